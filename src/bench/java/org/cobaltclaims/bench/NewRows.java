package org.cobaltclaims.bench;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows that some work has inserted, of whatever tables: they can be taken out and inserted
 * again by nothing but JDBC, in batches. What the work has changed in rows that were there is left.
 */
final class NewRows {

  /** As many as the application writes in one transaction, about. */
  private static final int AT_ONCE = 2_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Map<String, List<String>> keys = new TreeMap<>();
  private final Map<String, Set<List<Object>>> before = new LinkedHashMap<>();
  private final Map<String, Rows> rows = new LinkedHashMap<>();

  private record Rows(List<String> columns, List<Object[]> values) {}

  /** Looks at what is there before the work begins. */
  NewRows(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    jdbc.execute(
        (Connection connection) -> {
          findKeys(connection);
          return null;
        });
    keys.forEach(
        (table, key) -> {
          Set<List<Object>> there = new HashSet<>();
          jdbc.query(
              "SELECT %s FROM %s".formatted(String.join(", ", key), table),
              row -> {
                there.add(key(row, key.size()));
              });
          before.put(table, there);
        });
  }

  private void findKeys(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        database.getTables(
            connection.getCatalog(),
            connection.getSchema(),
            "%",
            new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    for (String table : tables) {
      Map<Integer, String> columns = new TreeMap<>();
      try (ResultSet found =
          database.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
        while (found.next()) {
          columns.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
        }
      }
      if (!columns.isEmpty()) {
        keys.put(table, List.copyOf(columns.values()));
      }
    }
  }

  private static List<Object> key(ResultSet row, int columns) throws SQLException {
    Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = row.getObject(i + 1);
    }
    return Arrays.asList(values);
  }

  /** Looks at what is there now; returns how many rows are new. */
  int find() {
    keys.forEach(this::find);
    return rows.values().stream().mapToInt(found -> found.values().size()).sum();
  }

  private void find(String table, List<String> key) {
    Set<List<Object>> there = before.getOrDefault(table, Set.of());
    List<String> columns = new ArrayList<>();
    List<Object[]> found = new ArrayList<>();
    jdbc.query(
        "SELECT %s, t.* FROM %s t".formatted(String.join(", ", key), table),
        row -> {
          ResultSetMetaData names = row.getMetaData();
          int all = names.getColumnCount() - key.size();
          if (columns.isEmpty()) {
            for (int i = 1; i <= all; i++) {
              columns.add(names.getColumnName(key.size() + i));
            }
          }
          if (there.contains(key(row, key.size()))) {
            return;
          }
          Object[] values = new Object[all];
          for (int i = 0; i < all; i++) {
            Object value = row.getObject(key.size() + i + 1);
            values[i] = value instanceof java.sql.Clob ? row.getString(key.size() + i + 1) : value;
          }
          found.add(values);
        });
    if (!found.isEmpty()) {
      rows.put(table.toLowerCase(Locale.ROOT), new Rows(columns, found));
    }
  }

  /** The tables with how many rows are new. */
  Map<String, Integer> tables() {
    Map<String, Integer> tables = new TreeMap<>();
    rows.forEach((table, found) -> tables.put(table, found.values().size()));
    return tables;
  }

  /** Takes the rows out again. */
  void remove() {
    // A batch's rows name it, and the like; they are taken out in the other direction.
    List<String> tables = new ArrayList<>(rows.keySet());
    Collections.reverse(tables);
    integrity(false);
    for (String table : tables) {
      Rows found = rows.get(table);
      List<String> key =
          keys.entrySet().stream()
              .filter(entry -> entry.getKey().equalsIgnoreCase(table))
              .findFirst()
              .orElseThrow()
              .getValue();
      List<Object[]> values = new ArrayList<>();
      for (Object[] row : found.values()) {
        values.add(key.stream().map(name -> row[found.columns().indexOf(name)]).toArray());
      }
      String where = String.join(" = ? AND ", key) + " = ?";
      inPieces("DELETE FROM " + table + " WHERE " + where, values);
    }
    integrity(true);
  }

  private void integrity(boolean on) {
    jdbc.execute(
        (Connection connection) -> {
          if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
              statement.execute("SET REFERENTIAL_INTEGRITY " + (on ? "TRUE" : "FALSE"));
            }
          }
          return null;
        });
  }

  /** Inserts them again: what is measured. */
  void insert() {
    rows.forEach(
        (table, found) ->
            inPieces(
                "INSERT INTO %s (%s) VALUES (%s)"
                    .formatted(
                        table,
                        String.join(", ", found.columns()),
                        String.join(", ", Collections.nCopies(found.columns().size(), "?"))),
                found.values()));
  }

  private void inPieces(String sql, List<Object[]> values) {
    for (int from = 0; from < values.size(); from += AT_ONCE) {
      List<Object[]> some = values.subList(from, Math.min(values.size(), from + AT_ONCE));
      transactions.executeWithoutResult(status -> jdbc.batchUpdate(sql, some));
    }
  }
}
