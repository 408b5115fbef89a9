package org.cobaltclaims.testing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Empties a test's database, whatever it is. */
public final class Tables {

  /** Tables whose one row is made by a migration. */
  private static final Set<String> KEPT = Set.of("audit_head", "engine_epoch");

  private Tables() {}

  /** Deletes every row but those that the migrations write. */
  public static void empty(JdbcTemplate jdbc) {
    jdbc.execute(
        (ConnectionCallback<Void>)
            connection -> {
              boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
              try (Statement statement = connection.createStatement()) {
                statement.execute(
                    h2 ? "SET REFERENTIAL_INTEGRITY FALSE" : "SET FOREIGN_KEY_CHECKS = 0");
                for (String table : names(statement)) {
                  statement.execute("DELETE FROM " + table);
                }
                statement.execute(
                    "UPDATE audit_head SET last_number = 0, last_digest = '', purged_number = 0,"
                        + " purged_digest = ''");
                statement.execute(
                    h2 ? "SET REFERENTIAL_INTEGRITY TRUE" : "SET FOREIGN_KEY_CHECKS = 1");
              }
              return null;
            });
  }

  /** The names of all tables but those of the migrations and with one row each, in lower case. */
  public static List<String> names(JdbcTemplate jdbc) {
    List<String> names =
        jdbc.execute(
            (ConnectionCallback<List<String>>)
                connection -> {
                  try (Statement statement = connection.createStatement()) {
                    return names(statement);
                  }
                });
    return names == null ? List.of() : names.stream().map(String::toLowerCase).toList();
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()")) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (!name.startsWith("flyway") && !KEPT.contains(name.toLowerCase(Locale.ROOT))) {
          tables.add(name);
        }
      }
    }
    return tables;
  }
}
