package org.cobaltclaims.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer tells the browser that it may not do. It stands before everything else, so that
 * also errors, refusals and what a firewall turns away bear it. What is the same for everybody and
 * may be kept (scripts, styles, pictures) says so itself later.
 */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {

  /** No script, style or frame but our own; htmx, form-js and bpmn-js need no more. */
  private static final String DESK =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  /** No script at all: the portal has none. */
  private static final String PORTAL =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Of half a year, as browsers ask for. */
  private static final String OVER_TLS_ONLY = "max-age=15768000";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy",
              "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store",
          // A browser's own guess at attacks has been one; it is turned off everywhere.
          "X-XSS-Protection", "0");

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> securityHeaderFilter() {
    FilterRegistrationBean<OncePerRequestFilter> first =
        new FilterRegistrationBean<>(new Writing());
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    first.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
    return first;
  }

  private static final class Writing extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      boolean portal = isPortal(request);
      ALWAYS.forEach(response::setHeader);
      response.setHeader("Content-Security-Policy", portal ? PORTAL : DESK);
      response.setHeader("X-Frame-Options", portal ? "DENY" : "SAMEORIGIN");
      if (request.isSecure()) {
        response.setHeader("Strict-Transport-Security", OVER_TLS_ONLY);
      }
      chain.doFilter(request, response);
    }

    /** An error inside the portal is shown in the portal's manner, and guarded as it is. */
    private static boolean isPortal(HttpServletRequest request) {
      String path = request.getRequestURI().substring(request.getContextPath().length());
      return path.equals(PortalSecurity.DOOR) || path.startsWith(PortalSecurity.DOOR + "/");
    }
  }
}
