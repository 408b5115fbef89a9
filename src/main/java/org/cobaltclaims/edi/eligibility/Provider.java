package org.cobaltclaims.edi.eligibility;

import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;

/**
 * A PRV.
 *
 * @param role PRV01, such as PE performing, RF referring
 * @param qualifier PRV02, such as PXC taxonomy, HPI NPI; empty if none
 * @param id PRV03, empty if none
 */
public record Provider(String role, String qualifier, String id) {

  static Provider read(Segment prv) {
    return new Provider(prv.element(1), prv.element(2), prv.element(3));
  }

  Segment toSegment() {
    return Segment.of("PRV", role, qualifier, Sanitizer.text(id, Sanitizer.REFERENCE));
  }
}
