package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
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
    long since = System.nanoTime();
    while (true) {
      // By our own counting: the clocks of two machines may differ, and may be set.
      boolean silent = seen != null && System.nanoTime() - since > lease.toNanos();
      LocalDateTime held = claim(silent ? seen : null);
      if (held == null) {
        return;
      }
      if (seen != null && !held.equals(seen)) {
        throw new EngineInUseException(held);
      }
      seen = held;
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /**
   * Null if the epoch is ours now, otherwise until when another holds the lease.
   *
   * @param abandoned the lease of an application that has shown no sign of life
   */
  private @Nullable LocalDateTime claim(@Nullable LocalDateTime abandoned) {
    Claim claim =
        transactions.execute(
            status -> {
              Row row =
                  jdbc.sql("SELECT epoch, lease_until FROM engine_epoch WHERE id = 1 FOR UPDATE")
                      .query(
                          (r, n) ->
                              new Row(
                                  r.getLong("epoch"),
                                  r.getObject("lease_until", LocalDateTime.class)))
                      .single();
              boolean held =
                  !databaseIsOurs
                      && row.leaseUntil().isAfter(time.now())
                      && !row.leaseUntil().equals(abandoned);
              if (held) {
                return new Claim(0, row.leaseUntil());
              }
              // The keys are another engine's; here they may be somebody else's.
              jdbc.sql("UPDATE process_root SET instance_key = NULL WHERE state = 'OPEN'").update();
              return new Claim(next(row.epoch() + 1), null);
            });
    if (claim == null) {
      throw new IllegalStateException("a transaction without a result");
    }
    if (claim.held() == null) {
      epoch = claim.epoch();
    }
    return claim.held();
  }

  private record Claim(long epoch, @Nullable LocalDateTime held) {}

  private long next(long next) {
    jdbc.sql(
            "UPDATE engine_epoch SET epoch = :epoch, owner = :owner, lease_until = :until WHERE id"
                + " = 1")
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
    // The older epoch's user tasks are gone; the new one makes its own where claims wait.
    jdbc.sql("DELETE FROM user_task_binding WHERE epoch < :epoch").param("epoch", next).update();
    jdbc.sql("DELETE FROM engine_message WHERE name IN (:commands)")
        .param("commands", UserTasks.COMMANDS)
        .update();
    return next;
  }

  /**
   * Begins a new epoch with the same engine, if somebody has asked for it: every open root is then
   * started again. The instances of the epoch before are still there and have to be cancelled, see
   * {@link Roots#superseded}.
   *
   * @return true if a new epoch has begun
   */
  synchronized boolean beginAgainIfAsked() {
    if (epoch == 0) {
      return false;
    }
    Long begun =
        transactions.execute(
            status ->
                jdbc.sql(
                        "SELECT asked_epoch FROM engine_epoch WHERE id = 1 AND epoch = :epoch AND"
                            + " owner = :owner FOR UPDATE")
                    .param("epoch", epoch)
                    .param("owner", owner)
                    .query(Long.class)
                    .optional()
                    .filter(asked -> asked > epoch)
                    .map(asked -> next(epoch + 1))
                    .orElse(0L));
    if (begun == null || begun == 0) {
      return false;
    }
    epoch = begun;
    return true;
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
  synchronized void requireCurrent() {
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
