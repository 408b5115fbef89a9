package org.cobaltclaims.worklist.process;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Days of ours as dates of the engine's user tasks: when the office opens. */
final class EngineDates {

  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private EngineDates() {}

  static String of(LocalDate day) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.of(day, OPENING, ZoneOffset.UTC));
  }

  static @Nullable LocalDate day(@Nullable OffsetDateTime date) {
    return date == null ? null : date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }
}
