package org.cobaltclaims.engine.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one time of engine and application: real time plus an offset that only ever grows, in whole
 * milliseconds, UTC. It never goes back, even when the machine's clock does. Only tests may set it
 * freely, through the engine's {@linkplain EngineOptions#withTestControls test controls}.
 */
public final class EngineClock extends Clock {

  /**
   * What the clock shows.
   *
   * @param pinnedMillis the instant at which it stands still, null when it runs
   * @param lastMillis the latest instant that it has shown
   */
  private record Setting(long offsetMillis, @Nullable Long pinnedMillis, AtomicLong lastMillis) {

    private static Setting running(long offsetMillis) {
      return new Setting(offsetMillis, null, new AtomicLong(Long.MIN_VALUE));
    }
  }

  private final Clock real;
  private final long startOffsetMillis;
  private volatile Setting setting;

  private EngineClock(Clock real, long offsetMillis) {
    this.real = real;
    this.startOffsetMillis = offsetMillis;
    this.setting = Setting.running(offsetMillis);
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
    Setting now = setting;
    if (now.pinnedMillis() != null) {
      return now.pinnedMillis();
    }
    return now.lastMillis().accumulateAndGet(real.millis() + now.offsetMillis(), Math::max);
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
  public synchronized void advanceBy(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not go back: step of " + step);
    }
    Setting now = setting;
    Long pinned = now.pinnedMillis();
    setting =
        pinned == null
            ? new Setting(now.offsetMillis() + step.toMillis(), null, now.lastMillis())
            : new Setting(now.offsetMillis(), pinned + step.toMillis(), now.lastMillis());
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
    advanceBy(Duration.ofMillis(step));
  }

  /** For tests only: sets time to any instant; it stands still or runs on as before. */
  synchronized void set(Instant instant) {
    if (setting.pinnedMillis() == null) {
      setting = Setting.running(instant.toEpochMilli() - real.millis());
    } else {
      pin(instant);
    }
  }

  /** For tests only: time stands still at the given instant until it is reset. */
  synchronized void pin(Instant instant) {
    setting = new Setting(startOffsetMillis, instant.toEpochMilli(), new AtomicLong());
  }

  /** For tests only: time runs as if nobody had ever moved it. */
  synchronized void reset() {
    setting = Setting.running(startOffsetMillis);
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
