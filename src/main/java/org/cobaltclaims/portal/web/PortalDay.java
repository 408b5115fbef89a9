package org.cobaltclaims.portal.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A day as it comes from a form: from a browser's calendar, or typed. */
final class PortalDay {

  private static final List<DateTimeFormatter> FORMS =
      List.of(form("uuuu-MM-dd"), form("M/d/uuuu"), form("M-d-uuuu"), form("MMdduuuu"));

  private static final int LONGEST = 10;
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

  private PortalDay() {}

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withResolverStyle(ResolverStyle.STRICT);
  }

  /** The day; null if it is none, or none of our times. */
  static @Nullable LocalDate of(@Nullable String text) {
    String bare = text == null ? "" : text.strip();
    if (bare.length() > LONGEST) {
      return null;
    }
    for (DateTimeFormatter form : FORMS) {
      try {
        LocalDate day = LocalDate.parse(bare, form);
        return day.isBefore(FIRST) || day.isAfter(LAST) ? null : day;
      } catch (DateTimeParseException another) {
        // Perhaps the next form.
      }
    }
    return null;
  }
}
