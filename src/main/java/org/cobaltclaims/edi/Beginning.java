package org.cobaltclaims.edi;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A BHT.
 *
 * @param structure BHT01, such as 0010 status, 0022 eligibility, 0085 claim acknowledgement
 * @param purpose BHT02: 13 request, 08 status, 11 response, 01 cancellation, 06 confirmation ...
 * @param reference BHT03, empty if none
 * @param created BHT04/05; null if unreadable
 * @param type BHT06, empty if none
 */
public record Beginning(
    String structure,
    String purpose,
    String reference,
    @Nullable LocalDateTime created,
    String type) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HHmmss");

  /** Of a transaction that has none. */
  public static final Beginning NONE = new Beginning("", "", "", null, "");

  public static Beginning read(Segment bht) {
    LocalDateTime minute = Fields.minute(bht.element(4), bht.element(5));
    return new Beginning(
        bht.element(1),
        bht.element(2),
        bht.element(3),
        minute == null ? null : minute.plusSeconds(second(bht.element(5))),
        bht.element(6));
  }

  private static int second(String time) {
    if (time.length() < 6) {
      return 0;
    }
    int second = (time.charAt(4) - '0') * 10 + time.charAt(5) - '0';
    return second < 60 ? second : 0;
  }

  public Segment toSegment() {
    return Segment.of(
        "BHT",
        structure,
        purpose,
        Sanitizer.text(reference, Sanitizer.REFERENCE),
        created == null ? "" : created.format(DATE),
        created == null ? "" : created.format(created.getSecond() == 0 ? MINUTE : SECOND),
        type);
  }
}
