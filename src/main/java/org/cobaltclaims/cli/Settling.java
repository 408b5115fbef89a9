package org.cobaltclaims.cli;

import java.time.Duration;
import org.cobaltclaims.engine.OutboxRelay;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Lets the application work until nothing moves: files that lie there are taken in, the processes
 * run until each waits for a person, an answer or a date, what is ready goes out. Only with the
 * embedded engine, which can tell that it rests.
 */
@Component
@ConditionalOnProperty(name = "cobalt.engine", havingValue = "embedded", matchIfMissing = true)
class Settling extends Rounds {

  /** Between two looks while something has to end first. */
  private static final long PAUSE_MILLIS = 200;

  /** Between two looks at messages that another thread has, or that are put off. */
  private static final long SHORT_PAUSE_MILLIS = 5;

  /** Nothing in a practice takes this long without a step forward that can be seen. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  /** A start that is lost so often will not be found by publishing it again. */
  private static final int MOST_RESTARTS = 20;

  private final RoundWork work;
  private final OutboxRelay outbox;
  private final Roots roots;
  private final RetryPolicy retry;
  private final EmbeddedEngine engine;

  Settling(
      RoundWork work, OutboxRelay outbox, Roots roots, RetryPolicy retry, EmbeddedEngine engine) {
    this.work = work;
    this.outbox = outbox;
    this.roots = roots;
    this.retry = retry;
    this.engine = engine;
  }

  @Override
  void round() throws InterruptedException {
    boolean moved = true;
    while (moved) {
      moved = work.takeIn();
      rest();
      moved |= work.formBatches();
      rest();
    }
    work.sendTheRest();
    rest();
  }

  private void rest() throws InterruptedException {
    // A job may write to the outbox until the engine is idle; an empty outbox behind it means that
    // all is told.
    int rounds = 0;
    while (true) {
      goOn();
      outbox.drain();
      if (!engine.awaitIdle(LONGEST_REST)) {
        throw new IllegalStateException("the process engine does not come to rest");
      }
      if (!outbox.isEmpty()) {
        // Mostly it is what the jobs have just written.
        if (outbox.relay() == 0) {
          Thread.sleep(SHORT_PAUSE_MILLIS);
        }
      } else if (jobsWaitForAnOutagesEnd()) {
        Thread.sleep(PAUSE_MILLIS);
      } else if (rounds++ == MOST_RESTARTS || roots.startLost() == 0) {
        return;
      }
    }
  }

  private boolean jobsWaitForAnOutagesEnd() {
    return retry.anyInterrupted() && !engine.state().jobsBackingOff().isEmpty();
  }
}
