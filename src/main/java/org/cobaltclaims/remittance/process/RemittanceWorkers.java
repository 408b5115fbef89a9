package org.cobaltclaims.remittance.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.engine.Roots;
import org.springframework.stereotype.Component;

/** The jobs of the process remittance-intake. */
@Component
public class RemittanceWorkers {

  private final RetryPolicy retry;
  private final Roots roots;
  private final RemittancePosting posting;

  RemittanceWorkers(RetryPolicy retry, Roots roots, RemittancePosting posting) {
    this.retry = retry;
    this.roots = roots;
    this.posting = posting;
  }

  public record Registered(boolean registered) {}

  public record Balanced(boolean balanced) {}

  @JobWorker(type = ProcessNames.RemittanceIntake.Jobs.REGISTER)
  public Registered register(@Variable String remittanceId, ActivatedJob job) {
    return retry.call(
        job, () -> new Registered(roots.register(remittanceId, job.getProcessInstanceKey())));
  }

  @JobWorker(type = ProcessNames.RemittanceIntake.Jobs.BALANCE)
  public Balanced balance(@Variable String remittanceId, ActivatedJob job) {
    return retry.call(job, () -> new Balanced(posting.balance(remittanceId)));
  }

  @JobWorker(type = ProcessNames.RemittanceIntake.Jobs.POST)
  public RemittancePosting.LeftOver post(@Variable String remittanceId, ActivatedJob job) {
    return retry.call(job, () -> post(remittanceId));
  }

  private RemittancePosting.LeftOver post(String remittanceId) {
    RemittancePosting.LeftOver leftOver = posting.post(remittanceId);
    if (leftOver.isNothing()) {
      roots.close(remittanceId);
    }
    return leftOver;
  }
}
