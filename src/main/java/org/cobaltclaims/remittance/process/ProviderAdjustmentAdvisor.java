package org.cobaltclaims.remittance.process;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/** Says what is known of a provider adjustment (PLB) that nobody can explain (DOMAIN 3.4). */
@Component
class ProviderAdjustmentAdvisor implements TaskAdvisor {

  private static final String SOURCE = "3.4";

  private final PayerLedger ledger;

  ProviderAdjustmentAdvisor(PayerLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    return task.kind() == TaskKind.MATCH_PAYMENT && PayerLedger.isProviderAdjustment(task.subject())
        ? ledger.find(task.subject()).map(entry -> advice(task, entry))
        : Optional.empty();
  }

  private static TaskAdvice advice(Task task, PayerLedger.Entry entry) {
    Money amount = entry.amount().max(entry.amount().negated());
    String what =
        "the payer %s %s beside the claims%s"
            .formatted(
                entry.amount().isNegative() ? "took" : "gave",
                amount,
                entry.reference().isEmpty() ? "" : ", reference " + entry.reference());
    String why =
        task.reason().equals(OpenBalances.REASON)
            ? what + "; for 60 days nothing has come to balance it"
            : what + "; no rule says what for";
    return new TaskAdvice(
        "",
        SOURCE,
        why,
        List.of(
            new TaskAdvice.Item(
                "PLB-" + entry.code(), 0, entry.amount().cents(), "", "", "ask the payer")));
  }
}
