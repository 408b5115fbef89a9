package org.cobaltclaims.edi.remittance;

import static org.cobaltclaims.edi.remittance.RemittanceWriter.date;
import static org.cobaltclaims.edi.remittance.RemittanceWriter.number;
import static org.cobaltclaims.edi.remittance.RemittanceWriter.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.cobaltclaims.edi.CasSegments;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.ProcedureComposite;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.remittance.Remittance.Adjustment;
import org.cobaltclaims.edi.remittance.Remittance.Amount;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.DatedEvent;
import org.cobaltclaims.edi.remittance.Remittance.Quantity;
import org.cobaltclaims.edi.remittance.Remittance.RemarkCode;
import org.cobaltclaims.edi.remittance.Remittance.ServicePayment;

/** Writes 2100 and 2110 in the guide's order. */
final class PaymentSegments {
  private static final List<String> CLAIM_NAMES = List.of("QC", "IL", "74", "82", "TT", "PR", "GB");
  private static final List<String> CLAIM_DATES = List.of("232", "233", "036", "050");
  private static final List<String> SERVICE_IDENTIFICATION =
      List.of("1S", "APC", "BB", "E9", "G1", "G3", "LU", "RB");
  private static final int[] REMARKS_OF_MIA = {5, 20, 21, 22, 23};
  private static final int ELEMENTS_OF_CAS = 19;

  private final SegmentWriter out;

  PaymentSegments(SegmentWriter out) {
    this.out = out;
  }

  void claim(ClaimPayment claim) {
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
            claim.frequency(),
            claim.patientStatus(),
            claim.drg(),
            number(claim.drgWeight()),
            number(claim.dischargeFraction())));
    adjustments(claim.adjustments());
    sorted(claim.names(), n -> place(CLAIM_NAMES, n.entity())).stream()
        .map(EntityName::toSegment)
        .forEach(out::write);
    inpatient(claim);
    out.write(Segment.of("MOA", claim.outpatientAdjudication().toArray(String[]::new)));
    references(claim.references());
    dates(sorted(claim.dates(), d -> place(CLAIM_DATES, d.qualifier())));
    claim.contacts().stream().map(Contact::toSegment).forEach(out::write);
    amounts(claim.amounts());
    quantities(claim.quantities());
    out.write(claim.carried());
    claim.services().forEach(this::service);
  }

  private void inpatient(ClaimPayment claim) {
    InpatientAdjudication inpatient = claim.inpatient();
    if (inpatient == null) {
      return;
    }
    List<String> elements = RemittanceWriter.elements(inpatient.values());
    for (int i = 0; i < inpatient.remarks().size(); i++) {
      RemittanceWriter.set(elements, REMARKS_OF_MIA[i], inpatient.remarks().get(i));
    }
    out.write(Segment.of("MIA", elements.toArray(String[]::new)));
  }

  private void service(ServicePayment service) {
    out.write(
        Segment.ofMixed(
            "SVC",
            ProcedureComposite.of(service.procedure()),
            service.charge().toX12(),
            service.paid().toX12(),
            service.revenueCode(),
            number(service.paidUnits()),
            service.submittedProcedure() == null
                ? ""
                : ProcedureComposite.of(service.submittedProcedure()),
            number(service.submittedUnits())));
    dates(service.dates());
    adjustments(service.adjustments());
    List<Reference> references = new ArrayList<>();
    if (!service.lineControlNumber().isEmpty()) {
      references.add(Reference.of("6R", service.lineControlNumber()));
    }
    references.addAll(service.references());
    references(sorted(references, r -> serviceReferencePlace(r.qualifier())));
    amounts(service.amounts());
    quantities(service.quantities());
    for (RemarkCode remark : service.remarkCodes()) {
      out.write(Segment.of("LQ", remark.qualifier(), remark.code()));
    }
    out.write(service.carried());
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

  /** CAS: cut as they were read; what was not read from a file is put together by group. */
  private void adjustments(List<Adjustment> adjustments) {
    CasSegments built = new CasSegments();
    List<String> read = new ArrayList<>();
    Segment before = null;
    for (Adjustment each : adjustments) {
      Segment origin = each.origin().segment();
      if (origin == null) {
        built.add(each.group(), each.reason(), each.amount(), each.quantity());
        continue;
      }
      if (origin != before
          || read.size() >= ELEMENTS_OF_CAS
          || !each.group().equals(read.getFirst())) {
        out.write(Segment.of("CAS", read.toArray(String[]::new)));
        read.clear();
        read.add(each.group());
        before = origin;
      }
      read.add(Sanitizer.text(each.reason(), Sanitizer.REASON));
      read.add(each.amount().toX12());
      read.add(number(each.quantity()));
    }
    out.write(Segment.of("CAS", read.toArray(String[]::new)));
    out.write(built.segments());
  }

  private void references(List<Reference> references) {
    for (Reference reference : references) {
      out.write(reference.toSegment());
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

  private void quantities(List<Quantity> quantities) {
    for (Quantity each : quantities) {
      out.write(Segment.of("QTY", each.qualifier(), number(each.value())));
    }
  }

  private static <T> List<T> sorted(List<T> items, ToIntFunction<T> place) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingInt(place));
    return sorted;
  }

  private static int place(List<String> order, String qualifier) {
    int index = order.indexOf(qualifier);
    return index < 0 ? order.size() : index;
  }
}
