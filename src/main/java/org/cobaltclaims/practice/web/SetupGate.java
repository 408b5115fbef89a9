package org.cobaltclaims.practice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.cobaltclaims.practice.CurrentSettings;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every page leads to the set-up until the practice and a clearinghouse are known. REST says what
 * is missing.
 */
@Configuration(proxyBeanMethods = false)
class SetupGate implements WebMvcConfigurer {

  private static final List<String> OPEN =
      List.of(
          "/setup/**",
          "/setup",
          "/login/**",
          "/logout",
          "/account/**",
          "/team/**",
          "/audit/**",
          "/settings/read-file",
          "/api/**",
          "/actuator/**",
          "/v3/**",
          "/error",
          "/desk/**",
          "/vendor/**",
          "/favicon.ico");

  private final CurrentSettings settings;

  SetupGate(CurrentSettings settings) {
    this.settings = settings;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Gate()).excludePathPatterns(OPEN);
    registry
        .addInterceptor(new Missing())
        .addPathPatterns("/api/**")
        .excludePathPatterns(
            "/api/settings/**", "/api/accounts/**", "/api/audit/**", "/api/files/**");
  }

  /** Leads pages to the set-up. */
  private final class Gate implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler)
        throws IOException {
      if (settings.isSetUp()) {
        return true;
      }
      response.sendRedirect(request.getContextPath() + "/setup/steps");
      return false;
    }
  }

  /** Calls say what is missing. */
  private final class Missing implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler)
        throws IOException {
      if (settings.isSetUp()) {
        return true;
      }
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      response.setContentType("application/problem+json");
      response
          .getWriter()
          .write(
              "{\"title\":\"Conflict\",\"status\":409,\"detail\":\"the practice and its"
                  + " clearinghouse are not set up yet\"}");
      return false;
    }
  }
}
