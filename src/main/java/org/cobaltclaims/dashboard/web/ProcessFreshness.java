package org.cobaltclaims.dashboard.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.dashboard.ProcessPlaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Where the practice is small the map is that of the moment: whoever looks has it built. Elsewhere
 * it is built in the background as soon as somebody looks and it is some minutes old; the page,
 * which asks again by itself, shows it when it is there.
 */
@Component
class ProcessFreshness {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessFreshness.class);

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long OLD_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final ProcessPlaces places;
  private final KpiBuild practice;
  private final AtomicBoolean building = new AtomicBoolean();
  private long builtAt;
  private boolean built;

  ProcessFreshness(ProcessPlaces places, KpiBuild practice) {
    this.places = places;
    this.practice = practice;
  }

  /** Sees to it that the map is as fresh as can be had. */
  void freshen() {
    if (isOlderThan(FRESH_NANOS)) {
      if (practice.isQuick()) {
        now();
      } else if (isOlderThan(OLD_NANOS) && building.compareAndSet(false, true)) {
        Thread.ofVirtual().name("process-map").start(this::inBackground);
      }
    }
  }

  private synchronized boolean isOlderThan(long nanos) {
    return !built || System.nanoTime() - builtAt >= nanos;
  }

  private void inBackground() {
    try {
      now();
    } catch (DataAccessException | TransactionException e) {
      // The next look tries again.
      LOG.warn("the process map cannot be built: {}", e.getClass().getSimpleName());
    } finally {
      building.set(false);
    }
  }

  /** Whether a newer one is being built. */
  boolean isBeingBuilt() {
    return building.get();
  }

  /** Builds it, however long it takes. */
  void now() {
    places.build();
    synchronized (this) {
      builtAt = System.nanoTime();
      built = true;
    }
  }
}
