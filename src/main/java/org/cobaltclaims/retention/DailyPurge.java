package org.cobaltclaims.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Retention;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The purge of practices that have said that Cobalt does it by itself: once a day, also right after
 * a backup from before the last purge was restored.
 */
@Service
public class DailyPurge {

  private static final Logger LOG = LoggerFactory.getLogger(DailyPurge.class);

  private final Purge purge;
  private final PurgeRuns runs;
  private final CurrentSettings settings;
  private final Clock clock;
  private volatile boolean failed;
  private volatile @Nullable LocalDate doneOn;
  private @Nullable Thread worker;

  DailyPurge(Purge purge, PurgeRuns runs, CurrentSettings settings, Clock clock) {
    this.purge = purge;
    this.runs = runs;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sees to it that the day's purge is done, beside all other work; returns at once. */
  public synchronized void lookAfter() {
    if (settings.retention().purge() == Retention.Purge.DAILY
        && !LocalDate.now(clock).equals(doneOn)
        && (worker == null || !worker.isAlive())) {
      worker = Thread.ofPlatform().daemon().name("daily-purge").start(this::quietly);
    }
  }

  private void quietly() {
    try {
      runOnceADay();
    } catch (RuntimeException e) {
      // Tried again with the next look. The message may name values.
      if (!failed) {
        LOG.warn("The purge stopped ({}); it is tried again", e.getClass().getSimpleName());
      }
      failed = true;
      return;
    }
    failed = false;
  }

  /** Purges if the practice wants it and none has come to its end today. */
  public void runOnceADay() {
    if (settings.retention().purge() != Retention.Purge.DAILY) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    boolean done =
        runs.lastEnded()
            .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
            .filter(day -> !day.isBefore(today))
            .isPresent();
    if (!done) {
      PurgeReport report = purge.run("daily purge");
      if (!report.isEmpty()) {
        LOG.info(
            "Purged {} visits, {} patients, {} files; a legal hold keeps {} visits",
            report.visits().count(),
            report.patients().count(),
            report.files().count(),
            report.heldVisits().count());
      }
    }
    doneOn = today;
  }
}
