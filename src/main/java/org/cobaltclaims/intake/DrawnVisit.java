package org.cobaltclaims.intake;

import java.util.List;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.patient.Patient;
import org.jspecify.annotations.Nullable;

/**
 * A visit that is typed in, as far as it can be understood.
 *
 * @param claim as an 837P would bring it; what is missing has a stand-in, and a message
 * @param coverages in payer order, with more than an 837P can say of them
 * @param patient null if new
 * @param lines which row of the entry each service line is, from 0; empty if there is none but a
 *     stand-in
 * @param messages what is missing or cannot be used
 */
record DrawnVisit(
    ProfessionalClaim claim,
    List<Coverage> coverages,
    @Nullable Patient patient,
    List<Integer> lines,
    List<VisitMessage> messages) {

  DrawnVisit {
    coverages = List.copyOf(coverages);
    lines = List.copyOf(lines);
    messages = List.copyOf(messages);
  }

  /** True if something is missing without which there is no claim. */
  boolean isIncomplete() {
    return messages.stream().anyMatch(VisitMessage::needed);
  }
}
