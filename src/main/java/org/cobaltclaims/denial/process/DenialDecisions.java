package org.cobaltclaims.denial.process;

import java.time.LocalDate;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.denial.IllegalDenialException;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions about denials: the money moves, and the family goes on when the task is closed. */
@Component
class DenialDecisions implements TaskHandler {

  private final PayerClaims claims;
  private final Denials denials;

  DenialDecisions(PayerClaims claims, Denials denials) {
    this.claims = claims;
    this.denials = denials;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.WORK_DENIAL;
  }

  @Override
  public @Nullable LocalDate carryOut(Task task, String decision) {
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    if (!claim.decided()) {
      throw DecisionRefused.state(
          "payer claim %s is %s: there is no denial to decide"
              .formatted(claim.id(), claim.state()));
    }
    try {
      switch (decision) {
        case "BILL_NEXT_PAYER" -> denials.billNextPayer(claim, task.id());
        case "BILL_PATIENT" -> denials.billPatient(claim, task.id());
        case "WRITE_OFF" -> denials.writeOff(claim, task.id());
        default -> throw DecisionRefused.invalid("a denial is not " + decision);
      }
    } catch (IllegalDenialException forbidden) {
      throw DecisionRefused.state(String.valueOf(forbidden.getMessage()));
    }
    return null;
  }
}
