package org.cobaltclaims.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All tasks. They are opened and closed by what happens to claims, remittances and batches, in the
 * same transaction; a subject has at most one open task of a kind.
 */
@Repository
public class Tasks {

  private static final String SELECT =
      """
      SELECT id, kind, subject, occurrence, family_id, reason, state, group_name, due_on, opened_on, closed_on
      FROM task
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Tasks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Opens a task, unless one of the kind is open for the subject. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void needed(TaskNeeded need) {
    if (open(need.subject(), need.kind()).isPresent()) {
      return;
    }
    // Only closed ones count: one that was opened since the look above has to collide.
    int occurrence =
        jdbc.sql(
                    "SELECT COUNT(*) FROM task WHERE subject = :subject AND kind = :kind AND state"
                        + " <> 'OPEN'")
                .param("subject", need.subject())
                .param("kind", need.kind().name())
                .query(Integer.class)
                .single()
            + 1;
    LocalDate today = LocalDate.now(clock);
    try {
      jdbc.sql(
              """
              INSERT INTO task (id, kind, subject, occurrence, family_id, reason, state, group_name, due_on, opened_on)
              VALUES (:id, :kind, :subject, :occurrence, :family, :reason, 'OPEN', :group, :due, :today)
              """)
          .param("id", "%s-%s-%d".formatted(need.subject(), need.kind(), occurrence))
          .param("kind", need.kind().name())
          .param("subject", need.subject())
          .param("occurrence", occurrence)
          .param("family", need.familyId())
          .param("reason", need.reason())
          .param("group", need.kind().group())
          .param("due", today.plusDays(need.kind().dueDays()))
          .param("today", today)
          .update();
    } catch (DuplicateKeyException openedMeanwhile) {
      // Whoever else saw the need at the same time was first; one task is enough.
    }
  }

  /** Closes the open task of the kind, if there is one: nobody has to do it any more. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(TaskSettled settled) {
    close(settled.subject(), settled.kind(), Task.State.CANCELLED);
  }

  /** A person did it. Done already, or not there: no change. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void done(String subject, TaskKind kind) {
    close(subject, kind, Task.State.DONE);
  }

  private void close(String subject, TaskKind kind, Task.State state) {
    jdbc.sql(
            """
            UPDATE task SET state = :state, closed_on = :today
            WHERE subject = :subject AND kind = :kind AND state = 'OPEN'
            """)
        .param("state", state.name())
        .param("today", LocalDate.now(clock))
        .param("subject", subject)
        .param("kind", kind.name())
        .update();
  }

  /** The open task of a kind about a subject. */
  public Optional<Task> open(String subject, TaskKind kind) {
    return jdbc.sql(SELECT + "WHERE subject = :subject AND kind = :kind AND state = 'OPEN'")
        .param("subject", subject)
        .param("kind", kind.name())
        .query(Tasks::task)
        .optional();
  }

  /** A family's open tasks, the most urgent first. */
  public List<Task> openOfFamily(String familyId) {
    return jdbc.sql(SELECT + "WHERE family_id = :family AND state = 'OPEN' ORDER BY due_on, id")
        .param("family", familyId)
        .query(Tasks::task)
        .list();
  }

  /** Every open task, the most urgent first. */
  public List<Task> open() {
    return jdbc.sql(SELECT + "WHERE state = 'OPEN' ORDER BY due_on, id").query(Tasks::task).list();
  }

  /** How many are open of each kind; kinds without any are left out. */
  public Map<TaskKind, Integer> openByKind() {
    Map<TaskKind, Integer> counts = new EnumMap<>(TaskKind.class);
    jdbc.sql("SELECT kind, COUNT(*) AS open_tasks FROM task WHERE state = 'OPEN' GROUP BY kind")
        .query(
            row -> {
              counts.put(TaskKind.valueOf(row.getString("kind")), row.getInt("open_tasks"));
            });
    return counts;
  }

  private static Task task(ResultSet row, int ordinal) throws SQLException {
    return new Task(
        row.getString("id"),
        TaskKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getInt("occurrence"),
        row.getString("family_id"),
        row.getString("reason"),
        Task.State.valueOf(row.getString("state")),
        row.getString("group_name"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class));
  }
}
