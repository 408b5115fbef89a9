package org.cobaltclaims.worklist.process;

import org.cobaltclaims.engine.UserTasks;
import org.cobaltclaims.worklist.TaskAssigned;
import org.cobaltclaims.worklist.TaskClosed;
import org.cobaltclaims.worklist.TaskRescheduled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine, in the transaction of what happened, about the tasks that it shows, too. */
@Component
class TaskNews {

  private final UserTasks userTasks;

  TaskNews(UserTasks userTasks) {
    this.userTasks = userTasks;
  }

  @EventListener
  void on(TaskClosed closed) {
    userTasks.complete(
        new UserTasks.Binding(closed.kind().name(), closed.subject()), closed.decision());
  }

  @EventListener
  void on(TaskAssigned assigned) {
    userTasks.assign(
        new UserTasks.Binding(assigned.kind().name(), assigned.subject()), assigned.assignee());
  }

  @EventListener
  void on(TaskRescheduled rescheduled) {
    userTasks.reschedule(
        new UserTasks.Binding(rescheduled.kind().name(), rescheduled.subject()),
        rescheduled.priority(),
        rescheduled.followUpOn() == null ? null : EngineDates.of(rescheduled.followUpOn()));
  }
}
