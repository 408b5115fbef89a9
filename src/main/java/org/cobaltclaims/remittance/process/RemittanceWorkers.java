package org.cobaltclaims.remittance.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Objects;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.ProcessNames.RemittanceIntake.Balance;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.engine.Roots;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of the process remittance-intake. */
@Component
public class RemittanceWorkers {

  private final RetryPolicy retry;
  private final Roots roots;
  private final RemittancePosting posting;
  private final TransactionTemplate transactions;

  RemittanceWorkers(
      RetryPolicy retry, Roots roots, RemittancePosting posting, TransactionTemplate transactions) {
    this.retry = retry;
    this.roots = roots;
    this.posting = posting;
    this.transactions = transactions;
  }

  public record Balanced(Balance balance) {}

  @JobWorker(type = ProcessNames.RemittanceIntake.Jobs.BALANCE)
  public Balanced balance(@Variable String remittanceId, ActivatedJob job) {
    return retry.call(
        job,
        () ->
            new Balanced(
                Objects.requireNonNull(
                    transactions.execute(
                        status -> balance(remittanceId, job.getProcessInstanceKey())))));
  }

  private Balance balance(String remittanceId, long instance) {
    if (!roots.register(remittanceId, instance)) {
      return Balance.ALREADY_WORKED_ON;
    }
    return posting.balance(remittanceId) ? Balance.BALANCED : Balance.DIFFERENT;
  }

  @JobWorker(type = ProcessNames.RemittanceIntake.Jobs.POST)
  public RemittancePosting.LeftOver post(@Variable String remittanceId, ActivatedJob job) {
    return retry.call(job, () -> posting.post(remittanceId));
  }
}
