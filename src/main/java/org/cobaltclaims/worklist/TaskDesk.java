package org.cobaltclaims.worklist;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with open tasks before they decide: take them, hand them on, put them off. Each
 * change may name the version of the task that the person saw; null if it does not matter.
 */
@Service
@Transactional
public class TaskDesk {

  private final Tasks tasks;
  private final TaskComments comments;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  TaskDesk(Tasks tasks, TaskComments comments, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.comments = comments;
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * Takes a task that nobody else has.
   *
   * @throws TaskConflict if somebody else has it, or it changed meanwhile
   */
  public Task claim(String id, String by, @Nullable Integer version) {
    Task task = open(id, version);
    if (task.assignee() != null && !task.assignee().equals(by)) {
      throw new TaskConflict("%s has task %s".formatted(task.assignee(), id));
    }
    return assign(task, by);
  }

  /**
   * Gives a task back.
   *
   * @throws TaskConflict if somebody else has it, or it changed meanwhile
   */
  public Task release(String id, String by, @Nullable Integer version) {
    Task task = open(id, version);
    if (task.assignee() != null && !task.assignee().equals(by)) {
      throw new TaskConflict("%s has task %s".formatted(task.assignee(), id));
    }
    return assign(task, null);
  }

  /**
   * Gives a task to somebody, whoever has it.
   *
   * @param assignee null for nobody
   */
  public Task assign(String id, @Nullable String assignee, @Nullable Integer version) {
    return assign(open(id, version), assignee);
  }

  private Task assign(Task task, @Nullable String assignee) {
    if (Objects.equals(task.assignee(), assignee)) {
      return task;
    }
    update(task, "assignee = :value", assignee);
    events.publishEvent(new TaskAssigned(task.kind(), task.subject(), assignee));
    return again(task);
  }

  /**
   * Puts a task off.
   *
   * @param until the day on which it is wanted again; null for now
   */
  public Task snooze(String id, @Nullable LocalDate until, @Nullable Integer version) {
    Task task = open(id, version);
    update(task, "follow_up_on = :value", until);
    return rescheduled(task);
  }

  /**
   * Says how urgent a task is.
   *
   * @param priority from 0 to 100
   */
  public Task prioritize(String id, int priority, @Nullable Integer version) {
    Task task = open(id, version);
    update(task, "priority = :value", priority);
    return rescheduled(task);
  }

  private Task rescheduled(Task before) {
    Task task = again(before);
    events.publishEvent(
        new TaskRescheduled(task.kind(), task.subject(), task.priority(), task.followUpOn()));
    return task;
  }

  /** Adds a comment, also to a closed task. */
  public Task comment(String id, String text, String by) {
    Task task = tasks.find(id).orElseThrow(() -> new TaskNotFound(id));
    comments.add(id, by, text);
    return task;
  }

  /** What was changed elsewhere, in the engine's own task list; a closed task is left alone. */
  public void mirror(
      Task task,
      @Nullable String assignee,
      int priority,
      LocalDate dueOn,
      @Nullable LocalDate followUpOn) {
    jdbc.sql(
            """
            UPDATE task SET assignee = :assignee, priority = :priority, due_on = :due,
              follow_up_on = :follow, lock_version = lock_version + 1
            WHERE id = :id AND state = 'OPEN'
            """)
        .param("assignee", assignee)
        .param("priority", priority)
        .param("due", dueOn)
        .param("follow", followUpOn)
        .param("id", task.id())
        .update();
  }

  private Task open(String id, @Nullable Integer version) {
    Task task = tasks.lock(id).orElseThrow(() -> new TaskNotFound(id));
    if (!task.isOpen()) {
      throw new TaskConflict("task %s is %s".formatted(id, task.state()));
    }
    if (version != null && version != task.version()) {
      throw new TaskConflict(
          "task %s has changed: version %d is not %d".formatted(id, task.version(), version));
    }
    return task;
  }

  private void update(Task task, String change, @Nullable Object value) {
    jdbc.sql("UPDATE task SET " + change + ", lock_version = lock_version + 1 WHERE id = :id")
        .param("value", value)
        .param("id", task.id())
        .update();
  }

  private Task again(Task task) {
    return tasks.find(task.id()).orElseThrow();
  }
}
