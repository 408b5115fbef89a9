package org.cobaltclaims.engine.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real time that neither stands still nor goes back when the machine's clock is set back: it is
 * carried on by the machine's count of nanoseconds. Says once when the machine's clock was moved.
 */
final class SteadyClock extends Clock {

  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

  /** Less than this is the usual correcting of a clock. */
  private static final long MOVED_MILLIS = Duration.ofMinutes(1).toMillis();

  private static final long NANOS_A_MILLI = 1_000_000;

  private final Clock machine;
  private final LongSupplier nanos;
  private final boolean follows;
  private long baseMillis;
  private long baseNanos;
  private long told;

  private SteadyClock(Clock machine, LongSupplier nanos, boolean follows) {
    this.machine = machine;
    this.nanos = nanos;
    this.follows = follows;
    this.baseMillis = machine.millis();
    this.baseNanos = nanos.getAsLong();
  }

  /** Follows the machine's clock forward, as after the machine slept, but never back. */
  static SteadyClock following(Clock machine, LongSupplier nanos) {
    return new SteadyClock(machine, nanos, true);
  }

  /** Shows the machine's time now and heeds it no more: for time that is simulated anyway. */
  static SteadyClock apartFrom(Clock machine, LongSupplier nanos) {
    return new SteadyClock(machine, nanos, false);
  }

  @Override
  public synchronized long millis() {
    long steady = baseMillis + (nanos.getAsLong() - baseNanos) / NANOS_A_MILLI;
    if (!follows) {
      return steady;
    }
    long ahead = machine.millis() - steady;
    if (Math.abs(ahead - told) > MOVED_MILLIS) {
      told = Math.min(ahead, 0);
      LOG.warn(
          "the machine's clock was moved by {}; {}",
          Duration.ofMillis(ahead).truncatedTo(ChronoUnit.SECONDS),
          ahead > 0
              ? "what was due meanwhile is due now"
              : "time goes on from where it was until the next start");
    }
    if (ahead <= 0) {
      return steady;
    }
    baseMillis = steady + ahead;
    baseNanos = nanos.getAsLong();
    return baseMillis;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return this;
    }
    throw new UnsupportedOperationException("this clock is UTC's");
  }
}
