package org.cobaltclaims.worklist;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells other applications on this database that tasks have changed, and hears of theirs: each
 * counts its changes in a row of its own, so that nobody waits for another's row. With an engine in
 * the process there are no others, and nothing is written.
 */
@Component
public class TaskChanges {

  /** Rows of applications that are no more. */
  private static final int FORGOTTEN_DAYS = 1;

  private final JdbcClient jdbc;
  private final boolean others;
  private final String me = UUID.randomUUID().toString();
  private @Nullable List<String> heard;

  @Autowired
  TaskChanges(JdbcClient jdbc, @Value("${cobalt.engine:embedded}") String engine) {
    this(jdbc, engine.equals("cluster"));
  }

  TaskChanges(JdbcClient jdbc, boolean others) {
    this.jdbc = jdbc;
    this.others = others;
  }

  /** Tasks were changed by this application. */
  @Transactional
  public void tell() {
    if (!others) {
      return;
    }
    int counted =
        jdbc.sql(
                """
                UPDATE task_changes SET changes = changes + 1, changed_at = CURRENT_TIMESTAMP(6)
                WHERE application = :me
                """)
            .param("me", me)
            .update();
    if (counted == 0) {
      jdbc.sql(
              "DELETE FROM task_changes WHERE changed_at < TIMESTAMPADD(DAY, -%d, CURRENT_TIMESTAMP(6))"
                  .formatted(FORGOTTEN_DAYS))
          .update();
      jdbc.sql(
              """
              INSERT INTO task_changes (application, changes, changed_at)
              VALUES (:me, 1, CURRENT_TIMESTAMP(6))
              """)
          .param("me", me)
          .update();
    }
  }

  /** Whether another application has changed tasks since this was asked last. */
  @Transactional(readOnly = true)
  public boolean heard() {
    if (!others) {
      return false;
    }
    List<String> now =
        jdbc.sql(
                "SELECT application, changes FROM task_changes WHERE application <> :me ORDER BY"
                    + " application")
            .param("me", me)
            .query((row, n) -> row.getString("application") + " " + row.getLong("changes"))
            .list();
    boolean changed = heard != null && !now.equals(heard);
    heard = now;
    return changed;
  }
}
