package org.cobaltclaims.edi;

import java.util.List;

/**
 * N3 and N4.
 *
 * @param line1 N301
 * @param line2 N302, empty if none
 * @param city N401
 * @param state N402
 * @param zip N403
 * @param country N404, empty for the United States
 * @param subdivision N407, empty for the United States
 */
public record Address(
    String line1,
    String line2,
    String city,
    String state,
    String zip,
    String country,
    String subdivision) {

  public static final Address NONE = new Address("", "", "", "", "", "", "");

  /** The same place with another street. */
  public Address street(Segment n3) {
    return new Address(n3.element(1), n3.element(2), city, state, zip, country, subdivision);
  }

  /** The same street in another place. */
  public Address place(Segment n4) {
    return new Address(
        line1, line2, n4.element(1), n4.element(2), n4.element(3), n4.element(4), n4.element(7));
  }

  /** N3 and N4; empty segments are not written. */
  public List<Segment> toSegments() {
    return List.of(
        Segment.of(
            "N3",
            Sanitizer.text(line1, Sanitizer.ADDRESS),
            Sanitizer.text(line2, Sanitizer.ADDRESS)),
        Segment.of(
            "N4",
            Sanitizer.text(city, Sanitizer.CITY),
            Sanitizer.text(state, Sanitizer.STATE),
            Sanitizer.identifier(zip, Sanitizer.ZIP),
            country,
            "",
            "",
            subdivision));
  }
}
