package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which engine the database is worked with. A new engine begins a new epoch; what an older one
 * still does, it does without effect: it can neither register an instance nor relay a message.
 */
@Component
public class EngineEpoch {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final RealTime time;
  private final Duration lease;
  private final boolean databaseIsOurs;
  private final String owner = UUID.randomUUID().toString();
  private volatile long epoch;

  EngineEpoch(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      RealTime time,
      EngineSettings settings,
      DataSource source) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.time = time;
    this.lease = settings.epochLease();
    this.databaseIsOurs = isEmbeddedDatabase(source);
  }

  /** H2 lets one process open its file, so nobody else can be alive. */
  private static boolean isEmbeddedDatabase(DataSource source) {
    try {
      String name =
          JdbcUtils.extractDatabaseMetaData(source, metaData -> metaData.getDatabaseProductName());
      return name.equals("H2");
    } catch (MetaDataAccessException e) {
      return false;
    }
  }

  /**
   * Begins a new epoch: the engine is new and knows nothing. Waits out the lease of an application
   * that was killed.
   *
   * @throws EngineInUseException if the other one is alive
   */
  public synchronized void begin() {
    if (epoch != 0) {
      return;
    }
    LocalDateTime seen = null;
    while (true) {
      LocalDateTime held = claim();
      if (held == null) {
        return;
      }
      if (seen != null && held.isAfter(seen)) {
        throw new EngineInUseException(held);
      }
      seen = held;
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** Null if the epoch is ours now, otherwise until when another holds the lease. */
  private @Nullable LocalDateTime claim() {
    return transactions.execute(
        status -> {
          Row row =
              jdbc.sql("SELECT epoch, lease_until FROM engine_epoch WHERE id = 1 FOR UPDATE")
                  .query(
                      (r, n) ->
                          new Row(
                              r.getLong("epoch"), r.getObject("lease_until", LocalDateTime.class)))
                  .single();
          if (!databaseIsOurs && row.leaseUntil().isAfter(time.now())) {
            return row.leaseUntil();
          }
          long next = row.epoch() + 1;
          jdbc.sql(
                  "UPDATE engine_epoch SET epoch = :epoch, owner = :owner, lease_until = :until"
                      + " WHERE id = 1")
              .param("epoch", next)
              .param("owner", owner)
              .param("until", time.in(lease))
              .update();
          jdbc.sql("UPDATE process_root SET next_start_at = :now WHERE state = 'OPEN'")
              .param("now", time.now())
              .update();
          // What an older application had leased to publish, nobody publishes any more.
          jdbc.sql(
                  "UPDATE engine_message SET next_attempt_at = :now, lease_id = NULL WHERE status ="
                      + " 'NEW'")
              .param("now", time.now())
              .update();
          // The older engine's user tasks are gone; the new one makes its own where claims wait.
          jdbc.sql("DELETE FROM user_task_binding WHERE epoch < :epoch")
              .param("epoch", next)
              .update();
          jdbc.sql("DELETE FROM engine_message WHERE name IN (:commands)")
              .param("commands", List.of(UserTasks.COMPLETE, UserTasks.ASSIGN))
              .update();
          epoch = next;
          return null;
        });
  }

  private record Row(long epoch, LocalDateTime leaseUntil) {}

  /**
   * Says that this application is alive.
   *
   * @throws StaleEpochException if another one has taken over
   */
  void renew() {
    int renewed =
        jdbc.sql(
                "UPDATE engine_epoch SET lease_until = :until WHERE id = 1 AND epoch = :epoch AND"
                    + " owner = :owner")
            .param("until", time.in(lease))
            .param("epoch", epoch)
            .param("owner", owner)
            .update();
    if (renewed == 0) {
      throw new StaleEpochException(epoch);
    }
  }

  /**
   * Ends the epoch with the client that it was for, and gives the lease back, so that the next
   * application need not wait for its end.
   */
  synchronized void release() {
    jdbc.sql(
            "UPDATE engine_epoch SET lease_until = :now WHERE id = 1 AND epoch = :epoch AND owner ="
                + " :owner")
        .param("now", time.now())
        .param("epoch", epoch)
        .param("owner", owner)
        .update();
    epoch = 0;
  }

  /** How often the lease has to be renewed. */
  Duration renewalInterval() {
    return lease.dividedBy(3);
  }

  /**
   * Refuses, if the epoch of this application is over.
   *
   * @throws StaleEpochException if so
   */
  void requireCurrent() {
    long current =
        jdbc.sql("SELECT epoch FROM engine_epoch WHERE id = 1").query(Long.class).single();
    if (epoch == 0 || current != epoch) {
      throw new StaleEpochException(epoch);
    }
  }

  /** The epoch of this application's engine; 0 before it began. */
  long current() {
    return epoch;
  }
}
