package org.cobaltclaims.worklist;

import java.util.Arrays;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.claim.TaskKind;
import org.springframework.stereotype.Component;

/** Who may work which tasks (DOMAIN 11): money takes the right to post, approvals a manager. */
@Component
public class TaskRights {

  private final ActingUser user;

  TaskRights(ActingUser user) {
    this.user = user;
  }

  /** What working a task of a kind takes. */
  public static Permission needed(TaskKind kind) {
    return switch (kind.group()) {
      case "posting" -> Permission.POST_PAYMENTS;
      case "managers" -> Permission.MANAGE_WORK;
      default -> Permission.WORK_CLAIMS;
    };
  }

  /** Whether whoever acts may work tasks of a kind. */
  public boolean may(TaskKind kind) {
    return user.may(needed(kind));
  }

  /** The kinds that whoever acts may work. */
  public List<TaskKind> kinds() {
    return Arrays.stream(TaskKind.values()).filter(this::may).toList();
  }

  /**
   * Lets pass who may work a task of a kind.
   *
   * @throws TaskForbidden if whoever acts may not
   */
  public void require(TaskKind kind) {
    if (!may(kind)) {
      throw new TaskForbidden(
          switch (needed(kind)) {
            case POST_PAYMENTS -> "this task takes the right to post payments";
            case MANAGE_WORK -> "this task is a billing manager's";
            default -> "this task takes the right to work claims";
          });
    }
  }

  /**
   * Lets pass who may give a task to somebody.
   *
   * @throws TaskForbidden if it is another person's task, or shall be, and whoever acts does not
   *     hand on work
   */
  public void requireToHandOn(boolean others) {
    if (others && !user.may(Permission.MANAGE_WORK)) {
      throw new TaskForbidden("only a billing manager hands work on to others");
    }
  }
}
