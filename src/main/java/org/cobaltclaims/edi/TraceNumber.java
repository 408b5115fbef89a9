package org.cobaltclaims.edi;

/**
 * A TRN.
 *
 * @param type TRN01: 1 of this transaction, 2 of the one that is answered
 * @param number TRN02
 * @param originator TRN03, who gave the number; empty if none
 * @param subsidiary TRN04, empty if none
 */
public record TraceNumber(String type, String number, String originator, String subsidiary) {

  public static TraceNumber of(String type, String number) {
    return new TraceNumber(type, number, "", "");
  }

  public static TraceNumber read(Segment trn) {
    return new TraceNumber(trn.element(1), trn.element(2), trn.element(3), trn.element(4));
  }

  public Segment toSegment() {
    return Segment.of(
        "TRN",
        type,
        Sanitizer.text(number, Sanitizer.REFERENCE),
        Sanitizer.text(originator, Sanitizer.REFERENCE),
        Sanitizer.text(subsidiary, Sanitizer.REFERENCE));
  }
}
