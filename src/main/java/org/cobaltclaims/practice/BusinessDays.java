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
}
