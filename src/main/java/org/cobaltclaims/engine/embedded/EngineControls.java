package org.cobaltclaims.engine.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.cobaltclaims.engine.embedded.endpoint.TestControls;

/** A test's hand on an engine. */
final class EngineControls implements TestControls {

  private final EngineClock clock;
  private final LongSupplier purge;

  EngineControls(EngineClock clock, LongSupplier purge) {
    this.clock = clock;
    this.purge = purge;
  }

  @Override
  public Instant time() {
    return clock.instant();
  }

  @Override
  public void moveTime(Duration step) {
    if (step.isNegative()) {
      clock.set(clock.instant().plus(step));
    } else {
      clock.advanceBy(step);
    }
  }

  @Override
  public void pinTime(Instant instant) {
    clock.pin(instant);
  }

  @Override
  public void resetTime() {
    clock.reset();
  }

  @Override
  public long purge() {
    return purge.getAsLong();
  }
}
