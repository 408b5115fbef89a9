package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What part of a list is wanted.
 *
 * @param from how many rows to leave out at the beginning
 * @param limit how many rows to show at most
 * @param after the cursor that the rows follow
 * @param before the cursor that the rows precede
 */
record Page(int from, int limit, @Nullable String after, @Nullable String before) {

  private static final int DEFAULT_LIMIT = 100;
  private static final Set<String> KNOWN = Set.of("from", "limit", "after", "before");

  /**
   * Reads the page of a search.
   *
   * @throws Problem 400 when it makes no sense
   */
  static Page read(JsonNode json) {
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      if (!KNOWN.contains(property.getKey())) {
        throw Problem.invalid("'page' has no '%s', only %s".formatted(property.getKey(), KNOWN));
      }
    }
    List<String> ways =
        List.of("from", "after", "before").stream().filter(json::hasNonNull).toList();
    if (ways.size() > 1) {
      throw Problem.invalid("'page' may have only one of %s".formatted(ways));
    }
    return new Page(
        number(json, "from", 0),
        number(json, "limit", DEFAULT_LIMIT),
        cursor(json, "after"),
        cursor(json, "before"));
  }

  private static int number(JsonNode json, String name, int otherwise) {
    if (!json.hasNonNull(name)) {
      return otherwise;
    }
    JsonNode value = json.get(name);
    if (!value.isInt() || value.intValue() < 0) {
      throw Problem.invalid("'page.%s' must be a whole number, 0 or more".formatted(name));
    }
    return value.intValue();
  }

  private static @Nullable String cursor(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.get(name).asText() : null;
  }
}
