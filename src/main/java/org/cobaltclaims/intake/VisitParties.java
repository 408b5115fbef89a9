package org.cobaltclaims.intake;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.CoverageInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.cobaltclaims.edi.claim.ProfessionalClaim.SubscriberInformation;
import org.jspecify.annotations.Nullable;

/** People, providers and payers of a visit that was typed in, as the loops of an 837P claim. */
final class VisitParties {

  private static final String SELF = "18";

  private VisitParties() {}

  static Party provider(Provider provider) {
    return new Party(
        provider.role(),
        provider.name().person(),
        provider.name().last(),
        provider.name().first(),
        provider.name().middle(),
        provider.name().suffix(),
        provider.idQualifier(),
        provider.id(),
        address(provider.address()),
        provider.taxonomy(),
        references(provider.references()),
        segments(provider.contacts()),
        segments(provider.carried()));
  }

  /** 2010AB: an address without a name. */
  static Party payTo(boolean person, Address address) {
    return new Party(
        "87", person, "", "", "", "", "", "", address(address), "", List.of(), List.of());
  }

  /** 2000B of the payer that comes first. */
  static Subscriber first(Coverage coverage) {
    boolean self = coverage.relationship().equals(SELF);
    return new Subscriber(
        information(coverage, self ? SELF : ""),
        null,
        insured(coverage),
        demographics(coverage.subscriberBirthDate(), coverage.subscriberGender()),
        payer(coverage));
  }

  /** 2000C, where the patient is not the first payer's subscriber. */
  static @Nullable Dependent dependent(Coverage first, org.cobaltclaims.claim.Patient patient) {
    return first.relationship().equals(SELF)
        ? null
        : new Dependent(
            first.relationship(),
            null,
            person("QC", patient.name(), "", "", patient.address()),
            new Demographics(patient.birthDate(), patient.gender()));
  }

  /** 2320 of a later payer. */
  static OtherPayer later(Coverage coverage) {
    return new OtherPayer(
        information(coverage, coverage.relationship()),
        List.of(),
        List.of(),
        new CoverageInformation(
            coverage.benefitsAssignment(),
            coverage.patientSignatureSource(),
            coverage.releaseOfInformation()),
        null,
        insured(coverage),
        payer(coverage),
        null,
        List.of(),
        List.of(),
        Origin.NONE);
  }

  private static SubscriberInformation information(Coverage coverage, String relationship) {
    return new SubscriberInformation(
        coverage.sequence(),
        relationship,
        coverage.groupNumber(),
        coverage.groupName(),
        coverage.insuranceType(),
        coverage.filingIndicator());
  }

  private static Party insured(Coverage coverage) {
    Party insured =
        person(
            "IL", coverage.subscriber(), "MI", coverage.memberId(), coverage.subscriberAddress());
    return new Party(
        insured.entity(),
        insured.person(),
        insured.lastOrOrganization(),
        insured.first(),
        insured.middle(),
        insured.suffix(),
        insured.idQualifier(),
        insured.id(),
        insured.address(),
        "",
        references(coverage.subscriberReferences()),
        List.of());
  }

  private static Party payer(Coverage coverage) {
    return new Party(
        "PR",
        false,
        coverage.payerName(),
        "",
        "",
        "",
        "PI",
        coverage.payerId(),
        address(coverage.payerAddress()),
        "",
        references(coverage.payerReferences()),
        List.of());
  }

  private static @Nullable Demographics demographics(@Nullable LocalDate born, String gender) {
    return born == null && gender.isEmpty() ? null : new Demographics(born, gender);
  }

  private static Party person(
      String entity, Name name, String qualifier, String id, @Nullable Address address) {
    return new Party(
        entity,
        name.person(),
        name.last(),
        name.first(),
        name.middle(),
        name.suffix(),
        qualifier,
        id,
        address(address),
        "",
        List.of(),
        List.of());
  }

  private static Party.@Nullable Address address(@Nullable Address address) {
    return address == null
        ? null
        : new Party.Address(
            address.line1(),
            address.line2(),
            address.city(),
            address.state(),
            address.zip(),
            address.country(),
            address.subdivision());
  }

  private static List<Party.Reference> references(List<Reference> references) {
    return references.stream().map(r -> new Party.Reference(r.qualifier(), r.value())).toList();
  }

  private static List<Segment> segments(List<CarriedSegment> carried) {
    return carried.stream().map(c -> new Segment(c.tag(), c.elements(), 0)).toList();
  }

  static ProfessionalClaim.DateOrPeriod date(String qualifier, LocalDate from, LocalDate to) {
    return new ProfessionalClaim.DateOrPeriod(qualifier, from, to);
  }
}
