package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.Objects;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.PatientBalances;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions about what is left to the patient. */
@Component
class BalanceDecisions implements TaskHandler {

  private final PatientBalances balances;
  private final Timeline timeline;

  BalanceDecisions(PatientBalances balances, Timeline timeline) {
    this.balances = balances;
    this.timeline = timeline;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.APPROVE_PATIENT_BALANCE;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    details.requireNone();
    String family = Objects.requireNonNull(task.familyId());
    switch (decision) {
      case "APPROVE" -> {
        if (!task.reason().equals(PatientBalances.APPROVAL)) {
          throw DecisionRefused.state(
              "the law forbids to ask the patient for it (%s)".formatted(task.reason()));
        }
        balances.approve(family, by);
      }
      case "WRITE_OFF" -> {
        Money sum = balances.writeOff(family, "NOT_ASKED");
        timeline.append(
            family, null, "3.9", "%s is written off and not asked of the patient".formatted(sum));
      }
      default -> throw DecisionRefused.invalid("a patient's balance is not " + decision);
    }
    return null;
  }
}
