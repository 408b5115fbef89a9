package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.engine.embedded.rest.Problem;

/** Variables that something must have, by name and value. Values are compared as JSON text. */
final class VariableFilters {

  private record Wanted(String name, Condition value) {}

  private final List<Wanted> all = new ArrayList<>();

  private VariableFilters() {}

  /**
   * Reads a list of names and values.
   *
   * @throws Problem 400 for anything else
   */
  static VariableFilters read(String property, JsonNode json) {
    if (!json.isArray()) {
      throw Problem.invalid("'%s' must be a list of names and values".formatted(property));
    }
    VariableFilters filters = new VariableFilters();
    json.forEach(one -> filters.all.add(wanted(property, one)));
    return filters;
  }

  private static Wanted wanted(String property, JsonNode json) {
    for (Map.Entry<String, JsonNode> part : json.properties()) {
      if (!part.getKey().equals("name") && !part.getKey().equals("value")) {
        throw Problem.invalid(
            "'%s' has no '%s', only name and value".formatted(property, part.getKey()));
      }
    }
    if (!json.hasNonNull("name") || !json.hasNonNull("value")) {
      throw Problem.invalid("'%s' needs a name and a value for each".formatted(property));
    }
    return new Wanted(
        json.get("name").asText(),
        Condition.read(Kind.TEXT, Set.of(), property + ".value", json.get("value")));
  }

  /** Whether each is satisfied by one of the variables. */
  boolean allIn(List<VariableRow> variables) {
    return all.stream()
        .allMatch(
            wanted ->
                variables.stream()
                    .anyMatch(
                        variable ->
                            variable.name.equals(wanted.name)
                                && wanted.value.holds(variable.value)));
  }
}
