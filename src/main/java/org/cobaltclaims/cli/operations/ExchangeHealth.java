package org.cobaltclaims.cli.operations;

import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether files come and go as they should; the check {@code exchange}. Single files that were
 * refused are somebody's task and no matter of health.
 */
@Component("exchangeHealthIndicator")
class ExchangeHealth implements HealthIndicator {

  /** Longer than the largest file takes. */
  private static final Duration TOO_OLD = Duration.ofHours(1);

  /** The practice's system may be down for the night, and is not for longer. */
  private static final Duration RELAY_TOO_OLD = Duration.ofHours(12);

  private final Readings readings;

  ExchangeHealth(Readings readings) {
    this.readings = readings;
  }

  @Override
  public Health health() {
    Readings.Look look = readings.fresh();
    double age = look.number(Readings.FILE_AGE);
    double late = look.number(Readings.LATE_BATCHES);
    if (Double.isNaN(age)) {
      return Health.unknown().withDetail("do", "see the check 'db'").build();
    }
    double relay = look.number(Readings.RELAY_AGE);
    boolean relayLate = relay > RELAY_TOO_OLD.toSeconds();
    boolean attention = late > 0 || age > TOO_OLD.toSeconds() || relayLate;
    Health.Builder health = attention ? Health.status(ProcessesHealth.ATTENTION) : Health.up();
    health.withDetail("oldestSeconds", (long) age).withDetail("unanswered", (long) late);
    health.withDetail("relayOldestSeconds", (long) relay);
    if (late > 0) {
      health.withDetail("do", "ask the clearinghouse for the acknowledgements; see the batches");
    } else if (age > TOO_OLD.toSeconds()) {
      health.withDetail(
          "do", "see the files page and the log: a file is not worked or handed over");
    } else if (relayLate) {
      health.withDetail(
          "do", "see Files, ERA relay: ERAs wait for the practice's system, and it says why");
    }
    return health.build();
  }
}
