package org.cobaltclaims.edi.eligibility;

import java.math.BigDecimal;
import java.util.Arrays;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Segment;
import org.jspecify.annotations.Nullable;

/**
 * An INS.
 *
 * @param subscriber INS01 is Y
 * @param relationship INS02: 18 self, 01 spouse, 19 child, 34 other
 * @param change INS03, 001 where name or ids were changed; empty if none
 * @param changeReason INS04, 25 change in identifying data; empty if none
 * @param birthSequence INS17; null if none
 */
public record Relationship(
    boolean subscriber,
    String relationship,
    String change,
    String changeReason,
    @Nullable BigDecimal birthSequence) {
  private static final int BIRTH_SEQUENCE = 17;

  static Relationship read(Segment ins, String loop, Fields fields) {
    return new Relationship(
        ins.element(1).equals("Y"),
        ins.element(2),
        ins.element(3),
        ins.element(4),
        fields.decimal(ins, BIRTH_SEQUENCE, loop));
  }

  Segment toSegment() {
    String[] elements = new String[BIRTH_SEQUENCE];
    Arrays.fill(elements, "");
    elements[0] = subscriber ? "Y" : "N";
    elements[1] = relationship;
    elements[2] = change;
    elements[3] = changeReason;
    elements[BIRTH_SEQUENCE - 1] =
        birthSequence == null ? "" : Fields.shortest(birthSequence).toPlainString();
    return Segment.of("INS", elements);
  }
}
