package org.cobaltclaims.worklist.web;

import java.util.List;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskSubjects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks as rows of the work list. */
@Component
class TaskRows {

  private final Payers payers;

  TaskRows(Payers payers) {
    this.payers = payers;
  }

  /**
   * One row of the list.
   *
   * @param visit what the task is about; null if it is about no family
   * @param payer its name; empty if the task is about none
   */
  record Row(
      Task task,
      TaskLook look,
      List<TaskLook.Chip> chips,
      TaskSubjects.@Nullable Visit visit,
      String payer) {}

  Row row(Task task, TaskSubjects.@Nullable Visit visit) {
    TaskLook look = TaskLook.of(task.kind());
    String payer = task.payerId() == null ? "" : payers.profile(task.payerId()).name();
    return new Row(task, look, look.chips(task), visit, payer);
  }
}
