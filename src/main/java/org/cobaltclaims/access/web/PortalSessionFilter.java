package org.cobaltclaims.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cobaltclaims.portal.PortalCookie;
import org.cobaltclaims.portal.PortalSessions;
import org.cobaltclaims.portal.PortalSettings;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is in the portal: by its own cookie alone, whoever else the browser is. */
final class PortalSessionFilter extends OncePerRequestFilter {

  private final PortalSessions sessions;
  private final PortalSettings settings;

  PortalSessionFilter(PortalSessions sessions, PortalSettings settings) {
    this.sessions = sessions;
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    if (settings.offered()) {
      PortalCookie.of(request).flatMap(sessions::find).ifPresent(context::setAuthentication);
    }
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
