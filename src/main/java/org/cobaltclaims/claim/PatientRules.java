package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Scrubber.Subject;

/** Scrubber rules about patient, subscriber and coverage (DOMAIN 1.3, 1.9). */
final class PatientRules {

  private static final Set<String> RELATIONSHIPS =
      Set.of("18", "01", "19", "20", "21", "39", "40", "53", "G8");
  private static final Set<String> MEDICARE = Set.of("MA", "MB");

  private PatientRules() {}

  static Stream<Finding> memberId(Subject s) {
    if (s.coverage().memberId().isBlank()) {
      return Stream.of(Finding.block("MEMBER_ID", "the member id of this coverage is missing"));
    }
    String pattern = s.payer().memberIdPattern();
    return pattern.isEmpty() || s.coverage().memberId().matches(pattern)
        ? Stream.empty()
        : Stream.of(
            Finding.block("MEMBER_ID", "the member id has not the form that this payer gives out"));
  }

  static Stream<Finding> subscriber(Subject s) {
    List<Finding> findings = new ArrayList<>();
    for (Coverage coverage : s.content().coverages()) {
      if (!RELATIONSHIPS.contains(coverage.relationship())) {
        findings.add(
            Finding.block(
                "RELATIONSHIP",
                "the patient's relationship to the subscriber of payer "
                    + coverage.level()
                    + " is missing or unknown"));
      }
    }
    if (s.coverage().subscriber().last().isBlank()) {
      findings.add(Finding.block("SUBSCRIBER", "the subscriber's name is missing"));
    }
    return findings.stream();
  }

  /** The patient's name, birth date, gender and address are needed in whichever loop he stands. */
  static Stream<Finding> demographics(Subject s) {
    Patient patient = s.content().patient();
    boolean self = s.coverage().patientIsSubscriber();
    List<Finding> findings = new ArrayList<>();
    if (patient.name().last().isBlank()) {
      findings.add(Finding.block("PATIENT", "the patient's name is missing"));
    }
    if (!patient.gender().matches("[FMU]")) {
      findings.add(Finding.block("GENDER", "the patient's gender must be F, M or U"));
    }
    if (patient.birthDate() == null && !(self && s.coverage().subscriberBirthDate() != null)) {
      findings.add(Finding.block("BIRTH_DATE", "the patient's birth date is missing"));
    }
    if (patient.address() == null && !(self && s.coverage().subscriberAddress() != null)) {
      findings.add(Finding.block("PATIENT_ADDRESS", "the patient's address is missing"));
    }
    return findings.stream();
  }

  static Stream<Finding> birthDate(Subject s) {
    LocalDate born = s.content().patient().birthDate();
    boolean after =
        born != null
            && s.content().lines().stream().anyMatch(line -> born.isAfter(line.serviceFrom()));
    return after
        ? Stream.of(Finding.block("BIRTH_DATE", "the patient was born after the date of service"))
        : Stream.empty();
  }

  /** Medicare is told why it is not primary (SBR05, DOMAIN 7.3). */
  static Stream<Finding> medicareSecondary(Subject s) {
    return s.level() > 1
            && MEDICARE.contains(s.coverage().filingIndicator())
            && s.coverage().insuranceType().isEmpty()
        ? Stream.of(
            Finding.block(
                "MEDICARE_SECONDARY", "the reason why Medicare is not primary (SBR05) is missing"))
        : Stream.empty();
  }
}
