package org.cobaltclaims.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What clients ask about user tasks, as commands. The action is a word of the client's that
 * listeners get to see; each has a default.
 */
public final class UserTaskCommands {

  private static final String NOBODY = "";

  private UserTaskCommands() {}

  /**
   * Gives a task to somebody.
   *
   * @param override false: only if it is nobody's yet
   */
  public static Command assign(
      long key, String assignee, boolean override, @Nullable String action) {
    return override
        ? command(UserTaskIntent.ASSIGN, task(key, action, "assign").setAssignee(assignee))
        : command(UserTaskIntent.CLAIM, task(key, action, "claim").setAssignee(assignee));
  }

  public static Command unassign(long key) {
    return command(UserTaskIntent.ASSIGN, task(key, null, "unassign").setAssignee(NOBODY));
  }

  /** What is to be changed of a task: null leaves an attribute, an empty value clears it. */
  public record Change(
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable List<String> candidateUsers,
      @Nullable List<String> candidateGroups,
      @Nullable Integer priority) {}

  public static Command update(long key, Change change, @Nullable String action) {
    UserTaskRecord task = task(key, action, "update");
    if (change.dueDate() != null) {
      task.setDueDate(change.dueDate()).setDueDateChanged();
    }
    if (change.followUpDate() != null) {
      task.setFollowUpDate(change.followUpDate()).setFollowUpDateChanged();
    }
    if (change.candidateUsers() != null) {
      task.setCandidateUsersList(change.candidateUsers()).setCandidateUsersChanged();
    }
    if (change.candidateGroups() != null) {
      task.setCandidateGroupsList(change.candidateGroups()).setCandidateGroupsChanged();
    }
    if (change.priority() != null) {
      task.setPriority(change.priority()).setPriorityChanged();
    }
    return command(UserTaskIntent.UPDATE, task);
  }

  public static Command complete(long key, DirectBuffer variables, @Nullable String action) {
    return command(UserTaskIntent.COMPLETE, task(key, action, "complete").setVariables(variables));
  }

  private static UserTaskRecord task(long key, @Nullable String action, String usual) {
    return new UserTaskRecord()
        .setUserTaskKey(key)
        .setAction(action == null || action.isBlank() ? usual : action);
  }

  private static Command command(UserTaskIntent intent, UserTaskRecord task) {
    return Command.on(task.getUserTaskKey(), ValueType.USER_TASK, intent, task);
  }
}
