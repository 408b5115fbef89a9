package org.cobaltclaims.edi.claim;

import java.util.List;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.money.Money;

/** Flattens the up to six reason, amount and quantity trios of a CAS. */
final class AdjustmentReader {
  private AdjustmentReader() {}

  static void read(Segment cas, String loop, Fields fields, List<Adjustment> into) {
    Origin origin = Origin.of(cas);
    for (int i = 2; i <= cas.elements().size(); i += 3) {
      if (cas.element(i).isEmpty() && cas.element(i + 1).isEmpty()) {
        continue;
      }
      if (cas.element(i).isEmpty()) {
        fields.wrong(cas, i, loop, "B8", "is empty beside an amount; every amount needs a reason");
      }
      Money amount = fields.money(cas, i + 1, loop);
      if (amount != null) {
        into.add(
            new Adjustment(
                cas.element(1), cas.element(i), amount, fields.decimal(cas, i + 2, loop), origin));
      }
    }
  }
}
