package org.cobaltclaims.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whether a log-in still holds: the account's rights are those of the log-in, and where the account
 * has a second factor its code was entered in this session.
 */
final class StandingFilter extends OncePerRequestFilter {

  /** Set in a session once the code was right. */
  static final String CODE_ENTERED = StandingFilter.class.getName() + ".code";

  static final String CODE_PAGE = "/login/code";
  static final String SET_UP_PAGE = "/account/second-factor";

  private final Accounts accounts;
  private final boolean codesRequired;

  /**
   * @param codesRequired whether every account has to have a second factor
   */
  StandingFilter(Accounts accounts, boolean codesRequired) {
    this.accounts = accounts;
    this.codesRequired = codesRequired;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/desk/")
        || path.startsWith("/vendor/")
        || path.equals("/logout")
        || path.equals("/favicon.ico");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (login == null || login instanceof AnonymousAuthenticationToken) {
      chain.doFilter(request, response);
      return;
    }
    Account account = accounts.find(login.getName()).filter(Account::active).orElse(null);
    if (account == null || !permissions(login).equals(permissions(account))) {
      end(request);
      lead(request, response, "/login?ended", "this log-in does not hold any more");
      return;
    }
    String wanted = wanted(request, account);
    if (wanted == null || wanted.equals(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      lead(
          request,
          response,
          wanted,
          "this account logs in with a second factor, which calls without a session do not have");
    }
  }

  private @Nullable String wanted(HttpServletRequest request, Account account) {
    if (account.secondFactor()) {
      HttpSession session = request.getSession(false);
      return session != null && session.getAttribute(CODE_ENTERED) != null ? null : CODE_PAGE;
    }
    boolean ownPassword = !account.passwordExpired();
    // Who logs in elsewhere has a second factor there.
    boolean here = !OpenIdAccounts.isOpenId(SecurityContextHolder.getContext().getAuthentication());
    return codesRequired && ownPassword && here ? SET_UP_PAGE : null;
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private static void lead(
      HttpServletRequest request, HttpServletResponse response, String page, String why)
      throws IOException {
    String there = request.getContextPath() + page;
    if (request.getRequestURI().startsWith("/api/")) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response
          .getWriter()
          .write("{\"status\":401,\"title\":\"Unauthorized\",\"detail\":\"%s\"}".formatted(why));
    } else if (FragmentChallenge.is(request)) {
      response.setHeader("HX-Redirect", there);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else {
      response.sendRedirect(there);
    }
  }

  private static Set<String> permissions(Authentication login) {
    Set<String> known =
        Set.of(Permission.values()).stream().map(Enum::name).collect(Collectors.toSet());
    return login.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(known::contains)
        .collect(Collectors.toSet());
  }

  private static Set<String> permissions(Account account) {
    return account.passwordExpired()
        ? Set.of()
        : Role.permissions(account.roles()).stream().map(Enum::name).collect(Collectors.toSet());
  }
}
