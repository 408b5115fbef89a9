package org.cobaltclaims.dashboard.process;

import java.util.concurrent.TimeUnit;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.worklist.DailyLook;
import org.springframework.stereotype.Service;

/**
 * Builds the sums and the day's snapshot once a day. Where a demo's days are minutes it does so now
 * and then: the days between are taken with the next build.
 */
@Service
class KpiWatch implements DailyLook {

  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final KpiBuild build;
  private long builtAt;
  private boolean built;

  KpiWatch(KpiBuild build) {
    this.build = build;
  }

  @Override
  public void look() {
    // A duration on the wall, whatever the application's clock shows.
    long now = System.nanoTime();
    if (!built || now - builtAt >= PAUSE_NANOS) {
      build.build();
      builtAt = now;
      built = true;
    }
  }
}
