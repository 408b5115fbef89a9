package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.cobaltclaims.engine.embedded.read.Order.Place;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list, as text. It holds what the row was sorted by, so that it stays good
 * when rows come and go.
 */
final class Cursor {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Cursor() {}

  static String write(Place place) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (Comparable<?> value : place.values()) {
      switch (value) {
        case null -> parts.addNull();
        case Long number -> parts.add(number);
        case Boolean flag -> parts.add(flag);
        default -> parts.add(value.toString());
      }
    }
    parts.add(place.id().key()).add(place.id().part());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor of a search that sorts by so many columns.
   *
   * @throws Problem 400 when it is none
   */
  static Place read(String cursor, Order<?> order) {
    try {
      JsonNode parts = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
      int width = order.width();
      if (!parts.isArray() || parts.size() != width + 2) {
        throw wrong();
      }
      List<@Nullable Comparable<?>> values = new ArrayList<>(width);
      for (int i = 0; i < width; i++) {
        values.add(value(parts.get(i)));
      }
      return new Place(
          values, new RowId(parts.get(width).longValue(), parts.get(width + 1).longValue()));
    } catch (IOException | IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static @Nullable Comparable<?> value(JsonNode json) {
    return switch (json.getNodeType()) {
      case NULL -> null;
      case NUMBER -> json.longValue();
      case BOOLEAN -> json.booleanValue();
      case STRING -> json.textValue();
      default -> throw wrong();
    };
  }

  private static Problem wrong() {
    return Problem.invalid("this is no cursor of a search that sorts like this one");
  }
}
