package org.cobaltclaims.engine.embedded.command;

import static io.camunda.zeebe.util.buffer.BufferUtil.wrapString;

import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** What a worker says about its jobs, as commands. */
public final class JobCommands {

  private JobCommands() {}

  /**
   * Jobs that a worker wants.
   *
   * @param timeoutMillis how long it may keep each
   * @param fetchVariables the variables it needs, empty for all
   */
  public record Wanted(
      String type,
      String worker,
      long timeoutMillis,
      int most,
      List<String> fetchVariables,
      List<String> tenants) {

    /** A new record for each try: the engine writes into it. */
    public JobBatchRecord batch() {
      JobBatchRecord batch =
          new JobBatchRecord()
              .setType(type)
              .setWorker(worker)
              .setTimeout(timeoutMillis)
              .setMaxJobsToActivate(most)
              .setTenantIds(Documents.tenants(tenants));
      fetchVariables.forEach(name -> batch.variables().add().wrap(wrapString(name)));
      return batch;
    }
  }

  /** Completes a job; {@code result} is for jobs of listeners and ad-hoc sub-processes. */
  public static Command complete(long key, DirectBuffer variables, @Nullable JobResult result) {
    JobRecord job = new JobRecord().setVariables(variables);
    if (result != null) {
      job.setResult(result);
    }
    return Command.on(key, ValueType.JOB, JobIntent.COMPLETE, job);
  }

  /**
   * Says that a job failed.
   *
   * @param retries what is left; 0 raises an incident
   * @param backOffMillis time until the next try
   */
  public static Command fail(
      long key, int retries, long backOffMillis, String message, DirectBuffer variables) {
    JobRecord job =
        new JobRecord()
            .setRetries(retries)
            .setRetryBackoff(backOffMillis)
            .setErrorMessage(message)
            .setVariables(variables);
    return Command.on(key, ValueType.JOB, JobIntent.FAIL, job);
  }

  public static Command throwError(long key, String code, String message, DirectBuffer variables) {
    JobRecord job =
        new JobRecord()
            .setErrorCode(wrapString(code))
            .setErrorMessage(message)
            .setVariables(variables);
    return Command.on(key, ValueType.JOB, JobIntent.THROW_ERROR, job);
  }

  public static Command updateRetries(long key, int retries) {
    JobRecord job = new JobRecord().setRetries(retries);
    return Command.on(key, ValueType.JOB, JobIntent.UPDATE_RETRIES, job);
  }

  public static Command updateTimeout(long key, long timeoutMillis) {
    JobRecord job = new JobRecord().setTimeout(timeoutMillis);
    return Command.on(key, ValueType.JOB, JobIntent.UPDATE_TIMEOUT, job);
  }

  /** Changes what is not null; both together or nothing. */
  public static Command update(long key, @Nullable Integer retries, @Nullable Long timeoutMillis) {
    JobRecord job = new JobRecord();
    Set<String> changed = new HashSet<>();
    if (retries != null) {
      job.setRetries(retries);
      changed.add(JobRecord.RETRIES);
    }
    if (timeoutMillis != null) {
      job.setTimeout(timeoutMillis);
      changed.add(JobRecord.TIMEOUT);
    }
    return Command.on(key, ValueType.JOB, JobIntent.UPDATE, job.setChangedAttributes(changed));
  }
}
