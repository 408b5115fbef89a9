package org.cobaltclaims.patient.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.patient.CoverageFields;
import org.cobaltclaims.patient.CoverageFields.Fault;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.process.CoverageChanges.Dates;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;

/** A coverage that a person enters, looked at field by field before anything is done with it. */
final class CoverageEntry {

  private static final String SELF = CoverageFields.SELF;
  private static final int LONGEST_REASON = 200;

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
    List<Fault> faults = new ArrayList<>(CoverageFields.payer(payer));
    faults.addAll(
        CoverageFields.numbers(
            profile,
            PatientCalls.text(given.memberId(), ""),
            PatientCalls.text(given.groupNumber(), "")));
    faults.addAll(
        CoverageFields.kind(
            PatientCalls.text(given.filingIndicator(), ""),
            PatientCalls.text(given.insuranceType(), "")));
    CoverageController.Subscriber other = given.subscriber();
    faults.addAll(
        CoverageFields.subscriber(
            relationship, other == null ? "" : PatientCalls.text(other.last(), "")));
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
    List<Fault> faults = new ArrayList<>(CoverageFields.numbers(profile, member, group));
    faults.addAll(reasoned(reason));
    if (!faults.isEmpty()) {
      throw new BadEntry(faults);
    }
  }

  private static List<Fault> reasoned(@Nullable String reason) {
    return CoverageFields.length(
        "reason",
        PatientCalls.text(reason, ""),
        LONGEST_REASON,
        "say why: it stands in the history");
  }

  private static List<Fault> datesAndReason(
      @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String reason) {
    List<Fault> faults = new ArrayList<>(CoverageFields.dates(from, to));
    faults.addAll(reasoned(reason));
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
