package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user task that a task listener's job is about. The engine sends it in reserved headers; what
 * the task does not have is null or empty.
 */
public record ListenerTask(
    @Nullable Long key,
    @Nullable String action,
    @Nullable String assignee,
    List<String> candidateGroups,
    List<String> candidateUsers,
    List<String> changedAttributes,
    @Nullable String dueDate,
    @Nullable String followUpDate,
    @Nullable Long formKey,
    @Nullable Integer priority) {

  /** The task of a listener's job, empty for any other job. */
  public static Optional<ListenerTask> of(JobRecord job) {
    if (job.getJobKind() != JobKind.TASK_LISTENER) {
      return Optional.empty();
    }
    Headers headers = new Headers(job.getCustomHeaders());
    return Optional.of(
        new ListenerTask(
            headers.number(Protocol.USER_TASK_KEY_HEADER_NAME),
            headers.text(Protocol.USER_TASK_ACTION_HEADER_NAME),
            headers.text(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME),
            headers.texts(Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME),
            headers.texts(Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME),
            headers.texts(Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME),
            headers.text(Protocol.USER_TASK_DUE_DATE_HEADER_NAME),
            headers.text(Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME),
            headers.number(Protocol.USER_TASK_FORM_KEY_HEADER_NAME),
            headers.integer(Protocol.USER_TASK_PRIORITY_HEADER_NAME)));
  }

  private record Headers(Map<String, String> values) {

    private @Nullable String text(String name) {
      String value = values.get(name);
      return value == null || value.isEmpty() ? null : value;
    }

    private @Nullable Long number(String name) {
      String value = text(name);
      return value == null ? null : Long.valueOf(value);
    }

    private @Nullable Integer integer(String name) {
      String value = text(name);
      return value == null ? null : Integer.valueOf(value);
    }

    private List<String> texts(String name) {
      String value = text(name);
      return value == null ? List.of() : Documents.strings(value);
    }
  }
}
