package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cobaltclaims.engine.embedded.read.Column.Use;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/** What rows are asked for. */
final class Filter<R extends Row> {

  /** Names the alternatives, of which one must be satisfied. */
  static final String OR = "$or";

  private final Schema<R> schema;
  private final Tables tables;
  private final List<Predicate<R>> all = new ArrayList<>();
  private final Map<String, Long> keys = new HashMap<>();

  private Filter(Schema<R> schema, Tables tables) {
    this.schema = schema;
    this.tables = tables;
  }

  /**
   * Reads the filter of a search.
   *
   * @throws Problem 400 for a property or an operator that there is none of, and for a value that
   *     does not fit
   */
  static <R extends Row> Filter<R> read(Schema<R> schema, Tables tables, JsonNode json) {
    Filter<R> filter = new Filter<>(schema, tables);
    if (!Condition.isAbsent(json)) {
      filter.add(json);
    }
    return filter;
  }

  /** Reads of a filter what the schema knows and leaves the rest to others. */
  static <R extends Row> Filter<R> readPart(Schema<R> schema, Tables tables, JsonNode json) {
    Filter<R> filter = new Filter<>(schema, tables);
    for (String name : schema.names(Use.FILTER)) {
      filter.add(name, json);
    }
    return filter;
  }

  boolean test(R row) {
    for (Predicate<R> condition : all) {
      if (!condition.test(row)) {
        return false;
      }
    }
    return true;
  }

  /** The key that the column must have to satisfy the filter, null when it may have several. */
  @Nullable Long key(String column) {
    return keys.get(column);
  }

  private void add(JsonNode json) {
    if (!json.isObject()) {
      throw Problem.invalid("'filter' must be an object");
    }
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      add(property.getKey(), json);
    }
  }

  private void add(String name, JsonNode whole) {
    JsonNode json = whole.path(name);
    Column<R> column = schema.column(name, Use.FILTER);
    Schema.Special<R> special = schema.special(name);
    boolean alternatives = name.equals(OR) && schema.hasAlternatives();
    if (column == null && special == null && !alternatives) {
      throw Problem.invalid(
          "there is no filter '%s' for a %s, only %s"
              .formatted(name, schema.what(), schema.names(Use.FILTER)));
    }
    if (Condition.isAbsent(json)) {
      return;
    }
    if (alternatives) {
      addAlternatives(json);
    } else if (column != null) {
      addColumn(column, json);
    } else if (special != null) {
      all.add(special.read(name, whole, tables));
    }
  }

  private void addColumn(Column<R> column, JsonNode json) {
    Condition condition = Condition.read(column.kind(), column.allowed(), column.name(), json);
    all.add(row -> condition.holds(column.value().of(row)));
    JsonNode wanted = json.isObject() ? json.path(Operator.EQ.toString()) : json;
    if (column.kind() == Kind.KEY && !Condition.isAbsent(wanted)) {
      keys.put(column.name(), (Long) Kind.KEY.read(wanted, column.name()));
    }
  }

  private void addAlternatives(JsonNode json) {
    if (!json.isArray()) {
      throw Problem.invalid("'%s' must be a list of filters".formatted(OR));
    }
    List<Filter<R>> any = new ArrayList<>();
    json.forEach(alternative -> any.add(read(schema, tables, alternative)));
    all.add(row -> any.stream().anyMatch(alternative -> alternative.test(row)));
  }
}
