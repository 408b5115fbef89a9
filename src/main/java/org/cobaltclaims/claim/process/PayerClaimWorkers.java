package org.cobaltclaims.claim.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Objects;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance.Decided;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance.Missing;
import org.cobaltclaims.engine.ProcessNames.PayerClaim.Preparation;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.transmission.ClaimRouting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of the processes payer-claim and await-remittance. */
@Component
public class PayerClaimWorkers {

  private final RetryPolicy retry;
  private final ClaimLook look;
  private final ClaimSending sending;
  private final ClaimTasks tasks;
  private final NextSteps steps;
  private final TransactionTemplate transactions;

  PayerClaimWorkers(
      RetryPolicy retry,
      ClaimLook look,
      ClaimSending sending,
      ClaimTasks tasks,
      NextSteps steps,
      TransactionTemplate transactions) {
    this.retry = retry;
    this.look = look;
    this.sending = sending;
    this.tasks = tasks;
    this.steps = steps;
    this.transactions = transactions;
  }

  /**
   * @param chasing tells the instance that it has asked a person
   * @param missing what for
   */
  public record Chasing(boolean chasing, Missing missing) {}

  /**
   * @param outcome whether its version is made
   * @param routing what decides on the channel
   * @param acknowledgementDue the timer's date for the acknowledgement
   */
  public record Prepared(
      Preparation outcome, ClaimRouting.Routing routing, String acknowledgementDue) {}

  /**
   * @param decided as in {@link ClaimLook.RemittanceWait}
   * @param inquiryDue as there
   * @param overdueDue as there
   * @param next the family's next step; null while the payer's claim is not done
   */
  public record Awaited(
      String decided, String inquiryDue, String overdueDue, NextSteps.@Nullable Next next) {}

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.PLACE)
  public ClaimLook.Look place(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> look.at(payerClaimId));
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.LOOK)
  public ClaimLook.Look look(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> look.at(payerClaimId));
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.PREPARE)
  public Prepared prepare(
      @Variable String payerClaimId,
      @Variable String route,
      @Variable ClaimRouting.@Nullable Routing routing,
      ActivatedJob job) {
    return retry.call(
        job,
        () ->
            Objects.requireNonNull(
                transactions.execute(status -> prepare(payerClaimId, route, routing))));
  }

  private Prepared prepare(
      String payerClaimId, String route, ClaimRouting.@Nullable Routing routing) {
    ClaimSending.Prepared prepared = sending.prepare(payerClaimId, route, routing);
    return new Prepared(
        prepared.outcome(), prepared.routing(), look.at(prepared.claim()).acknowledgementDue());
  }

  @JobWorker(type = ProcessNames.PayerClaim.Jobs.ACKNOWLEDGEMENT_OVERDUE)
  public void acknowledgementOverdue(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> tasks.findAcknowledgement(payerClaimId));
  }

  @JobWorker(type = ProcessNames.AwaitRemittance.Jobs.WAIT)
  public Awaited awaitRemittance(
      @Variable String payerClaimId, @Variable boolean chasing, ActivatedJob job) {
    return retry.call(
        job,
        () ->
            Objects.requireNonNull(transactions.execute(status -> awaited(payerClaimId, chasing))));
  }

  /** With the payer's decision the family's next step is known, unless a person has to act. */
  private Awaited awaited(String payerClaimId, boolean chasing) {
    ClaimLook.RemittanceWait wait = look.remittance(payerClaimId, chasing);
    boolean done = wait.decided().equals(Decided.PAID_OR_PATIENT.name());
    return new Awaited(
        wait.decided(),
        wait.inquiryDue(),
        wait.overdueDue(),
        done ? steps.of(PayerClaim.familyOf(payerClaimId)) : null);
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
