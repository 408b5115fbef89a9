package org.cobaltclaims.edi.remittance;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.Amount;
import org.cobaltclaims.edi.remittance.Remittance.DatedEvent;
import org.cobaltclaims.edi.remittance.Remittance.Quantity;
import org.cobaltclaims.edi.remittance.Remittance.RemarkCode;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers an SVC and what stands below it. */
final class ServiceBuilder {
  private static final String LOOP = "2110";

  private final Segment svc;
  private final Fields fields;
  private final List<DatedEvent> dates = new ArrayList<>(2);
  private final List<Adjustment> adjustments = new ArrayList<>(4);
  private String lineControlNumber = "";
  private final List<Reference> references = new ArrayList<>(2);
  private final List<Amount> amounts = new ArrayList<>(2);
  private final List<Quantity> quantities = new ArrayList<>(0);
  private final List<RemarkCode> remarkCodes = new ArrayList<>(2);
  private final List<Segment> carried = new ArrayList<>(0);
  private boolean broken;

  ServiceBuilder(Segment svc, Fields fields) {
    this.svc = svc;
    this.fields = fields;
  }

  void accept(Segment segment) {
    switch (segment.tag()) {
      case "CAS" -> broken |= !PaymentBuilder.adjustments(segment, LOOP, fields, adjustments);
      case "DTM" -> PaymentBuilder.date(segment, LOOP, fields, dates, carried);
      case "AMT" -> PaymentBuilder.amount(segment, LOOP, fields, amounts, carried);
      case "QTY" -> PaymentBuilder.quantity(segment, LOOP, fields, quantities, carried);
      case "REF" -> {
        if (segment.element(1).equals("6R") && lineControlNumber.isEmpty()) {
          lineControlNumber = segment.element(2);
        } else {
          references.add(Reference.read(segment));
        }
      }
      case "LQ" -> remarkCodes.add(new RemarkCode(segment.element(1), segment.element(2)));
      default -> PaymentBuilder.carry(segment, LOOP, fields, carried);
    }
  }

  /** The payment, null with problems if its procedure or an amount of it cannot be read. */
  @Nullable ServicePayment build() {
    Procedure procedure = fields.procedure(svc, 1, LOOP);
    if (procedure == null) {
      fields.wrong(svc, 1, LOOP, "REQUIRED", "holds no procedure code with its qualifier");
    }
    Money charge = fields.money(svc, 2, LOOP);
    Money paid = fields.money(svc, 3, LOOP);
    if (procedure == null || charge == null || paid == null || broken) {
      return null;
    }
    return new ServicePayment(
        procedure,
        charge,
        paid,
        svc.element(4),
        fields.decimal(svc, 5, LOOP),
        fields.procedure(svc, 6, LOOP),
        fields.decimal(svc, 7, LOOP),
        dates,
        adjustments,
        lineControlNumber,
        references,
        amounts,
        quantities,
        remarkCodes,
        carried,
        Origin.of(svc));
  }
}
