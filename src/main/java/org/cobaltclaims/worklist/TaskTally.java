package org.cobaltclaims.worklist;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.TaskQuery.Filter;
import org.cobaltclaims.worklist.TaskQuery.Sum;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts the open tasks for all work lists of a person at once: one pass through an index instead
 * of one for each list.
 */
@Repository
public class TaskTally {

  private final JdbcClient jdbc;

  TaskTally(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whose a task is, seen by one person. */
  private enum Whose {
    MINE,
    FREE,
    OTHERS
  }

  private record Cell(TaskKind kind, Whose whose, boolean snoozed, boolean due, Sum sum) {}

  /** The open tasks, as one person sees them on one day. */
  public static final class Counts {

    private final String person;
    private final LocalDate today;
    private final LocalDate dueBefore;
    private final List<Cell> cells;

    private Counts(String person, LocalDate today, LocalDate dueBefore, List<Cell> cells) {
      this.person = person;
      this.today = today;
      this.dueBefore = dueBefore;
      this.cells = cells;
    }

    /** Whether a filter asks for nothing but what was counted apart. */
    public boolean answers(Filter filter) {
      return filter.equals(counted(filter));
    }

    /** The filter without what is not counted apart. */
    private Filter counted(Filter filter) {
      boolean mine = person.equals(filter.assignee());
      boolean due = dueBefore.equals(filter.dueBefore());
      return new Filter(
          Task.State.OPEN,
          filter.kinds(),
          null,
          mine ? person : null,
          filter.unassigned(),
          null,
          null,
          due ? dueBefore : null,
          null,
          filter.snoozed(),
          today,
          filter.orFree(),
          null,
          null,
          null);
    }

    /**
     * The tasks that a filter finds.
     *
     * @throws IllegalArgumentException if it asks for more than was counted
     */
    public Sum of(Filter filter) {
      if (!answers(filter)) {
        throw new IllegalArgumentException("not counted apart: " + filter);
      }
      long tasks = 0;
      Money money = Money.ZERO;
      for (Cell cell : cells) {
        if (fits(cell, filter)) {
          tasks += cell.sum().tasks();
          money = money.plus(cell.sum().money());
        }
      }
      return new Sum(tasks, money);
    }

    private static boolean fits(Cell cell, Filter filter) {
      boolean free = cell.whose() == Whose.FREE;
      return (filter.kinds().isEmpty() || filter.kinds().contains(cell.kind()))
          && (filter.assignee() == null || cell.whose() == Whose.MINE || filter.orFree() && free)
          && (filter.unassigned() == null || filter.unassigned() == free)
          && (filter.dueBefore() == null || cell.due())
          && (filter.snoozed() == null || filter.snoozed() == cell.snoozed());
    }
  }

  /**
   * Counts.
   *
   * @param today tasks followed up later are snoozed
   * @param dueBefore what is due on an earlier day is counted apart
   */
  public Counts count(String person, LocalDate today, LocalDate dueBefore) {
    List<Cell> cells =
        jdbc.sql(
                """
                SELECT kind,
                  CASE WHEN assignee IS NULL THEN 'FREE' WHEN assignee = :person THEN 'MINE'
                    ELSE 'OTHERS' END AS whose,
                  CASE WHEN follow_up_on > :today THEN 1 ELSE 0 END AS snoozed,
                  CASE WHEN due_on < :due THEN 1 ELSE 0 END AS due,
                  COUNT(*) AS tasks, SUM(money_cents) AS money
                FROM task USE INDEX (ix_task_tally) WHERE state = 'OPEN'
                GROUP BY kind, whose, snoozed, due
                """)
            .param("person", person)
            .param("today", today)
            .param("due", dueBefore)
            .query(
                (row, n) ->
                    new Cell(
                        TaskKind.valueOf(row.getString("kind")),
                        Whose.valueOf(row.getString("whose")),
                        row.getBoolean("snoozed"),
                        row.getBoolean("due"),
                        new Sum(row.getLong("tasks"), Money.ofCents(row.getLong("money")))))
            .list();
    return new Counts(person, today, dueBefore, cells);
  }
}
