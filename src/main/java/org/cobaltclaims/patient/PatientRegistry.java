package org.cobaltclaims.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the patient that a claim is about, or registers them. */
@Service
public class PatientRegistry {

  private static final String SELF = "18";

  private final Patients patients;
  private final CoverageHistory history;

  PatientRegistry(Patients patients, CoverageHistory history) {
    this.patients = patients;
    this.history = history;
  }

  /**
   * The patient, with the coverages that the claim shows. The strongest identifiers come first: the
   * member id at the same payer with the date of birth, then last name, first name, date of birth
   * and gender. Twins on one policy are told apart by their first names.
   *
   * @param shown the claim's coverages in payer order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Patient register(PatientIdentity identity, List<PatientCoverage> shown) {
    Patient patient =
        shown.stream()
            .flatMap(coverage -> insured(identity, coverage).stream())
            .findFirst()
            .or(() -> named(identity))
            .orElseGet(() -> Patient.registered(identity));
    return patient.show(shown) || patient.lockVersion() == null ? patients.save(patient) : patient;
  }

  /**
   * A person has chosen a patient, and coverages, for a visit.
   *
   * @param chosen in payer order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Patient chosen(String patientId, List<PatientCoverage> chosen) {
    Patient patient = patients.findById(patientId).orElseThrow();
    return patient.use(chosen) ? patients.save(patient) : patient;
  }

  /**
   * A claim tells the practice's own number of the patient. One that the chart has stays: who
   * changes it is a person.
   *
   * @param recordNumber REF*EA; empty if the claim has none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Patient numbered(Patient patient, String recordNumber) {
    if (recordNumber.isEmpty() || !patient.recordNumber().isEmpty()) {
      return patient;
    }
    patient.numbered(recordNumber);
    return patients.save(patient);
  }

  /**
   * Under what a payer knows a patient.
   *
   * @param payerId NM109 of the payer
   * @param memberId NM109 of the subscriber
   */
  public record Insured(String payerId, String memberId) {}

  /**
   * A claim's payer or member id was wrong, and is corrected: the patient has the coverage under
   * the right ones from now on, so that what the payer tells of it is understood. A coverage that
   * the patient has under both stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void identified(String patientId, Insured before, Insured now, String by) {
    if (before.equals(now) || now.memberId().isBlank()) {
      return;
    }
    Patient patient = patients.findById(patientId).orElseThrow();
    List<PatientCoverage> coverages = new ArrayList<>(patient.coverages());
    if (coverages.stream().anyMatch(c -> c.isOf(now.payerId(), now.memberId()))) {
      return;
    }
    for (int i = 0; i < coverages.size(); i++) {
      if (coverages.get(i).isOf(before.payerId(), before.memberId())) {
        PatientCoverage known = coverages.get(i);
        PatientCoverage corrected = known.known(now.payerId(), now.memberId());
        coverages.set(i, corrected);
        patient.insuredBy(coverages);
        patients.save(patient);
        history.corrected(patientId, i + 1, known, corrected, by, "corrected on a claim");
        return;
      }
    }
  }

  private Optional<Patient> insured(PatientIdentity identity, PatientCoverage shown) {
    if (shown.memberId().isEmpty()) {
      return Optional.empty();
    }
    return patients.findByMemberId(identity.practice(), shown.payerId(), shown.memberId()).stream()
        .filter(
            known ->
                identity.birthDate() == null
                    ? sameFirst(known, identity)
                        && same(known.lastName(), identity.last())
                        && known.birthDate() == null
                    : identity.birthDate().equals(known.birthDate())
                        && (sameFirst(known, identity)
                            || shown.relationship().equals(SELF) && isSubscriber(known, shown)))
        .findFirst();
  }

  private Optional<Patient> named(PatientIdentity identity) {
    String digest = identity.digest();
    return digest == null ? Optional.empty() : patients.findByIdentityDigest(digest);
  }

  private static boolean isSubscriber(Patient known, PatientCoverage shown) {
    return known.coverages().stream()
        .anyMatch(c -> c.sameAs(shown) && c.relationship().equals(SELF));
  }

  private static boolean sameFirst(Patient known, PatientIdentity identity) {
    return same(known.firstName(), identity.first());
  }

  private static boolean same(String one, String other) {
    return PatientIdentity.normal(one).equals(PatientIdentity.normal(other));
  }
}
