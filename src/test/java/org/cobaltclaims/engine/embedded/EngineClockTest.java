package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EngineClockTest {

  private static final Instant REAL = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant START = Instant.parse("2026-11-05T23:30:00Z");

  private final SettableClock real = new SettableClock(REAL);
  private final EngineClock clock = EngineClock.startingAt(START, real);

  @Test
  void startsWhereItIsToldAndRunsWithRealTime() {
    assertThat(clock.instant()).isEqualTo(START);
    real.now = REAL.plusSeconds(3);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void advancesByAStepOrToAnInstant() {
    clock.advanceBy(Duration.ofDays(45));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(45)));
    clock.advanceTo(START.plus(Duration.ofDays(50)));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(50)));
  }

  @Test
  void neverGoesBack() {
    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.advanceTo(START.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.instant()).isEqualTo(START);
    real.now = REAL.minusSeconds(60);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void aViewFromAnotherZoneFollowsEveryAdvance() {
    Clock chicago = clock.withZone(ZoneId.of("America/Chicago"));
    assertThat(LocalDate.now(chicago)).isEqualTo(LocalDate.of(2026, 11, 5));
    clock.advanceBy(Duration.ofDays(1));
    assertThat(LocalDate.now(chicago)).isEqualTo(LocalDate.of(2026, 11, 6));
    assertThat(chicago.withZone(ZoneOffset.UTC)).isSameAs(clock);
  }

  @Test
  void testsSetItFreely() {
    clock.advanceBy(Duration.ofDays(45));
    clock.set(START.minus(Duration.ofDays(1)));
    assertThat(clock.instant()).isEqualTo(START.minus(Duration.ofDays(1)));
    real.now = REAL.plusSeconds(3);
    assertThat(clock.instant()).isEqualTo(START.minus(Duration.ofDays(1)).plusSeconds(3));

    clock.pin(START);
    real.now = REAL.plusSeconds(60);
    assertThat(clock.instant()).isEqualTo(START);
    clock.advanceBy(Duration.ofDays(1));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
    clock.set(START.plusSeconds(1));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));

    clock.reset();
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
  }

  private static final class SettableClock extends Clock {
    private Instant now;

    private SettableClock(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
