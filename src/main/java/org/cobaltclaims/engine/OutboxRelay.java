package org.cobaltclaims.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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

  /** A message waits so long at most at an engine that is only busy. */
  private static final Duration LONGEST_BUSY = Duration.ofMinutes(1);

  /** With fewer it would take too long until they are many again. */
  private static final int LEAST_AT_ONCE = 10;

  private final OutboxRows rows;
  private final MessagePublisher publisher;
  private final EngineSettings settings;
  private final OnceOnly outage = new OnceOnly();
  private volatile int atOnce;

  OutboxRelay(OutboxRows rows, MessagePublisher publisher, EngineSettings settings) {
    this.rows = rows;
    this.publisher = publisher;
    this.settings = settings;
    this.atOnce = settings.relayBatch();
  }

  /**
   * Publishes what is due, once.
   *
   * @return how many messages the engine took
   */
  public int relay() {
    OutboxRows.Lease lease = rows.lease(atOnce);
    if (lease.messages().isEmpty()) {
      return 0;
    }
    Map<EngineMessage, CompletableFuture<?>> sent = new LinkedHashMap<>();
    lease.messages().forEach(m -> sent.put(m, send(m)));
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
    rows.settle(lease, taken, failed);
    pace(taken.size(), failed.values());
    report(taken, failed);
    return taken.size();
  }

  /**
   * As many at once as the engine has room for. What it pushes back costs it more than what it
   * takes, and each of those waits for its back-off.
   */
  private void pace(int taken, Collection<Throwable> failures) {
    int now = atOnce;
    if (failures.stream().anyMatch(Outage::isPushingBack)) {
      atOnce = Math.clamp(taken, Math.min(LEAST_AT_ONCE, now), now);
    } else if (taken >= now) {
      atOnce = Math.min(settings.relayBatch(), now + now / 4 + 1);
    }
  }

  private CompletableFuture<?> send(EngineMessage message) {
    try {
      CompletionStage<?> stage = publisher.publish(message);
      return stage.toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void report(List<EngineMessage> taken, Map<EngineMessage, Throwable> failed) {
    failed.forEach(
        (message, failure) -> {
          if (!Outage.is(failure)) {
            refused(message, failure);
          }
        });
    // An engine that takes some is there; what it did not take is tried again.
    if (taken.isEmpty()) {
      failed.values().stream().filter(Outage::is).forEach(this::notTaken);
    } else if (outage.over()) {
      LOG.info("the engine takes messages again");
      rows.retryNow();
    }
  }

  private void refused(EngineMessage message, Throwable failure) {
    boolean dead = message.attempts() + 1 >= settings.relayAttempts();
    LOG.warn(
        "message {} {} about {} not taken by the engine, attempt {}: {}{}",
        message.name(),
        message.id(),
        message.correlationKey(),
        message.attempts() + 1,
        Failures.name(failure),
        dead
            ? "; it is not tried again: see to the cause, then put it back with 'cobalt resume"
                + " --dead'"
            : "");
  }

  /** That an engine pushes back is its answer to much work; it is trouble if it goes on. */
  private void notTaken(Throwable failure) {
    if (outage.isThere()) {
      return;
    }
    if (!Outage.isPushingBack(failure)) {
      unreachable(failure);
    } else if (rows.age().compareTo(LONGEST_BUSY) > 0 && outage.begins()) {
      LOG.warn(
          "the engine has no room for messages ({}); they wait in the outbox and leave when it has",
          Failures.name(failure));
    }
  }

  private void unreachable(Throwable failure) {
    if (outage.begins()) {
      LOG.warn(
          "the engine cannot be reached ({}); messages wait in the outbox and leave when it is"
              + " back",
          Failures.name(failure));
    }
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

  /** How many messages wait to be taken; dead ones do not count. */
  public long waiting() {
    return rows.waiting();
  }

  /** How long the oldest of those has waited, in real time. */
  public Duration age() {
    return rows.age();
  }
}
