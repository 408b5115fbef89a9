package org.cobaltclaims.access.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an example of what a schema describes; it has every field, and fits the schema. */
final class ApiExamples {

  private static final String REFERENCE = "#/components/schemas/";

  private final Components components;
  private final ApiWords words = ApiWords.ofExamples();

  ApiExamples(Components components) {
    this.components = components;
  }

  /**
   * An example as JSON knows it: maps, lists, texts, numbers, truth values.
   *
   * @param name of the field or parameter; empty for a whole
   */
  @Nullable Object of(Schema<?> schema, String name) {
    return of(schema, name, "", new ArrayDeque<>());
  }

  private @Nullable Object of(Schema<?> schema, String name, String owner, Deque<String> within) {
    if (schema.get$ref() != null) {
      return referred(schema.get$ref().substring(REFERENCE.length()), name, within);
    }
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      return schema.getEnum().getFirst();
    }
    if (schema.getProperties() != null) {
      return object(schema, owner, within);
    }
    return switch (type(schema)) {
      case "array" -> {
        Object item = of(schema.getItems(), name, owner, within);
        yield item == null ? List.of() : List.of(item);
      }
      case "boolean" -> false;
      case "integer" -> "int64".equals(schema.getFormat()) ? (Object) 12500 : (Object) 1;
      case "number" -> 0.5;
      case "string" -> text(schema, name, owner);
      default -> other(schema, name, owner, within);
    };
  }

  /** In either version of OpenAPI. */
  static String type(Schema<?> schema) {
    if (schema.getType() != null) {
      return schema.getType();
    }
    return schema.getTypes() == null
        ? "object"
        : schema.getTypes().stream()
            .filter(type -> !type.equals("null"))
            .findFirst()
            .orElse("object");
  }

  /** Null where a schema stands in itself: it ends there. */
  private @Nullable Object referred(String schema, String name, Deque<String> within) {
    Schema<?> meant = components.getSchemas().get(schema);
    if (meant == null || within.contains(schema)) {
      return null;
    }
    within.push(schema);
    Object made = of(meant, name, schema, within);
    within.pop();
    return made;
  }

  private Map<String, Object> object(Schema<?> schema, String owner, Deque<String> within) {
    Map<String, Object> object = new LinkedHashMap<>();
    schema
        .getProperties()
        .forEach(
            (field, of) -> {
              Object value = of(of, field, owner, within);
              if (value != null) {
                object.put(field, value);
              }
            });
    return object;
  }

  private Object other(Schema<?> schema, String name, String owner, Deque<String> within) {
    if (!(schema.getAdditionalProperties() instanceof Schema<?> each)
        || each.get$ref() == null && type(each).equals("object")) {
      return Map.of("decision", text(schema, "decision", owner));
    }
    Object value = of(each, name, owner, within);
    return value == null ? Map.of() : Map.of("key", value);
  }

  private String text(Schema<?> schema, String name, String owner) {
    String format = schema.getFormat() == null ? "" : schema.getFormat();
    return switch (format) {
      case "date" -> "2026-11-05";
      case "date-time" -> "2026-11-05T14:30:00Z";
      case "byte", "binary" -> "";
      default -> {
        String word = words.first(owner + "." + name, name);
        yield word == null ? "" : word;
      }
    };
  }
}
