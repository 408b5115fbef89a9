package org.cobaltclaims;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives back the space in the embedded database's file that holds nothing any more. Each commit
 * writes the pages that it changed to another place. H2 gathers what is left of the old ones only
 * where commits may come late to the disk, which ours may not (WRITE_DELAY=0): without this the
 * file grows by half a megabyte with each claim family, of which a twelfth is needed.
 */
@Component
class FileDatabaseUpkeep {

  private static final Logger LOG = LoggerFactory.getLogger(FileDatabaseUpkeep.class);

  /**
   * Percent of the file that is to be in use; the more, the more often the same is written again.
   */
  private static final int TARGET_FILL = 50;

  /** So much is written again at once, while no commit can. */
  private static final int MOST_BYTES = 16 << 20;

  private static final int PAUSE_MILLIS = 500;
  private static final int LONGEST_SECONDS = 30;

  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("database-upkeep").daemon().factory());

  FileDatabaseUpkeep(DataSource database) throws SQLException {
    MVStore store = store(database);
    if (store != null && store.getFileStore() != null) {
      beat.scheduleWithFixedDelay(
          () -> gather(store), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Null if the database is not in this process. */
  private static @Nullable MVStore store(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.isWrapperFor(JdbcConnection.class)
              && connection.unwrap(JdbcConnection.class).getSession()
                  instanceof SessionLocal session
          ? session.getDatabase().getStore().getMvStore()
          : null;
    }
  }

  private static void gather(MVStore store) {
    try {
      store.compact(TARGET_FILL, MOST_BYTES);
    } catch (MVStoreException e) {
      LOG.warn("space in the database's file is not given back: {}", e.getErrorCode());
    }
  }

  /** Whoever is at it ends: interrupted in the middle of a write, H2 closes its file. */
  @PreDestroy
  void close() throws InterruptedException {
    beat.shutdown();
    if (!beat.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("giving back space in the database's file takes long");
    }
  }
}
