package org.cobaltclaims.edi.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Loop 2410: the drug of a service line.
 *
 * @param qualifier LIN02, N4 for a National Drug Code
 * @param code LIN03
 * @param quantity CTP04; null if none
 * @param unit CTP05: UN, ML, GR, ME or F2; empty if none
 * @param prescription REF*XZ or REF*VY; null if none
 */
public record Drug(
    String qualifier,
    String code,
    @Nullable BigDecimal quantity,
    String unit,
    @Nullable Reference prescription) {

  /**
   * The drug out of a loop's segments; null if they are none or say more than the record holds.
   *
   * @param loop LIN, CTP and REF as they were read
   */
  public static @Nullable Drug of(List<Segment> loop) {
    Segment lin = null;
    Segment ctp = null;
    Segment ref = null;
    for (Segment each : loop) {
      if (each.is("LIN") && lin == null && each.element(1).isEmpty() && !each.saysMoreThan(3)) {
        lin = each;
      } else if (each.is("CTP") && ctp == null && isQuantity(each)) {
        ctp = each;
      } else if (each.is("REF") && ref == null && !each.saysMoreThan(2)) {
        ref = each;
      } else {
        return null;
      }
    }
    if (lin == null || lin.element(3).isEmpty()) {
      return null;
    }
    return new Drug(
        lin.element(2),
        lin.element(3),
        ctp == null || ctp.element(4).isEmpty()
            ? null
            : Fields.shortest(new BigDecimal(ctp.element(4))),
        ctp == null ? "" : ctp.element(5),
        ref == null ? null : new Reference(ref.element(1), ref.element(2)));
  }

  /** CTP04 and 05-1 and nothing else. */
  private static boolean isQuantity(Segment ctp) {
    return ctp.element(1).isEmpty()
        && ctp.element(2).isEmpty()
        && ctp.element(3).isEmpty()
        && ctp.components(5).size() <= 1
        && !ctp.saysMoreThan(5)
        && ctp.element(4).matches("\\d{0,15}(\\.\\d{1,5})?");
  }

  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>(3);
    segments.add(Segment.of("LIN", "", qualifier, code));
    if (quantity != null || !unit.isEmpty()) {
      segments.add(
          Segment.of("CTP", "", "", "", quantity == null ? "" : quantity.toPlainString(), unit));
    }
    if (prescription != null) {
      segments.add(Segment.of("REF", prescription.qualifier(), prescription.value()));
    }
    return segments;
  }
}
