package org.cobaltclaims.worklist;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people decide, from wherever they do: our own pages and REST, or the engine's task list. A
 * decision is carried out once; told again, it finds itself done.
 */
@Service
public class TaskDecisions {

  /** Deadlocks and lost races are repeated so often. */
  private static final int TRIES = 5;

  /** Decisions that cost money or go against a rule: somebody has to say why. */
  private static final Set<String> NEED_A_REASON =
      Set.of(
          "DO_NOT_BILL",
          "BILL",
          "WRITE_OFF",
          "DISCARD",
          "NOT_OURS",
          "DONE",
          "KEEP",
          "REJECT",
          "ACCEPTED");

  private final Tasks tasks;
  private final TaskForms forms;
  private final TaskComments comments;
  private final List<TaskHandler> handlers;
  private final ClaimManagement management;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  TaskDecisions(
      Tasks tasks,
      TaskForms forms,
      TaskComments comments,
      List<TaskHandler> handlers,
      ClaimManagement management,
      Timeline timeline,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.tasks = tasks;
    this.forms = forms;
    this.comments = comments;
    this.handlers = List.copyOf(handlers);
    this.management = management;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Carries out a decision: the effect, the closed task, the timeline and what the engine has to be
   * told stand or fall together.
   *
   * @param comment null if none
   * @param by who decided
   * @return the task, done
   * @throws DecisionRefused if nothing was done, and why
   * @throws TaskNotFound if there is no such task
   */
  public Task decide(String taskId, String decision, @Nullable String comment, String by) {
    return decide(taskId, decision, comment, DecisionDetails.NONE, by);
  }

  /**
   * Carries out a decision with details.
   *
   * @see #decide(String, String, String, String)
   */
  public Task decide(
      String taskId,
      String decision,
      @Nullable String comment,
      DecisionDetails details,
      String by) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(
            transactions.execute(status -> decideOnce(taskId, decision, comment, details, by)));
      } catch (RuntimeException failure) {
        if (attempt == TRIES || !collided(failure)) {
          throw failure;
        }
      }
    }
  }

  /** The repositories wrap what the database says, so the causes are looked at too. */
  private static boolean collided(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof TransientDataAccessException) {
        return true;
      }
    }
    return false;
  }

  private Task decideOnce(
      String taskId,
      String decision,
      @Nullable String comment,
      DecisionDetails details,
      String by) {
    Task task = lock(taskId);
    if (!task.isOpen()) {
      if (decision.equals(task.decision())) {
        return task;
      }
      throw DecisionRefused.closed(
          task.decision() == null
              ? "the task has settled itself"
              : "%s decided %s already".formatted(task.decidedBy(), task.decision()));
    }
    List<String> possible = forms.of(task.kind()).decisions();
    if (!possible.contains(decision)) {
      throw DecisionRefused.invalid("decide one of " + String.join(", ", possible));
    }
    String words = comment == null ? "" : comment;
    if (NEED_A_REASON.contains(decision) && words.isBlank()) {
      throw DecisionRefused.invalid(
          new TaskForm.Fault(TaskForm.COMMENT, "is needed with this decision: say why"),
          decision + " needs a comment that says why");
    }
    tasks.done(task, decision, by);
    if (task.familyId() != null) {
      timeline.append(
          task.familyId(),
          isPayerClaim(task.subject(), task.familyId()) ? task.subject() : null,
          task.kind().rule(),
          "%s (%s): %s decided %s".formatted(task.kind(), task.reason(), by, decision));
    }
    if (!words.isBlank()) {
      comments.add(task.id(), by, words);
    }
    Optional.ofNullable(handler(task).carryOut(task, decision, details, by))
        .ifPresent(on -> tasks.askAgain(task.id(), on));
    return tasks.find(taskId).orElseThrow();
  }

  private static boolean isPayerClaim(String subject, String familyId) {
    return subject.startsWith(familyId) && subject.length() == familyId.length() + 1;
  }

  /** The family comes first: postings lock it before they open and close its tasks. */
  private Task lock(String taskId) {
    Task seen = tasks.find(taskId).orElseThrow(() -> new TaskNotFound(taskId));
    if (seen.familyId() != null && exists(seen.familyId())) {
      management.lock(seen.familyId());
    }
    return tasks.lock(taskId).orElseThrow();
  }

  private boolean exists(String familyId) {
    return jdbc.sql("SELECT COUNT(*) FROM claim_family WHERE id = :id")
            .param("id", familyId)
            .query(Integer.class)
            .single()
        > 0;
  }

  private TaskHandler handler(Task task) {
    return handlers.stream()
        .filter(handler -> handler.handles(task))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nothing carries out decisions of " + task.kind()));
  }
}
