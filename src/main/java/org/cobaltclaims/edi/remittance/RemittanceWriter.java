package org.cobaltclaims.edi.remittance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cobaltclaims.edi.CasSegments;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.ProcedureComposite;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.Amount;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.DatedEvent;
import org.cobaltclaims.edi.remittance.Remittance.Name;
import org.cobaltclaims.edi.remittance.Remittance.Payee;
import org.cobaltclaims.edi.remittance.Remittance.Payer;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.cobaltclaims.edi.remittance.Remittance.Reference;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;
import org.jspecify.annotations.Nullable;

/** Writes 835 files in the order of DOMAIN 3.1; all claims stand under one LX. */
public final class RemittanceWriter {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final int BANK_ELEMENTS = 11;
  private static final int ADJUSTMENTS_OF_PLB = 6;
  private static final List<String> CLAIM_NAMES = List.of("QC", "IL", "74", "82", "TT", "PR", "GB");
  private static final List<String> CLAIM_DATES = List.of("232", "233", "036", "050");
  private static final List<String> SERVICE_IDENTIFICATION =
      List.of("1S", "APC", "BB", "E9", "G1", "G3", "LU", "RB");

  private final SegmentWriter out;

  private RemittanceWriter(SegmentWriter out) {
    this.out = out;
  }

  /**
   * One interchange with one group.
   *
   * @param envelope ISA and GS; the remittances' own envelopes are not looked at
   * @param lineBreaks true for a line break behind every segment
   * @return the file's text, ASCII
   */
  public static String write(Envelope envelope, List<Remittance> remittances, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (Remittance remittance : remittances) {
      new RemittanceWriter(out).transaction(remittance);
    }
    return out.close();
  }

  private void transaction(Remittance remittance) {
    out.begin("835", remittance.controlNumber(), "");
    payment(remittance);
    out.write(Segment.of("TRN", "1", text(remittance.trace()), remittance.payerTaxId()));
    if (!remittance.receiverId().isEmpty()) {
      out.write(Segment.of("REF", "EV", text(remittance.receiverId())));
    }
    if (remittance.productionDate() != null) {
      out.write(Segment.of("DTM", "405", date(remittance.productionDate())));
    }
    payer(remittance.payer());
    payee(remittance.payee());
    if (!remittance.claims().isEmpty()) {
      out.write(Segment.of("LX", "1"));
    }
    remittance.claims().forEach(this::claim);
    providerAdjustments(remittance.providerAdjustments());
    out.end();
  }

  private void payment(Remittance remittance) {
    List<String> elements = new ArrayList<>();
    elements.add(remittance.handling());
    elements.add(remittance.paid().toX12());
    elements.add(remittance.creditOrDebit());
    elements.add(remittance.method());
    for (int i = 0; i < BANK_ELEMENTS; i++) {
      elements.add(i < remittance.transfer().size() ? remittance.transfer().get(i) : "");
    }
    elements.add(date(remittance.paymentDate()));
    out.write(Segment.of("BPR", elements.toArray(String[]::new)));
  }

  private void payer(Payer payer) {
    out.write(
        Segment.of(
            "N1",
            "PR",
            Sanitizer.text(payer.name(), Sanitizer.LAST_NAME),
            payer.nationalId().isEmpty() ? "" : "XV",
            payer.nationalId()));
    out.write(
        Segment.of(
            "N3",
            Sanitizer.text(payer.line1(), Sanitizer.ADDRESS),
            Sanitizer.text(payer.line2(), Sanitizer.ADDRESS)));
    out.write(
        Segment.of(
            "N4",
            Sanitizer.text(payer.city(), Sanitizer.CITY),
            payer.state(),
            Sanitizer.identifier(payer.zip(), Sanitizer.ZIP)));
    references(payer.additionalIds());
    out.write(payer.contacts());
  }

  private void payee(Payee payee) {
    out.write(
        Segment.of(
            "N1",
            "PE",
            Sanitizer.text(payee.name(), Sanitizer.LAST_NAME),
            payee.idQualifier(),
            Sanitizer.text(payee.id(), Sanitizer.NAME_ID)));
    payee.carried().stream().filter(s -> !s.is("RDM")).forEach(out::write);
    references(payee.references());
    payee.carried().stream().filter(s -> s.is("RDM")).forEach(out::write);
  }

  private void claim(ClaimPayment claim) {
    out.write(
        Segment.of(
            "CLP",
            Sanitizer.text(claim.claimNumber(), Sanitizer.CLAIM_NUMBER),
            claim.status(),
            claim.charge().toX12(),
            claim.paid().toX12(),
            claim.patientResponsibility() == null ? "" : claim.patientResponsibility().toX12(),
            claim.filingIndicator(),
            text(claim.payerClaimControlNumber()),
            claim.placeOfService(),
            claim.frequency()));
    adjustments(claim.adjustments());
    sorted(claim.names(), n -> place(CLAIM_NAMES, n.entity())).forEach(this::name);
    carried(claim.carried(), "MIA");
    outpatient(claim);
    references(claim.references());
    dates(sorted(claim.dates(), d -> place(CLAIM_DATES, d.qualifier())));
    carried(claim.carried(), "PER");
    amounts(claim.amounts());
    carried(claim.carried(), "QTY");
    claim.services().forEach(this::service);
  }

  private void outpatient(ClaimPayment claim) {
    List<String> elements = new ArrayList<>(claim.outpatientAdjudication());
    boolean inpatient = claim.carried().stream().anyMatch(s -> s.is("MIA"));
    if (elements.isEmpty() && !inpatient && !claim.remarks().isEmpty()) {
      elements.addAll(List.of("", ""));
      elements.addAll(claim.remarks());
    }
    out.write(Segment.of("MOA", elements.toArray(String[]::new)));
  }

  private void name(Name name) {
    out.write(
        Segment.of(
            "NM1",
            name.entity(),
            name.person() ? "1" : "2",
            Sanitizer.text(name.lastOrOrganization(), Sanitizer.LAST_NAME),
            Sanitizer.text(name.first(), Sanitizer.FIRST_NAME),
            Sanitizer.text(name.middle(), Sanitizer.MIDDLE_NAME),
            "",
            Sanitizer.text(name.suffix(), Sanitizer.NAME_SUFFIX),
            name.idQualifier(),
            Sanitizer.text(name.id(), Sanitizer.NAME_ID)));
  }

  private void service(ServicePayment service) {
    out.write(
        Segment.ofMixed(
            "SVC",
            ProcedureComposite.of(service.procedure()),
            service.charge().toX12(),
            service.paid().toX12(),
            "",
            Fields.shortest(service.units()).toPlainString(),
            service.submittedProcedure() == null
                ? ""
                : ProcedureComposite.of(service.submittedProcedure()),
            service.submittedUnits() == null
                ? ""
                : Fields.shortest(service.submittedUnits()).toPlainString()));
    dates(service.dates());
    adjustments(service.adjustments());
    List<Reference> references = new ArrayList<>();
    if (!service.lineControlNumber().isEmpty()) {
      references.add(new Reference("6R", service.lineControlNumber()));
    }
    references.addAll(service.references());
    references(sorted(references, r -> serviceReferencePlace(r.qualifier())));
    amounts(service.amounts());
    carried(service.carried(), "QTY");
    for (String remark : service.remarks()) {
      out.write(Segment.of("LQ", "HE", remark));
    }
    carried(service.carried(), "LQ");
  }

  private static int serviceReferencePlace(String qualifier) {
    if (SERVICE_IDENTIFICATION.contains(qualifier)) {
      return 0;
    }
    return switch (qualifier) {
      case "6R" -> 1;
      case "0K" -> 3;
      default -> 2;
    };
  }

  /** PLB: up to six reasons of the same provider and year share a segment. */
  private void providerAdjustments(List<ProviderAdjustment> adjustments) {
    int from = 0;
    while (from < adjustments.size()) {
      ProviderAdjustment first = adjustments.get(from);
      List<Object> elements = new ArrayList<>();
      elements.add(first.providerId());
      elements.add(date(first.fiscalPeriod()));
      int next = from;
      while (next < adjustments.size()
          && next < from + ADJUSTMENTS_OF_PLB
          && adjustments.get(next).providerId().equals(first.providerId())
          && date(adjustments.get(next).fiscalPeriod()).equals(date(first.fiscalPeriod()))) {
        ProviderAdjustment each = adjustments.get(next++);
        elements.add(List.of(each.code(), text(each.reference())));
        elements.add(each.amount().toX12());
      }
      out.write(Segment.ofMixed("PLB", elements.toArray()));
      from = next;
    }
  }

  private void adjustments(List<Adjustment> adjustments) {
    CasSegments cas = new CasSegments();
    for (Adjustment each : adjustments) {
      cas.add(each.group(), each.reason(), each.amount(), each.quantity());
    }
    out.write(cas.segments());
  }

  private void references(List<Reference> references) {
    for (Reference reference : references) {
      out.write(Segment.of("REF", reference.qualifier(), text(reference.value())));
    }
  }

  private void dates(List<DatedEvent> dates) {
    for (DatedEvent each : dates) {
      out.write(Segment.of("DTM", each.qualifier(), date(each.date())));
    }
  }

  private void amounts(List<Amount> amounts) {
    for (Amount each : amounts) {
      out.write(Segment.of("AMT", each.qualifier(), each.amount().toX12()));
    }
  }

  private void carried(List<Segment> carried, String tag) {
    carried.stream().filter(s -> s.is(tag)).forEach(out::write);
  }

  private static <T> List<T> sorted(List<T> items, java.util.function.ToIntFunction<T> place) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingInt(place));
    return sorted;
  }

  private static int place(List<String> order, String qualifier) {
    int index = order.indexOf(qualifier);
    return index < 0 ? order.size() : index;
  }

  private static String text(String text) {
    return Sanitizer.text(text, Sanitizer.REFERENCE);
  }

  private static String date(@Nullable LocalDate date) {
    return date == null ? "" : date.format(DATE);
  }
}
