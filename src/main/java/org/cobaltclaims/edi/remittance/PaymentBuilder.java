package org.cobaltclaims.edi.remittance;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.Amount;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.DatedEvent;
import org.cobaltclaims.edi.remittance.Remittance.Name;
import org.cobaltclaims.edi.remittance.Remittance.Reference;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers a CLP and what stands below it. */
final class PaymentBuilder {
  private static final String LOOP = "2100";
  private static final int REMARKS_OF_MOA = 3;

  private final Segment clp;
  private final Fields fields;
  private final List<Adjustment> adjustments = new ArrayList<>(4);
  private final List<Name> names = new ArrayList<>(4);
  private final List<String> remarks = new ArrayList<>(2);
  private final List<String> outpatientAdjudication = new ArrayList<>(2);
  private final List<Reference> references = new ArrayList<>(4);
  private final List<DatedEvent> dates = new ArrayList<>(4);
  private final List<Amount> amounts = new ArrayList<>(2);
  private final List<ServicePayment> services = new ArrayList<>();
  private final List<Segment> carried = new ArrayList<>(2);
  private boolean broken;
  private @Nullable ServiceBuilder service;

  PaymentBuilder(Segment clp, Fields fields) {
    this.clp = clp;
    this.fields = fields;
  }

  void accept(Segment segment) {
    if (segment.tag().equals("SVC")) {
      finishService();
      service = new ServiceBuilder(segment, fields);
    } else if (service != null) {
      service.accept(segment);
    } else {
      claimSegment(segment);
    }
  }

  private void claimSegment(Segment segment) {
    switch (segment.tag()) {
      case "CAS" -> broken |= !adjustments(segment, LOOP, fields, adjustments);
      case "NM1" -> names.add(name(segment));
      case "MOA" -> outpatient(segment);
      case "MIA" -> {
        remark(segment, 5);
        for (int i = 20; i <= 23; i++) {
          remark(segment, i);
        }
        carried.add(segment.unplaced());
      }
      case "REF" -> references.add(new Reference(segment.element(1), segment.element(2)));
      case "DTM" -> date(segment, LOOP, fields, dates);
      case "AMT" -> amount(segment, LOOP, fields, amounts);
      default -> carried.add(segment.unplaced());
    }
  }

  private void outpatient(Segment moa) {
    for (int i = 1; i <= moa.elements().size(); i++) {
      outpatientAdjudication.add(moa.element(i));
    }
    for (int i = REMARKS_OF_MOA; i < REMARKS_OF_MOA + 5; i++) {
      remark(moa, i);
    }
  }

  private void remark(Segment segment, int element) {
    if (!segment.element(element).isEmpty()) {
      remarks.add(segment.element(element));
    }
  }

  private static Name name(Segment nm1) {
    return new Name(
        nm1.element(1),
        nm1.element(2).equals("1"),
        nm1.element(3),
        nm1.element(4),
        nm1.element(5),
        nm1.element(7),
        nm1.element(8),
        nm1.element(9));
  }

  /** Flattens the up to six trios of a CAS; false if an amount cannot be read. */
  static boolean adjustments(Segment cas, String loop, Fields fields, List<Adjustment> into) {
    boolean whole = true;
    for (int i = 2; i <= cas.elements().size(); i += 3) {
      if (cas.element(i).isEmpty() && cas.element(i + 1).isEmpty()) {
        continue;
      }
      Money amount = fields.money(cas, i + 1, loop);
      if (amount == null) {
        whole = false;
      } else {
        into.add(
            new Adjustment(
                cas.element(1),
                cas.element(i),
                amount,
                fields.decimal(cas, i + 2, loop),
                cas.position()));
      }
    }
    return whole;
  }

  static void date(Segment dtm, String loop, Fields fields, List<DatedEvent> into) {
    var date = fields.date(dtm, 2, loop);
    if (date != null) {
      into.add(new DatedEvent(dtm.element(1), date));
    }
  }

  static void amount(Segment amt, String loop, Fields fields, List<Amount> into) {
    Money amount = fields.money(amt, 2, loop);
    if (amount != null) {
      into.add(new Amount(amt.element(1), amount));
    }
  }

  private void finishService() {
    if (service != null) {
      ServicePayment built = service.build();
      if (built == null) {
        broken = true;
      } else {
        services.add(built);
      }
      service = null;
    }
  }

  /** The payment, null with problems if an amount of it cannot be read. */
  @Nullable ClaimPayment build() {
    finishService();
    Money charge = fields.money(clp, 3, LOOP);
    Money paid = fields.money(clp, 4, LOOP);
    Money responsibility = fields.optionalMoney(clp, 5, LOOP);
    if (clp.element(1).isEmpty()) {
      fields.missing(clp.position(), LOOP, "CLP01", "the claim's number");
    }
    if (clp.element(2).isEmpty()) {
      fields.missing(clp.position(), LOOP, "CLP02", "the claim's status");
    }
    if (names.stream().noneMatch(n -> n.entity().equals("QC"))) {
      fields.doubtful(
          clp, "NM1", LOOP, "REQUIRED", "the patient's name (NM1*QC) is required and missing");
    }
    if (charge == null || paid == null || broken) {
      fields.wrong(clp, 1, LOOP, "CLAIM", "names a payment that cannot be read and is left out");
      return null;
    }
    return new ClaimPayment(
        clp.element(1),
        clp.element(2),
        charge,
        paid,
        responsibility,
        clp.element(6),
        clp.element(7),
        clp.element(8),
        clp.element(9),
        adjustments,
        names,
        remarks,
        outpatientAdjudication,
        references,
        dates,
        amounts,
        services,
        clp.position(),
        carried);
  }
}
