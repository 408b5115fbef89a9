package org.cobaltclaims.patient;

import java.util.List;

/**
 * A payer has told about the coverage of a patient of ours, asked or unasked. It is told once for
 * each answer and file; a file that is worked again tells it again.
 *
 * @param fileId the exchange file
 * @param payerId of the payer that answers, as our coverages bear it
 * @param patientIds those who have the coverage and may be meant; never empty
 * @param answer what it says
 */
public record EligibilityTold(
    String fileId, String payerId, List<String> patientIds, EligibilityAnswer answer) {
  public EligibilityTold {
    patientIds = List.copyOf(patientIds);
  }
}
