package org.cobaltclaims.retention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Removes rows by values of a column, some hundred at once. */
@Repository
class RowRemoval {

  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;

  RowRemoval(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Removes the rows of a table whose column has one of the values; returns how many. */
  long remove(String table, String column, Collection<String> values) {
    long count = 0;
    for (List<String> some : pieces(values)) {
      count +=
          jdbc.sql("DELETE FROM %s WHERE %s IN (:values)".formatted(table, column))
              .param("values", some)
              .update();
    }
    return count;
  }

  /** Runs an update with some of the values at once, as {@code :values}. */
  void update(String sql, Collection<String> values) {
    for (List<String> some : pieces(values)) {
      jdbc.sql(sql).param("values", some).update();
    }
  }

  /** What a query gives for the values, some of them at once as {@code :values}. */
  List<String> find(String sql, Collection<String> values) {
    List<String> found = new ArrayList<>();
    for (List<String> some : pieces(values)) {
      found.addAll(jdbc.sql(sql).param("values", some).query(String.class).list());
    }
    return found;
  }

  private static List<List<String>> pieces(Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<List<String>> pieces = new ArrayList<>();
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      pieces.add(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
    }
    return pieces;
  }
}
