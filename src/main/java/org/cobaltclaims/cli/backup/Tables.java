package org.cobaltclaims.cli.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a database, whichever product it is. */
final class Tables {

  private static final String HISTORY = "flyway_schema_history";

  private Tables() {}

  /** The practice's tables, each behind those that it refers to. */
  static List<String> of(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    Set<String> names = all(connection);
    names.remove(HISTORY);
    Map<String, Set<String>> referred = new TreeMap<>();
    for (String name : names) {
      Set<String> targets = new TreeSet<>();
      try (ResultSet keys =
          metaData.getImportedKeys(connection.getCatalog(), connection.getSchema(), name)) {
        while (keys.next()) {
          targets.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
        }
      }
      targets.remove(name);
      referred.put(name, targets);
    }
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < names.size()) {
      List<String> next =
          referred.entrySet().stream()
              .filter(each -> !ordered.contains(each.getKey()))
              .filter(each -> ordered.containsAll(each.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle");
      }
      ordered.addAll(next);
    }
    return new ArrayList<>(ordered);
  }

  /** Every table that stands there, in lower case. */
  static Set<String> all(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** The last migration that the database has seen; empty if it has never been ours. */
  static Optional<String> schemaVersion(Connection connection) throws SQLException {
    if (!all(connection).contains(HISTORY)) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version FROM "
                    + quoted(connection, HISTORY)
                    + " WHERE success = TRUE AND version IS NOT NULL ORDER BY "
                    + quoted(connection, "installed_rank")
                    + " DESC")) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  /** Some of our names are words of one product or the other. */
  static String quoted(Connection connection, String name) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    return quote + name + quote;
  }

  static boolean isH2(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }
}
