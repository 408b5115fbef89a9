package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 *
 * <p>Beside such an engine several applications may work in one epoch. The lease then says which of
 * them is on duty: it does what is done once for all of them. The others work on jobs and answer
 * people, and one of them takes the duty over when the lease stands still for its length.
 */
@Component
public class EngineEpoch {

  private static final Logger LOG = LoggerFactory.getLogger(EngineEpoch.class);

  private final TransactionTemplate transactions;
  private final RealTime time;
  private final EpochRow rows;
  private final Duration lease;
  private final EngineMark mark;
  private final NodeSigns signs;
  private final boolean databaseIsOurs;
  private final String owner = UUID.randomUUID().toString();
  private volatile long epoch;

  /** Until when the duty is ours, by this machine's own nanoseconds; null if it is not. */
  private volatile @Nullable Long dutyUntil;

  /** The lease of whoever is on duty, as it was seen last, and since when it stands so. */
  private @Nullable Seen seenLease;

  private record Seen(EpochRow.Content row, long since) {}

  @Autowired
  EngineEpoch(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      RealTime time,
      EngineSettings settings,
      DataSource source,
      ObjectProvider<EngineMark> mark,
      ObjectProvider<NodeSigns> signs) {
    this(
        jdbc,
        transactions,
        time,
        settings,
        mark.getIfAvailable(() -> EngineMark.OF_AN_ENGINE_THAT_IS_ALWAYS_NEW),
        signs.getIfAvailable(() -> NodeSigns.NONE),
        isEmbeddedDatabase(source));
  }

  EngineEpoch(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      RealTime time,
      EngineSettings settings,
      DataSource source,
      EngineMark mark) {
    this(jdbc, transactions, time, settings, mark, NodeSigns.NONE, isEmbeddedDatabase(source));
  }

  /**
   * @param databaseIsOurs nobody else can work on it
   */
  EngineEpoch(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      RealTime time,
      EngineSettings settings,
      EngineMark mark,
      NodeSigns signs,
      boolean databaseIsOurs) {
    this.transactions = transactions;
    this.time = time;
    this.lease = settings.epochLease();
    this.rows = new EpochRow(jdbc, time, lease, owner);
    this.mark = mark;
    this.signs = signs;
    this.databaseIsOurs = databaseIsOurs;
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
   * it bears otherwise. Waits out the lease of an application that was killed, unless it works with
   * the same engine: then both work in one epoch.
   *
   * @throws EngineInUseException if another one is alive, on another engine
   * @throws OtherFolderException if another one is alive on this engine, with another data folder
   * @throws EngineUnreachableException if the engine cannot be asked
   */
  public synchronized void begin() {
    if (epoch != 0) {
      return;
    }
    signs.set(owner);
    LocalDateTime seen = null;
    long since = System.nanoTime();
    Found found = find();
    while (true) {
      // By our own counting: the clocks of two machines may differ, and may be set.
      boolean silent = seen != null && System.nanoTime() - since > lease.toNanos();
      Claim claim = claim(found, silent ? seen : null);
      if (claim.epoch() != 0) {
        if (claim.beside() != null) {
          signs.requireSharedWith(claim.beside(), this::ownerNow);
        } else if (!found.known()) {
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
        // It is alive, and has marked its engine before: ours, if both were started together.
        found = find();
        if (!found.known()) {
          throw new EngineInUseException(held);
        }
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
    long last = rows.read().epoch();
    return new Found(last, last > 0 && mark.isOf(last));
  }

  /**
   * What came of an attempt: the epoch that is ours now, or until when another holds the lease, or
   * neither, because another epoch has begun meanwhile.
   *
   * @param beside who is on duty in that epoch; null if we are
   */
  private record Claim(long epoch, @Nullable LocalDateTime held, @Nullable String beside) {

    static Claim ours(long epoch) {
      return new Claim(epoch, null, null);
    }
  }

  /**
   * @param abandoned the lease of an application that has shown no sign of life
   */
  private Claim claim(Found found, @Nullable LocalDateTime abandoned) {
    long before = System.nanoTime();
    Claim claim =
        transactions.execute(
            status -> {
              EpochRow.Content row = rows.lock();
              boolean same = row.epoch() == found.epoch();
              if (same && found.known() && !databaseIsOurs && !row.owner().isEmpty()) {
                // Whether that one is alive shows while we work beside it, by no clock but ours.
                return new Claim(row.epoch(), null, row.owner());
              }
              boolean held =
                  !databaseIsOurs
                      && row.leaseUntil().isAfter(time.now())
                      && !row.leaseUntil().equals(abandoned);
              if (held) {
                return new Claim(0, row.leaseUntil(), null);
              }
              if (!same) {
                return new Claim(0, null, null);
              }
              if (found.known()) {
                return Claim.ours(rows.hold(row.epoch()));
              }
              rows.forgetInstances();
              return Claim.ours(rows.next(row.epoch() + 1));
            });
    if (claim == null) {
      throw new IllegalStateException("a transaction without a result");
    }
    if (claim.epoch() != 0 && claim.beside() == null) {
      dutyUntil = before + lease.toNanos();
    }
    return claim;
  }

  /**
   * Begins a new epoch with the same engine, if somebody has asked for it: every open root is then
   * started again. The instances of the epoch before are still there and have to be cancelled, see
   * {@link Roots#superseded}.
   *
   * @return true if a new epoch has begun
   */
  synchronized boolean beginAgainIfAsked() {
    if (epoch == 0 || !rows.isAskedFor(epoch)) {
      return false;
    }
    // Before the change: with the epoch and without its mark, the next start would believe the
    // engine to be new, and would not cancel what runs in it.
    mark.set(epoch + 1);
    Long begun =
        transactions.execute(
            status ->
                rows.askedAfter(epoch)
                    .filter(asked -> asked > epoch)
                    .map(asked -> rows.next(epoch + 1))
                    .orElse(0L));
    if (begun == null || begun == 0) {
      return false;
    }
    epoch = begun;
    return true;
  }

  private String ownerNow() {
    return rows.read().owner();
  }

  /**
   * Says that this application is alive, and takes the duty over from one that is not.
   *
   * @throws StaleEpochException if the epoch is over, and the one after it is another engine's
   */
  synchronized void renew() {
    if (epoch == 0) {
      return;
    }
    signs.set(owner);
    if (dutyUntil == null || !renewLease()) {
      dutyUntil = null;
      standBy();
    }
  }

  private boolean renewLease() {
    long before = System.nanoTime();
    boolean renewed = rows.renew(epoch);
    if (renewed) {
      dutyUntil = before + lease.toNanos();
    }
    return renewed;
  }

  /** Follows into an epoch that another application has begun with this engine. */
  private void standBy() {
    long before = System.nanoTime();
    EpochRow.Content row = rows.read();
    if (row.epoch() != epoch) {
      if (!mark.isShared() || !mark.isOf(row.epoch())) {
        throw new StaleEpochException(epoch);
      }
      epoch = row.epoch();
    } else if (!mark.isShared()) {
      throw new StaleEpochException(epoch);
    }
    Seen seen = seenLease;
    if (seen == null || !seen.row().equals(row)) {
      seen = new Seen(row, before);
      seenLease = seen;
    }
    boolean silent = before - seen.since() > lease.toNanos();
    if ((silent || row.owner().isEmpty()) && rows.takeOver(row)) {
      dutyUntil = before + lease.toNanos();
      LOG.info("this application is on duty now");
    }
  }

  /**
   * Whether this application does what is done once for all that work in this epoch. By its own
   * counting it ends before another one can begin to.
   */
  public boolean isOnDuty() {
    Long until = dutyUntil;
    return until != null && System.nanoTime() - until < 0;
  }

  /**
   * Ends the epoch with the client that it was for, and gives the lease back, so that the next
   * application need not wait for its end.
   */
  synchronized void release() {
    dutyUntil = null;
    signs.remove(owner);
    rows.release(epoch);
    epoch = 0;
  }

  /** How often the lease has to be renewed. */
  Duration renewalInterval() {
    return lease.dividedBy(3);
  }

  /** Whether another application has begun a new epoch that this one has not followed into yet. */
  boolean isBehind() {
    return epoch != 0 && mark.isShared() && rows.read().epoch() != epoch;
  }

  /**
   * Refuses, if the epoch of this application is over.
   *
   * @throws StaleEpochException if so
   */
  synchronized void requireCurrent() {
    if (epoch == 0 || rows.read().epoch() != epoch) {
      throw new StaleEpochException(epoch);
    }
  }

  /** The epoch of this application's engine; 0 before it began. */
  long current() {
    return epoch;
  }
}
