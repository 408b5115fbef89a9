package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads who still has a password from somebody else to where an own one is chosen. */
@Configuration(proxyBeanMethods = false)
class PasswordExpiry implements WebMvcConfigurer, HandlerInterceptor {

  private final Accounts accounts;

  PasswordExpiry(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Principal person = request.getUserPrincipal();
    boolean expired =
        person != null
            && accounts.find(person.getName()).filter(Account::passwordExpired).isPresent();
    if (expired) {
      response.sendRedirect(request.getContextPath() + "/account/password");
    }
    return !expired;
  }
}
