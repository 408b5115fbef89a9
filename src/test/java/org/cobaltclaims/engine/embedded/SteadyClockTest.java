package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final Machine machine = new Machine();
  private final AtomicLong nanos = new AtomicLong(5);
  private final SteadyClock following = SteadyClock.following(machine, nanos::get);
  private final SteadyClock apart = SteadyClock.apartFrom(machine, nanos::get);

  @Test
  void runsWithTheMachine() {
    passes(Duration.ofSeconds(3));
    assertThat(following.instant()).isEqualTo(START.plusSeconds(3));
    assertThat(apart.instant()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void goesOnWhenTheMachinesClockIsSetBackADay() {
    passes(Duration.ofSeconds(3));
    assertThat(following.instant()).isEqualTo(START.plusSeconds(3));
    machine.now = machine.now.minus(Duration.ofDays(1));
    passes(Duration.ofSeconds(2));
    assertThat(following.instant()).isEqualTo(START.plusSeconds(5));
    assertThat(apart.instant()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void followsTheMachinesClockForwardAndGoesOnWhenItIsPutRight() {
    machine.now = machine.now.plus(Duration.ofDays(1));
    Instant ahead = START.plus(Duration.ofDays(1));
    assertThat(following.instant()).isEqualTo(ahead);
    machine.now = machine.now.minus(Duration.ofDays(1));
    passes(Duration.ofSeconds(2));
    assertThat(following.instant()).isEqualTo(ahead.plusSeconds(2));
  }

  @Test
  void simulatedTimeHeedsNoMachinesClock() {
    machine.now = machine.now.plus(Duration.ofDays(1));
    passes(Duration.ofSeconds(2));
    assertThat(apart.instant()).isEqualTo(START.plusSeconds(2));
  }

  private void passes(Duration time) {
    machine.now = machine.now.plus(time);
    nanos.addAndGet(time.toNanos());
  }

  private static final class Machine extends Clock {
    private Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
