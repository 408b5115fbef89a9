package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the outbox as the relay sees them; every method is one short transaction. */
@Component
class OutboxRows {

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final RealTime time;
  private final EngineSettings settings;
  private final EngineEpoch epoch;

  OutboxRows(JdbcClient jdbc, RealTime time, EngineSettings settings, EngineEpoch epoch) {
    this.jdbc = jdbc;
    this.time = time;
    this.settings = settings;
    this.epoch = epoch;
  }

  /**
   * Messages that one relay may publish until the lease ends. What it says of them later counts
   * only if nobody leased them after it.
   *
   * @param id of this lease and no other
   */
  record Lease(String id, List<EngineMessage> messages) {}

  /**
   * Takes the next messages for the time of a lease, in order, of every correlation key the oldest
   * only: the next one waits until it has left.
   *
   * @param most messages
   * @throws StaleEpochException if another application uses the engine now
   */
  @Transactional
  public Lease lease(int most) {
    epoch.requireCurrent();
    LocalDateTime now = time.now();
    List<EngineMessage> due =
        jdbc.sql(
                """
                SELECT id, name, correlation_key, ttl_millis, variables, attempts
                FROM engine_message m
                WHERE status = 'NEW' AND (next_attempt_at <= :now OR next_attempt_at > :never)
                  AND NOT EXISTS (
                    SELECT 1 FROM engine_message e
                    WHERE e.correlation_key = m.correlation_key AND e.ordinal < m.ordinal
                      AND e.status = 'NEW')
                ORDER BY ordinal LIMIT :most FOR UPDATE SKIP LOCKED
                """)
            .param("now", now)
            .param("never", now.plus(longestWait()))
            .param("most", most)
            .query(
                (row, n) ->
                    new EngineMessage(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("correlation_key"),
                        Duration.ofMillis(row.getLong("ttl_millis")),
                        row.getString("variables"),
                        row.getInt("attempts")))
            .list();
    String lease = UUID.randomUUID().toString();
    if (!due.isEmpty()) {
      jdbc.sql(
              "UPDATE engine_message SET next_attempt_at = :until, lease_id = :lease WHERE id IN"
                  + " (:ids)")
          .param("until", now.plus(settings.relayLease()))
          .param("lease", lease)
          .param("ids", due.stream().map(EngineMessage::id).toList())
          .update();
    }
    return new Lease(lease, due);
  }

  /** Nobody waits longer than this, unless the machine's clock was set back meanwhile. */
  private Duration longestWait() {
    Duration lease = settings.relayLease();
    return (lease.compareTo(LONGEST_BACKOFF) > 0 ? lease : LONGEST_BACKOFF).multipliedBy(2);
  }

  /**
   * Takes out what the engine has, and says when to try the rest again. Of messages that were
   * leased again since, nothing is said: the engine that took them may be another.
   */
  @Transactional
  public void settle(Lease lease, List<EngineMessage> taken, Map<EngineMessage, Throwable> failed) {
    if (!taken.isEmpty()) {
      jdbc.sql("DELETE FROM engine_message WHERE id IN (:ids) AND lease_id = :lease")
          .param("ids", taken.stream().map(EngineMessage::id).toList())
          .param("lease", lease.id())
          .update();
    }
    failed.forEach((message, failure) -> putBack(lease, message, failure));
  }

  /** An engine that cannot be reached says nothing against a message, so it does not die of it. */
  private void putBack(Lease lease, EngineMessage message, Throwable failure) {
    boolean outage = Outage.is(failure);
    int attempts = message.attempts() + 1;
    if (outage) {
      attempts = Math.min(attempts, Math.max(1, settings.relayAttempts() / 2));
    }
    boolean dead = !outage && attempts >= settings.relayAttempts();
    jdbc.sql(
            """
            UPDATE engine_message
            SET status = :status, attempts = :attempts, next_attempt_at = :next, last_error = :error,
              lease_id = NULL
            WHERE id = :id AND lease_id = :lease
            """)
        .param("status", dead ? "DEAD" : "NEW")
        .param("attempts", attempts)
        .param("next", time.in(outage ? probe(attempts) : backoff(attempts)))
        .param("error", Failures.name(failure))
        .param("id", message.id())
        .param("lease", lease.id())
        .update();
  }

  /** Half a second, doubled with every failure, at most a minute. */
  private static Duration backoff(int attempts) {
    return Duration.ofMillis(Math.min(LONGEST_BACKOFF.toMillis(), 250L << Math.min(attempts, 10)));
  }

  /** Whether the engine is back is asked more often than a message is offered that it refused. */
  private static Duration probe(int attempts) {
    Duration backoff = backoff(attempts);
    return backoff.compareTo(LONGEST_PROBE) > 0 ? LONGEST_PROBE : backoff;
  }

  /** Ends every back-off: what kept the messages from the engine is over. */
  @Transactional
  public void retryNow() {
    jdbc.sql(
            "UPDATE engine_message SET next_attempt_at = :now WHERE status = 'NEW' AND lease_id IS"
                + " NULL AND attempts > 0")
        .param("now", time.now())
        .update();
  }

  /** How long the oldest message has waited for the engine; zero if none waits. */
  Duration age() {
    return jdbc.sql(
            "SELECT created_at FROM engine_message WHERE status = 'NEW' ORDER BY ordinal LIMIT 1")
        .query((row, n) -> row.getObject("created_at", LocalDateTime.class))
        .optional()
        .map(created -> Duration.between(created, time.now()))
        .filter(age -> !age.isNegative())
        .orElse(Duration.ZERO);
  }

  long waiting() {
    return count("NEW");
  }

  long dead() {
    return count("DEAD");
  }

  private long count(String status) {
    return jdbc.sql("SELECT COUNT(*) FROM engine_message WHERE status = :status")
        .param("status", status)
        .query(Long.class)
        .single();
  }
}
