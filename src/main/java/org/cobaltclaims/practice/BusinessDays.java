package org.cobaltclaims.practice;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which payers and clearinghouses work: Monday to Friday; holidays are not known. */
public final class BusinessDays {

  private BusinessDays() {}

  /** The day that is so many business days after a date. */
  public static LocalDate after(LocalDate date, int days) {
    LocalDate day = date;
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return day;
  }

  /** The last day since which so many business days have passed. */
  public static LocalDate before(LocalDate date, int days) {
    LocalDate day = date.minusDays(days);
    while (after(day, days).isAfter(date)) {
      day = day.minusDays(1);
    }
    return day;
  }
}
