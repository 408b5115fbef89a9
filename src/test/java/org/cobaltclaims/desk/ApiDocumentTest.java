package org.cobaltclaims.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The description of the REST interface is whole: every call of it can be made by who has nothing
 * else. The build leaves it in {@code target/openapi.json}.
 */
class ApiDocumentTest extends ApplicationTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";
  private static final Pattern CALL =
      Pattern.compile(
          "(GET|POST|PUT|DELETE) (?:[^ `]*127\\.0\\.0\\.1:8080|\\$COBALT)?(/api/[^\\s`'\"?:,)]*)");

  @Autowired private MockMvc web;
  private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private JsonNode document = mapper.missingNode();

  private record Call(String method, String path, JsonNode operation) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeEach
  void read() throws Exception {
    document =
        mapper.readTree(
            web.perform(get("/v3/api-docs"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
    mapper.writeValue(
        Files.createDirectories(Path.of("target")).resolve("openapi.json").toFile(), document);
  }

  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    document
        .required("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation ->
                            calls.add(
                                new Call(
                                    operation.getKey().toUpperCase(),
                                    path.getKey(),
                                    operation.getValue()))));
    assertThat(calls).hasSizeGreaterThan(100);
    return calls;
  }

  @Test
  void everyCallSaysWhatItDoesAndWhoMay() {
    Set<String> groups = new HashSet<>();
    document.required("tags").forEach(tag -> groups.add(tag.required("name").asText()));
    Map<String, String> ids = new HashMap<>();
    for (Call call : calls()) {
      assertThat(call.path()).startsWith("/api/");
      assertThat(call.operation().path("summary").asText()).as("%s", call).isNotBlank();
      assertThat(call.operation().path("description").asText())
          .as("%s", call)
          .contains("For: ")
          .doesNotContain("For: nobody");
      assertThat(call.operation().path("tags")).as("%s", call).hasSize(1);
      assertThat(groups).as("%s", call).contains(call.operation().at("/tags/0").asText());
      String before = ids.put(call.operation().required("operationId").asText(), call.toString());
      assertThat(before).as("%s has the id of another", call).isNull();
    }
    assertThat(document.at("/components/securitySchemes/account/scheme").asText())
        .isEqualTo("basic");
  }

  @Test
  void everyParameterIsExplainedAndHasAnExample() {
    for (Call call : calls()) {
      for (JsonNode parameter : call.operation().path("parameters")) {
        assertThat(parameter.path("description").asText())
            .as("%s %s", call, parameter.path("name"))
            .isNotBlank();
        assertThat(parameter.has("example")).as("%s %s", call, parameter.path("name")).isTrue();
      }
    }
  }

  @Test
  void everyCallTellsWhatGoesWrong() {
    for (Call call : calls()) {
      JsonNode responses = call.operation().required("responses");
      Set<String> wanted = new HashSet<>(Set.of("401", "403"));
      if (call.path().contains("{")) {
        wanted.add("404");
      }
      if (call.operation().has("requestBody")) {
        wanted.add("400");
      }
      for (String status : wanted) {
        JsonNode problem = responses.path(status);
        assertThat(problem.path("description").asText()).as("%s %s", call, status).isNotBlank();
        JsonNode media = problem.path("content").path(PROBLEM);
        assertThat(media.at("/example/status").asText()).as("%s", call).isEqualTo(status);
        assertThat(faults(media)).as("%s %s", call, status).isEmpty();
      }
      assertThat(responses.fieldNames())
          .toIterable()
          .as("%s", call)
          .anyMatch(status -> status.startsWith("2"));
    }
  }

  @Test
  void everyExampleFitsWhatItIsAnExampleOf() {
    int examples = 0;
    for (Call call : calls()) {
      JsonNode sent = call.operation().path("requestBody").path("content");
      examples += check(call + " body", sent);
      for (JsonNode response : call.operation().required("responses")) {
        examples += check(call + " answer", response.path("content"));
      }
    }
    assertThat(examples).isGreaterThan(150);
  }

  /** How many examples there are, each of them right. */
  private int check(String where, JsonNode content) {
    JsonNode media = content.path(JSON);
    if (media.isMissingNode() || media.at("/schema/format").asText().equals("byte")) {
      return 0;
    }
    assertThat(media.has("example")).as(where).isTrue();
    assertThat(faults(media)).as(where).isEmpty();
    return 1;
  }

  private List<String> faults(JsonNode media) {
    List<String> faults = new ArrayList<>();
    faults(media.path("schema"), media.path("example"), "", faults);
    return faults;
  }

  private void faults(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asText();
      faults(document.at(name.substring(1)), value, at, faults);
      return;
    }
    if (schema.has("enum")) {
      if (!contains(schema.get("enum"), value)) {
        faults.add(at + " is none of the values: " + value);
      }
      return;
    }
    boolean right =
        switch (type(schema)) {
          case "array" -> {
            for (JsonNode item : value) {
              faults(schema.required("items"), item, at + "[]", faults);
            }
            yield value.isArray();
          }
          case "string" -> value.isTextual() && isText(schema, value.asText(), at);
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> {
            objectFaults(schema, value, at, faults);
            yield true;
          }
        };
    if (!right) {
      faults.add(at + " is no " + schema.path("type") + " " + schema.path("format") + ": " + value);
    }
  }

  private static String type(JsonNode schema) {
    return schema.path("type").isArray()
        ? schema.at("/type/0").asText()
        : schema.path("type").asText("object");
  }

  private void objectFaults(JsonNode schema, JsonNode value, String at, List<String> faults) {
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                faults.add(at + "." + name.asText() + " is missing");
              }
            });
    if (schema.has("properties")) {
      value
          .fields()
          .forEachRemaining(
              field -> {
                JsonNode of = schema.get("properties").path(field.getKey());
                if (of.isMissingNode()) {
                  faults.add(at + "." + field.getKey() + " is unknown");
                } else {
                  faults(of, field.getValue(), at + "." + field.getKey(), faults);
                }
              });
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode each : values) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** A text that says something, or a date that is one. */
  private static boolean isText(JsonNode schema, String text, String at) {
    try {
      switch (schema.path("format").asText()) {
        case "date" -> LocalDate.parse(text);
        case "date-time" -> OffsetDateTime.parse(text);
        case "byte", "binary" -> {
          return true;
        }
        default -> {
          return !text.isBlank() || at.endsWith(".fault");
        }
      }
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** What the page on the interface calls is there. */
  @Test
  void thePageCallsNothingThatIsNotThere() throws Exception {
    String page = Files.readString(Path.of("docs/api.md"));
    List<Call> calls = calls();
    List<MatchResult> named = CALL.matcher(page).results().toList();
    assertThat(named).hasSizeGreaterThan(10);
    for (MatchResult call : named) {
      assertThat(calls)
          .as("%s %s", call.group(1), call.group(2))
          .anyMatch(
              there ->
                  there.method().equals(call.group(1))
                      && call.group(2)
                          .matches(
                              there.path().replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\.")));
    }
  }
}
