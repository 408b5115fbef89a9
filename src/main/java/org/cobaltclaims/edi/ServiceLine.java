package org.cobaltclaims.edi;

import java.math.BigDecimal;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An SVC of a 276, 277 or 277CA.
 *
 * @param procedure SVC01
 * @param charge SVC02
 * @param paid SVC03, of a 277 only; null if none
 * @param revenueCode SVC04, empty if none
 * @param units SVC07; null if none
 * @param origin the segment
 */
public record ServiceLine(
    Procedure procedure,
    Money charge,
    @Nullable Money paid,
    String revenueCode,
    @Nullable BigDecimal units,
    Origin origin) {

  /** The line; null, with problems, if procedure or charge cannot be read. */
  public static @Nullable ServiceLine read(Segment svc, String loop, Fields fields) {
    Procedure procedure = fields.procedure(svc, 1, loop);
    if (procedure == null) {
      fields.wrong(svc, 1, loop, "REQUIRED", "holds no procedure code with its qualifier");
    }
    Money charge = fields.money(svc, 2, loop);
    Money paid = fields.optionalMoney(svc, 3, loop);
    BigDecimal units = fields.decimal(svc, 7, loop);
    return procedure == null || charge == null
        ? null
        : new ServiceLine(procedure, charge, paid, svc.element(4), units, Origin.of(svc));
  }

  public Segment toSegment() {
    return Segment.ofMixed(
        "SVC",
        ProcedureComposite.of(procedure),
        charge.toX12(),
        paid == null ? "" : paid.toX12(),
        revenueCode,
        "",
        "",
        units == null ? "" : Fields.shortest(units).toPlainString());
  }
}
