package org.cobaltclaims.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a decision brings along beside the form's fields: what was corrected, until when to wait,
 * what the letter shall say. It may hold what must not reach the process engine, so it is no part
 * of the forms; it comes through our own pages and REST only. Messages never repeat a value.
 */
public final class DecisionDetails {

  /** A decision without any. */
  public static final DecisionDetails NONE = new DecisionDetails(Map.of());

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Map<String, Object> values;

  public DecisionDetails(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Refuses a decision that brings details that nobody reads. */
  public void requireNone() {
    requireOnly(Set.of());
  }

  /**
   * Refuses details that the decision does not know.
   *
   * @throws DecisionRefused if there are others
   */
  public void requireOnly(Set<String> known) {
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw DecisionRefused.invalid(
                  "details." + unknown + " means nothing for this decision");
            });
  }

  /** A text; empty if it is not there. */
  public String text(String name) {
    Object value = values.get(name);
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text.strip();
    }
    throw DecisionRefused.invalid("details." + name + " must be a text");
  }

  /** A day. */
  public Optional<LocalDate> date(String name) {
    String text = text(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw DecisionRefused.invalid("details." + name + " must be a day such as 2026-12-31");
    }
  }

  /** What stands under a name, as a record; empty if nothing does. */
  public <T> Optional<T> as(String name, Class<T> type) {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(MAPPER.writeValueAsString(value), type));
    } catch (JsonMappingException e) {
      String path =
          e.getPath().stream()
              .map(
                  step ->
                      step.getFieldName() == null
                          ? "[" + step.getIndex() + "]"
                          : "." + step.getFieldName())
              .collect(Collectors.joining());
      throw DecisionRefused.invalid("details." + name + path + " cannot be used");
    } catch (JsonProcessingException e) {
      throw DecisionRefused.invalid("details." + name + " cannot be used");
    }
  }
}
