package org.cobaltclaims.edi;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A DMG.
 *
 * @param birth DMG02; null if none or unreadable
 * @param gender DMG03: F, M, U; empty if none
 */
public record Demographics(@Nullable LocalDate birth, String gender) {

  /** Of a person of whom nothing is said. */
  public static final Demographics NONE = new Demographics(null, "");

  public static Demographics read(Segment dmg, String loop, Fields fields) {
    return new Demographics(fields.date(dmg, 2, loop), dmg.element(3));
  }

  /** An empty segment, which is not written, if nothing is known. */
  public Segment toSegment() {
    return Segment.of(
        "DMG",
        birth == null ? "" : "D8",
        birth == null ? "" : birth.format(DateTimeFormatter.BASIC_ISO_DATE),
        gender);
  }
}
