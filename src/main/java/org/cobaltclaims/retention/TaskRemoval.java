package org.cobaltclaims.retention;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes tasks with their comments, calls and drafts. */
@Repository
class TaskRemoval {

  private final JdbcClient jdbc;
  private final RowRemoval rows;

  TaskRemoval(JdbcClient jdbc, RowRemoval rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** Removes all tasks about subjects. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long removeOf(Collection<String> subjects) {
    return remove(rows.find("SELECT id FROM task WHERE subject IN (:values)", subjects), subjects);
  }

  /**
   * Removes tasks.
   *
   * @param subjects what else bindings to the engine may be about
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long remove(Collection<String> tasks, Collection<String> subjects) {
    Set<String> about = new LinkedHashSet<>(subjects);
    about.addAll(rows.find("SELECT subject FROM task WHERE id IN (:values)", tasks));
    for (String table : List.of("task_draft", "call_log", "task_comment")) {
      rows.remove(table, "task_id", tasks);
    }
    long count = rows.remove("task", "id", tasks);
    rows.remove(
        "user_task_binding",
        "subject",
        rows.find(
            "SELECT b.subject FROM user_task_binding b WHERE b.subject IN (:values) AND NOT"
                + " EXISTS (SELECT 1 FROM task t WHERE t.subject = b.subject)",
            about));
    return count;
  }

  /**
   * Tasks that are done since before a day and are about no visit: files, batches, deposits.
   *
   * @param most so many at once
   */
  List<String> done(LocalDate before, int most) {
    return jdbc.sql(
            """
            SELECT id FROM task
            WHERE family_id IS NULL AND state <> 'OPEN' AND closed_on < :day
              AND NOT EXISTS (SELECT 1 FROM claim_payment p WHERE p.id = task.subject)
            ORDER BY closed_on, id LIMIT :most
            """)
        .param("day", before)
        .param("most", most)
        .query(String.class)
        .list();
  }
}
