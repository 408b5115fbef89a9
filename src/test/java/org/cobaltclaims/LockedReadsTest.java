package org.cobaltclaims;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * Everything that happens once rests on this: who has waited for a row's lock reads what the one
 * before has committed. H2 answers from what it read before, unless it is told not to.
 */
class LockedReadsTest {

  private static final int TIMES = 500;

  @Test
  void whoHasWaitedForALockReadsWhatWasCommittedMeanwhile() throws Exception {
    int stale = 0;
    try (Connection writer = connection();
        Connection reader = connection();
        ExecutorService aside = Executors.newSingleThreadExecutor()) {
      run(writer, "CREATE TABLE family (id INT PRIMARY KEY)");
      run(writer, "CREATE TABLE claim (id INT PRIMARY KEY, state INT)");
      run(writer, "INSERT INTO family VALUES (1)");
      run(writer, "INSERT INTO claim VALUES (1, 0)");
      writer.commit();
      for (int i = 1; i <= TIMES; i++) {
        run(writer, "SELECT id FROM family WHERE id = 1 FOR UPDATE");
        run(writer, "UPDATE claim SET state = " + i + " WHERE id = 1");
        Future<Integer> seen = aside.submit(() -> lockedRead(reader));
        // Time for the reader to come to the lock; too little makes the test easier, not wrong.
        Thread.sleep(1);
        writer.commit();
        if (seen.get() != i) {
          stale++;
        }
      }
    }
    assertThat(stale).as("stale reads of %d", TIMES).isZero();
  }

  /** As services do: look whose it is, lock that, look again. */
  private static int lockedRead(Connection connection) throws SQLException {
    state(connection);
    run(connection, "SELECT id FROM family WHERE id = 1 FOR UPDATE");
    int state = state(connection);
    connection.commit();
    return state;
  }

  private static int state(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT state FROM claim WHERE id = ?")) {
      query.setInt(1, 1);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** With the application's own settings, but in memory. */
  private static Connection connection() throws SQLException {
    YamlPropertiesFactoryBean file = new YamlPropertiesFactoryBean();
    file.setResources(new ClassPathResource("application.yml"));
    String url =
        Objects.requireNonNull(file.getObject())
            .getProperty("cobalt.file-database")
            .replaceFirst("file:[^;]*", "mem:locked-reads");
    Connection connection = DriverManager.getConnection(url, "sa", "");
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }
}
