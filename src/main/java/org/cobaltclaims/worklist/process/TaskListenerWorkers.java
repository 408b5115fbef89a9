package org.cobaltclaims.worklist.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientConfiguration;
import io.camunda.client.api.command.CompleteUserTaskJobResultStep1;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.event.CamundaClientClosingEvent;
import io.camunda.client.event.CamundaClientCreatedEvent;
import io.camunda.client.exception.JobError;
import jakarta.annotation.PreDestroy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.RetryPolicy;
import org.cobaltclaims.worklist.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Serves the task listeners of the models, with a client and threads of its own: a user task never
 * waits behind the posting of a whole remittance.
 */
@Component
class TaskListenerWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(TaskListenerWorkers.class);
  private static final int THREADS = 2;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int ACTIVE = 16;

  private static final List<String> VARIABLES =
      List.of(
          ProcessNames.PayerClaim.Variables.PAYER_CLAIM_ID,
          ProcessNames.RemittanceIntake.Variables.REMITTANCE_ID,
          ProcessNames.BatchTransmission.Variables.BATCH_ID,
          ProcessNames.FormFields.DECISION,
          ProcessNames.FormFields.COMMENT);

  private final TaskListeners listeners;
  private final RetryPolicy retry;
  private @Nullable CamundaClient client;

  TaskListenerWorkers(TaskListeners listeners, RetryPolicy retry) {
    this.listeners = listeners;
    this.retry = retry;
  }

  @EventListener
  synchronized void start(CamundaClientCreatedEvent created) {
    stop();
    CamundaClient own = CamundaClient.newClient(withOwnThreads(created.getClient()));
    client = own;
    open(own, ProcessNames.TaskListeners.CREATING, this::creating);
    open(own, ProcessNames.TaskListeners.ASSIGNING, this::assigning);
    open(own, ProcessNames.TaskListeners.UPDATING, this::updating);
    open(own, ProcessNames.TaskListeners.COMPLETING, this::completing);
    open(own, ProcessNames.TaskListeners.CANCELING, this::canceling);
  }

  @EventListener(CamundaClientClosingEvent.class)
  @PreDestroy
  synchronized void stop() {
    CamundaClient own = client;
    if (own != null) {
      client = null;
      own.close();
    }
  }

  private static CamundaClientConfiguration withOwnThreads(CamundaClient client) {
    CamundaClientConfiguration shared = client.getConfiguration();
    ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("task-listener-", 0).factory());
    return (CamundaClientConfiguration)
        Proxy.newProxyInstance(
            CamundaClientConfiguration.class.getClassLoader(),
            new Class<?>[] {CamundaClientConfiguration.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "jobWorkerExecutor" -> threads;
                  case "ownsJobWorkerExecutor" -> true;
                  default -> {
                    try {
                      yield method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }
                });
  }

  private void open(CamundaClient own, String type, BiConsumer<JobClient, ActivatedJob> listener) {
    own.newWorker()
        .jobType(type)
        .handler((jobs, job) -> answer(jobs, job, listener))
        .name(type)
        .maxJobsActive(ACTIVE)
        .timeout(TIMEOUT)
        .fetchVariables(VARIABLES)
        .streamEnabled(true)
        .open();
  }

  private static void answer(
      JobClient jobs, ActivatedJob job, BiConsumer<JobClient, ActivatedJob> listener) {
    try {
      listener.accept(jobs, job);
    } catch (JobError failed) {
      jobs.newFailCommand(job)
          .retries(Objects.requireNonNullElse(failed.getRetries(), 0))
          .retryBackoff(Objects.requireNonNullElse(failed.getRetryBackoff(), Duration.ZERO))
          .errorMessage(String.valueOf(failed.getErrorMessage()))
          .send()
          .exceptionally(
              lost -> {
                LOG.info("listener {} is asked again by the engine", job.getKey());
                return null;
              });
    }
  }

  private void creating(JobClient jobs, ActivatedJob job) {
    Optional<Task> task = retry.call(job, () -> listeners.creating(userTask(job)));
    complete(jobs, job, result -> task.map(open -> like(open, result)).orElse(result));
  }

  private static CompleteUserTaskJobResultStep1 like(
      Task task, CompleteUserTaskJobResultStep1 result) {
    return result
        .correctAssignee(task.assignee() == null ? "" : task.assignee())
        .correctPriority(task.priority())
        .correctDueDate(EngineDates.of(task.dueOn()))
        .correctFollowUpDate(task.followUpOn() == null ? "" : EngineDates.of(task.followUpOn()));
  }

  private void assigning(JobClient jobs, ActivatedJob job) {
    retry.run(job, () -> listeners.assigning(userTask(job)));
    complete(jobs, job, UnaryOperator.identity());
  }

  private void updating(JobClient jobs, ActivatedJob job) {
    retry.run(job, () -> listeners.updating(userTask(job)));
    complete(jobs, job, UnaryOperator.identity());
  }

  private void completing(JobClient jobs, ActivatedJob job) {
    Optional<String> refused = retry.call(job, () -> listeners.completing(userTask(job)));
    complete(jobs, job, result -> refused.map(why -> result.deny(true, why)).orElse(result));
  }

  private void canceling(JobClient jobs, ActivatedJob job) {
    retry.run(job, () -> listeners.canceling(userTask(job)));
    complete(jobs, job, UnaryOperator.identity());
  }

  /** An answer that is lost is no harm: the engine asks again, and every listener may run twice. */
  private static void complete(
      JobClient jobs, ActivatedJob job, UnaryOperator<CompleteUserTaskJobResultStep1> result) {
    jobs.newCompleteCommand(job)
        .withResult(step -> result.apply(step.forUserTask()))
        .send()
        .exceptionally(
            lost -> {
              LOG.info("listener {} is asked again by the engine", job.getKey());
              return null;
            });
  }

  private static TaskListeners.UserTask userTask(ActivatedJob job) {
    UserTaskProperties task = job.getUserTask();
    String assignee = task.getAssignee();
    return new TaskListeners.UserTask(
        task.getUserTaskKey(),
        job.getElementInstanceKey(),
        job.getBpmnProcessId(),
        job.getElementId(),
        assignee == null || assignee.isEmpty() ? null : assignee,
        task.getPriority(),
        EngineDates.day(task.getDueDate()),
        EngineDates.day(task.getFollowUpDate()),
        Objects.requireNonNullElse(task.getChangedAttributes(), List.of()),
        job.getVariablesAsMap());
  }
}
