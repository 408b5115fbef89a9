package org.cobaltclaims.patient.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.code.CodeSets;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.process.CoverageChanges.Dates;
import org.cobaltclaims.patient.web.BadEntry.Fault;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;

/** A coverage that a person enters, looked at field by field before anything is done with it. */
final class CoverageEntry {

  private static final String SELF = "18";
  private static final int LONGEST_ID = 80;
  private static final int LONGEST_GROUP = 50;
  private static final int LONGEST_REASON = 200;
  private static final Set<String> RELATIONSHIPS =
      Set.of(SELF, "01", "19", "20", "21", "39", "40", "53", "G8");

  /** SBR05, DOMAIN 7.3. */
  private static final Set<String> MEDICARE_SECOND =
      Set.of("12", "13", "14", "15", "16", "41", "42", "43", "47");

  private final Patient patient;
  private final CoverageController.NewCoverage given;
  private final PayerProfile profile;
  private final String payer;
  private final String relationship;

  /**
   * Looks at it.
   *
   * @throws BadEntry if something is missing or wrong
   */
  CoverageEntry(Patient patient, CoverageController.NewCoverage given, Payers payers) {
    this.patient = patient;
    this.given = given;
    this.payer = PatientCalls.text(given.payer(), "");
    this.profile = payers.profile(payer);
    this.relationship = PatientCalls.text(given.relationship(), SELF);
    List<Fault> faults = new ArrayList<>();
    length(faults, "payer", payer, LONGEST_ID, "choose the payer, or type its id");
    String member = PatientCalls.text(given.memberId(), "");
    faults.addAll(numbers(profile, member, PatientCalls.text(given.groupNumber(), "")));
    String filing = PatientCalls.text(given.filingIndicator(), "");
    if (!filing.isEmpty() && !CodeSets.isFilingIndicator(filing)) {
      faults.add(new Fault("filingIndicator", "it is none of the kinds that claims know (SBR09)"));
    }
    String type = PatientCalls.text(given.insuranceType(), "");
    if (!type.isEmpty() && !MEDICARE_SECOND.contains(type)) {
      faults.add(new Fault("insuranceType", "it is no reason why Medicare pays later (SBR05)"));
    }
    if (!RELATIONSHIPS.contains(relationship)) {
      faults.add(new Fault("relationship", "choose what the patient is to the subscriber"));
    }
    CoverageController.Subscriber other = given.subscriber();
    if (!relationship.equals(SELF)
        && (other == null || PatientCalls.text(other.last(), "").isEmpty())) {
      faults.add(
          new Fault("subscriber.last", "the subscriber is needed where it is not the patient"));
    }
    faults.addAll(datesAndReason(given.effectiveFrom(), given.effectiveTo(), given.reason()));
    if (!faults.isEmpty()) {
      throw new BadEntry(faults);
    }
  }

  /**
   * Looks at corrected numbers of a coverage.
   *
   * @throws BadEntry if one is missing or wrong, or there is no reason
   */
  static void requireNumbers(
      PayerProfile profile, String member, String group, @Nullable String reason) {
    List<Fault> faults = new ArrayList<>(numbers(profile, member, group));
    reasoned(faults, reason);
    if (!faults.isEmpty()) {
      throw new BadEntry(faults);
    }
  }

  private static List<Fault> numbers(PayerProfile profile, String member, String group) {
    List<Fault> faults = new ArrayList<>();
    length(faults, "memberId", member, LONGEST_ID, "the member id as it stands on the card");
    String pattern = profile.memberIdPattern();
    if (!member.isEmpty() && !pattern.isEmpty() && !member.matches(pattern)) {
      faults.add(
          new Fault("memberId", "it has not the form that this payer gives out: look at the card"));
    }
    if (group.length() > LONGEST_GROUP) {
      faults.add(new Fault("groupNumber", LONGEST_GROUP + " characters at most"));
    }
    return faults;
  }

  private static void reasoned(List<Fault> faults, @Nullable String reason) {
    length(
        faults,
        "reason",
        PatientCalls.text(reason, ""),
        LONGEST_REASON,
        "say why: it stands in the history");
  }

  private static void length(
      List<Fault> faults, String field, String text, int most, String missing) {
    if (text.isEmpty()) {
      faults.add(new Fault(field, missing));
    } else if (text.length() > most) {
      faults.add(new Fault(field, most + " characters at most"));
    }
  }

  private static List<Fault> datesAndReason(
      @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String reason) {
    List<Fault> faults = new ArrayList<>();
    if (from == null) {
      faults.add(new Fault("effectiveFrom", "the first day is needed"));
    } else if (to != null && to.isBefore(from)) {
      faults.add(new Fault("effectiveTo", "a coverage does not end before it begins"));
    }
    reasoned(faults, reason);
    return faults;
  }

  /**
   * Dates that are set.
   *
   * @throws BadEntry if one is missing or wrong, or there is no reason
   */
  static Dates dates(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String reason) {
    List<Fault> faults = datesAndReason(from, to, reason);
    if (!faults.isEmpty()) {
      throw new BadEntry(faults);
    }
    return new Dates(Objects.requireNonNull(from), to);
  }

  Dates dates() {
    return dates(given.effectiveFrom(), given.effectiveTo(), given.reason());
  }

  String why() {
    return PatientCalls.why(given.reason());
  }

  /** The coverage as claims are to name it; its level says nothing. */
  Coverage coverage() {
    Insured insured = insured();
    return new Coverage(
        1,
        payer,
        PatientCalls.text(given.payerName(), profile.name()),
        null,
        List.of(),
        PatientCalls.text(given.memberId(), ""),
        PatientCalls.text(given.groupNumber(), ""),
        PatientCalls.text(given.groupName(), ""),
        PatientCalls.text(given.insuranceType(), ""),
        PatientCalls.text(given.filingIndicator(), profile.filingIndicator()),
        relationship,
        insured.name(),
        insured.address(),
        insured.birthDate(),
        insured.gender(),
        List.of(),
        "Y",
        "",
        "Y",
        "",
        "");
  }

  /** The subscriber. */
  private record Insured(
      Name name, @Nullable Address address, @Nullable LocalDate birthDate, String gender) {}

  private Insured insured() {
    CoverageController.Subscriber other = given.subscriber();
    if (relationship.equals(SELF) || other == null) {
      return new Insured(
          new Name(
              true,
              patient.lastName(),
              patient.firstName(),
              patient.middleName(),
              patient.suffix()),
          other == null ? null : other.address(),
          patient.birthDate(),
          patient.gender());
    }
    return new Insured(
        new Name(
            true,
            PatientCalls.text(other.last(), ""),
            PatientCalls.text(other.first(), ""),
            "",
            ""),
        other.address(),
        other.birthDate(),
        PatientCalls.text(other.gender(), "U"));
  }
}
