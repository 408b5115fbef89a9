package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets where. What is not named here is refused. As long as nobody has an account, the REST
 * interface answers callers of this machine without a log-in: there is nobody yet who could log in,
 * and the port is the machine's own.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

  /** No script, style or frame but our own; htmx, form-js and bpmn-js need no more. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  @Bean
  PasswordEncoder passwordEncoder() {
    String newest = "bcrypt";
    return new DelegatingPasswordEncoder(newest, Map.of(newest, new BCryptPasswordEncoder()));
  }

  @Bean
  SecurityFilterChain everything(HttpSecurity http, Accounts accounts, AuditLog audit)
      throws Exception {
    RequestMatcher api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
    http.authorizeHttpRequests(
        ask ->
            ask.requestMatchers("/login", "/desk/**", "/vendor/**", "/error", "/favicon.ico")
                .permitAll()
                .requestMatchers("/setup")
                .access((who, context) -> decision(isOpen(accounts, context.getRequest())))
                // Ids and numbers only, and the port is this machine's own.
                .requestMatchers("/actuator/**")
                .access((who, context) -> decision(isLocal(context.getRequest())))
                .requestMatchers("/", "/account/**")
                .authenticated()
                // Against the rules: whoever has an account needs the right to, whatever role they
                // say.
                .requestMatchers(
                    HttpMethod.POST, "/api/claims/*/send-anyway", "/api/claims/*/skip-prior")
                .access(openOr(accounts, Permission.MANAGE_WORK))
                .requestMatchers("/api/audit/**")
                .hasAuthority(Permission.AUDIT.name())
                .requestMatchers("/api/accounts/**")
                .hasAuthority(Permission.ACCOUNTS.name())
                .requestMatchers(HttpMethod.GET, "/api/tasks/**", "/api/claims/**", "/work/**")
                .access(openOr(accounts, Permission.SEE_CLAIMS))
                .requestMatchers("/work/**", "/claims/**", "/files/**")
                .access(openOr(accounts, Permission.SEE_CLAIMS))
                .requestMatchers(HttpMethod.GET, "/claims/**")
                .access(openOr(accounts, Permission.SEE_CLAIMS))
                .requestMatchers("/api/tasks/**")
                .access(openOr(accounts, Permission.WORK_CLAIMS, Permission.POST_PAYMENTS))
                .requestMatchers(HttpMethod.GET, "/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .access(openOr(accounts, Permission.SEE_CLAIMS))
                .requestMatchers("/api/**")
                .access(openOr(accounts, Permission.WORK_CLAIMS, Permission.POST_PAYMENTS))
                .anyRequest()
                .denyAll());
    http.formLogin(
        login -> login.loginPage("/login").defaultSuccessUrl("/").failureUrl("/login?failed"));
    http.logout(logout -> logout.logoutSuccessUrl("/login?out"));
    http.httpBasic(Customizer.withDefaults());
    http.exceptionHandling(
        asked ->
            asked
                .defaultAuthenticationEntryPointFor(new PlainChallenge(), api)
                .defaultAuthenticationEntryPointFor(new FragmentChallenge(), FragmentChallenge::is)
                .defaultAuthenticationEntryPointFor(new LoginChallenge(accounts), any -> true));
    // Programs that bring their credentials along, or that need none, have no session to ride on.
    http.csrf(csrf -> csrf.ignoringRequestMatchers(request -> isFromProgram(api, request)));
    http.addFilterAfter(new AuditFilter(audit), SecurityContextHolderFilter.class);
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), microphone=(), geolocation=()")));
    return http.build();
  }

  private static AuthorizationManager<RequestAuthorizationContext> openOr(
      Accounts accounts, Permission... any) {
    String[] names = Arrays.stream(any).map(Enum::name).toArray(String[]::new);
    AuthorityAuthorizationManager<RequestAuthorizationContext> allowed =
        AuthorityAuthorizationManager.hasAnyAuthority(names);
    return (who, context) ->
        isOpen(accounts, context.getRequest())
            ? decision(true)
            : decision(isGranted(allowed.authorize(who, context)));
  }

  private static boolean isGranted(@Nullable AuthorizationResult result) {
    return result != null && result.isGranted();
  }

  private static AuthorizationDecision decision(boolean granted) {
    return new AuthorizationDecision(granted);
  }

  static boolean isOpen(Accounts accounts, HttpServletRequest request) {
    return isLocal(request) && accounts.none();
  }

  private static boolean isLocal(HttpServletRequest request) {
    return request.getRemoteAddr().equals("127.0.0.1")
        || request.getRemoteAddr().equals("0:0:0:0:0:0:0:1");
  }

  /** Called by a program and not by a page of somebody else's that is open in a browser. */
  private static boolean isFromProgram(RequestMatcher api, HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return (api.matches(request) || request.getRequestURI().startsWith("/actuator/"))
        && site == null
        && request.getHeader("Origin") == null
        && request.getSession(false) == null;
  }
}
