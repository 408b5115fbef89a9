package org.cobaltclaims.worklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param orFree also those that nobody has taken, beside the assignee's
   * @param families about one of these
   * @param reason begins like that, such as {@code CO-197}
   * @param closedOn done or settled on that day
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
      LocalDate snoozedOn,
      boolean orFree,
      @Nullable Set<String> families,
      @Nullable String reason,
      @Nullable LocalDate closedOn) {
    public Filter {
      kinds = List.copyOf(kinds);
      families = families == null ? null : Set.copyOf(families);
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

  /** By the day until which it is to be done, of one day the most urgent first. */
  public static final List<Order> BY_DUE =
      List.of(new Order(Sort.DUE, false), new Order(Sort.PRIORITY, true));

  /** The most urgent first. */
  public static final List<Order> BY_URGENCY =
      List.of(new Order(Sort.PRIORITY, true), new Order(Sort.DUE, false));

  /** The most money first. */
  public static final List<Order> BY_MONEY =
      List.of(new Order(Sort.MONEY, true), new Order(Sort.DUE, false));

  /** Orders in which an index has the tasks of a state, so that a page is read and no more. */
  private static final Map<List<Order>, String> INDEXED =
      Map.of(
          BY_DUE, "ix_task_by_due",
          BY_URGENCY, "ix_task_by_urgency",
          BY_MONEY, "ix_task_by_money");

  /**
   * One page.
   *
   * @param total how many tasks there are on all pages
   * @param money what is at stake in all of them, in cents
   */
  public record Page(List<Task> tasks, long total, Money money) {
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
    Sum sum = sum(filter);
    return new Page(list(filter, order, page, size), sum.tasks(), sum.money());
  }

  /** The tasks of a page without what there is on all; parameters as above. */
  public List<Task> list(Filter filter, List<Order> order, int page, int size) {
    List<Condition> conditions = conditions(filter);
    // A column of which there is one value orders nothing, and makes the index one of this order.
    String index =
        filter.state() == null || filter.families() != null || filter.familyId() != null
            ? null
            : INDEXED.get(order);
    StringBuilder sql = new StringBuilder(Tasks.SELECT);
    if (index != null) {
      sql.append(" USE INDEX (").append(index).append(") ");
    }
    sql.append(where(conditions)).append(" ORDER BY ").append(index == null ? "" : "state, ");
    order.forEach(column -> sql.append(column.sql()).append(", "));
    return bind(jdbc.sql(sql.append("id LIMIT :most OFFSET :first").toString()), conditions)
        .param("most", size)
        .param("first", (long) page * size)
        .query(Tasks::task)
        .list();
  }

  /**
   * What there is in all.
   *
   * @param money at stake
   */
  public record Sum(long tasks, Money money) {}

  /** How many tasks there are, and what is at stake in them. */
  public Sum sum(Filter filter) {
    List<Condition> conditions = conditions(filter);
    return bind(
            jdbc.sql(
                "SELECT COUNT(*), COALESCE(SUM(money_cents), 0) FROM task " + where(conditions)),
            conditions)
        .query((row, n) -> new Sum(row.getLong(1), Money.ofCents(row.getLong(2))))
        .single();
  }

  private static String where(List<Condition> conditions) {
    return conditions.isEmpty()
        ? ""
        : "WHERE " + String.join(" AND ", conditions.stream().map(Condition::sql).toList());
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
    add(
        conditions,
        f.orFree() ? "(assignee = :assignee OR assignee IS NULL)" : "assignee = :assignee",
        "assignee",
        f.assignee());
    add(conditions, "payer_id = :payer", "payer", f.payerId());
    add(conditions, "family_id = :family", "family", f.familyId());
    add(conditions, "due_on < :due", "due", f.dueBefore());
    add(
        conditions,
        "money_cents >= :money",
        "money",
        f.moneyAtLeast() == null ? null : f.moneyAtLeast().cents());
    add(conditions, "reason LIKE :reason", "reason", f.reason() == null ? null : f.reason() + "%");
    add(conditions, "closed_on = :closed", "closed", f.closedOn());
    if (f.families() != null && f.families().isEmpty()) {
      conditions.add(new Condition("1 = 0", null, null));
    } else {
      add(conditions, "family_id IN (:families)", "families", f.families());
    }
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
