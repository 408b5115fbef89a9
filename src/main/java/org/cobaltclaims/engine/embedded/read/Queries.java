package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.cobaltclaims.engine.embedded.rest.Problem;

/** Finds rows and shows them. Must be used under the lock of {@link ReadModel}. */
final class Queries {

  private static final String INSTANCE = "processInstanceKey";

  private final Tables tables;

  Queries(Tables tables) {
    this.tables = tables;
  }

  Tables tables() {
    return tables;
  }

  /**
   * Searches a table.
   *
   * @throws Problem 400 for what cannot be understood
   */
  <R extends Row> Map<String, Object> search(Table<R> table, Schema<R> schema, JsonNode body) {
    Search<R> search = Search.read(schema, tables, body);
    return search.among(candidates(table, search), schema::show);
  }

  /** The same among some rows only. */
  <R extends Row> Map<String, Object> search(Collection<R> among, Schema<R> schema, JsonNode body) {
    return Search.read(schema, tables, body).among(among, schema::show);
  }

  /** All that could be found: a search within one process instance looks at that one only. */
  private <R extends Row> Collection<R> candidates(Table<R> table, Search<R> search) {
    Long instance = search.filter().key(INSTANCE);
    return instance != null && instance > 0 ? table.of(instance) : table.all();
  }

  /**
   * The row with the key.
   *
   * @throws Problem 404 when there is none
   */
  <R extends Row> R get(Table<R> table, Schema<R> schema, long key) {
    R row = table.get(key);
    if (row == null) {
      throw Problem.notFound("there is no %s with key %d".formatted(schema.what(), key));
    }
    return row;
  }

  <R extends Row> Map<String, ?> show(Table<R> table, Schema<R> schema, long key) {
    return schema.show(get(table, schema, key));
  }

  /** An answer that has all items on one page and no way to ask for others. */
  static <T> Map<String, Object> items(Collection<T> rows, Function<T, ?> show) {
    return Map.of("items", rows.stream().map(show).toList());
  }
}
