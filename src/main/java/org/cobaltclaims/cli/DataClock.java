package org.cobaltclaims.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.cobaltclaims.transmission.SafeDisk;
import org.jspecify.annotations.Nullable;

/**
 * The time of a data folder: real, or one that was set by {@code --date} for trying things out day
 * by day. It never goes backwards.
 */
final class DataClock {

  private static final String FILE = "clock";

  /** When a day that was set begins. */
  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private final Path file;
  private final Clock real;

  DataClock(Path data, Clock real) {
    this.file = data.resolve(FILE);
    this.real = real;
  }

  /**
   * The instant at which a run begins.
   *
   * @param date what was asked for; null for today
   * @return null for real time
   * @throws CommandFailed if the folder's time is later already
   */
  @Nullable Instant start(@Nullable LocalDate date) throws IOException {
    Instant reached =
        Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : Instant.MIN;
    if (date == null) {
      if (reached.isAfter(real.instant())) {
        throw new CommandFailed(
            2,
            "this data folder stands at %s already; continue it with --date"
                .formatted(day(reached)));
      }
      return null;
    }
    Instant opening = date.atTime(OPENING).toInstant(ZoneOffset.UTC);
    if (!reached.isAfter(opening)) {
      return opening;
    }
    if (day(reached).isAfter(date)) {
      throw new CommandFailed(
          2,
          "this data folder stands at %s already, and time never goes backwards; name that day or a later one"
              .formatted(day(reached)));
    }
    return reached;
  }

  /** Real time, or that of the folder if it is later: of one whose time was set. */
  Clock clock() throws IOException {
    if (!Files.exists(file)) {
      return real;
    }
    Duration ahead =
        Duration.between(real.instant(), Instant.parse(Files.readString(file).strip()));
    return ahead.isPositive() ? Clock.offset(real, ahead) : real;
  }

  /** Notes how far a run has come; what cannot be noted leaves the last note as it is. */
  void reached(Instant instant) throws IOException {
    new SafeDisk().write(file, instant.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
