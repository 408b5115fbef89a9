package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataClockTest {

  @TempDir private Path data;
  private DataClock clock;

  @BeforeEach
  void now() {
    clock = new DataClock(data, Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  void withoutADateTimeIsReal() throws IOException {
    assertThat(clock.start(null)).isNull();
  }

  @Test
  void aDateBeginsWhenTheOfficeOpens() throws IOException {
    assertThat(clock.start(LocalDate.of(2026, 1, 5))).isEqualTo("2026-01-05T08:00:00Z");
  }

  @Test
  void theSameDayGoesOnWhereItWas() throws IOException {
    clock.reached(Instant.parse("2026-01-05T08:00:42Z"));

    assertThat(clock.start(LocalDate.of(2026, 1, 5))).isEqualTo("2026-01-05T08:00:42Z");
  }

  @Test
  void anEarlierDayIsRefusedAndTheReachedOneNamed() throws IOException {
    clock.reached(Instant.parse("2026-01-09T08:00:42Z"));

    assertThatThrownBy(() -> clock.start(LocalDate.of(2026, 1, 8)))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("2026-01-09");
  }

  @Test
  void realTimeIsRefusedWhereTheFolderIsAheadOfIt() throws IOException {
    clock.reached(Instant.parse("2026-05-01T08:00:00Z"));

    assertThatThrownBy(() -> clock.start(null))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("2026-05-01");
  }

  /** Where the file is written aside, a folder stands in the way: as a full disk, it refuses. */
  @Test
  void whatCannotBeNotedLeavesTheLastNoteAsItIs() throws IOException {
    clock.reached(Instant.parse("2026-01-05T08:00:42Z"));
    Files.createDirectories(data.resolve(".clock.tmp/in-the-way"));

    assertThatThrownBy(() -> clock.reached(Instant.parse("2026-01-06T08:00:00Z")))
        .isInstanceOf(IOException.class);

    assertThat(clock.start(LocalDate.of(2026, 1, 5))).isEqualTo("2026-01-05T08:00:42Z");
  }
}
