package org.cobaltclaims.dashboard.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.dashboard.KpiSnapshots;
import org.cobaltclaims.dashboard.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which days and which payer are looked at, as an address has it.
 *
 * @param from ISO; the usual 30 days without it
 * @param to ISO; today without it
 * @param payer id; all without it
 */
record PeriodChoice(@Nullable String from, @Nullable String to, @Nullable String payer) {

  /** Numbers of days that can be chosen at once. */
  static final List<Integer> USUAL = List.of(7, 30, 90, 365);

  /** The days; a day that is none counts as not given, and none lies before the other. */
  Period period(LocalDate today) {
    LocalDate last = day(to, today);
    LocalDate end = last.isAfter(today) ? today : last;
    LocalDate first = day(from, end.minusDays(KpiSnapshots.LOOKS_BACK - 1L));
    return new Period(first.isAfter(end) ? end : first, end);
  }

  @Nullable String payerId() {
    return payer == null || payer.isBlank() ? null : payer.strip();
  }

  private static LocalDate day(@Nullable String text, LocalDate otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      LocalDate day = LocalDate.parse(text.strip());
      return day.getYear() < 1900 ? otherwise : day;
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
