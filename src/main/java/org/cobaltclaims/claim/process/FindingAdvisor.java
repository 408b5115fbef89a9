package org.cobaltclaims.claim.process;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.FamilyHold;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/** Says what keeps a claim from going out as it stands now, and which field mends it (1.9). */
@Component
class FindingAdvisor implements TaskAdvisor {

  private static final String SOURCE = "1.9";

  private final PayerClaims claims;
  private final ClaimSending sending;

  FindingAdvisor(PayerClaims claims, ClaimSending sending) {
    this.claims = claims;
    this.sending = sending;
  }

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    return task.kind() == TaskKind.CORRECT_CLAIM
        ? claims.findById(task.subject()).map(claim -> advice(task, claim))
        : Optional.empty();
  }

  private TaskAdvice advice(Task task, PayerClaim claim) {
    List<TaskAdvice.Item> items = sending.blocking(claim).stream().map(this::item).toList();
    if (task.reason().equals(FamilyHold.ON_HOLD)) {
      return new TaskAdvice("", "7", "the visit is on hold: release it on its claim page", items);
    }
    return items.isEmpty()
        ? new TaskAdvice(
            "CORRECTED", SOURCE, "the checks find nothing any more: completed, it goes out", items)
        : new TaskAdvice(
            "CORRECTED",
            SOURCE,
            "mend what the checks found; the claim goes out when they find nothing any more",
            items);
  }

  private TaskAdvice.Item item(Finding finding) {
    return new TaskAdvice.Item(
        finding.rule(), finding.line(), 0, finding.message(), field(finding), "");
  }

  /** The field of a correction that mends it; empty if none does. */
  private static String field(Finding finding) {
    return switch (finding.rule()) {
      case "MEMBER_ID" -> "memberId";
      case "PAYER_ID", "ENROLLMENT" -> "payerId";
      case "MEDICARE_SECONDARY" -> "insuranceType";
      case "SUBSCRIBER" -> "subscriber.last";
      case "RELATIONSHIP" -> "subscriber.relationship";
      case "PATIENT" -> "patient.last";
      case "GENDER" -> "patient.gender";
      case "BIRTH_DATE" -> "patient.birthDate";
      case "DIAGNOSIS_REQUIRED", "DIAGNOSIS_FORMAT" -> "diagnoses";
      case "PLACE_OF_SERVICE" -> "placeOfService";
      case "FILING_DEADLINE" -> "delayReason";
      case "BILLING_NPI" -> "billingNpi";
      case "TAXONOMY" -> "billingTaxonomy";
      case "PROVIDER_NPI" -> "renderingNpi";
      case "LINE_CHARGE", "CHARGE_TOTAL" -> "lines.charge";
      case "UNITS" -> "lines.units";
      case "SERVICE_DATE" -> "lines.serviceFrom";
      case "DIAGNOSIS_POINTER" -> "lines.diagnosisPointers";
      case "PROCEDURE_FORMAT" -> "lines.procedure";
      default -> "";
    };
  }
}
