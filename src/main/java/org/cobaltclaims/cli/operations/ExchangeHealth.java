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
    boolean attention = late > 0 || age > TOO_OLD.toSeconds();
    Health.Builder health = attention ? Health.status(ProcessesHealth.ATTENTION) : Health.up();
    health.withDetail("oldestSeconds", (long) age).withDetail("unanswered", (long) late);
    if (late > 0) {
      health.withDetail("do", "ask the clearinghouse for the acknowledgements; see the batches");
    } else if (attention) {
      health.withDetail(
          "do", "see the files page and the log: a file is not worked or handed over");
    }
    return health.build();
  }
}
