package org.cobaltclaims.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.ServletException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every answer of every page and call bears what keeps browsers from doing harm with it. */
@TestPropertySource(properties = "cobalt.portal.enabled=true")
class SecurityHeadersTest extends ApplicationTest {

  /** Ends never. */
  private static final String STREAM = "/work/events";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  @Autowired private MockMvc web;
  @Autowired private Accounts accounts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @BeforeEach
  void somebodyHasEveryPermission() {
    accounts.add("dana", "Dana", Set.of(Role.values()), "a long secret", false);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder call) throws Exception {
    return web.perform(call).andReturn().getResponse();
  }

  private static MockHttpServletRequestBuilder asDana(MockHttpServletRequestBuilder call) {
    return call.with(
            user("dana")
                .authorities(
                    Stream.of(Permission.values())
                        .map(p -> new SimpleGrantedAuthority(p.name()))
                        .toList()))
        .with(csrf());
  }

  @Test
  void everyPageAndCallBearsThemWhoeverAsks() throws Exception {
    List<String> bare = new ArrayList<>();
    Set<Integer> statuses = new TreeSet<>();
    int asked = 0;
    for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
      for (String pattern : mapping.getPatternValues()) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        HttpMethod method =
            methods.isEmpty() ? HttpMethod.GET : methods.iterator().next().asHttpMethod();
        String path = pattern.replaceAll("\\{[^}]+}", "x");
        if (path.equals(STREAM)) {
          continue;
        }
        MockHttpServletResponse stranger = send(request(method, path));
        statuses.add(stranger.getStatus());
        missing(stranger, path).forEach(what -> bare.add(method + " " + path + ": " + what));
        MockHttpServletRequestBuilder known = asDana(request(method, path));
        try {
          MockHttpServletResponse answer = send(known);
          statuses.add(answer.getStatus());
          missing(answer, path).forEach(what -> bare.add(method + " " + path + ": " + what));
        } catch (ServletException failed) {
          // Of a made-up id; a server sends the error page then, which is among the others.
        }
        asked++;
      }
    }
    assertThat(bare).isEmpty();
    assertThat(asked).isGreaterThan(200);
    assertThat(statuses).contains(200, 302, 401, 403, 404);
  }

  private static List<String> missing(MockHttpServletResponse answer, String path) {
    List<String> missing = new ArrayList<>();
    ALWAYS.forEach(
        (name, value) -> {
          if (!List.of(value).equals(answer.getHeaders(name))) {
            missing.add(name + " is " + answer.getHeaders(name));
          }
        });
    if (!String.valueOf(answer.getHeader("Cache-Control")).contains("no-store")) {
      missing.add("Cache-Control is " + answer.getHeader("Cache-Control"));
    }
    if (!String.valueOf(answer.getHeader("Permissions-Policy")).contains("camera=()")) {
      missing.add("Permissions-Policy is " + answer.getHeader("Permissions-Policy"));
    }
    boolean portal = path.startsWith("/portal");
    String policy = String.valueOf(answer.getHeader("Content-Security-Policy"));
    if (!policy.startsWith(portal ? "default-src 'none'" : "default-src 'self'")
        || policy.contains("unsafe")
        || answer.getHeaders("Content-Security-Policy").size() != 1) {
      missing.add("Content-Security-Policy is " + policy);
    }
    if (!List.of(portal ? "DENY" : "SAMEORIGIN").equals(answer.getHeaders("X-Frame-Options"))) {
      missing.add("X-Frame-Options is " + answer.getHeaders("X-Frame-Options"));
    }
    if (answer.getHeader("Strict-Transport-Security") != null) {
      missing.add("Strict-Transport-Security without TLS");
    }
    return missing;
  }

  @ParameterizedTest
  @CsvSource({
    "/actuator/health, 200",
    "/actuator/unheard-of, 404",
    "/v3/api-docs, 302",
    "/unheard/of, 302",
    "/api/unheard-of, 401",
    "/portal/unheard-of, 302",
    "/portal, 200",
    "/login, 200",
    "/work;jsessionid=1, 400",
    "/a//b, 400",
    "/%2e%2e/secret, 400"
  })
  void soDoesWhatIsNoPage(String path, int status) throws Exception {
    MockHttpServletResponse answer = send(get(URI.create(path)));
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(missing(answer, path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/desk/desk.css", "/desk/unheard-of.js"})
  void scriptsAndStylesMayBeKept(String path) throws Exception {
    MockHttpServletResponse answer = send(get(path));
    List<String> missing = missing(answer, path);
    if (answer.getStatus() == 200) {
      assertThat(answer.getHeader("Cache-Control")).contains("max-age=31536000");
      missing.removeIf(what -> what.startsWith("Cache-Control"));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void aWebServerInFrontIsToldToCollectNoNews() throws Exception {
    assertThat(send(asDana(get(STREAM))).getHeader("X-Accel-Buffering")).isEqualTo("no");
  }

  @Test
  void onlyOverTlsBrowsersAreToldToUseNothingElse() throws Exception {
    assertThat(send(get("/login").secure(true)).getHeader("Strict-Transport-Security"))
        .isEqualTo("max-age=15768000");
  }
}
