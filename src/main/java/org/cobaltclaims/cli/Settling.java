package org.cobaltclaims.cli;

import java.time.Duration;
import org.cobaltclaims.engine.OnceOnly;
import org.cobaltclaims.engine.Outage;
import org.cobaltclaims.engine.OutboxRelay;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.engine.WorkGate;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.paper.process.PrintRoom;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.EligibilityFiles;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.FileExchange;
import org.cobaltclaims.transmission.InquiryFiles;
import org.cobaltclaims.worklist.DailyLooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets the application work until nothing moves: files that lie there are taken in, the processes
 * run until each waits for a person, an answer or a date, what is ready goes out. Only with the
 * embedded engine, which can tell that it rests.
 */
@Component
@ConditionalOnProperty(name = "cobalt.engine", havingValue = "embedded", matchIfMissing = true)
class Settling {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private static final String ENDING = "the application ends";

  /** Between two looks while something has to end first. */
  private static final long PAUSE_MILLIS = 200;

  /** Between two looks at messages that another thread has, or that are put off. */
  private static final long SHORT_PAUSE_MILLIS = 5;

  /** Nothing in a practice takes this long without a step forward that can be seen. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  /** A start that is lost so often will not be found by publishing it again. */
  private static final int MOST_RESTARTS = 20;

  private final FileExchange files;
  private final Batches batches;
  private final InquiryFiles inquiries;
  private final EligibilityFiles eligibility;
  private final PrintRoom printing;
  private final DailyLooks calendar;
  private final OutboxRelay outbox;
  private final Roots roots;
  private final RetryPolicy retry;
  private final EmbeddedEngine engine;
  private final OnceOnly outage = new OnceOnly();
  private final WorkGate gate = new WorkGate();

  Settling(
      FileExchange files,
      Batches batches,
      InquiryFiles inquiries,
      EligibilityFiles eligibility,
      PrintRoom printing,
      DailyLooks calendar,
      OutboxRelay outbox,
      Roots roots,
      RetryPolicy retry,
      EmbeddedEngine engine) {
    this.files = files;
    this.batches = batches;
    this.inquiries = inquiries;
    this.eligibility = eligibility;
    this.printing = printing;
    this.calendar = calendar;
    this.outbox = outbox;
    this.roots = roots;
    this.retry = retry;
    this.engine = engine;
  }

  /**
   * Works until nothing moves. While disk, database or engine cannot be used it says so once and
   * waits; nothing is taken that cannot be kept.
   *
   * @throws IllegalStateException if the engine does not come to rest
   * @throws InterruptedException if the application ends before nothing moves
   */
  void untilNothingMoves() throws InterruptedException {
    if (!gate.enter()) {
      throw new InterruptedException(ENDING);
    }
    try {
      while (!settled()) {
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

  private void goOn() throws InterruptedException {
    if (gate.isClosed()) {
      throw new InterruptedException(ENDING);
    }
  }

  private boolean settled() throws InterruptedException {
    goOn();
    try {
      settle();
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

  private void settle() throws InterruptedException {
    boolean moved = true;
    while (moved) {
      // What could not be worked is tried with the next look; it is no movement.
      moved = files.scan().stream().anyMatch(file -> file.fate().kind() != Fate.Kind.RECEIVED);
      rest();
      moved |= !batches.form().isEmpty();
      rest();
    }
    calendar.lookOnceADay();
    inquiries.send();
    eligibility.send();
    printing.write();
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
