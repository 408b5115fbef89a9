package org.cobaltclaims.transmission;

import static org.cobaltclaims.transmission.PartyMapping.party;
import static org.cobaltclaims.transmission.PartyMapping.segments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.DateOrPeriod;
import org.cobaltclaims.claim.Patient;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Amount;
import org.cobaltclaims.edi.claim.Attachment;
import org.cobaltclaims.edi.claim.Contract;
import org.cobaltclaims.edi.claim.Note;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.BillingProvider;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ClaimInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.cobaltclaims.edi.claim.ProfessionalClaim.SubscriberInformation;
import org.jspecify.annotations.Nullable;

/**
 * From a claim as one payer is asked to the 837P claim that says so (DOMAIN 1.3-1.6, 2.1-2.4). The
 * hierarchy is made anew for every destination: the patient may be the subscriber at one payer and
 * a dependent at the next (1.3-3). What other payers decided is told by {@link CobMapping}.
 */
public final class ClaimMapping {

  /** The order of REF in 2300 (DOMAIN 1.4). */
  private static final List<String> REFERENCE_ORDER =
      List.of("4N", "F5", "EW", "9F", "G1", "F8", "X4", "9A", "9C", "LX", "D9", "EA", "P4", "1J");

  /** The order of 2310 (DOMAIN 1.4). */
  private static final List<String> PROVIDER_ORDER =
      List.of("DN", "P3", "82", "77", "DQ", "PW", "45");

  private static final Set<String> DESTINATION_PAYER_REFERENCES =
      Set.of("2U", "EI", "FY", "NF", "G2", "LU");

  private ClaimMapping() {}

  /** The claim to write. */
  public static ProfessionalClaim professionalClaim(BilledClaim billed) {
    ClaimContent content = billed.content();
    Coverage destination = billed.destination();
    Segment status = patientStatus(content.patientStatus(), destination);
    boolean self = destination.patientIsSubscriber();
    return new ProfessionalClaim(
        billing(content, billed.sendTaxonomy()),
        subscriber(content.patient(), destination, self ? status : null),
        self ? null : dependent(content.patient(), destination, status),
        information(billed),
        content.dates().stream().map(ClaimMapping::date).toList(),
        segments(content.attachments()).stream().map(Attachment::of).toList(),
        content.contract() == null ? null : Contract.of(PartyMapping.segment(content.contract())),
        content.patientPaid() == null ? List.of() : List.of(Amount.of("F5", content.patientPaid())),
        references(billed),
        segments(content.notes()).stream().map(Note::of).toList(),
        content.diagnoses(),
        content.icd9(),
        providers(content),
        CobMapping.otherPayers(billed),
        LineMapping.lines(billed),
        segments(content.carried()));
  }

  /** CLM; what the patient signed is between the patient and the destination payer. */
  private static ClaimInformation information(BilledClaim billed) {
    ClaimContent content = billed.content();
    Coverage destination = billed.destination();
    return new ClaimInformation(
        billed.controlNumber(),
        content.charge(),
        content.placeOfService(),
        billed.frequency(),
        content.providerSignature(),
        content.assignment(),
        destination.benefitsAssignment(),
        destination.releaseOfInformation(),
        destination.patientSignatureSource(),
        content.relatedCauses(),
        content.specialProgram(),
        billed.delayReason().isEmpty() ? content.delayReason() : billed.delayReason(),
        Origin.NONE);
  }

  /** PAT, whose first element is the relationship to this destination's subscriber. */
  private static @Nullable Segment patientStatus(
      @Nullable CarriedSegment status, Coverage destination) {
    if (status == null) {
      return null;
    }
    List<List<String>> elements = new ArrayList<>(status.elements());
    if (!elements.isEmpty()) {
      elements.set(
          0, destination.patientIsSubscriber() ? List.of() : List.of(destination.relationship()));
    }
    return new Segment(status.tag(), elements, 0);
  }

  private static BillingProvider billing(ClaimContent content, boolean sendTaxonomy) {
    Provider provider = content.billingProvider();
    Provider plan = content.payToPlan();
    return new BillingProvider(
        party(provider, sendTaxonomy ? provider.taxonomy() : ""),
        content.payTo() == null
            ? null
            : PartyMapping.place("87", content.payToPerson(), content.payTo()),
        plan == null ? null : party(plan, plan.taxonomy()));
  }

  /**
   * 2000B and 2010BA. The patient's address and birth date stand here only if the patient is the
   * subscriber (DOMAIN 1.3-1, 1.3-2).
   */
  private static Subscriber subscriber(
      Patient patient, Coverage coverage, @Nullable Segment status) {
    boolean self = coverage.patientIsSubscriber();
    Party person =
        new Party(
            "IL",
            coverage.subscriber().person(),
            coverage.subscriber().last(),
            coverage.subscriber().first(),
            coverage.subscriber().middle(),
            coverage.subscriber().suffix(),
            "MI",
            coverage.memberId(),
            self
                ? PartyMapping.address(
                    patient.address() != null ? patient.address() : coverage.subscriberAddress())
                : null,
            "",
            coverage.subscriberReferences().stream()
                .filter(r -> r.qualifier().equals("SY") || self)
                .map(PartyMapping::reference)
                .toList(),
            List.of());
    return new Subscriber(
        information(coverage, self ? "18" : ""),
        status,
        person,
        self ? demographics(patient) : null,
        PartyMapping.payer(coverage, DESTINATION_PAYER_REFERENCES, List.of()));
  }

  /**
   * 2000B or 2320 SBR.
   *
   * @param relationship SBR02, which the two places mean differently
   */
  static SubscriberInformation information(Coverage coverage, String relationship) {
    return new SubscriberInformation(
        coverage.sequence(),
        relationship,
        coverage.groupNumber(),
        groupName(coverage),
        medicareSecondaryReason(coverage),
        filingIndicator(coverage));
  }

  /**
   * 2000C and 2010CA: without an id of its own; the property and casualty number belongs to the
   * patient.
   */
  private static Dependent dependent(Patient patient, Coverage coverage, @Nullable Segment status) {
    return new Dependent(
        coverage.relationship(), status, person(patient, coverage), demographics(patient));
  }

  private static Party person(Patient patient, Coverage coverage) {
    return new Party(
        "QC",
        true,
        patient.name().last(),
        patient.name().first(),
        patient.name().middle(),
        patient.name().suffix(),
        "",
        "",
        PartyMapping.address(patient.address()),
        "",
        coverage.subscriberReferences().stream()
            .filter(r -> r.qualifier().equals("Y4"))
            .map(PartyMapping::reference)
            .toList(),
        List.of());
  }

  private static Demographics demographics(Patient patient) {
    return new Demographics(patient.birthDate(), patient.gender());
  }

  /** SBR04 only where there is no group number. */
  private static String groupName(Coverage coverage) {
    return coverage.groupNumber().isEmpty() ? coverage.groupName() : "";
  }

  /** SBR05 only where Medicare is not the primary payer (DOMAIN 1.4, 2.3). */
  private static String medicareSecondaryReason(Coverage coverage) {
    boolean medicare =
        coverage.filingIndicator().equals("MA") || coverage.filingIndicator().equals("MB");
    return medicare && coverage.level() > 1 ? coverage.insuranceType() : "";
  }

  /** SBR09; ZZ says that the kind of insurance is not known. */
  private static String filingIndicator(Coverage coverage) {
    return coverage.filingIndicator().isEmpty() ? "ZZ" : coverage.filingIndicator();
  }

  /**
   * REF of 2300: authorization and referral are the destination's, and F8 is the destination's
   * control number of the claim that frequency 7 or 8 replaces, never another payer's (DOMAIN 2.1).
   */
  private static List<Party.Reference> references(BilledClaim billed) {
    List<Party.Reference> references = new ArrayList<>();
    for (Reference reference : billed.content().references()) {
      references.add(PartyMapping.reference(reference));
    }
    add(references, "9F", billed.destination().referral());
    add(references, "G1", billed.destination().priorAuthorization());
    if (billed.frequency().equals("7") || billed.frequency().equals("8")) {
      add(references, "F8", billed.originalReference());
    }
    references.sort(Comparator.comparingInt(r -> place(REFERENCE_ORDER, r.qualifier())));
    return references;
  }

  private static void add(List<Party.Reference> references, String qualifier, String value) {
    if (!value.isEmpty()) {
      references.add(new Party.Reference(qualifier, value));
    }
  }

  /** 2310, in the guide's order; a rendering provider who is the billing one is not sent. */
  private static List<Party> providers(ClaimContent content) {
    return content.providers().stream()
        .filter(p -> !(p.role().equals("82") && same(p, content.billingProvider())))
        .sorted(Comparator.comparingInt(p -> place(PROVIDER_ORDER, p.role())))
        .map(p -> party(p, p.taxonomy()))
        .toList();
  }

  /** Who rendered the lines that do not say otherwise. */
  static Provider rendering(ClaimContent content) {
    return content.providers().stream()
        .filter(p -> p.role().equals("82"))
        .findFirst()
        .orElse(content.billingProvider());
  }

  static boolean same(Provider one, @Nullable Provider other) {
    return other != null && !one.id().isEmpty() && one.id().equals(other.id());
  }

  private static int place(List<String> order, String qualifier) {
    int index = order.indexOf(qualifier);
    return index < 0 ? order.size() : index;
  }

  static ProfessionalClaim.DateOrPeriod date(DateOrPeriod date) {
    return new ProfessionalClaim.DateOrPeriod(date.qualifier(), date.from(), date.to());
  }

  /** MOA as the prior payer reported it. */
  static @Nullable Segment outpatientAdjudication(List<String> elements) {
    return elements.stream().allMatch(String::isEmpty)
        ? null
        : Segment.of("MOA", elements.toArray(String[]::new));
  }
}
