package org.cobaltclaims.engine.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one time of engine and application: real time plus an offset that only ever grows, in whole
 * milliseconds, UTC. It never goes back, even when the machine's clock does.
 */
public final class EngineClock extends Clock {

  private final Clock real;
  private final AtomicLong offsetMillis;
  private final AtomicLong lastMillis;

  private EngineClock(Clock real, long offsetMillis) {
    this.real = real;
    this.offsetMillis = new AtomicLong(offsetMillis);
    this.lastMillis = new AtomicLong(Long.MIN_VALUE);
  }

  /** A clock that shows the given real time. */
  public static EngineClock following(Clock real) {
    return new EngineClock(real, 0);
  }

  /** A clock that shows {@code start} now and runs on at the speed of the given real time. */
  public static EngineClock startingAt(Instant start, Clock real) {
    return new EngineClock(real, start.toEpochMilli() - real.millis());
  }

  @Override
  public long millis() {
    long now = real.millis() + offsetMillis.get();
    return lastMillis.accumulateAndGet(now, Math::max);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  /**
   * Moves time forward.
   *
   * @throws IllegalArgumentException when the step is negative
   */
  public void advanceBy(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not go back: step of " + step);
    }
    offsetMillis.addAndGet(step.toMillis());
  }

  /**
   * Moves time forward to the given instant.
   *
   * @throws IllegalArgumentException when the instant lies before this clock's time
   */
  public synchronized void advanceTo(Instant instant) {
    long step = instant.toEpochMilli() - millis();
    if (step < 0) {
      throw new IllegalArgumentException(
          "time does not go back: it is " + instant() + ", asked for " + instant);
    }
    offsetMillis.addAndGet(step);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** This time seen from another zone; it follows every later advance. */
  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
  }

  private static final class Zoned extends Clock {
    private final EngineClock time;
    private final ZoneId zone;

    private Zoned(EngineClock time, ZoneId zone) {
      this.time = time;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return time.withZone(other);
    }

    @Override
    public long millis() {
      return time.millis();
    }

    @Override
    public Instant instant() {
      return time.instant();
    }
  }
}
