package org.cobaltclaims.worklist;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people have entered into forms and not completed yet: JSON, each person's own. */
@Repository
public class TaskDrafts {

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskDrafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps a draft in place of the person's earlier one. */
  @Transactional
  public void save(String taskId, String person, String json) {
    discard(taskId, person);
    jdbc.sql(
            "INSERT INTO task_draft (task_id, person, body, saved_at) VALUES (:task, :who, :body,"
                + " :at)")
        .param("task", taskId)
        .param("who", person)
        .param("body", json)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** The person's draft, as JSON. */
  public Optional<String> find(String taskId, String person) {
    return jdbc.sql("SELECT body FROM task_draft WHERE task_id = :task AND person = :who")
        .param("task", taskId)
        .param("who", person)
        .query(String.class)
        .optional();
  }

  private void discard(String taskId, String person) {
    jdbc.sql("DELETE FROM task_draft WHERE task_id = :task AND person = :who")
        .param("task", taskId)
        .param("who", person)
        .update();
  }
}
