package org.cobaltclaims.engine;

import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether what the database has to tell the engine arrives there: down while messages wait much
 * longer than they should, and while some were refused for good.
 */
@Component
class OutboxHealthIndicator implements HealthIndicator {

  /** Longer than a restart of the engine takes. */
  private static final Duration TOO_OLD = Duration.ofMinutes(2);

  private final OutboxRows rows;

  OutboxHealthIndicator(OutboxRows rows) {
    this.rows = rows;
  }

  @Override
  public Health health() {
    Duration age = rows.age();
    long dead = rows.dead();
    Health.Builder health = dead > 0 || age.compareTo(TOO_OLD) > 0 ? Health.down() : Health.up();
    health
        .withDetail("waiting", rows.waiting())
        .withDetail("oldestSeconds", age.toSeconds())
        .withDetail("dead", dead);
    if (dead > 0) {
      health.withDetail("do", "see to the cause, then 'cobalt resume --dead'");
    } else if (age.compareTo(TOO_OLD) > 0) {
      health.withDetail(
          "do", "see whether the engine can be reached; messages leave by themselves");
    }
    return health.build();
  }
}
