package org.cobaltclaims.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people wrote about tasks. It stays in our database: the engine never sees it from us. */
@Repository
public class TaskComments {

  /** Longest comment, in characters. */
  public static final int LONGEST = 2000;

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskComments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One comment. */
  public record Comment(String by, Instant at, String text) {}

  /** Adds a comment; nobody changes or removes it. */
  @Transactional
  public void add(String taskId, String by, String text) {
    jdbc.sql(
            "INSERT INTO task_comment (task_id, written_by, written_at, text) VALUES (:task, :by,"
                + " :at, :text)")
        .param("task", taskId)
        .param("by", by)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("text", text)
        .update();
  }

  /** A task's comments, the oldest first. */
  public List<Comment> of(String taskId) {
    return jdbc.sql(
            "SELECT written_by, written_at, text FROM task_comment WHERE task_id = :task ORDER BY"
                + " id")
        .param("task", taskId)
        .query(
            (row, n) ->
                new Comment(
                    row.getString("written_by"),
                    row.getObject("written_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    row.getString("text")))
        .list();
  }
}
