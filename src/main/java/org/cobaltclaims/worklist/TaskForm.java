package org.cobaltclaims.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Camunda Form, and the checks that it asks for. Browsers make them too; what counts is made
 * here. A field that only shows something may not be filled in.
 */
public final class TaskForm {

  /** The field in which every form asks what was decided. */
  public static final String DECISION = "decision";

  /** The field for a remark. */
  public static final String COMMENT = "comment";

  private final JsonNode schema;
  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  TaskForm(JsonNode schema) {
    this.schema = schema;
    for (JsonNode component : schema.path("components")) {
      if (component.has("key") && !component.path("readonly").asBoolean()) {
        fields.put(component.get("key").asText(), component);
      }
    }
  }

  /** What is wrong with a field. */
  public record Fault(String field, String message) {}

  /** The form as it is shown. */
  public JsonNode schema() {
    return schema.deepCopy();
  }

  /** What may be decided. */
  public List<String> decisions() {
    JsonNode decision = fields.get(DECISION);
    return decision == null ? List.of() : values(decision);
  }

  /** What is wrong with what was filled in; empty if nothing is. */
  public List<Fault> check(Map<String, ?> filledIn) {
    List<Fault> faults = new ArrayList<>();
    filledIn.keySet().stream()
        .filter(name -> !fields.containsKey(name))
        .forEach(name -> faults.add(new Fault(name, "is no field of this form")));
    fields.forEach(
        (name, field) -> {
          String fault = fault(field, filledIn.get(name));
          if (fault != null) {
            faults.add(new Fault(name, fault));
          }
        });
    return faults;
  }

  private static @Nullable String fault(JsonNode field, @Nullable Object value) {
    JsonNode rules = field.path("validate");
    if (value == null || value instanceof String text && text.isBlank()) {
      return rules.path("required").asBoolean() ? "is required" : null;
    }
    return switch (field.path("type").asText()) {
      case "number" -> numberFault(rules, value);
      case "radio", "select" ->
          value instanceof String text && values(field).contains(text)
              ? null
              : "must be one of " + String.join(", ", values(field));
      case "checkbox" -> value instanceof Boolean ? null : "must be true or false";
      default -> value instanceof String text ? textFault(rules, text) : "must be a text";
    };
  }

  private static @Nullable String numberFault(JsonNode rules, Object value) {
    if (!(value instanceof Number number)) {
      return "must be a number";
    }
    if (rules.has("min") && number.doubleValue() < rules.get("min").asDouble()) {
      return "must be at least " + rules.get("min").asText();
    }
    if (rules.has("max") && number.doubleValue() > rules.get("max").asDouble()) {
      return "must be at most " + rules.get("max").asText();
    }
    return null;
  }

  private static @Nullable String textFault(JsonNode rules, String text) {
    if (rules.has("minLength") && text.length() < rules.get("minLength").asInt()) {
      return "must have at least " + rules.get("minLength").asInt() + " characters";
    }
    if (rules.has("maxLength") && text.length() > rules.get("maxLength").asInt()) {
      return "must have at most " + rules.get("maxLength").asInt() + " characters";
    }
    if (rules.has("pattern")
        && !Pattern.compile(rules.get("pattern").asText()).matcher(text).find()) {
      return "must match " + rules.get("pattern").asText();
    }
    return null;
  }

  private static List<String> values(JsonNode field) {
    return StreamSupport.stream(field.path("values").spliterator(), false)
        .map(value -> value.get("value").asText())
        .toList();
  }
}
