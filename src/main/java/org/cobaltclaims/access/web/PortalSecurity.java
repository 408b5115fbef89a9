package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.portal.PortalLogin;
import org.cobaltclaims.portal.PortalSessions;
import org.cobaltclaims.portal.PortalSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who gets into the patients' portal. It stands beside that of the staff and shares nothing with
 * it: no session, no cookie, no permission. Who is logged in as staff is nobody here, and the other
 * way round. Where no portal is offered, there is nothing under its address.
 */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

  static final String DOOR = "/portal";

  @Bean
  @Order(1)
  SecurityFilterChain portal(
      HttpSecurity http, PortalSettings settings, PortalSessions sessions, AuditLog audit)
      throws Exception {
    http.securityMatchers(
        all ->
            all.requestMatchers(
                PathPatternRequestMatcher.withDefaults().matcher(DOOR),
                PathPatternRequestMatcher.withDefaults().matcher(DOOR + "/**")));
    http.authorizeHttpRequests(
        ask -> {
          if (!settings.offered()) {
            ask.anyRequest().denyAll();
            return;
          }
          ask.requestMatchers(HttpMethod.GET, DOOR)
              .permitAll()
              .requestMatchers(HttpMethod.POST, DOOR)
              .permitAll()
              .anyRequest()
              .hasAuthority(PortalLogin.AUTHORITY);
        });
    http.securityContext(
        context -> context.securityContextRepository(new NullSecurityContextRepository()));
    // STATELESS would still give the staff session of the same browser a new id at every request.
    http.sessionManagement(AbstractHttpConfigurer::disable);
    http.requestCache(AbstractHttpConfigurer::disable);
    http.logout(AbstractHttpConfigurer::disable);
    http.csrf(csrf -> csrf.csrfTokenRepository(new PortalFormTokens()));
    AccessDeniedHandlerImpl refused = new AccessDeniedHandlerImpl();
    refused.setErrorPage(DOOR + "/refused");
    http.exceptionHandling(
        asked ->
            asked
                .authenticationEntryPoint(
                    (request, response, why) -> away(settings, request, response))
                .accessDeniedHandler(
                    (request, response, why) -> {
                      if (settings.offered()) {
                        refused.handle(request, response, why);
                      } else {
                        away(settings, request, response);
                      }
                    }));
    http.addFilterAfter(
        new PortalSessionFilter(sessions, settings), SecurityContextHolderFilter.class);
    http.addFilterAfter(new AuditFilter(audit), PortalSessionFilter.class);
    // SecurityHeaders writes them, also where no filter chain gets to.
    http.headers(AbstractHttpConfigurer::disable);
    return http.build();
  }

  /** To the door; where there is none, nowhere. */
  private static void away(
      PortalSettings settings, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (settings.offered()) {
      response.sendRedirect(request.getContextPath() + DOOR + "?ended");
    } else {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
  }
}
