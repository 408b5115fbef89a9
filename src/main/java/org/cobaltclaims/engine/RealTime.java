package org.cobaltclaims.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The time on the wall, for leases and back-off. It goes on while the application's clock is
 * simulated; a type of its own, so that nobody takes the one clock for the other.
 *
 * @param clock a clock that nobody moves
 */
record RealTime(Clock clock) {

  LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  LocalDateTime in(Duration duration) {
    return now().plus(duration);
  }
}
