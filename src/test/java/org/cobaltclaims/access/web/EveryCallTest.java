package org.cobaltclaims.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever leaves out parameters, fields or the whole body of a call, or sends something else, is
 * told so: nothing fails.
 */
class EveryCallTest extends ApplicationTest {

  private static final List<String> BODIES =
      List.of("", "{}", "null", "[]", "[null]", "{", "\"x\"");

  /** Ends never. */
  private static final String STREAM = "/work/events";

  @Autowired private MockMvc web;
  @Autowired private Accounts accounts;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @BeforeEach
  void somebodyHasEveryPermission() {
    accounts.add("dana", "Dana", Set.of(Role.values()), "a long enough secret", false);
  }

  @Test
  void nothingFailsWhateverIsSent() {
    List<String> failed = new ArrayList<>();
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              for (String pattern : mapping.getPatternValues()) {
                if (!pattern.equals(STREAM) && !pattern.equals("/error")) {
                  for (String body : bodies(handler)) {
                    send(method(mapping), pattern, body, failed, statuses);
                  }
                }
              }
            });
    assertThat(failed).isEmpty();
    assertThat(statuses.keySet()).contains(200, 400, 404, 422);
    assertThat(statuses.get(400)).isGreaterThan(300);
  }

  private void send(
      HttpMethod method,
      String pattern,
      String body,
      List<String> failed,
      TreeMap<Integer, Integer> statuses) {
    String path =
        pattern
            .replace("{family}", family)
            .replace("{claim}", claim(1).id())
            .replaceAll("\\{(level|place|number)}", "1")
            .replaceAll("\\{[^}]+}", "x");
    String call = "%s %s %s".formatted(method, pattern, body);
    try {
      int status =
          web.perform(
                  request(method, path)
                      .contentType(MediaType.APPLICATION_JSON)
                      .content(body)
                      .with(csrf())
                      .with(
                          user("dana")
                              .authorities(
                                  Stream.of(Permission.values())
                                      .map(p -> new SimpleGrantedAuthority(p.name()))
                                      .toList())))
              .andReturn()
              .getResponse()
              .getStatus();
      statuses.merge(status, 1, Integer::sum);
      if (status >= 500) {
        failed.add(call + " is answered with " + status);
      }
    } catch (Exception thrown) {
      Throwable why = thrown.getCause() == null ? thrown : thrown.getCause();
      failed.add(call + " throws " + why.getClass().getSimpleName());
    }
  }

  private static HttpMethod method(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty() ? HttpMethod.GET : methods.iterator().next().asHttpMethod();
  }

  /** What is sent: also each list that the body may have, with nothing in it but null. */
  private static List<String> bodies(HandlerMethod handler) {
    for (MethodParameter parameter : handler.getMethodParameters()) {
      if (parameter.hasParameterAnnotation(RequestBody.class)) {
        List<String> bodies = new ArrayList<>(BODIES);
        if (parameter.getParameterType().isRecord()) {
          for (RecordComponent field : parameter.getParameterType().getRecordComponents()) {
            if (Collection.class.isAssignableFrom(field.getType())) {
              bodies.add("{\"%s\": [null]}".formatted(field.getName()));
            }
          }
        }
        return bodies;
      }
    }
    return List.of("");
  }
}
