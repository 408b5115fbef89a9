package org.cobaltclaims.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cobaltclaims.testing.browser.DemoData;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The database that a small demo left behind, copied row by row into a test's, whatever that is.
 */
public final class DemoRows {

  private DemoRows() {}

  /** Fills an empty database. */
  public static void copyTo(JdbcTemplate jdbc) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("demo-rows");
    try {
      DemoData.copyTo(data);
      copy(data, jdbc);
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private static void copy(Path data, JdbcTemplate jdbc) {
    List<String> tables = Tables.names(jdbc);
    jdbc.execute(
        (ConnectionCallback<Void>)
            to -> {
              try (Connection from = open(data);
                  Statement check = to.createStatement()) {
                boolean h2 = to.getMetaData().getDatabaseProductName().equals("H2");
                check.execute(
                    h2 ? "SET REFERENTIAL_INTEGRITY FALSE" : "SET FOREIGN_KEY_CHECKS = 0");
                for (String table : tables) {
                  copy(from, to, table);
                }
                check.execute(h2 ? "SET REFERENTIAL_INTEGRITY TRUE" : "SET FOREIGN_KEY_CHECKS = 1");
              }
              return null;
            });
  }

  private static Connection open(Path data) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:"
            + data.resolve("db/cobalt").toAbsolutePath()
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IGNORECASE=TRUE",
        "sa",
        "");
  }

  private static void copy(Connection from, Connection to, String table) throws SQLException {
    try (Statement read = from.createStatement();
        ResultSet rows = read.executeQuery("SELECT * FROM " + table)) {
      ResultSetMetaData shape = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= shape.getColumnCount(); i++) {
        columns.add(shape.getColumnName(i).toLowerCase());
      }
      String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
      try (PreparedStatement write =
          to.prepareStatement(
              "INSERT INTO %s (%s) VALUES (%s)"
                  .formatted(table, String.join(", ", columns), values))) {
        boolean any = false;
        while (rows.next()) {
          for (int i = 1; i <= columns.size(); i++) {
            Object value = rows.getObject(i);
            write.setObject(i, value instanceof java.sql.Clob ? rows.getString(i) : value);
          }
          write.addBatch();
          any = true;
        }
        if (any) {
          write.executeBatch();
        }
      }
    }
  }
}
