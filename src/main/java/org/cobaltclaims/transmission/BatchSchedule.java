package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.practice.CurrentSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When files are made: always, or at the times and on the days that practice.yml names. A time that
 * was missed because nothing ran is made up for once, with the next look.
 */
@Component
class BatchSchedule {

  /** What becomes ready while the files of a time are made goes along. */
  private static final Duration OPEN = Duration.ofMinutes(15);

  private static final int DAYS_OF_A_WEEK = 7;

  private final CurrentSettings settings;
  private final JdbcClient jdbc;
  private final Clock clock;

  BatchSchedule(CurrentSettings settings, JdbcClient jdbc, Clock clock) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Served(LocalDateTime slot, LocalDateTime openedAt) {}

  /** True if files may be made now. */
  boolean isOpen() {
    LocalDateTime now = LocalDateTime.now(clock);
    if (settings.automation().batchTimes().isEmpty()) {
      return isOn(now.toLocalDate());
    }
    LocalDateTime slot = newest(now);
    Served served =
        jdbc.sql("SELECT slot_at, opened_at FROM batch_schedule WHERE id = 1")
            .query(
                (row, n) ->
                    new Served(
                        row.getObject("slot_at", LocalDateTime.class),
                        row.getObject("opened_at", LocalDateTime.class)))
            .optional()
            .orElse(null);
    if (served == null) {
      // What lay before the first look was never promised.
      boolean today = slot.toLocalDate().equals(now.toLocalDate());
      jdbc.sql("INSERT INTO batch_schedule (id, slot_at, opened_at) VALUES (1, :slot, :at)")
          .param("slot", slot)
          .param("at", today ? now : now.minus(OPEN).minusSeconds(1))
          .update();
      return today;
    }
    if (slot.isAfter(served.slot())) {
      jdbc.sql("UPDATE batch_schedule SET slot_at = :slot, opened_at = :at WHERE id = 1")
          .param("slot", slot)
          .param("at", now)
          .update();
      return true;
    }
    return !now.isAfter(served.openedAt().plus(OPEN));
  }

  private LocalDateTime newest(LocalDateTime now) {
    List<LocalTime> times =
        settings.automation().batchTimes().stream().map(LocalTime::parse).toList();
    return Stream.iterate(now.toLocalDate(), day -> day.minusDays(1))
        .limit(DAYS_OF_A_WEEK + 1L)
        .filter(this::isOn)
        .flatMap(day -> times.stream().map(day::atTime))
        .filter(slot -> !slot.isAfter(now))
        .max(LocalDateTime::compareTo)
        .orElseGet(() -> now.minusDays(DAYS_OF_A_WEEK));
  }

  private boolean isOn(LocalDate day) {
    return settings.automation().batchDays().isEmpty()
        || settings.automation().batchDays().contains(day.getDayOfWeek().name());
  }
}
