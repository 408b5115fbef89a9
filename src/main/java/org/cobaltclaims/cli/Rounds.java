package org.cobaltclaims.cli;

import org.cobaltclaims.engine.OnceOnly;
import org.cobaltclaims.engine.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the application does by itself, round after round: files that lie there are taken in, what
 * is ready goes out.
 */
abstract class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private static final long PAUSE_MILLIS = 200;

  private final OnceOnly outage = new OnceOnly();

  /** One round, to its end. */
  abstract void round() throws InterruptedException;

  /**
   * Works until nothing moves that can be told. While disk, database or engine cannot be used it
   * says so once and waits; nothing is taken that cannot be kept.
   *
   * @throws IllegalStateException if the engine does not come to rest
   */
  final void untilNothingMoves() throws InterruptedException {
    while (!done()) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private boolean done() throws InterruptedException {
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
