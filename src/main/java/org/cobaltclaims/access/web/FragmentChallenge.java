package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * A part of a page was asked for after the session had ended: the whole page goes to the log-in.
 */
final class FragmentChallenge implements AuthenticationEntryPoint {

  static boolean is(HttpServletRequest request) {
    return "true".equals(request.getHeader("HX-Request"));
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
    response.setHeader("HX-Redirect", request.getContextPath() + "/login?ended");
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
  }
}
