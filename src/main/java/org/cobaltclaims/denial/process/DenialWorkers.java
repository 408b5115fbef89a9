package org.cobaltclaims.denial.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import org.cobaltclaims.denial.DenialSuggestion;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.RetryPolicy;
import org.springframework.stereotype.Component;

/** The jobs of the process denial-resubmission. */
@Component
public class DenialWorkers {

  private final RetryPolicy retry;
  private final DenialProgress progress;

  DenialWorkers(RetryPolicy retry, DenialProgress progress) {
    this.retry = retry;
    this.progress = progress;
  }

  @JobWorker(type = ProcessNames.DenialResubmission.Jobs.LOOK)
  public DenialProgress.Look look(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> progress.look(payerClaimId));
  }

  @JobWorker(type = ProcessNames.DenialResubmission.Jobs.FACTS)
  public Map<String, Object> facts(@Variable String payerClaimId, ActivatedJob job) {
    return retry.call(job, () -> progress.facts(payerClaimId));
  }

  @JobWorker(type = ProcessNames.DenialResubmission.Jobs.SUGGEST)
  public void suggest(
      @Variable String payerClaimId,
      @Variable String action,
      @Variable String rule,
      @Variable String why,
      @Variable String label,
      @Variable int urgency,
      ActivatedJob job) {
    String words = why.equals(label) || label.isEmpty() ? why : why + " (" + label + ")";
    retry.run(
        job,
        () ->
            progress.suggest(payerClaimId, new DenialSuggestion("", action, rule, words, urgency)));
  }

  @JobWorker(type = ProcessNames.DenialResubmission.Jobs.DUE)
  public void due(@Variable String payerClaimId, ActivatedJob job) {
    retry.run(job, () -> progress.due(payerClaimId));
  }
}
