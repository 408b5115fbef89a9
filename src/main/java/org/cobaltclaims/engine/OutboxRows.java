package org.cobaltclaims.engine;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the outbox as the relay sees them; every method is one short transaction. */
@Component
class OutboxRows {

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
   * Takes the next messages for the time of a lease, in order, of every correlation key the oldest
   * only: the next one waits until it has left.
   *
   * @throws StaleEpochException if another application uses the engine now
   */
  @Transactional
  public List<EngineMessage> lease() {
    epoch.requireCurrent();
    LocalDateTime now = time.now();
    List<EngineMessage> due =
        jdbc.sql(
                """
                SELECT id, name, correlation_key, ttl_millis, variables, attempts
                FROM engine_message m
                WHERE status = 'NEW' AND next_attempt_at <= :now
                  AND NOT EXISTS (
                    SELECT 1 FROM engine_message e
                    WHERE e.correlation_key = m.correlation_key AND e.ordinal < m.ordinal
                      AND e.status = 'NEW')
                ORDER BY ordinal LIMIT :most FOR UPDATE SKIP LOCKED
                """)
            .param("now", now)
            .param("most", settings.relayBatch())
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
    if (!due.isEmpty()) {
      jdbc.sql("UPDATE engine_message SET next_attempt_at = :until WHERE id IN (:ids)")
          .param("until", now.plus(settings.relayLease()))
          .param("ids", due.stream().map(EngineMessage::id).toList())
          .update();
    }
    return due;
  }

  /** Takes out what the engine has, and says when to try the rest again. */
  @Transactional
  public void settle(List<EngineMessage> taken, Map<EngineMessage, Throwable> failed) {
    if (!taken.isEmpty()) {
      jdbc.sql("DELETE FROM engine_message WHERE id IN (:ids)")
          .param("ids", taken.stream().map(EngineMessage::id).toList())
          .update();
    }
    failed.forEach(this::putBack);
  }

  private void putBack(EngineMessage message, Throwable failure) {
    int attempts = message.attempts() + 1;
    jdbc.sql(
            """
            UPDATE engine_message
            SET status = :status, attempts = :attempts, next_attempt_at = :next, last_error = :error
            WHERE id = :id
            """)
        .param("status", attempts >= settings.relayAttempts() ? "DEAD" : "NEW")
        .param("attempts", attempts)
        .param("next", time.in(backoff(attempts)))
        .param("error", Failures.name(failure))
        .param("id", message.id())
        .update();
  }

  /** Half a second, doubled with every failure, at most a minute. */
  private static Duration backoff(int attempts) {
    return Duration.ofMillis(Math.min(60_000, 250L << Math.min(attempts, 10)));
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
