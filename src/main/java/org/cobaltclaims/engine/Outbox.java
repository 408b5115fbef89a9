package org.cobaltclaims.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the database has to tell the engine. A message is written in the transaction of what it
 * tells about and leaves after its commit, see {@link OutboxRelay}.
 */
@Component
public class Outbox {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final RealTime time;
  private final OutboxSignal signal;

  Outbox(JdbcClient jdbc, JdbcOperations batch, RealTime time, OutboxSignal signal) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.time = time;
    this.signal = signal;
  }

  /**
   * Writes a message, in the current transaction. Messages of one correlation key leave in the
   * order in which they were written.
   *
   * @param messageName as in the model
   * @param correlationKey the id that the waiting instance knows
   * @param timeToLive how long the engine keeps it if nobody waits yet, in the engine's time; zero
   *     for messages that start a process
   * @param variables ids only
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void publish(
      String messageName, String correlationKey, Duration timeToLive, Map<String, ?> variables) {
    jdbc.sql(
            """
            INSERT INTO engine_message
              (id, name, correlation_key, ttl_millis, variables, status, attempts, next_attempt_at, created_at)
            VALUES (:id, :name, :key, :ttl, :variables, 'NEW', 0, :now, :now)
            """)
        .param("id", UUID.randomUUID().toString())
        .param("name", messageName)
        .param("key", correlationKey)
        .param("ttl", timeToLive.toMillis())
        .param("variables", json(variables))
        .param("now", time.now())
        .update();
    wakeAfterCommit();
  }

  /** The same message, without variables, to many; one batch. See {@link #publish}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void publishAll(String messageName, List<String> correlationKeys, Duration timeToLive) {
    if (correlationKeys.isEmpty()) {
      return;
    }
    LocalDateTime now = time.now();
    batch.batchUpdate(
        """
        INSERT INTO engine_message
          (id, name, correlation_key, ttl_millis, variables, status, attempts, next_attempt_at, created_at)
        VALUES (?, ?, ?, ?, ?, 'NEW', 0, ?, ?)
        """,
        correlationKeys.stream()
            .map(
                key ->
                    new Object[] {
                      UUID.randomUUID().toString(),
                      messageName,
                      key,
                      timeToLive.toMillis(),
                      json(Map.of()),
                      now,
                      now
                    })
            .toList());
    wakeAfterCommit();
  }

  private static String json(Map<String, ?> variables) {
    try {
      return JSON.writeValueAsString(variables);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("message variables are ids and flags only", e);
    }
  }

  private void wakeAfterCommit() {
    if (signal.registeredInThisTransaction()) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signal.raise();
          }

          @Override
          public void afterCompletion(int status) {
            signal.forgetThisTransaction();
          }
        });
  }
}
