package org.cobaltclaims.edi.claim;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.CasSegments;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.ProcedureComposite;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ClaimInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.CoverageInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.DateOrPeriod;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ProfessionalService;
import org.jspecify.annotations.Nullable;

/** The segments of a claim from its CLM on: loops 2300 to 2440. */
final class ClaimSegments {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");

  private final PartySegments parties;

  ClaimSegments(PartySegments parties) {
    this.parties = parties;
  }

  List<Segment> of(ProfessionalClaim claim) {
    List<Segment> segments = new ArrayList<>(claim2300(claim));
    for (Party provider : claim.providers()) {
      segments.addAll(parties.of(provider));
    }
    for (OtherPayer payer : claim.otherPayers()) {
      otherPayer(payer, segments);
    }
    for (Line line : claim.lines()) {
      line(line, segments);
    }
    return segments;
  }

  private List<Segment> claim2300(ProfessionalClaim claim) {
    List<Segment> segments = new ArrayList<>();
    segments.add(clm(claim.information()));
    for (DateOrPeriod date : claim.dates()) {
      segments.add(date(date));
    }
    for (Attachment attachment : claim.attachments()) {
      segments.add(attachment.segment());
    }
    if (claim.contract() != null) {
      segments.add(claim.contract().segment());
    }
    amounts(claim.amounts(), segments);
    for (Reference reference : claim.references()) {
      segments.add(PartySegments.reference(reference));
    }
    for (Note note : claim.notes()) {
      segments.add(note.segment());
    }
    if (!claim.diagnoses().isEmpty()) {
      segments.add(diagnoses(claim));
    }
    segments.addAll(claim.carried());
    return claim.carried().isEmpty() ? segments : ClaimOrder.claim(segments);
  }

  private static Segment clm(ClaimInformation claim) {
    return Segment.ofMixed(
        "CLM",
        Sanitizer.text(claim.number(), Sanitizer.CLAIM_NUMBER),
        claim.charge().toX12(),
        "",
        "",
        List.of(claim.placeOfService(), "B", claim.frequency()),
        claim.providerSignature(),
        claim.assignment(),
        claim.benefitsAssignment(),
        claim.releaseOfInformation(),
        claim.patientSignatureSource(),
        claim.relatedCauses(),
        claim.specialProgram(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        claim.delayReason());
  }

  private static Segment diagnoses(ProfessionalClaim claim) {
    String[] qualifiers = claim.icd9() ? new String[] {"BK", "BF"} : new String[] {"ABK", "ABF"};
    List<List<String>> codes = new ArrayList<>();
    for (String code : claim.diagnoses()) {
      codes.add(
          List.of(
              qualifiers[codes.isEmpty() ? 0 : 1],
              Sanitizer.identifier(code, Sanitizer.CLAIM_NUMBER)));
    }
    return new Segment("HI", codes, 0);
  }

  private void otherPayer(OtherPayer payer, List<Segment> into) {
    into.add(parties.information(payer.information()));
    adjustments(payer.adjustments(), into);
    amounts(payer.amounts(), into);
    into.addAll(payer.carried());
    CoverageInformation coverage = payer.coverage();
    into.add(
        Segment.of(
            "OI",
            "",
            "",
            coverage.benefitsAssignment(),
            coverage.patientSignatureSource(),
            "",
            coverage.releaseOfInformation()));
    if (payer.outpatientAdjudication() != null) {
      into.add(payer.outpatientAdjudication());
    }
    into.addAll(parties.of(payer.subscriber()));
    into.addAll(parties.of(payer.payer(), adjudicated(payer.adjudicated())));
    for (Party provider : payer.providers()) {
      into.addAll(parties.of(provider));
    }
  }

  private void line(Line line, List<Segment> into) {
    List<Segment> front = new ArrayList<>();
    List<Segment> forms = new ArrayList<>();
    front.add(Segment.of("LX", String.valueOf(line.number())));
    front.add(service(line.professional()));
    front.add(date(line.service()));
    if (!line.controlNumber().isEmpty()) {
      front.add(PartySegments.reference(new Reference("6R", line.controlNumber())));
    }
    for (Reference reference : line.references()) {
      front.add(PartySegments.reference(reference));
    }
    for (Segment carried : line.carried()) {
      (carried.is("LQ") || carried.is("FRM") ? forms : front).add(carried);
    }
    if (line.drug() != null) {
      front.addAll(line.drug().segments());
    }
    into.addAll(line.carried().isEmpty() ? front : ClaimOrder.line(front));
    for (Party provider : line.providers()) {
      into.addAll(parties.of(provider));
    }
    for (LineAdjudication adjudication : line.adjudications()) {
      adjudication(adjudication, into);
    }
    into.addAll(forms);
  }

  private static Segment service(ProfessionalService line) {
    return Segment.ofMixed(
        "SV1",
        ProcedureComposite.of(line.procedure()),
        line.charge().toX12(),
        line.unit(),
        Fields.shortest(line.units()).toPlainString(),
        line.placeOfService(),
        "",
        line.diagnosisPointers().stream().map(String::valueOf).toList(),
        "",
        line.emergency() ? "Y" : "",
        "",
        line.epsdt() ? "Y" : "",
        line.familyPlanning() ? "Y" : "",
        "",
        "",
        line.copayExempt() ? "0" : "");
  }

  private static void adjudication(LineAdjudication adjudication, List<Segment> into) {
    into.add(
        Segment.ofMixed(
            "SVD",
            Sanitizer.text(adjudication.payerId(), Sanitizer.NAME_ID),
            adjudication.paid().toX12(),
            adjudication.procedure() == null ? "" : ProcedureComposite.of(adjudication.procedure()),
            "",
            Fields.shortest(adjudication.units()).toPlainString(),
            adjudication.bundledInto() == 0 ? "" : String.valueOf(adjudication.bundledInto())));
    adjustments(adjudication.adjustments(), into);
    into.addAll(adjudicated(adjudication.adjudicated()));
    amounts(adjudication.amounts(), into);
  }

  private static void adjustments(List<Adjustment> adjustments, List<Segment> into) {
    CasSegments cas = new CasSegments();
    for (Adjustment each : adjustments) {
      cas.add(each.group(), each.reason(), each.amount(), each.quantity());
    }
    into.addAll(cas.segments());
  }

  private static List<Segment> adjudicated(@Nullable LocalDate date) {
    return date == null ? List.of() : List.of(Segment.of("DTP", "573", "D8", date.format(DATE)));
  }

  private static void amounts(List<Amount> amounts, List<Segment> into) {
    for (Amount each : amounts) {
      into.add(Segment.of("AMT", each.qualifier(), each.amount().toX12()));
    }
  }

  private static Segment date(DateOrPeriod date) {
    return date.from().equals(date.to())
        ? Segment.of("DTP", date.qualifier(), "D8", date.from().format(DATE))
        : Segment.of(
            "DTP",
            date.qualifier(),
            "RD8",
            date.from().format(DATE) + "-" + date.to().format(DATE));
  }
}
