package org.cobaltclaims.patient;

import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * Whether a coverage holds on dates of service. Only dates that a person or a payer has set decide;
 * those that claims have shown say when it was used, not when it began or ended.
 */
@Service
public class CoverageDates {

  private final Patients patients;

  CoverageDates(Patients patients) {
    this.patients = patients;
  }

  /** Whether it holds. */
  public enum Holds {
    /** Nothing says that it does not. */
    ACTIVE,
    /** It had not begun, or had ended. */
    INACTIVE,
    /** The practice wants a fresh answer of the payer first. */
    UNVERIFIED
  }

  /** Whether the patient's coverage with a payer holds on all days of a visit. */
  public Holds on(String patientId, String payerId, String memberId, LocalDate from, LocalDate to) {
    return patients
        .findById(patientId)
        .filter(
            patient ->
                patient.coverages().stream()
                    .filter(c -> c.isOf(payerId, memberId))
                    .anyMatch(c -> !c.holdsOn(from, to)))
        .map(patient -> Holds.INACTIVE)
        .orElse(Holds.ACTIVE);
  }
}
