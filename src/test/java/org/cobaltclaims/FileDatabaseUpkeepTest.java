package org.cobaltclaims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the embedded database has written and needs no more is given back while it runs. */
class FileDatabaseUpkeepTest {

  private static final int ROWS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path folder;

  @Test
  void spaceThatHoldsNothingAnyMoreIsGivenBack() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    // Without a retention time what was written a moment ago may be given back, too.
    database.setURL("jdbc:h2:file:" + folder.resolve("cobalt") + ";WRITE_DELAY=0;RETENTION_TIME=0");
    JdbcClient jdbc = JdbcClient.create(database);
    try (Connection open = database.getConnection()) {
      jdbc.sql("CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR(500))").update();
      for (int row = 0; row < ROWS; row++) {
        jdbc.sql("INSERT INTO t VALUES (?, ?)").params(row, "x".repeat(400)).update();
      }
      MVStore store =
          ((SessionLocal) open.unwrap(JdbcConnection.class).getSession())
              .getDatabase()
              .getStore()
              .getMvStore();
      assertThat(inUse(store)).as("percent in use before").isLessThan(40);

      FileDatabaseUpkeep upkeep = new FileDatabaseUpkeep(database);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (inUse(store) < 50 && System.nanoTime() < deadline) {
        // Chunks that hold nothing are let go with a commit.
        jdbc.sql("UPDATE t SET text = ? WHERE id = 0").param("y".repeat(400)).update();
        Thread.sleep(50);
      }
      upkeep.close();

      assertThat(inUse(store)).as("percent in use").isGreaterThanOrEqualTo(50);
    }
    assertThat(jdbc.sql("SELECT COUNT(*) FROM t").query(Integer.class).single()).isEqualTo(ROWS);
  }

  private static int inUse(MVStore store) {
    return store.getFileStore().getChunksFillRate();
  }
}
