package org.cobaltclaims.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days from one to another, both counted in.
 *
 * @param to not before {@code from}
 */
public record Period(LocalDate from, LocalDate to) {

  private static final int SETTLED_AFTER = 120;

  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period ends before it begins");
    }
  }

  /** So many days up to and with one. */
  public static Period endingOn(LocalDate to, int days) {
    return new Period(to.minusDays(days - 1L), to);
  }

  /** How many days it has. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** As many days just before it. */
  public Period before() {
    return new Period(from.minusDays(days()), from.minusDays(1));
  }

  /** The days that a figure looks at for this period. */
  Period of(Kpi kpi) {
    return kpi.window() == Kpi.Window.SETTLED_SERVICES
        ? new Period(from.minusDays(SETTLED_AFTER), to.minusDays(SETTLED_AFTER))
        : this;
  }
}
