package org.cobaltclaims.transmission.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Objects;
import org.cobaltclaims.engine.ProcessNames.BatchTransmission.Answer;
import org.cobaltclaims.engine.ProcessNames.BatchTransmission.Jobs;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.transmission.BatchFiles;
import org.cobaltclaims.transmission.BatchRequeue;
import org.cobaltclaims.transmission.Batches;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs of {@code batch-transmission}. */
@Component
public class BatchWorkers {

  private final RetryPolicy jobs;
  private final Roots roots;
  private final Batches batches;
  private final BatchFiles files;
  private final BatchRequeue requeue;
  private final TransactionTemplate transactions;

  BatchWorkers(
      RetryPolicy jobs,
      Roots roots,
      Batches batches,
      BatchFiles files,
      BatchRequeue requeue,
      TransactionTemplate transactions) {
    this.jobs = jobs;
    this.roots = roots;
    this.batches = batches;
    this.files = files;
    this.requeue = requeue;
    this.transactions = transactions;
  }

  public record Registered(boolean registered) {}

  /** Date-time with offset. */
  public record Sent(String acknowledgementDue) {}

  /**
   * @param acknowledgementDue date-time with offset: until when to wait for the answer
   * @param reportDue date-time with offset: until when to wait for the report on the claims
   */
  public record Looked(Answer answer, String acknowledgementDue, String reportDue) {}

  /**
   * @param reportDue date-time with offset: until when to wait for the report on the claims
   */
  public record Reported(boolean reported, String reportDue) {}

  /** Whether a person has been asked for the report. */
  public record Unreported(boolean unreported) {}

  @JobWorker(type = Jobs.BUILD)
  public Registered build(ActivatedJob job, @Variable String batchId) {
    return jobs.call(
        job,
        () -> {
          boolean registered = roots.register(batchId, job.getProcessInstanceKey());
          if (registered) {
            files.build(batchId);
          }
          return new Registered(registered);
        });
  }

  @JobWorker(type = Jobs.SEND)
  public Sent send(ActivatedJob job, @Variable String batchId) {
    return jobs.call(
        job,
        () -> {
          files.send(batchId);
          return new Sent(batches.acknowledgementDue(batchId).toString());
        });
  }

  @JobWorker(type = Jobs.LOOK)
  public Looked look(ActivatedJob job, @Variable String batchId) {
    return jobs.call(
        job, () -> Objects.requireNonNull(transactions.execute(status -> looked(batchId))));
  }

  private Looked looked(String batchId) {
    Answer answer =
        switch (batches.state(batchId)) {
          case CREATED, BUILT, SENT -> Answer.WAIT;
          case REJECTED -> Answer.REJECTED;
          case ACCEPTED, EMPTY -> batches.reported(batchId) ? Answer.REPORTED : Answer.ACCEPTED;
        };
    if (answer == Answer.REPORTED) {
      roots.close(batchId);
    }
    return new Looked(
        answer,
        batches.acknowledgementDue(batchId).toString(),
        batches.reportDue(batchId).toString());
  }

  @JobWorker(type = Jobs.REPORT)
  public Reported report(ActivatedJob job, @Variable String batchId) {
    return jobs.call(
        job, () -> Objects.requireNonNull(transactions.execute(status -> reported(batchId))));
  }

  private Reported reported(String batchId) {
    boolean reported = batches.reported(batchId);
    if (reported) {
      roots.close(batchId);
    }
    return new Reported(reported, batches.reportDue(batchId).toString());
  }

  @JobWorker(type = Jobs.UNREPORTED)
  public Unreported unreported(ActivatedJob job, @Variable String batchId) {
    return jobs.call(job, () -> new Unreported(batches.unreported(batchId)));
  }

  @JobWorker(type = Jobs.OVERDUE)
  public void overdue(ActivatedJob job, @Variable String batchId) {
    jobs.run(job, () -> batches.overdue(batchId));
  }

  @JobWorker(type = Jobs.REQUEUE)
  public void requeue(ActivatedJob job, @Variable String batchId) {
    jobs.run(
        job,
        () -> {
          requeue.requeue(batchId);
          roots.close(batchId);
        });
  }
}
