package org.cobaltclaims.worklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.worklist.Task.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds tasks for work lists: filtered, sorted and by page. */
@Repository
public class TaskQuery {

  private final JdbcClient jdbc;

  TaskQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for; null or empty where it does not matter.
   *
   * @param assignee whose they are
   * @param unassigned true for those that nobody has taken, false for those that somebody has
   * @param dueBefore due on an earlier day
   * @param moneyAtLeast at stake
   * @param snoozedOn with {@code snoozed}: the day that decides whether a task is snoozed
   * @param snoozed true for those that nobody wants to see yet, false for the others
   */
  public record Filter(
      @Nullable State state,
      List<TaskKind> kinds,
      @Nullable String group,
      @Nullable String assignee,
      @Nullable Boolean unassigned,
      @Nullable String payerId,
      @Nullable String familyId,
      @Nullable LocalDate dueBefore,
      @Nullable Money moneyAtLeast,
      @Nullable Boolean snoozed,
      LocalDate snoozedOn) {
    public Filter {
      kinds = List.copyOf(kinds);
    }
  }

  /** What work lists can be sorted by. */
  public enum Sort {
    PRIORITY("priority"),
    DUE("due_on"),
    MONEY("money_cents"),
    PAYER("payer_id"),
    KIND("kind"),
    OPENED("opened_on");

    private final String column;

    Sort(String column) {
      this.column = column;
    }
  }

  /** One column to sort by. */
  public record Order(Sort by, boolean descending) {
    private String sql() {
      return by.column + (descending ? " DESC" : "");
    }
  }

  /**
   * One page.
   *
   * @param total how many tasks there are on all pages
   */
  public record Page(List<Task> tasks, long total) {
    public Page {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * Finds a page of tasks.
   *
   * @param order the first counts most; tasks alike in all are ordered by id
   * @param page from 0
   */
  public Page find(Filter filter, List<Order> order, int page, int size) {
    List<Condition> conditions = conditions(filter);
    String where =
        conditions.isEmpty()
            ? ""
            : "WHERE " + String.join(" AND ", conditions.stream().map(Condition::sql).toList());
    StringBuilder by = new StringBuilder(" ORDER BY ");
    order.forEach(column -> by.append(column.sql()).append(", "));
    List<Task> tasks =
        bind(jdbc.sql(Tasks.SELECT + where + by + "id LIMIT :most OFFSET :first"), conditions)
            .param("most", size)
            .param("first", (long) page * size)
            .query(Tasks::task)
            .list();
    long total =
        bind(jdbc.sql("SELECT COUNT(*) FROM task " + where), conditions).query(Long.class).single();
    return new Page(tasks, total);
  }

  /** One condition; its parameter bears its name. */
  private record Condition(String sql, @Nullable String name, @Nullable Object parameter) {}

  private static StatementSpec bind(StatementSpec statement, List<Condition> conditions) {
    for (Condition condition : conditions) {
      if (condition.name() != null) {
        statement = statement.param(condition.name(), condition.parameter());
      }
    }
    return statement;
  }

  private static List<Condition> conditions(Filter f) {
    List<Condition> conditions = new ArrayList<>();
    add(conditions, "state = :state", "state", f.state() == null ? null : f.state().name());
    if (!f.kinds().isEmpty()) {
      add(conditions, "kind IN (:kinds)", "kinds", f.kinds().stream().map(Enum::name).toList());
    }
    add(conditions, "group_name = :group", "group", f.group());
    add(conditions, "assignee = :assignee", "assignee", f.assignee());
    add(conditions, "payer_id = :payer", "payer", f.payerId());
    add(conditions, "family_id = :family", "family", f.familyId());
    add(conditions, "due_on < :due", "due", f.dueBefore());
    add(
        conditions,
        "money_cents >= :money",
        "money",
        f.moneyAtLeast() == null ? null : f.moneyAtLeast().cents());
    if (f.unassigned() != null) {
      conditions.add(
          new Condition(f.unassigned() ? "assignee IS NULL" : "assignee IS NOT NULL", null, null));
    }
    if (f.snoozed() != null) {
      add(
          conditions,
          f.snoozed()
              ? "follow_up_on > :snoozed"
              : "(follow_up_on IS NULL OR follow_up_on <= :snoozed)",
          "snoozed",
          f.snoozedOn());
    }
    return conditions;
  }

  private static void add(
      List<Condition> conditions, String sql, String name, @Nullable Object parameter) {
    if (parameter != null) {
      conditions.add(new Condition(sql, name, parameter));
    }
  }
}
