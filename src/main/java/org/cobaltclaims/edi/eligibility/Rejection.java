package org.cobaltclaims.edi.eligibility;

import org.cobaltclaims.edi.Segment;

/**
 * An AAA: why an inquiry, or a part of it, was not answered.
 *
 * @param valid AAA01: Y the request was valid, but refused; N it was not
 * @param reason AAA03, such as 71 birth date, 72 member id, 75 not found, 42 unable now
 * @param followUp AAA04: C correct and resend, N do not resend, R resend, S do not resend, W wait,
 *     Y do not resend, P resend original
 * @param loop the loop in which it stands, such as {@code 2100C}
 */
public record Rejection(String valid, String reason, String followUp, String loop) {

  static Rejection read(Segment aaa, String loop) {
    return new Rejection(aaa.element(1), aaa.element(3), aaa.element(4), loop);
  }

  Segment toSegment() {
    return Segment.of("AAA", valid, "", reason, followUp);
  }
}
