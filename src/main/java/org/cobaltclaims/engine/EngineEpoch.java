package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which engine the database is worked with. A new engine begins a new epoch; what an older one
 * still does, it does without effect: it can neither register an instance nor relay a message. An
 * engine that outlives the application bears the epoch's mark, by which its next start goes on in
 * the same epoch: the instances are still there.
 */
@Component
public class EngineEpoch {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final RealTime time;
  private final Duration lease;
  private final EngineMark mark;
  private final boolean databaseIsOurs;
  private final String owner = UUID.randomUUID().toString();
  private volatile long epoch;

  @Autowired
  EngineEpoch(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      RealTime time,
      EngineSettings settings,
      DataSource source,
      ObjectProvider<EngineMark> mark) {
    this(
        jdbc,
        transactions,
        time,
        settings,
        source,
        mark.getIfAvailable(() -> EngineMark.OF_AN_ENGINE_THAT_IS_ALWAYS_NEW));
  }

  EngineEpoch(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      RealTime time,
      EngineSettings settings,
      DataSource source,
      EngineMark mark) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.time = time;
    this.lease = settings.epochLease();
    this.mark = mark;
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
   * Begins a new epoch if the engine is new and knows nothing, and goes on in the epoch whose mark
   * it bears otherwise. Waits out the lease of an application that was killed.
   *
   * @throws EngineInUseException if the other one is alive
   * @throws EngineUnreachableException if the engine cannot be asked
   */
  public synchronized void begin() {
    if (epoch != 0) {
      return;
    }
    LocalDateTime seen = null;
    long since = System.nanoTime();
    Found found = find();
    while (true) {
      // By our own counting: the clocks of two machines may differ, and may be set.
      boolean silent = seen != null && System.nanoTime() - since > lease.toNanos();
      Claim claim = claim(found, silent ? seen : null);
      if (claim.epoch() != 0) {
        if (!found.known()) {
          // Behind the change: with a mark and without the epoch, the engine would be believed to
          // have instances that nobody started.
          mark.set(claim.epoch());
        }
        epoch = claim.epoch();
        return;
      }
      LocalDateTime held = claim.held();
      if (held == null) {
        found = find();
        continue;
      }
      if (seen != null && !held.equals(seen)) {
        throw new EngineInUseException(held);
      }
      seen = held;
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /**
   * What the database's epoch is, and whether the engine is that epoch's.
   *
   * @param epoch 0 if there was none yet
   */
  private record Found(long epoch, boolean known) {}

  /** Asks the engine, which is done outside of every transaction. */
  private Found find() {
    long last = jdbc.sql("SELECT epoch FROM engine_epoch WHERE id = 1").query(Long.class).single();
    return new Found(last, last > 0 && mark.isOf(last));
  }

  /**
   * What came of an attempt: the epoch that is ours now, or until when another holds the lease, or
   * neither, because another epoch has begun meanwhile.
   */
  private record Claim(long epoch, @Nullable LocalDateTime held) {}

  /**
   * @param abandoned the lease of an application that has shown no sign of life
   */
  private Claim claim(Found found, @Nullable LocalDateTime abandoned) {
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
              if (row.epoch() != found.epoch()) {
                return new Claim(0, null);
              }
              if (found.known()) {
                return new Claim(goOn(row.epoch()), null);
              }
              // The keys are another engine's; here they may be somebody else's.
              jdbc.sql("UPDATE process_root SET instance_key = NULL WHERE state = 'OPEN'").update();
              return new Claim(next(row.epoch() + 1), null);
            });
    if (claim == null) {
      throw new IllegalStateException("a transaction without a result");
    }
    return claim;
  }

  private long goOn(long same) {
    hold(same);
    return same;
  }

  private void hold(long held) {
    jdbc.sql(
            "UPDATE engine_epoch SET epoch = :epoch, owner = :owner, lease_until = :until WHERE id"
                + " = 1")
        .param("epoch", held)
        .param("owner", owner)
        .param("until", time.in(lease))
        .update();
    // What an older application had leased to publish, nobody publishes any more.
    jdbc.sql(
            "UPDATE engine_message SET next_attempt_at = :now, lease_id = NULL WHERE status ="
                + " 'NEW'")
        .param("now", time.now())
        .update();
  }

  private long next(long next) {
    hold(next);
    jdbc.sql("UPDATE process_root SET next_start_at = :now WHERE state = 'OPEN'")
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
    if (epoch == 0 || !isAskedFor()) {
      return false;
    }
    // Before the change: with the epoch and without its mark, the next start would believe the
    // engine to be new, and would not cancel what runs in it.
    mark.set(epoch + 1);
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

  private boolean isAskedFor() {
    return jdbc.sql("SELECT asked_epoch FROM engine_epoch WHERE id = 1").query(Long.class).single()
        > epoch;
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
