package org.cobaltclaims.worklist.web;

import java.util.Objects;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskRights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** To whom tasks may be given, and by whom. */
@Component
class People {

  private static final int LONGEST_NAME = 80;

  private final Accounts accounts;
  private final ActingUser user;
  private final TaskRights rights;

  People(Accounts accounts, ActingUser user, TaskRights rights) {
    this.accounts = accounts;
    this.user = user;
    this.rights = rights;
  }

  /**
   * Whose a task shall be.
   *
   * @param wanted an account's name, any name as long as nobody has an account; blank for nobody
   * @throws BadField if nobody is called so
   */
  @Nullable String assignee(@Nullable String wanted) {
    if (wanted == null || wanted.isBlank()) {
      return null;
    }
    String name = wanted.strip();
    if (name.length() > LONGEST_NAME) {
      throw new BadField("assignee", "must have at most " + LONGEST_NAME + " characters");
    }
    if (accounts.none()) {
      return name;
    }
    return accounts
        .find(name)
        .filter(Account::active)
        .map(Account::name)
        .orElseThrow(
            () -> new BadField("assignee", "nobody who works here has an account of that name"));
  }

  /**
   * Lets pass who may give a task to somebody: one's own or a free one to oneself or nobody, any
   * other only who hands on work.
   */
  void requireToHandOn(Task task, @Nullable String assignee) {
    String me = user.of(null);
    boolean others =
        assignee != null && !assignee.equals(me)
            || task.assignee() != null && !Objects.equals(task.assignee(), me);
    rights.requireToHandOn(others);
    if (me.equals(assignee)) {
      rights.require(task.kind());
    }
  }
}
