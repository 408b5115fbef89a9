package org.cobaltclaims.edi;

/**
 * A REF.
 *
 * @param qualifier REF01
 * @param value REF02
 * @param description REF03, empty if none
 */
public record Reference(String qualifier, String value, String description) {

  public static Reference of(String qualifier, String value) {
    return new Reference(qualifier, value, "");
  }

  public static Reference read(Segment ref) {
    return new Reference(ref.element(1), ref.element(2), ref.element(3));
  }

  public Segment toSegment() {
    return Segment.of(
        "REF",
        qualifier,
        Sanitizer.text(value, Sanitizer.REFERENCE),
        Sanitizer.text(description, Sanitizer.NOTE));
  }
}
