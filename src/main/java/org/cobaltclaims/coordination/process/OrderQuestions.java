package org.cobaltclaims.coordination.process;

import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Open questions about the order of a family's payers (DOMAIN 7.1, 10): until a person has answered
 * them, the next payer is not billed by itself, as the patient is not.
 */
@Component
class OrderQuestions {

  /** Why a person looks at the next payer's claim while such a question is open. */
  static final String REASON = "PAYER_ORDER";

  /** A payer says, or its figures do, that another one comes before it. */
  private static final Set<String> ANOTHER_FIRST =
      Set.of("OA-23", "NM1-PR", CoverageConflicts.OTHER_PRIMARY);

  private final Tasks tasks;
  private final ApplicationEventPublisher events;

  OrderQuestions(Tasks tasks, ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.events = events;
  }

  /** True if it is not certain that the payer of a claim is the one that comes now. */
  boolean isOpen(PayerClaim claim) {
    return tasks.openOfFamily(claim.familyId()).stream()
        .filter(task -> task.kind() == TaskKind.PAYER_ORDER)
        .anyMatch(task -> concerns(task, claim));
  }

  private static boolean concerns(Task task, PayerClaim claim) {
    int level = OrderEvidence.level(task);
    return ANOTHER_FIRST.contains(task.reason()) && level <= claim.level()
        || task.reason().equals(CoverageConflicts.INACTIVE) && level == claim.level();
  }

  /** The order stands, says a person: the gate looks again. */
  void answered(String familyId) {
    tasks.openOfFamily(familyId).stream()
        .filter(task -> task.kind() == TaskKind.REVIEW_SECONDARY && task.reason().equals(REASON))
        .forEach(
            task ->
                events.publishEvent(new TaskSettled(TaskKind.REVIEW_SECONDARY, task.subject())));
  }
}
