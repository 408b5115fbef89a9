package org.cobaltclaims.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the outbox to the engine: leases rows in a short transaction, publishes them side by side
 * outside of any, and takes out what the engine has. If it dies between the two, the messages are
 * published again under their ids, and the engine says that it knows them.
 */
@Component
public class OutboxRelay {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  private final OutboxRows rows;
  private final MessagePublisher publisher;
  private final EngineSettings settings;

  OutboxRelay(OutboxRows rows, MessagePublisher publisher, EngineSettings settings) {
    this.rows = rows;
    this.publisher = publisher;
    this.settings = settings;
  }

  /**
   * Publishes what is due, once.
   *
   * @return how many messages the engine took
   */
  public int relay() {
    List<EngineMessage> leased = rows.lease();
    if (leased.isEmpty()) {
      return 0;
    }
    Map<EngineMessage, CompletableFuture<?>> sent = new LinkedHashMap<>();
    leased.forEach(m -> sent.put(m, send(m)));
    List<EngineMessage> taken = new ArrayList<>();
    Map<EngineMessage, Throwable> failed = new HashMap<>();
    long deadline = System.nanoTime() + settings.relayLease().toNanos() / 2;
    sent.forEach(
        (message, future) -> {
          try {
            future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            taken.add(message);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed.put(message, e);
          } catch (TimeoutException | ExecutionException e) {
            failed.put(message, e);
          }
        });
    rows.settle(taken, failed);
    report(failed);
    return taken.size();
  }

  private CompletableFuture<?> send(EngineMessage message) {
    try {
      CompletionStage<?> stage = publisher.publish(message);
      return stage.toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static void report(Map<EngineMessage, Throwable> failed) {
    failed.forEach(
        (message, failure) ->
            LOG.warn(
                "message {} {} not taken by the engine, attempt {}: {}",
                message.name(),
                message.id(),
                message.attempts() + 1,
                Failures.name(failure)));
  }

  /** Publishes until nothing is due any more. Messages that failed wait for their back-off. */
  public void drain() {
    while (relay() > 0) {
      // the next messages of the same keys
    }
  }

  /** True if no message is waiting to be taken; dead ones do not count. */
  public boolean isEmpty() {
    return rows.waiting() == 0;
  }

  /** How many messages the engine refused too often; someone has to look. */
  public long dead() {
    return rows.dead();
  }
}
