package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.engine.embedded.read.Column.Use;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/**
 * In what order rows are listed. What is absent comes last, in descending order first; rows that
 * are equal otherwise follow their ids.
 */
final class Order<R extends Row> {

  private record By<R>(Column<R> column, boolean descending) {}

  /**
   * Where a row stands.
   *
   * @param values what it is sorted by, null for what is absent
   */
  record Place(List<@Nullable Comparable<?>> values, RowId id) {}

  private final List<By<R>> columns;

  private Order(List<By<R>> columns) {
    this.columns = columns;
  }

  /**
   * Reads the sort of a search.
   *
   * @throws Problem 400 for a field that rows cannot be sorted by
   */
  static <R extends Row> Order<R> read(Schema<R> schema, JsonNode json) {
    List<By<R>> columns = new ArrayList<>();
    if (!Condition.isAbsent(json)) {
      if (!json.isArray()) {
        throw Problem.invalid("'sort' must be a list");
      }
      json.forEach(sort -> columns.add(readOne(schema, sort)));
    }
    return new Order<>(columns);
  }

  private static <R extends Row> By<R> readOne(Schema<R> schema, JsonNode json) {
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      if (!property.getKey().equals("field") && !property.getKey().equals("order")) {
        throw Problem.invalid(
            "'sort' has no '%s', only field and order".formatted(property.getKey()));
      }
    }
    String field = json.path("field").asText();
    Column<R> column = schema.column(field, Use.SORT);
    if (column == null) {
      throw Problem.invalid(
          "a %s cannot be sorted by '%s', only by %s"
              .formatted(schema.what(), field, schema.names(Use.SORT)));
    }
    String order = json.hasNonNull("order") ? json.get("order").asText() : "ASC";
    return switch (order.toUpperCase(Locale.ROOT)) {
      case "ASC" -> new By<>(column, false);
      case "DESC" -> new By<>(column, true);
      default -> throw Problem.invalid("'order' must be ASC or DESC, not '%s'".formatted(order));
    };
  }

  Place place(R row) {
    List<@Nullable Comparable<?>> values = new ArrayList<>(columns.size());
    for (By<R> by : columns) {
      values.add((Comparable<?>) by.column().value().of(row));
    }
    return new Place(values, row.id);
  }

  Comparator<Place> comparator() {
    return this::compare;
  }

  private int compare(Place a, Place b) {
    for (int i = 0; i < columns.size(); i++) {
      int order = compare(a.values().get(i), b.values().get(i));
      if (order != 0) {
        return columns.get(i).descending() ? -order : order;
      }
    }
    return a.id().compareTo(b.id());
  }

  /** Values of one column are all of one type. */
  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Comparable<?> a, @Nullable Comparable<?> b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  /** How many columns it sorts by. */
  int width() {
    return columns.size();
  }
}
