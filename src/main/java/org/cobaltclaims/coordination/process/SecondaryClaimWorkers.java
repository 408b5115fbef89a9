package org.cobaltclaims.coordination.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import java.util.Map;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.transmission.ClaimRouting;
import org.springframework.stereotype.Component;

/** The jobs of the process secondary-claim. */
@Component
public class SecondaryClaimWorkers {

  private final RetryPolicy retry;
  private final SecondaryBilling billing;

  SecondaryClaimWorkers(RetryPolicy retry, SecondaryBilling billing) {
    this.retry = retry;
    this.billing = billing;
  }

  public record Built(ClaimRouting.Routing routing) {}

  @JobWorker(type = ProcessNames.SecondaryClaim.Jobs.FACTS)
  public Map<String, Object> facts(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> billing.facts(payerClaimId));
  }

  @JobWorker(type = ProcessNames.SecondaryClaim.Jobs.BUILD)
  public Built build(@Variable String payerClaimId, ActivatedJob job) {
    return retry
        .call(job, () -> billing.ready(payerClaimId))
        .map(Built::new)
        .orElseThrow(
            () ->
                CamundaError.bpmnError(
                    ProcessNames.Errors.COB_UNBALANCED, "payer claim " + payerClaimId));
  }

  @JobWorker(type = ProcessNames.SecondaryClaim.Jobs.SKIP)
  public void skip(@Variable String payerClaimId, @Variable String reason, ActivatedJob job) {
    retry.run(job, () -> billing.skip(payerClaimId, reason));
  }

  @JobWorker(type = ProcessNames.SecondaryClaim.Jobs.AWAIT_CROSSOVER)
  public void awaitCrossover(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> billing.awaitCrossover(payerClaimId));
  }

  @JobWorker(type = ProcessNames.SecondaryClaim.Jobs.ASK)
  public void ask(@Variable String payerClaimId, @Variable String reason, ActivatedJob job) {
    retry.run(job, () -> billing.ask(payerClaimId, reason, job.getVariablesAsMap()));
  }
}
