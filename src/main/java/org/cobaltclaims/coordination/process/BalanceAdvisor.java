package org.cobaltclaims.coordination.process;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.transmission.ClaimBuilding;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/** Says which amounts do not add up in a later payer's claim as it stands now (2.5). */
@Component
class BalanceAdvisor implements TaskAdvisor {

  private static final String SOURCE = "2.5";

  /** Balances, but an electronic claim has no room for it. */
  private static final String NO_ROOM = "2.4-";

  private final PayerClaims claims;
  private final ClaimBuilding building;

  BalanceAdvisor(PayerClaims claims, ClaimBuilding building) {
    this.claims = claims;
    this.building = building;
  }

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    return task.kind() == TaskKind.COB_UNBALANCED
        ? claims.findById(task.subject()).map(this::advice)
        : Optional.empty();
  }

  private TaskAdvice advice(PayerClaim claim) {
    List<Imbalance> problems = building.next(claim).problems();
    List<TaskAdvice.Item> items = problems.stream().map(BalanceAdvisor::item).toList();
    if (problems.isEmpty()) {
      return new TaskAdvice("CORRECTED", SOURCE, "it adds up now: completed, it is built", items);
    }
    return problems.stream().allMatch(problem -> problem.rule().startsWith(NO_ROOM))
        ? new TaskAdvice(
            "PRINT", "2.4", "it balances, but has no room in an electronic claim", items)
        : new TaskAdvice(
            "CORRECTED",
            SOURCE,
            "mend what the earlier payer's payment says (on the claim page: Mend a payment)",
            items);
  }

  private static TaskAdvice.Item item(Imbalance problem) {
    return new TaskAdvice.Item(
        problem.rule(),
        problem.line(),
        problem.difference().cents(),
        "expected %s, found %s, difference %s"
            .formatted(problem.expected(), problem.found(), problem.difference()),
        "",
        problem.message());
  }
}
