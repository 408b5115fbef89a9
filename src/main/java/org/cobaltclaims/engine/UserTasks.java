package org.cobaltclaims.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which of the engine's user tasks stand for which task of ours. Keys are the engine's: they mean
 * something in their epoch only. Usually one stands for a task; after a race there may be two, and
 * both are completed.
 */
@Component
public class UserTasks {

  /** Names of the outbox's commands; everything else in it is a message. */
  static final String COMPLETE = "complete-user-task";

  static final String ASSIGN = "assign-user-task";
  static final String RESCHEDULE = "reschedule-user-task";

  /** All of them: an engine that is gone has no use for them. */
  static final Set<String> COMMANDS = Set.of(COMPLETE, ASSIGN, RESCHEDULE);

  static final String KEY = "userTaskKey";
  static final String ASSIGNEE = "assignee";
  static final String PRIORITY = "priority";
  static final String FOLLOW_UP_DATE = "followUpDate";

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final EngineEpoch epoch;

  UserTasks(JdbcClient jdbc, Outbox outbox, EngineEpoch epoch) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.epoch = epoch;
  }

  /**
   * What a user task stands for.
   *
   * @param kind name of the task's kind
   * @param subject what the task is about
   */
  public record Binding(String kind, String subject) {}

  /** Notes what a user task of the engine stands for; again is no change. */
  @Transactional
  public void bind(long userTaskKey, long elementInstanceKey, Binding to) {
    if (boundTo(userTaskKey).isPresent()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO user_task_binding (epoch, user_task_key, element_instance_key, task_kind, subject)
            VALUES (:epoch, :key, :element, :kind, :subject)
            """)
        .param("epoch", epoch.current())
        .param("key", userTaskKey)
        .param("element", elementInstanceKey)
        .param("kind", to.kind())
        .param("subject", to.subject())
        .update();
  }

  /** The user task is gone, or about to be. */
  @Transactional
  public void unbind(long userTaskKey) {
    jdbc.sql("DELETE FROM user_task_binding WHERE epoch = :epoch AND user_task_key = :key")
        .param("epoch", epoch.current())
        .param("key", userTaskKey)
        .update();
  }

  /** What a user task stands for; empty if nobody has said. */
  public Optional<Binding> boundTo(long userTaskKey) {
    return jdbc.sql(
            """
            SELECT task_kind, subject FROM user_task_binding
            WHERE epoch = :epoch AND user_task_key = :key
            """)
        .param("epoch", epoch.current())
        .param("key", userTaskKey)
        .query((row, n) -> new Binding(row.getString("task_kind"), row.getString("subject")))
        .optional();
  }

  /** True if a user task of the engine stands for it now. */
  public boolean isBound(Binding task) {
    return !keys(task).isEmpty();
  }

  /**
   * Has the engine complete every user task that stands for it, after this transaction.
   *
   * @param decision what was decided; null if the task settled itself
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void complete(Binding task, @Nullable String decision) {
    for (long key : keys(task)) {
      outbox.publish(
          COMPLETE,
          task.subject(),
          Duration.ofMillis(1),
          decision == null
              ? Map.of(KEY, key)
              : Map.of(KEY, key, ProcessNames.FormFields.DECISION, decision));
    }
  }

  /**
   * Has the engine assign every user task that stands for it, after this transaction.
   *
   * @param assignee null for nobody
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void assign(Binding task, @Nullable String assignee) {
    for (long key : keys(task)) {
      outbox.publish(
          ASSIGN,
          task.subject(),
          Duration.ofMillis(1),
          Map.of(KEY, key, ASSIGNEE, assignee == null ? "" : assignee));
    }
  }

  /**
   * Has the engine change every user task that stands for it, after this transaction.
   *
   * @param priority from 0 to 100
   * @param followUpDate date-time with offset; null for none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reschedule(Binding task, int priority, @Nullable String followUpDate) {
    for (long key : keys(task)) {
      outbox.publish(
          RESCHEDULE,
          task.subject(),
          Duration.ofMillis(1),
          Map.of(
              KEY,
              key,
              PRIORITY,
              priority,
              FOLLOW_UP_DATE,
              followUpDate == null ? "" : followUpDate));
    }
  }

  private List<Long> keys(Binding task) {
    return jdbc.sql(
            """
            SELECT user_task_key FROM user_task_binding
            WHERE epoch = :epoch AND task_kind = :kind AND subject = :subject ORDER BY user_task_key
            """)
        .param("epoch", epoch.current())
        .param("kind", task.kind())
        .param("subject", task.subject())
        .query(Long.class)
        .list();
  }
}
