package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskForm;
import org.cobaltclaims.worklist.TaskForms;
import org.junit.jupiter.api.Test;

/** What whoever calls a payer is told to ask for. */
class ChaseAdvisorTest {

  private final ChaseAdvisor advisor = new ChaseAdvisor();

  @Test
  void whatIsVoidedIsClosedOnTheClaimsPageAndNotChased() {
    TaskAdvice advice = advice(TaskKind.CHASE_REMITTANCE, "VOIDED");
    assertThat(advice.action()).isEmpty();
    assertThat(advice.why()).contains("close the claim on its page");
    assertThat(advice.rule()).isEqualTo("3.5");
  }

  @Test
  void aClaimThatThePayerDoesNotFindIsExplainedByItsCodes() {
    TaskAdvice advice = advice(TaskKind.CHASE_REMITTANCE, "A4:35");
    assertThat(advice.items()).extracting(TaskAdvice.Item::code).containsExactly("A4:35");
    assertThat(advice.items().getFirst().meaning()).contains("not found");
  }

  @Test
  void eachReasonHasItsOwnWords() {
    assertThat(
            List.of(
                advice(TaskKind.CHASE_REMITTANCE, "VOIDED").why(),
                advice(TaskKind.CHASE_REMITTANCE, "NO_CORRECTION").why(),
                advice(TaskKind.CHASE_REMITTANCE, "APPEAL_WAITING").why(),
                advice(TaskKind.CHASE_REMITTANCE, "NO_835").why(),
                advice(TaskKind.CHASE_REMITTANCE, "D0:35").why(),
                advice(TaskKind.CHASE_CROSSOVER, "CROSSOVER_OVERDUE").why(),
                advice(TaskKind.CHASE_CROSSOVER, "CROSSOVER_CONTRADICTION").why(),
                advice(TaskKind.ERA_MISSING, "F1:65").why(),
                advice(TaskKind.INFO_REQUESTED, "R4:294").why()))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsSuggestedCanBeDecided() {
    TaskForms forms = new TaskForms();
    for (TaskKind kind : TaskKind.values()) {
      for (String reason :
          List.of("VOIDED", "NO_CORRECTION", "APPEAL_WAITING", "NO_835", "A4:35")) {
        TaskForm form = forms.of(kind);
        advisor
            .advise(task(kind, reason))
            .map(TaskAdvice::action)
            .filter(action -> !action.isEmpty())
            .ifPresent(action -> assertThat(form.decisions()).as("%s", kind).contains(action));
      }
    }
  }

  @Test
  void otherTasksAreOthersToExplain() {
    assertThat(advisor.advise(task(TaskKind.WORK_DENIAL, "CO-16"))).isEqualTo(Optional.empty());
  }

  private TaskAdvice advice(TaskKind kind, String reason) {
    return advisor.advise(task(kind, reason)).orElseThrow();
  }

  private static Task task(TaskKind kind, String reason) {
    LocalDate day = LocalDate.of(2026, 11, 23);
    return new Task(
        "T1",
        kind,
        "F0000000011",
        1,
        "F000000001",
        "12345",
        Money.ZERO,
        reason,
        Task.State.OPEN,
        "follow-up",
        40,
        day,
        null,
        null,
        null,
        null,
        day,
        null,
        0);
  }
}
