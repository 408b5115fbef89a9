package org.cobaltclaims.claim.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.LocalDate;
import java.util.Objects;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.engine.Roots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of the process claim-family. */
@Component
public class ClaimFamilyWorkers {

  private final RetryPolicy retry;
  private final Roots roots;
  private final FamilyProgress progress;
  private final ClaimTasks tasks;
  private final TransactionTemplate transactions;

  ClaimFamilyWorkers(
      RetryPolicy retry,
      Roots roots,
      FamilyProgress progress,
      ClaimTasks tasks,
      TransactionTemplate transactions) {
    this.retry = retry;
    this.roots = roots;
    this.progress = progress;
    this.tasks = tasks;
    this.transactions = transactions;
  }

  public record Registered(boolean registered) {}

  /**
   * @param crossoverDue the timer's date; far in the future where no crossover is awaited
   */
  public record Step(String step, String payerClaimId, String crossoverDue) {}

  @JobWorker(type = ProcessNames.ClaimFamily.Jobs.REGISTER)
  public Registered register(@Variable String familyId, ActivatedJob job) {
    return retry.call(
        job, () -> new Registered(roots.register(familyId, job.getProcessInstanceKey())));
  }

  @JobWorker(type = ProcessNames.ClaimFamily.Jobs.STEP)
  public Step step(@Variable String familyId, ActivatedJob job) {
    return retry.call(
        job, () -> Objects.requireNonNull(transactions.execute(status -> next(familyId))));
  }

  @JobWorker(type = ProcessNames.ClaimFamily.Jobs.CROSSOVER_OVERDUE)
  public void crossoverOverdue(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> tasks.chaseCrossover(payerClaimId));
  }

  private Step next(String familyId) {
    FamilyProgress.NextStep next = progress.next(familyId);
    if (next.payerClaimId() == null) {
      roots.close(familyId);
    }
    String payerClaimId = next.payerClaimId() == null ? "" : next.payerClaimId();
    return new Step(next.step().name(), payerClaimId, timer(next.crossoverDue()));
  }

  private static String timer(@Nullable LocalDate due) {
    return due == null ? WaitDates.NEVER : WaitDates.timer(due);
  }
}
