package org.cobaltclaims.edi.claim;

import org.cobaltclaims.edi.Segment;

/**
 * NTE or K3 of 2300: free text, or data in a form that a regulator fixes.
 *
 * @param code NTE01, such as ADD or CER; empty for a K3
 * @param text NTE02 or K301
 */
public record Note(String code, String text) {

  public static Note of(Segment segment) {
    return segment.is("K3")
        ? new Note("", segment.element(1))
        : new Note(segment.element(1), segment.element(2));
  }

  /** True if it is a K3. */
  public boolean fixedFormat() {
    return code.isEmpty();
  }

  public Segment segment() {
    return fixedFormat() ? Segment.of("K3", text) : Segment.of("NTE", code, text);
  }
}
