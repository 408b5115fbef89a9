package org.cobaltclaims.worklist.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.UserTasks;
import org.cobaltclaims.engine.UserTasks.Binding;
import org.cobaltclaims.engine.Waits;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.TaskDesk;
import org.cobaltclaims.worklist.TaskForm;
import org.cobaltclaims.worklist.TaskForms;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What follows from what happens to the engine's user tasks, so that it makes no difference where
 * people work. Every method may be called again for the same event.
 */
@Component
class TaskListeners {

  /** Who decided, if the engine does not know. */
  private static final String SOMEBODY = "tasklist";

  private final UserTasks userTasks;
  private final Tasks tasks;
  private final TaskDesk desk;
  private final TaskDecisions decisions;
  private final TaskForms forms;
  private final TransactionTemplate transactions;

  TaskListeners(
      UserTasks userTasks,
      Tasks tasks,
      TaskDesk desk,
      TaskDecisions decisions,
      TaskForms forms,
      TransactionTemplate transactions) {
    this.userTasks = userTasks;
    this.tasks = tasks;
    this.desk = desk;
    this.decisions = decisions;
    this.forms = forms;
    this.transactions = transactions;
  }

  /**
   * A user task as its listener's job tells it.
   *
   * @param processId id of its model
   * @param elementId id of its element there
   * @param changed the attributes that somebody wants to change, by the engine's names
   * @param variables what it can see; with {@link #completing} also what was filled in
   */
  record UserTask(
      long key,
      long elementInstanceKey,
      String processId,
      String elementId,
      @Nullable String assignee,
      @Nullable Integer priority,
      @Nullable LocalDate due,
      @Nullable LocalDate followUp,
      List<String> changed,
      Map<String, Object> variables) {
    UserTask {
      changed = List.copyOf(changed);
      variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }

  /**
   * A user task begins: from now on it stands for the open task, and looks like it. If that was
   * closed before the user task was there, it is completed as soon as it is.
   *
   * @return the open task; empty if there is none
   */
  Optional<Task> creating(UserTask userTask) {
    Binding binding = binding(userTask);
    userTasks.bind(userTask.key(), userTask.elementInstanceKey(), binding);
    TaskKind kind = TaskKind.valueOf(binding.kind());
    Optional<Task> open = tasks.open(binding.subject(), kind);
    Optional<Task> newest = tasks.newest(binding.subject(), kind);
    if (open.isEmpty() && newest.isPresent() && !standsForItself(kind)) {
      transactions.executeWithoutResult(
          status -> userTasks.complete(binding, newest.get().decision()));
    }
    return open;
  }

  /** Payments that are held have tasks of their own; this user task waits for all of them. */
  private static boolean standsForItself(TaskKind kind) {
    return kind == TaskKind.MATCH_PAYMENT;
  }

  /** Somebody takes it, gives it back or hands it on. */
  void assigning(UserTask userTask) {
    open(userTask)
        .filter(task -> !Objects.equals(task.assignee(), userTask.assignee()))
        .ifPresent(
            task ->
                desk.mirror(
                    task, userTask.assignee(), task.priority(), task.dueOn(), task.followUpOn()));
  }

  /** Somebody changes its dates or its priority. */
  void updating(UserTask userTask) {
    open(userTask)
        .ifPresent(
            task -> {
              List<String> changed = userTask.changed();
              Integer priority = changed.contains("priority") ? userTask.priority() : null;
              LocalDate due = changed.contains("dueDate") ? userTask.due() : null;
              desk.mirror(
                  task,
                  task.assignee(),
                  priority == null ? task.priority() : priority,
                  due == null ? task.dueOn() : due,
                  changed.contains("followUpDate") ? userTask.followUp() : task.followUpOn());
            });
  }

  /**
   * Somebody completes it: the decision is carried out, unless it was already.
   *
   * @return why it may not be completed; empty if it may
   */
  Optional<String> completing(UserTask userTask) {
    Binding binding = binding(userTask);
    TaskKind kind = TaskKind.valueOf(binding.kind());
    String decision = text(userTask, ProcessNames.FormFields.DECISION);
    Optional<Task> newest = tasks.newest(binding.subject(), kind);
    if (newest.isEmpty() || !newest.get().isOpen()) {
      return closed(userTask, newest, decision);
    }
    Map<String, Object> filledIn = filledIn(userTask);
    List<TaskForm.Fault> faults = forms.of(kind).check(filledIn);
    if (!faults.isEmpty()) {
      return Optional.of(faults.getFirst().field() + " " + faults.getFirst().message());
    }
    // It completes itself: what is decided has to be told to the others only.
    userTasks.unbind(userTask.key());
    try {
      decisions.decide(
          newest.get().id(),
          String.valueOf(decision),
          text(userTask, ProcessNames.FormFields.COMMENT),
          userTask.assignee() == null ? SOMEBODY : userTask.assignee());
      return Optional.empty();
    } catch (DecisionRefused refused) {
      userTasks.bind(userTask.key(), userTask.elementInstanceKey(), binding);
      return Optional.of(refused.reason());
    }
  }

  /** We complete it ourselves, because the task is closed; or somebody comes too late. */
  private Optional<String> closed(
      UserTask userTask, Optional<Task> newest, @Nullable String decision) {
    String made = newest.map(Task::decision).orElse(null);
    if (decision == null || decision.equals(made)) {
      userTasks.unbind(userTask.key());
      return Optional.empty();
    }
    if (newest.isEmpty()) {
      return Optional.of(
          "there is nothing to decide here: decide the tasks of the single payments");
    }
    return Optional.of(
        made == null
            ? "the task has settled itself"
            : "%s decided %s already".formatted(newest.get().decidedBy(), made));
  }

  /** It is gone: its process went on without it, or was cancelled. */
  void canceling(UserTask userTask) {
    userTasks.unbind(userTask.key());
  }

  private static Map<String, Object> filledIn(UserTask userTask) {
    Map<String, Object> filledIn = new LinkedHashMap<>();
    for (String field :
        List.of(ProcessNames.FormFields.DECISION, ProcessNames.FormFields.COMMENT)) {
      Object value = userTask.variables().get(field);
      if (value != null) {
        filledIn.put(field, value);
      }
    }
    return filledIn;
  }

  private static @Nullable String text(UserTask userTask, String field) {
    return userTask.variables().get(field) instanceof String text ? text : null;
  }

  private Optional<Task> open(UserTask userTask) {
    Binding binding = binding(userTask);
    return tasks.open(binding.subject(), TaskKind.valueOf(binding.kind()));
  }

  /** What it was bound to when it began; its process may look at another claim by now. */
  private Binding binding(UserTask userTask) {
    return userTasks.boundTo(userTask.key()).orElseGet(() -> derived(userTask));
  }

  private static Binding derived(UserTask userTask) {
    Waits.Wait wait = Waits.of(userTask.processId()).get(userTask.elementId());
    if (wait == null || wait.task() == null) {
      throw new IllegalStateException(
          "user task " + userTask.elementId() + " of " + userTask.processId() + " is unknown");
    }
    String variable =
        switch (wait.subject()) {
          case PAYER_CLAIM -> ProcessNames.PayerClaim.Variables.PAYER_CLAIM_ID;
          case REMITTANCE -> ProcessNames.RemittanceIntake.Variables.REMITTANCE_ID;
          case BATCH -> ProcessNames.BatchTransmission.Variables.BATCH_ID;
        };
    if (!(userTask.variables().get(variable) instanceof String subject)) {
      throw new IllegalStateException(
          "user task " + userTask.elementId() + " does not know its " + variable);
    }
    return new Binding(wait.task(), subject);
  }
}
