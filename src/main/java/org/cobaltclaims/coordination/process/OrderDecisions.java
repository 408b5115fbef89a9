package org.cobaltclaims.coordination.process;

import java.time.LocalDate;
import java.util.HashMap;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions about a payer that thinks another one comes first (DOMAIN 7.1). */
@Component
class OrderDecisions implements TaskHandler {

  private final PayerClaims claims;
  private final PayerOrders orders;

  OrderDecisions(PayerClaims claims, PayerOrders orders) {
    this.claims = claims;
    this.orders = orders;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.PAYER_ORDER;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    details.requireNone();
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    switch (decision) {
      case "OTHER_PAYER_FIRST" -> orders.otherFirst(claim, task.reason(), by);
      case "SUGGESTED_ORDER" -> suggested(claim, task, by);
      case "DONE" -> {
        // The order stands; why is noted with the decision.
      }
      default -> throw DecisionRefused.invalid("the order of the payers is not " + decision);
    }
    return null;
  }

  private void suggested(PayerClaim claim, Task task, String by) {
    OrderRules.Suggestion suggestion = orders.suggestion(claim.familyId());
    if (!suggestion.differs()) {
      throw DecisionRefused.state("the rules suggest no other order than the one that stands");
    }
    orders.set(claim.familyId(), suggestion.levels(), new HashMap<>(), task.reason(), by);
  }
}
