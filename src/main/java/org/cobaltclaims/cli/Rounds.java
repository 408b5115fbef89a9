package org.cobaltclaims.cli;

import org.cobaltclaims.engine.OnceOnly;
import org.cobaltclaims.engine.Outage;
import org.cobaltclaims.engine.WorkGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What the application does by itself, round after round: files that lie there are taken in, what
 * is ready goes out.
 */
abstract class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private static final long PAUSE_MILLIS = 200;

  private static final String ENDING = "the application ends";

  private final OnceOnly outage = new OnceOnly();
  private final WorkGate gate = new WorkGate();

  /** Whether this application does the rounds; of several on one database one does. */
  boolean isOnDuty() {
    return true;
  }

  /** One round, to its end. */
  abstract void round() throws InterruptedException;

  /**
   * Works until nothing moves that can be told. While disk, database or engine cannot be used it
   * says so once and waits; nothing is taken that cannot be kept.
   *
   * @throws IllegalStateException if the engine does not come to rest
   * @throws InterruptedException if the application ends before nothing moves
   */
  final void untilNothingMoves() throws InterruptedException {
    if (!gate.enter()) {
      throw new InterruptedException(ENDING);
    }
    try {
      while (!done()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } finally {
      gate.leave();
    }
  }

  /** The application ends: a file that is being worked is finished, no other is taken. */
  @EventListener(ContextClosedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  void end() {
    gate.close(WorkGate.PATIENCE);
  }

  /**
   * Asked between the steps of a round.
   *
   * @throws InterruptedException if the application ends
   */
  final void goOn() throws InterruptedException {
    if (gate.isClosed()) {
      throw new InterruptedException(ENDING);
    }
  }

  private boolean done() throws InterruptedException {
    goOn();
    try {
      round();
    } catch (RuntimeException failure) {
      if (!Outage.is(failure)) {
        throw failure;
      }
      if (outage.begins()) {
        LOG.warn(
            "disk or database cannot be used ({}); nothing is taken in or sent until it is over",
            failure.getClass().getSimpleName());
      }
      return false;
    }
    if (outage.over()) {
      LOG.info("disk and database can be used again; work goes on");
    }
    return true;
  }
}
