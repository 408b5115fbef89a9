package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one row of the epoch and its lease, as one application reads and changes it. */
final class EpochRow {

  private final JdbcClient jdbc;
  private final RealTime time;
  private final Duration lease;
  private final String owner;

  /**
   * @param owner this application
   */
  EpochRow(JdbcClient jdbc, RealTime time, Duration lease, String owner) {
    this.jdbc = jdbc;
    this.time = time;
    this.lease = lease;
    this.owner = owner;
  }

  /**
   * What it says.
   *
   * @param owner who holds the lease; empty if it was given back
   * @param leaseUntil UTC, by the owner's clock
   */
  record Content(long epoch, String owner, LocalDateTime leaseUntil) {}

  Content read() {
    return content("");
  }

  Content lock() {
    return content(" FOR UPDATE");
  }

  private Content content(String locked) {
    return jdbc.sql("SELECT epoch, owner, lease_until FROM engine_epoch WHERE id = 1" + locked)
        .query(
            (row, n) ->
                new Content(
                    row.getLong("epoch"),
                    row.getString("owner"),
                    row.getObject("lease_until", LocalDateTime.class)))
        .single();
  }

  /** Takes the lease, in an epoch. */
  long hold(long held) {
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
    return held;
  }

  /** Begins an epoch, and takes its lease. */
  long next(long next) {
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

  /** The keys are another engine's; in a new one they may be somebody else's. */
  void forgetInstances() {
    jdbc.sql("UPDATE process_root SET instance_key = NULL WHERE state = 'OPEN'").update();
  }

  boolean isAskedFor(long epoch) {
    return jdbc.sql("SELECT asked_epoch FROM engine_epoch WHERE id = 1").query(Long.class).single()
        > epoch;
  }

  /** Locks the row if it is ours: the epoch that was asked for. */
  Optional<Long> askedAfter(long epoch) {
    return jdbc.sql(
            "SELECT asked_epoch FROM engine_epoch WHERE id = 1 AND epoch = :epoch AND owner ="
                + " :owner FOR UPDATE")
        .param("epoch", epoch)
        .param("owner", owner)
        .query(Long.class)
        .optional();
  }

  /** False if the lease is not ours any more. */
  boolean renew(long epoch) {
    return jdbc.sql(
                "UPDATE engine_epoch SET lease_until = :until WHERE id = 1 AND epoch = :epoch AND"
                    + " owner = :owner")
            .param("until", time.in(lease))
            .param("epoch", epoch)
            .param("owner", owner)
            .update()
        > 0;
  }

  /** Compare-and-set: of several that stand by, one does. */
  boolean takeOver(Content from) {
    return jdbc.sql(
                """
                UPDATE engine_epoch SET owner = :owner, lease_until = :until
                WHERE id = 1 AND epoch = :epoch AND owner = :before AND lease_until = :seen
                """)
            .param("owner", owner)
            .param("until", time.in(lease))
            .param("epoch", from.epoch())
            .param("before", from.owner())
            .param("seen", from.leaseUntil())
            .update()
        > 0;
  }

  /** Gives the lease back, if it is ours. */
  void release(long epoch) {
    jdbc.sql(
            "UPDATE engine_epoch SET lease_until = :now, owner = '' WHERE id = 1 AND epoch = :epoch"
                + " AND owner = :owner")
        .param("now", time.now())
        .param("epoch", epoch)
        .param("owner", owner)
        .update();
  }
}
