package org.cobaltclaims.claim.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Objects;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance.Missing;
import org.cobaltclaims.engine.RetryPolicy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of the processes payer-claim and await-remittance. */
@Component
public class PayerClaimWorkers {

  private final RetryPolicy retry;
  private final ClaimLook look;
  private final ClaimSending sending;
  private final ClaimTasks tasks;
  private final TransactionTemplate transactions;

  PayerClaimWorkers(
      RetryPolicy retry,
      ClaimLook look,
      ClaimSending sending,
      ClaimTasks tasks,
      TransactionTemplate transactions) {
    this.retry = retry;
    this.look = look;
    this.sending = sending;
    this.tasks = tasks;
    this.transactions = transactions;
  }

  /**
   * @param chasing tells the instance that it has asked a person
   * @param missing what for
   */
  public record Chasing(boolean chasing, Missing missing) {}

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.PLACE)
  public ClaimLook.Look place(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> look.at(payerClaimId));
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.LOOK)
  public ClaimLook.Look look(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> look.at(payerClaimId));
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.SCRUB)
  public ClaimSending.Scrubbed scrub(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> sending.scrub(payerClaimId));
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.QUEUE)
  public ClaimLook.Look queue(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(
        job,
        () ->
            Objects.requireNonNull(
                transactions.execute(
                    status -> look.at(sending.queue(payerClaimId, ClaimSending.ELECTRONIC)))));
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.PRINT)
  public void print(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> sending.queue(payerClaimId, ClaimSending.PAPER));
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.ACKNOWLEDGEMENT_OVERDUE)
  public void acknowledgementOverdue(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> tasks.findAcknowledgement(payerClaimId));
  }

  @JobWorker(type = ProcessNames.AwaitRemittance.Jobs.WAIT)
  public ClaimLook.RemittanceWait awaitRemittance(
      @Variable String payerClaimId, @Variable boolean chasing, ActivatedJob job) {
    return retry.call(job, () -> look.remittance(payerClaimId, chasing));
  }

  @JobWorker(type = ProcessNames.AwaitRemittance.Jobs.OVERDUE)
  public Chasing remittanceOverdue(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> new Chasing(true, tasks.chaseRemittance(payerClaimId)));
  }

  @JobWorker(type = ProcessNames.AwaitRemittance.Jobs.INQUIRE)
  public void inquire(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> tasks.inquire(payerClaimId));
  }
}
