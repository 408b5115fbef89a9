package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.Amount;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.DatedEvent;
import org.cobaltclaims.edi.remittance.Remittance.Quantity;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers a CLP and what stands below it. */
final class PaymentBuilder {
  private static final String LOOP = "2100";
  private static final int FIRST_REMARK_OF_MOA = 3;
  private static final int REMARKS_OF_MOA = 5;
  private static final int[] REMARKS_OF_MIA = {5, 20, 21, 22, 23};

  private final Segment clp;
  private final Origin origin;
  private final ProviderGroup group;
  private final Fields fields;
  private final List<Adjustment> adjustments = new ArrayList<>(4);
  private final List<EntityName> names = new ArrayList<>(4);
  private @Nullable InpatientAdjudication inpatient;
  private @Nullable OutpatientAdjudication outpatient;
  private final List<Reference> references = new ArrayList<>(4);
  private final List<DatedEvent> dates = new ArrayList<>(4);
  private final List<Contact> contacts = new ArrayList<>(0);
  private final List<Amount> amounts = new ArrayList<>(2);
  private final List<Quantity> quantities = new ArrayList<>(0);
  private final List<ServicePayment> services = new ArrayList<>(4);
  private final List<Segment> carried = new ArrayList<>(0);
  private boolean patientNamed;
  private boolean broken;
  private @Nullable ServiceBuilder service;

  PaymentBuilder(Segment clp, ProviderGroup group, Fields fields) {
    this.clp = clp;
    this.origin = Origin.of(clp);
    this.group = group;
    this.fields = fields;
  }

  Origin origin() {
    return origin;
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
      case "NM1" -> {
        names.add(EntityName.read(segment));
        patientNamed |= segment.element(1).equals("QC");
      }
      case "MOA" -> {
        if (outpatient == null) {
          outpatient = outpatient(segment);
        } else {
          carry(segment, LOOP, fields, carried);
        }
      }
      case "MIA" -> {
        if (inpatient == null) {
          inpatient = inpatient(segment);
        } else {
          carry(segment, LOOP, fields, carried);
        }
      }
      case "REF" -> references.add(Reference.read(segment));
      case "DTM" -> date(segment, LOOP, fields, dates, carried);
      case "PER" -> contacts.add(Contact.read(segment));
      case "AMT" -> amount(segment, LOOP, fields, amounts, carried);
      case "QTY" -> quantity(segment, LOOP, fields, quantities, carried);
      default -> carry(segment, LOOP, fields, carried);
    }
  }

  private OutpatientAdjudication outpatient(Segment moa) {
    return new OutpatientAdjudication(
        fields.decimal(moa, 1, LOOP),
        fields.optionalMoney(moa, 2, LOOP),
        remarks(moa, FIRST_REMARK_OF_MOA, REMARKS_OF_MOA),
        fields.optionalMoney(moa, 8, LOOP),
        fields.optionalMoney(moa, 9, LOOP),
        Origin.of(moa));
  }

  private InpatientAdjudication inpatient(Segment mia) {
    TreeMap<Integer, BigDecimal> values = new TreeMap<>();
    for (int i = 1; i <= mia.elements().size(); i++) {
      if (i != 5 && (i < 20 || i > 23)) {
        BigDecimal value = fields.decimal(mia, i, LOOP);
        if (value != null) {
          values.put(i, value);
        }
      }
    }
    List<String> remarks = new ArrayList<>(REMARKS_OF_MIA.length);
    for (int element : REMARKS_OF_MIA) {
      remarks.add(mia.element(element));
    }
    return new InpatientAdjudication(values, withoutTrailingEmpties(remarks), Origin.of(mia));
  }

  private static List<String> remarks(Segment segment, int from, int count) {
    List<String> remarks = new ArrayList<>(count);
    for (int i = from; i < from + count; i++) {
      remarks.add(segment.element(i));
    }
    return withoutTrailingEmpties(remarks);
  }

  private static List<String> withoutTrailingEmpties(List<String> list) {
    while (!list.isEmpty() && list.getLast().isEmpty()) {
      list.removeLast();
    }
    return list;
  }

  /** Flattens the up to six trios of a CAS; false if an amount cannot be read. */
  static boolean adjustments(Segment cas, String loop, Fields fields, List<Adjustment> into) {
    boolean whole = true;
    Origin origin = Origin.of(cas);
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
                cas.element(1), cas.element(i), amount, fields.decimal(cas, i + 2, loop), origin));
      }
    }
    return whole;
  }

  static void date(
      Segment dtm, String loop, Fields fields, List<DatedEvent> into, List<Segment> otherwise) {
    LocalDate date = fields.date(dtm, 2, loop);
    if (date == null) {
      otherwise.add(dtm.unplaced());
    } else {
      into.add(new DatedEvent(dtm.element(1), date));
    }
  }

  static void amount(
      Segment amt, String loop, Fields fields, List<Amount> into, List<Segment> otherwise) {
    Money amount = fields.money(amt, 2, loop);
    if (amount == null) {
      otherwise.add(amt.unplaced());
    } else {
      into.add(new Amount(amt.element(1), amount, Origin.of(amt)));
    }
  }

  static void quantity(
      Segment qty, String loop, Fields fields, List<Quantity> into, List<Segment> otherwise) {
    BigDecimal value = fields.decimal(qty, 2, loop);
    if (value == null) {
      otherwise.add(qty.unplaced());
    } else {
      into.add(new Quantity(qty.element(1), value));
    }
  }

  /** What the guide has no place for is kept as it stands. */
  static void carry(Segment segment, String loop, Fields fields, List<Segment> into) {
    into.add(segment.unplaced());
    fields.doubtful(
        segment,
        segment.tag(),
        loop,
        "UNEXPECTED",
        "a segment that has no place here is kept as it stands");
  }

  /** An element that should not be empty; the payment is usable without it. */
  private void doubtIfEmpty(int index, String what) {
    if (clp.element(index).isEmpty()) {
      fields.doubtful(clp, "CLP0" + index, LOOP, "REQUIRED", what + " is required and missing");
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
    doubtIfEmpty(6, "the kind of plan (claim filing indicator)");
    doubtIfEmpty(7, "the payer's claim control number");
    if (!patientNamed) {
      fields.missing(clp.position(), LOOP, "NM1", "the patient's name (NM1*QC)");
    }
    if (charge == null || paid == null || broken) {
      fields.wrong(clp, 1, LOOP, "CLAIM", "names a payment that cannot be read and is left out");
      return null;
    }
    return new ClaimPayment(
        group,
        clp.element(1),
        clp.element(2),
        charge,
        paid,
        responsibility,
        clp.element(6),
        clp.element(7),
        clp.element(8),
        clp.element(9),
        clp.element(10),
        clp.element(11),
        fields.decimal(clp, 12, LOOP),
        fields.decimal(clp, 13, LOOP),
        adjustments,
        names,
        inpatient,
        outpatient,
        references,
        dates,
        contacts,
        amounts,
        quantities,
        services,
        carried,
        origin);
  }
}
