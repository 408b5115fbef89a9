package org.cobaltclaims.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.DateOrPeriod;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Patient;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.BillingProvider;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ClaimInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.CoverageInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ProfessionalService;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.cobaltclaims.edi.claim.ProfessionalClaim.SubscriberInformation;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * From an 837P claim, which is written for one payer, to the bill that holds for every payer
 * (DOMAIN 2.1): the hierarchy becomes coverages, and each reference goes where it belongs.
 */
final class ClaimContentMapping {

  private static final String SELF = "18";
  private static final Set<String> OF_ONE_PAYER = Set.of("G1", "9F", "F8");

  /** REF*T4 says that a payer sent the claim on; ours never do (DOMAIN 2). */
  private static final Set<String> OF_A_PAYERS_CLAIM = Set.of("G1", "9F", "F8", "T4");

  private final ProfessionalClaim claim;
  private final PayerOrder order;
  private final Patient patient;
  private final List<Line> billed;

  private ClaimContentMapping(ProfessionalClaim claim, PayerOrder order, Set<String> neverBilled) {
    this.claim = claim;
    this.order = order;
    this.billed =
        claim.lines().stream()
            .filter(line -> !neverBilled.contains(line.procedure().code()))
            .toList();
    this.patient = patient(claim);
  }

  /**
   * The bill.
   *
   * @param familyId the beginning of the line control numbers; null to leave them as the practice
   *     sent them
   * @throws ClaimRefused if something is missing that every bill needs
   */
  static ClaimContent content(
      ProfessionalClaim claim, PayerOrder order, @Nullable String familyId) {
    return content(claim, order, familyId, Set.of());
  }

  /**
   * The bill without some of its lines.
   *
   * @param neverBilled the procedures whose lines are left out
   */
  static ClaimContent content(
      ProfessionalClaim claim,
      PayerOrder order,
      @Nullable String familyId,
      Set<String> neverBilled) {
    return new ClaimContentMapping(claim, order, neverBilled).content(familyId);
  }

  private ClaimContent content(@Nullable String familyId) {
    if (claim.lines().isEmpty()) {
      throw new ClaimRefused("NO_LINES", "the claim has no service line (loop 2400)");
    }
    BillingProvider billing = claim.billing();
    ClaimInformation information = claim.information();
    Party payTo = billing.payTo();
    Party plan = billing.payToPlan();
    return new ClaimContent(
        provider(billing.provider()),
        payTo == null ? null : address(payTo.address()),
        patient,
        coverages(),
        billed.size() == claim.lines().size()
            ? information.charge()
            : billed.stream().map(Line::charge).collect(Money.sum()),
        information.placeOfService(),
        information.frequency(),
        information.providerSignature(),
        information.assignment(),
        information.relatedCauses(),
        information.specialProgram(),
        information.delayReason(),
        claim.dates().stream().map(d -> new DateOrPeriod(d.qualifier(), d.from(), d.to())).toList(),
        claim.attachments().stream().map(a -> carried(a.segment())).toList(),
        claim.contract() == null ? null : carried(claim.contract().segment()),
        claim.patientPaid(),
        references(claim.references(), OF_ONE_PAYER),
        claim.reference("F8"),
        claim.notes().stream().map(n -> carried(n.segment())).toList(),
        claim.diagnoses(),
        claim.providers().stream().map(ClaimContentMapping::provider).toList(),
        lines(familyId),
        carried(claim.carried()),
        claim.icd9(),
        payTo == null ? billing.provider().person() : payTo.person(),
        plan == null ? null : provider(plan),
        patientStatus());
  }

  /** PAT where it says more than the relationship. */
  private @Nullable CarriedSegment patientStatus() {
    Dependent dependent = claim.dependent();
    Segment status = dependent == null ? claim.subscriber().status() : dependent.status();
    return status == null ? null : carried(status);
  }

  private static Patient patient(ProfessionalClaim claim) {
    Dependent dependent = claim.dependent();
    Party person = dependent != null ? dependent.person() : claim.subscriber().person();
    if (person.lastOrOrganization().isEmpty()) {
      throw new ClaimRefused("NO_PATIENT", "the patient's name is missing (2010BA or 2010CA NM1)");
    }
    Demographics demographics = claim.patientDemographics();
    return new Patient(
        name(person),
        demographics == null ? null : demographics.birthDate(),
        demographics == null ? "" : demographics.gender(),
        address(person.address()));
  }

  private List<Coverage> coverages() {
    List<Coverage> coverages = new ArrayList<>();
    for (PayerOrder.Placed other : order.others()) {
      if (other.level() > order.destinationLevel() && coverages.size() < order.destinationLevel()) {
        coverages.add(destination());
      }
      coverages.add(other(other.level(), other.payer()));
    }
    if (coverages.size() < order.destinationLevel()) {
      coverages.add(destination());
    }
    return coverages;
  }

  private Coverage destination() {
    Subscriber subscriber = claim.subscriber();
    Demographics demographics = subscriber.demographics();
    return coverage(
        order.destinationLevel(),
        subscriber.payer(),
        subscriber.person(),
        claim.dependent() == null ? SELF : claim.dependent().relationship(),
        demographics == null ? null : demographics.birthDate(),
        demographics == null ? "" : demographics.gender(),
        new Insurance(
            subscriber.information(),
            new CoverageInformation(
                claim.information().benefitsAssignment(),
                claim.information().patientSignatureSource(),
                claim.information().releaseOfInformation()),
            claim.reference("G1"),
            claim.reference("9F")));
  }

  private Coverage other(int level, OtherPayer other) {
    return coverage(
        level,
        other.payer(),
        other.subscriber(),
        other.information().relationship(),
        null,
        "",
        new Insurance(
            other.information(),
            other.coverage(),
            other.payer().reference("G1"),
            other.payer().reference("9F")));
  }

  /** What the two places in which a coverage can stand have in common. */
  private record Insurance(
      SubscriberInformation subscriber,
      CoverageInformation coverage,
      String priorAuthorization,
      String referral) {}

  /** A patient who is the subscriber brings date of birth, gender and address (rule 1.3-1). */
  private Coverage coverage(
      int level,
      Party payer,
      Party subscriber,
      String relationship,
      @Nullable LocalDate birthDate,
      String gender,
      Insurance insurance) {
    if (payer.id().isEmpty()) {
      throw new ClaimRefused(
          "NO_PAYER_ID", "the payer at level %d has no id (NM109)".formatted(level));
    }
    boolean self = relationship.equals(SELF);
    Address address = address(subscriber.address());
    return new Coverage(
        level,
        payer.id(),
        payer.lastOrOrganization(),
        address(payer.address()),
        references(payer.references(), OF_A_PAYERS_CLAIM),
        subscriber.id(),
        insurance.subscriber().groupNumber(),
        insurance.subscriber().groupName(),
        insurance.subscriber().insuranceType(),
        insurance.subscriber().filingIndicator(),
        relationship,
        name(subscriber),
        self && address == null ? patient.address() : address,
        self && birthDate == null ? patient.birthDate() : birthDate,
        self && gender.isEmpty() ? patient.gender() : gender,
        references(subscriber.references(), Set.of()),
        insurance.coverage().benefitsAssignment(),
        insurance.coverage().patientSignatureSource(),
        insurance.coverage().releaseOfInformation(),
        insurance.priorAuthorization(),
        insurance.referral());
  }

  private List<ServiceLine> lines(@Nullable String familyId) {
    List<ServiceLine> lines = new ArrayList<>();
    for (Line line : billed) {
      int number = lines.size() + 1;
      ProfessionalService service = line.professional();
      lines.add(
          new ServiceLine(
              number,
              familyId == null ? line.controlNumber() : familyId + "L" + number,
              line.controlNumber(),
              line.procedure(),
              line.charge(),
              service.unit(),
              service.units(),
              service.placeOfService(),
              service.diagnosisPointers(),
              service.emergency(),
              service.epsdt(),
              service.familyPlanning(),
              service.copayExempt(),
              line.service().from(),
              line.service().to(),
              references(line.references(), Set.of()),
              line.providers().stream().map(ClaimContentMapping::provider).toList(),
              carriedOf(line)));
    }
    return lines;
  }

  private static Name name(Party party) {
    return new Name(
        party.person(), party.lastOrOrganization(), party.first(), party.middle(), party.suffix());
  }

  private static Provider provider(Party party) {
    return new Provider(
        party.entity(),
        name(party),
        party.idQualifier(),
        party.id(),
        address(party.address()),
        party.taxonomy(),
        references(party.references(), Set.of()),
        carried(party.contacts()),
        carried(party.carried()));
  }

  private static @Nullable Address address(Party.@Nullable Address address) {
    return address == null
        ? null
        : new Address(
            address.line1(),
            address.line2(),
            address.city(),
            address.state(),
            address.zip(),
            address.country(),
            address.subdivision());
  }

  private static List<Reference> references(List<Party.Reference> references, Set<String> without) {
    return references.stream()
        .filter(r -> !without.contains(r.qualifier()))
        .map(r -> new Reference(r.qualifier(), r.value()))
        .toList();
  }

  private static List<CarriedSegment> carriedOf(Line line) {
    List<Segment> segments = new ArrayList<>(line.carried());
    if (line.drug() != null) {
      segments.addAll(line.drug().segments());
    }
    return carried(segments);
  }

  private static List<CarriedSegment> carried(List<Segment> segments) {
    return segments.stream().map(ClaimContentMapping::carried).toList();
  }

  private static CarriedSegment carried(Segment segment) {
    return new CarriedSegment(segment.tag(), segment.elements());
  }
}
