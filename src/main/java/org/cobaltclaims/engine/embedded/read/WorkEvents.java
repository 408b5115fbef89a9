package org.cobaltclaims.engine.embedded.read;

import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs and user tasks. */
final class WorkEvents {

  private final Tables tables;
  private final Strings strings;
  private final Retention retention;

  WorkEvents(Tables tables, Strings strings, Retention retention) {
    this.tables = tables;
    this.strings = strings;
    this.retention = retention;
  }

  /** The state a job is in is the name of the event that brought it there, for these events. */
  void onJob(long key, long timestamp, Intent intent, JobRecord job) {
    if (!(intent instanceof JobIntent what)) {
      return;
    }
    switch (what) {
      case CREATED -> created(key, job);
      case COMPLETED, FAILED, TIMED_OUT, RETRIES_UPDATED, CANCELED, ERROR_THROWN, MIGRATED -> {
        JobRow row = tables.jobs.get(key);
        if (row != null) {
          changed(row, what, timestamp, job);
        }
      }
      default -> {
        // commands, and what the cluster does not tell either
      }
    }
  }

  private void created(long key, JobRecord job) {
    if (!retention.knows(job.getProcessInstanceKey())) {
      return;
    }
    JobRow row =
        new JobRow(
            key,
            job.getProcessInstanceKey(),
            job.getElementInstanceKey(),
            definition(job),
            strings.shared(job.getElementId()),
            strings.shared(job.getType()),
            job.getJobKind().name(),
            job.getJobListenerEventType().name(),
            shared(job.getCustomHeaders()),
            JobIntent.CREATED.name());
    row.retries = job.getRetries();
    tables.jobs.put(row);
  }

  private void changed(JobRow row, JobIntent what, long timestamp, JobRecord job) {
    row.state = what.name();
    row.retries = job.getRetries();
    row.worker = sharedOrNull(job.getWorker());
    if (job.getDeadline() > 0) {
      row.deadline = job.getDeadline();
    }
    row.errorCode = Strings.orNull(job.getErrorCode());
    row.errorMessage = Strings.orNull(job.getErrorMessage());
    switch (what) {
      case COMPLETED -> {
        row.ended = timestamp;
        row.denied = job.getResult().isDenied();
        row.deniedReason = Strings.orNull(job.getResult().getDeniedReason());
      }
      case CANCELED -> row.ended = timestamp;
      case FAILED, ERROR_THROWN -> row.failedWithRetriesLeft = job.getRetries() > 0;
      case MIGRATED -> {
        row.definition = definition(job);
        row.elementId = strings.shared(job.getElementId());
      }
      default -> {
        // nothing more
      }
    }
  }

  private DefinitionRow definition(JobRecord job) {
    return tables.definition(
        job.getProcessDefinitionKey(), job.getBpmnProcessId(), job.getProcessDefinitionVersion());
  }

  void onUserTask(long timestamp, Intent intent, UserTaskRecord task) {
    if (!(intent instanceof UserTaskIntent what)) {
      return;
    }
    UserTaskRow row = tables.userTasks.get(task.getUserTaskKey());
    switch (what) {
      case CREATING -> {
        if (retention.knows(task.getProcessInstanceKey())) {
          UserTaskRow made = made(task);
          read(made, task);
          tables.userTasks.put(made);
        }
      }
      case CREATED, ASSIGNED, UPDATED -> settled(row, "CREATED", task);
      case COMPLETED, CANCELED -> {
        settled(row, what.name(), task);
        if (row != null) {
          row.completed = timestamp;
        }
      }
      case MIGRATED -> {
        if (row != null) {
          row.definition = definition(task);
          row.elementId = strings.shared(task.getElementId());
        }
      }
      case ASSIGNING, CLAIMING -> to(row, "ASSIGNING");
      case UPDATING, COMPLETING, CANCELING -> to(row, what.name());
      case ASSIGNMENT_DENIED, UPDATE_DENIED, COMPLETION_DENIED -> to(row, "CREATED");
      default -> {
        // commands, and corrections that the event after them contains
      }
    }
  }

  private UserTaskRow made(UserTaskRecord task) {
    return new UserTaskRow(
        task.getUserTaskKey(),
        task.getProcessInstanceKey(),
        task.getElementInstanceKey(),
        definition(task),
        strings.shared(task.getElementId()),
        "CREATING",
        task.getCreationTimestamp());
  }

  private DefinitionRow definition(UserTaskRecord task) {
    return tables.definition(
        task.getProcessDefinitionKey(),
        task.getBpmnProcessId(),
        task.getProcessDefinitionVersion());
  }

  private static void to(@Nullable UserTaskRow row, String state) {
    if (row != null) {
      row.state = state;
    }
  }

  /** What was asked of the task is done: the record tells how it is now. */
  private void settled(@Nullable UserTaskRow row, String state, UserTaskRecord task) {
    if (row != null) {
      row.state = state;
      read(row, task);
    }
  }

  private void read(UserTaskRow row, UserTaskRecord task) {
    row.assignee = sharedOrNull(task.getAssignee());
    row.candidateGroups = shared(task.getCandidateGroupsList());
    row.candidateUsers = shared(task.getCandidateUsersList());
    row.due = Strings.instant(task.getDueDate());
    row.followUp = Strings.instant(task.getFollowUpDate());
    row.priority = task.getPriority();
    row.form = task.getFormKey();
    row.externalForm = sharedOrNull(task.getExternalFormReference());
    row.headers = shared(task.getCustomHeaders());
  }

  private @Nullable String sharedOrNull(String text) {
    return text.isEmpty() ? null : strings.shared(text);
  }

  private List<String> shared(List<String> texts) {
    return texts.stream().map(strings::shared).toList();
  }

  private Map<String, String> shared(Map<String, String> headers) {
    return headers.isEmpty() ? Map.of() : Map.copyOf(headers);
  }
}
