package org.cobaltclaims.edi;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A DTP: a day (D8) or a period (RD8).
 *
 * @param qualifier DTP01, such as 472 service, 291 plan
 * @param from the day, or the period's first day
 * @param to the period's last day; null for a day
 */
public record DatePeriod(String qualifier, LocalDate from, @Nullable LocalDate to) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final int DAY = 8;

  /** A single day. */
  public static DatePeriod day(String qualifier, LocalDate day) {
    return new DatePeriod(qualifier, day, null);
  }

  /** The last day, which is the only one of a single day. */
  public LocalDate last() {
    return to == null ? from : to;
  }

  /** The DTP as it stands; null if it holds neither a day nor a period of days. */
  public static @Nullable DatePeriod read(Segment dtp) {
    String text = dtp.element(3);
    if (text.length() == DAY) {
      LocalDate day = Fields.date(text);
      return day == null ? null : new DatePeriod(dtp.element(1), day, null);
    }
    if (text.length() != 2 * DAY + 1 || text.charAt(DAY) != '-') {
      return null;
    }
    LocalDate from = Fields.date(text.substring(0, DAY));
    LocalDate to = Fields.date(text.substring(DAY + 1));
    return from == null || to == null ? null : new DatePeriod(dtp.element(1), from, to);
  }

  public Segment toSegment() {
    return to == null
        ? Segment.of("DTP", qualifier, "D8", from.format(DATE))
        : Segment.of("DTP", qualifier, "RD8", from.format(DATE) + "-" + to.format(DATE));
  }
}
