package org.cobaltclaims.claim.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Objects;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.engine.Roots;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of the process claim-family. */
@Component
public class ClaimFamilyWorkers {

  private final RetryPolicy retry;
  private final Roots roots;
  private final NextSteps steps;
  private final ClaimTasks tasks;
  private final TransactionTemplate transactions;

  ClaimFamilyWorkers(
      RetryPolicy retry,
      Roots roots,
      NextSteps steps,
      ClaimTasks tasks,
      TransactionTemplate transactions) {
    this.retry = retry;
    this.roots = roots;
    this.steps = steps;
    this.tasks = tasks;
    this.transactions = transactions;
  }

  public record Found(NextSteps.Next next) {}

  @JobWorker(type = ProcessNames.ClaimFamily.Jobs.STEP)
  public Found step(@Variable String familyId, ActivatedJob job) {
    return retry.call(
        job,
        () ->
            new Found(
                Objects.requireNonNull(
                    transactions.execute(status -> next(familyId, job.getProcessInstanceKey())))));
  }

  @JobWorker(type = ProcessNames.ClaimFamily.Jobs.CROSSOVER_OVERDUE)
  public void crossoverOverdue(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> tasks.chaseCrossover(payerClaimId));
  }

  private NextSteps.Next next(String familyId, long instance) {
    return roots.register(familyId, instance)
        ? steps.of(familyId)
        : NextSteps.Next.without(ProcessNames.ClaimFamily.Step.ALREADY_WORKED_ON.name());
  }
}
