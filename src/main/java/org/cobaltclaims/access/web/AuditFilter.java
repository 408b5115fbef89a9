package org.cobaltclaims.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.AuditLog.Action;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down who asked for which page or call and what came of it, also where it was refused.
 * Nobody's name is in an address, so neither is one here. Stands within the chain of security,
 * where it is known who asks, and around what decides whether they may.
 */
final class AuditFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Searches are sent as forms so that no name is in an address; they change nothing. */
  private static final Set<String> SEARCHES =
      Set.of(
          "/work/rows",
          "/claims/rows",
          "/claims/export",
          "/patients/rows",
          "/patients/find",
          "/payments/rows",
          "/payments/export",
          "/payments/claims",
          "/deposits/rows",
          "/deposits/export",
          "/holds/rows",
          "/holds/export",
          "/api/families/find",
          "/api/decisions/preview",
          "/api/decisions/try",
          // What a list of payers would do, and whether a clearinghouse is reached.
          "/settings/payers/import",
          "/settings/clearinghouses/test",
          "/settings/relay/test");

  /** Of the staff, and of patients. */
  private static final Set<String> LOG_INS = Set.of("/login", "/portal");

  private static final String NOBODY = "-";
  private static final int REFUSED = 400;

  private final AuditLog log;

  AuditFilter(AuditLog log) {
    this.log = log;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/desk/")
        || path.startsWith("/vendor/")
        || path.startsWith("/actuator/")
        || path.equals("/favicon.ico")
        || path.equals("/work/events");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Who logs out is somebody before, who logs in afterwards.
    String before = who();
    chain.doFilter(request, response);
    boolean reading = READING.contains(request.getMethod());
    boolean logIn = LOG_INS.contains(request.getRequestURI()) && !reading;
    String person = before.equals(NOBODY) || logIn ? who() : before;
    if (logIn) {
      boolean in = !person.equals(NOBODY);
      add(request, in ? person : tried(request), Action.LOG_IN, in ? "let in" : "refused");
    } else if (!reading || !person.equals(NOBODY) || response.getStatus() >= REFUSED) {
      boolean search = SEARCHES.contains(request.getRequestURI());
      Action action = reading || search ? Action.READ : Action.WRITE;
      add(request, person, action, String.valueOf(response.getStatus()));
    }
  }

  private void add(HttpServletRequest request, String person, Action action, String outcome) {
    log.add(
        person,
        action,
        request.getMethod() + " " + request.getRequestURI(),
        outcome,
        request.getRemoteAddr());
  }

  /** As whom somebody tried to log in. */
  private static String tried(HttpServletRequest request) {
    Object invitation = request.getAttribute(AuditLog.TRIED);
    return invitation == null
        ? Objects.requireNonNullElse(request.getParameter("username"), NOBODY)
        : invitation.toString();
  }

  private static String who() {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    return login == null || login instanceof AnonymousAuthenticationToken
        ? NOBODY
        : login.getName();
  }
}
