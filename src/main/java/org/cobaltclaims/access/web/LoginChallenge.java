package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cobaltclaims.access.Accounts;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Leads to the log-in, and where nobody has an account yet to the first step of setting up. */
final class LoginChallenge implements AuthenticationEntryPoint {

  private final Accounts accounts;

  LoginChallenge(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    boolean first = SecurityConfiguration.isOpen(accounts, request);
    response.sendRedirect(request.getContextPath() + (first ? "/setup" : "/login"));
  }
}
