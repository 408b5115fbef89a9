package org.cobaltclaims.worklist.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.worklist.CallLog;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskComments;
import org.cobaltclaims.worklist.TaskForm;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is told: ids, codes, dates and amounts, nothing about the patient.
 *
 * @param money what is at stake, in cents
 * @param version to be sent back with a change that shall fail if somebody else was first
 */
record TaskView(
    String id,
    String kind,
    String state,
    String subject,
    @Nullable String family,
    @Nullable String payer,
    long money,
    String reason,
    String group,
    int priority,
    LocalDate due,
    @Nullable LocalDate followUp,
    @Nullable String assignee,
    LocalDate opened,
    @Nullable LocalDate closed,
    @Nullable String decision,
    @Nullable String decidedBy,
    int version) {

  static TaskView of(Task task) {
    return new TaskView(
        task.id(),
        task.kind().name(),
        task.state().name(),
        task.subject(),
        task.familyId(),
        task.payerId(),
        task.money().cents(),
        task.reason(),
        task.group(),
        task.priority(),
        task.dueOn(),
        task.followUpOn(),
        task.assignee(),
        task.openedOn(),
        task.closedOn(),
        task.decision(),
        task.decidedBy(),
        task.version());
  }

  /** A page of them. */
  record Page(List<TaskView> tasks, long total, int page, int size) {}

  /**
   * All about one.
   *
   * @param decisions what may be decided; empty if it is closed
   * @param form the Camunda Form to fill in
   * @param calls what was said on the telephone about what it is about
   * @param advice what is suggested and what the codes mean; null if nothing is known
   */
  record Whole(
      TaskView task,
      List<String> decisions,
      JsonNode form,
      List<Remark> comments,
      List<CallLog.Call> calls,
      @Nullable TaskAdvice advice) {

    static Whole of(
        Task task,
        TaskForm form,
        List<TaskComments.Comment> comments,
        List<CallLog.Call> calls,
        @Nullable TaskAdvice advice) {
      return new Whole(
          TaskView.of(task),
          task.isOpen() ? form.decisions() : List.of(),
          form.schema(),
          comments.stream().map(c -> new Remark(c.by(), c.at(), c.text())).toList(),
          calls,
          advice);
    }
  }

  /** What somebody wrote. */
  record Remark(String by, Instant at, String text) {}
}
