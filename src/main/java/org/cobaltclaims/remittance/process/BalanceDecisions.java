package org.cobaltclaims.remittance.process;

import java.time.LocalDate;
import java.util.Objects;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Automation.PatientUpdate;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.PatientBalances;
import org.cobaltclaims.worklist.DailyLook;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions about what is left to the patient. */
@Component
class BalanceDecisions implements TaskHandler, DailyLook {

  private final PatientBalances balances;
  private final Payers payers;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  BalanceDecisions(
      PatientBalances balances,
      Payers payers,
      Tasks tasks,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.balances = balances;
    this.payers = payers;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
  }

  /** What waits for an approval that the practice does not want any more goes on by itself. */
  @Override
  @Transactional
  public void look() {
    if (payers.automation().updatePatientResponsibility() == PatientUpdate.AUTOMATIC) {
      tasks.open().stream()
          .filter(task -> handles(task) && task.reason().equals(PatientBalances.APPROVAL))
          .map(task -> Objects.requireNonNull(task.familyId()))
          .forEach(family -> events.publishEvent(new FamilyReopened(family)));
    }
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
