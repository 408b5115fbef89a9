package org.cobaltclaims.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.AuditLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
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

  /** What a proxy adds to what it passes on. */
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Via");

  @Bean
  PasswordEncoder passwordEncoder() {
    return Accounts.passwordEncoder();
  }

  @Bean
  SecurityFilterChain everything(
      HttpSecurity http,
      Accounts accounts,
      AuditLog audit,
      ObjectProvider<ClientRegistrationRepository> providers,
      @Value("${cobalt.access.account-claim:preferred_username}") String accountClaim,
      @Value("${cobalt.access.second-factor-required:false}") boolean codesRequired)
      throws Exception {
    RequestMatcher api = PathPatternRequestMatcher.withDefaults().matcher("/api/**");
    http.authorizeHttpRequests(
        ask -> {
          // The end of an answer that was begun; who asked for it may have logged out meanwhile.
          ask.dispatcherTypeMatchers(DispatcherType.ASYNC)
              .permitAll()
              .requestMatchers("/login", "/desk/**", "/vendor/**", "/error", "/favicon.ico")
              .permitAll()
              .requestMatchers("/setup")
              .access((who, context) -> decision(isOpen(accounts, context.getRequest())))
              // Ids and numbers only, and the port is this machine's own.
              .requestMatchers("/actuator/**")
              .access((who, context) -> decision(isLocal(context.getRequest())))
              .requestMatchers("/", "/account/**", StandingFilter.CODE_PAGE)
              .authenticated();
          AccessRules.ALL.forEach(rule -> open(ask, rule, accounts));
          ask.anyRequest().denyAll();
        });
    http.formLogin(
        login -> login.loginPage("/login").defaultSuccessUrl("/").failureUrl("/login?failed"));
    if (providers.getIfAvailable() != null) {
      http.oauth2Login(
          login ->
              login
                  .loginPage("/login")
                  .defaultSuccessUrl("/")
                  .failureUrl("/login?unknown")
                  .userInfoEndpoint(
                      user -> user.oidcUserService(new OpenIdAccounts(accounts, accountClaim))));
    }
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
    http.addFilterBefore(new StandingFilter(accounts, codesRequired), AuthorizationFilter.class);
    // SecurityHeaders writes them, also where no filter chain gets to.
    http.headers(AbstractHttpConfigurer::disable);
    return http.build();
  }

  private static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry ask,
      AccessRules.Rule rule,
      Accounts accounts) {
    AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizedUrl requests =
        rule.method() == null
            ? ask.requestMatchers(rule.pattern())
            : ask.requestMatchers(rule.method(), rule.pattern());
    requests.access(
        (who, context) ->
            decision(
                !rule.closed() && isOpen(accounts, context.getRequest())
                    || rule.lets(permissions(who.get()))));
  }

  private static Set<String> permissions(Authentication login) {
    return login.isAuthenticated()
        ? login.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static AuthorizationDecision decision(boolean granted) {
    return new AuthorizationDecision(granted);
  }

  static boolean isOpen(Accounts accounts, HttpServletRequest request) {
    return isLocal(request) && accounts.none();
  }

  /**
   * Called on this machine. What a proxy on it passes on is somebody else's call, also where nobody
   * has told the server to believe the proxy. Where it does, the caller's address is what a header
   * said, which anybody in the same network may write; at which address the call came in is not.
   */
  static boolean isLocal(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && isLoopback(request.getLocalAddr())
        && FORWARDED.stream().allMatch(name -> request.getHeader(name) == null);
  }

  private static boolean isLoopback(String address) {
    return address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1");
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
