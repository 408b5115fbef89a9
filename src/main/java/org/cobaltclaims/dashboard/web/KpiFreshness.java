package org.cobaltclaims.dashboard.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.cobaltclaims.dashboard.KpiBuild;
import org.springframework.stereotype.Component;

/**
 * Where the practice is small the figures are those of the moment: whoever looks has the sums
 * built. Elsewhere they are those of the day's build, and the page says of when.
 */
@Component
class KpiFreshness {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final KpiBuild build;
  private final Clock clock;
  private long builtAt;
  private boolean built;

  KpiFreshness(KpiBuild build, Clock clock) {
    this.build = build;
    this.clock = clock;
  }

  /** Builds the sums if that is quick and they are not fresh. */
  synchronized void freshen() {
    boolean fresh =
        built
            && System.nanoTime() - builtAt < FRESH_NANOS
            && build.last().filter(last -> last.on().equals(LocalDate.now(clock))).isPresent();
    if (!fresh && build.isQuick()) {
      now();
    }
  }

  /** Builds the sums, however long it takes. */
  synchronized void now() {
    build.build();
    builtAt = System.nanoTime();
    built = true;
  }
}
