package org.cobaltclaims.edi.claim;

import org.cobaltclaims.edi.Segment;

/**
 * PWK of 2300: paper that belongs to the claim (DOMAIN 1.4).
 *
 * @param type PWK01, such as EB explanation of benefits
 * @param transmission PWK02: BM by mail, FX fax, EL electronically, FT file transfer, EM e-mail, AA
 *     available on request
 * @param controlQualifier PWK05, AC where there is a control number; empty if none
 * @param controlNumber PWK06, empty if none
 */
public record Attachment(
    String type, String transmission, String controlQualifier, String controlNumber) {

  /** True if the record holds all that the segment says. */
  static boolean holds(Segment pwk) {
    return pwk.element(3).isEmpty() && pwk.element(4).isEmpty() && !pwk.saysMoreThan(6);
  }

  public static Attachment of(Segment pwk) {
    return new Attachment(pwk.element(1), pwk.element(2), pwk.element(5), pwk.element(6));
  }

  public Segment segment() {
    return Segment.of("PWK", type, transmission, "", "", controlQualifier, controlNumber);
  }
}
