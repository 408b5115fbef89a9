package org.cobaltclaims.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.ReadOnce;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.TasksSettled;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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

  static final String SELECT =
      """
      SELECT id, kind, subject, occurrence, family_id, payer_id, money_cents, reason, state, group_name,
        priority, due_on, follow_up_on, assignee, decision, decided_by, opened_on, closed_on, lock_version,
        ask_again_on
      FROM task
      """;

  /**
   * A task, and until when its decision was to wait.
   *
   * @param askAgainOn null if it was another decision, or none
   */
  private record Known(Task task, @Nullable LocalDate askAgainOn) {}

  private final JdbcClient jdbc;
  private final TaskStakes stakes;
  private final Urgency urgency;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Tasks(
      JdbcClient jdbc,
      TaskStakes stakes,
      Urgency urgency,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.stakes = stakes;
    this.urgency = urgency;
    this.events = events;
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
    TaskStakes.Stake stake = stakes.of(need);
    Urgency.Rating rating =
        urgency.rate(need.kind(), stake.money(), daysLeft(today, stake.deadline()));
    try {
      jdbc.sql(
              """
              INSERT INTO task (id, kind, subject, occurrence, family_id, payer_id, money_cents, reason,
                state, group_name, priority, due_on, opened_on)
              VALUES (:id, :kind, :subject, :occurrence, :family, :payer, :money, :reason, 'OPEN',
                :group, :priority, :due, :today)
              """)
          .param("id", "%s-%s-%d".formatted(need.subject(), need.kind(), occurrence))
          .param("kind", need.kind().name())
          .param("subject", need.subject())
          .param("occurrence", occurrence)
          .param("family", need.familyId())
          .param("payer", stake.payerId())
          .param("money", stake.money().cents())
          .param("reason", need.reason())
          .param("group", need.kind().group())
          .param("priority", rating.priority())
          .param("due", due(today, rating.dueDays(), stake.deadline()))
          .param("today", today)
          .update();
    } catch (DuplicateKeyException openedMeanwhile) {
      // Whoever else saw the need at the same time was first; one task is enough.
    }
  }

  private static int daysLeft(LocalDate today, @Nullable LocalDate deadline) {
    return deadline == null
        ? Urgency.NO_DEADLINE
        : (int) Math.min(Urgency.NO_DEADLINE, ChronoUnit.DAYS.between(today, deadline));
  }

  /** Never after a deadline that can still be kept. */
  private static LocalDate due(LocalDate today, int days, @Nullable LocalDate deadline) {
    LocalDate due = today.plusDays(days);
    return deadline != null && deadline.isBefore(due) && !deadline.isBefore(today) ? deadline : due;
  }

  /** Closes the open task of the kind, if there is one: nobody has to do it any more. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(TaskSettled settled) {
    int closed =
        jdbc.sql(
                """
                UPDATE task SET state = 'CANCELLED', closed_on = :today, lock_version = lock_version + 1
                WHERE subject = :subject AND kind = :kind AND state = 'OPEN'
                """)
            .param("today", LocalDate.now(clock))
            .param("subject", settled.subject())
            .param("kind", settled.kind().name())
            .update();
    if (closed > 0) {
      events.publishEvent(new TaskClosed(settled.kind(), settled.subject(), null));
    }
  }

  /** The same about several: one look finds the few that are open. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(TasksSettled settled) {
    openAbout(settled.subjects()).stream()
        .filter(task -> settled.kinds().contains(task.kind()))
        .forEach(task -> events.publishEvent(new TaskSettled(task.kind(), task.subject())));
  }

  /** A person did it; the caller holds the open row's lock. */
  @Transactional(propagation = Propagation.MANDATORY)
  void done(Task task, String decision, String by) {
    jdbc.sql(
            """
            UPDATE task SET state = 'DONE', decision = :decision, decided_by = :by, closed_on = :today,
              lock_version = lock_version + 1
            WHERE id = :id AND state = 'OPEN'
            """)
        .param("decision", decision)
        .param("by", by)
        .param("today", LocalDate.now(clock))
        .param("id", task.id())
        .update();
    events.publishEvent(new TaskClosed(task.kind(), task.subject(), decision));
  }

  /** The decision was to wait until a day. */
  void askAgain(String id, LocalDate on) {
    jdbc.sql("UPDATE task SET ask_again_on = :on WHERE id = :id")
        .param("on", on)
        .param("id", id)
        .update();
  }

  /** One task. */
  public Optional<Task> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(Tasks::task).optional();
  }

  /** One task, which nobody else changes until this transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Task> lock(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query(Tasks::task)
        .optional();
  }

  /** The open task of a kind about a subject. */
  public Optional<Task> open(String subject, TaskKind kind) {
    return about(subject, kind).stream()
        .map(Known::task)
        .filter(task -> task.state() == Task.State.OPEN)
        .findFirst();
  }

  /** Whether a task of one of the kinds is open about a subject. */
  public boolean isAnyOpen(String subject, Set<TaskKind> kinds) {
    return ReadOnce.get("task", subject, () -> about(subject)).stream()
        .map(Known::task)
        .anyMatch(task -> task.state() == Task.State.OPEN && kinds.contains(task.kind()));
  }

  /** The newest task of a kind about a subject, open or closed. */
  public Optional<Task> newest(String subject, TaskKind kind) {
    return about(subject, kind).stream().map(Known::task).findFirst();
  }

  /** What a person decided last about a subject; empty if nobody did. */
  public Optional<String> decision(String subject, TaskKind kind) {
    return lastDone(subject, kind).map(known -> known.task().decision());
  }

  /** Until when the last decision was to wait; empty if it was another, or there is none. */
  public Optional<LocalDate> askAgainOn(String subject, TaskKind kind) {
    return lastDone(subject, kind).map(Known::askAgainOn);
  }

  private Optional<Known> lastDone(String subject, TaskKind kind) {
    return about(subject, kind).stream()
        .filter(known -> known.task().state() == Task.State.DONE)
        .findFirst();
  }

  /** The newest first. Who decides what a claim waits for asks about many kinds of its tasks. */
  private List<Known> about(String subject, TaskKind kind) {
    return ReadOnce.get("task", subject, () -> about(subject)).stream()
        .filter(known -> known.task().kind() == kind)
        .toList();
  }

  private List<Known> about(String subject) {
    return jdbc.sql(SELECT + "WHERE subject = :subject ORDER BY occurrence DESC")
        .param("subject", subject)
        .query((row, n) -> new Known(task(row, n), row.getObject("ask_again_on", LocalDate.class)))
        .list();
  }

  /** How often people made one of the decisions about a subject, for the same reason. */
  public int timesDecided(
      String subject, TaskKind kind, Collection<String> decisions, String reason) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM task WHERE subject = :subject AND kind = :kind AND state = 'DONE'
              AND reason = :reason AND decision IN (:decisions)
            """)
        .param("subject", subject)
        .param("kind", kind.name())
        .param("reason", reason)
        .param("decisions", decisions)
        .query(Integer.class)
        .single();
  }

  /** An open task is at least so urgent. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void raise(String subject, TaskKind kind, int priority) {
    Optional<Task> open = open(subject, kind).filter(task -> task.priority() < priority);
    open.ifPresent(
        task -> {
          jdbc.sql(
                  "UPDATE task SET priority = :priority, lock_version = lock_version + 1 WHERE id ="
                      + " :id AND state = 'OPEN'")
              .param("priority", priority)
              .param("id", task.id())
              .update();
          events.publishEvent(new TaskRescheduled(kind, subject, priority, task.followUpOn()));
        });
  }

  /** A family's open tasks, the most urgent first. */
  public List<Task> openOfFamily(String familyId) {
    return jdbc.sql(SELECT + "WHERE family_id = :family AND state = 'OPEN' ORDER BY due_on, id")
        .param("family", familyId)
        .query(Tasks::task)
        .list();
  }

  /** The open tasks about any of some subjects. */
  public List<Task> openAbout(Collection<String> subjects) {
    return subjects.isEmpty()
        ? List.of()
        : jdbc.sql(SELECT + "WHERE subject IN (:subjects) AND state = 'OPEN' ORDER BY due_on, id")
            .param("subjects", subjects)
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

  static Task task(ResultSet row, int ordinal) throws SQLException {
    return new Task(
        row.getString("id"),
        TaskKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getInt("occurrence"),
        row.getString("family_id"),
        row.getString("payer_id"),
        Money.ofCents(row.getLong("money_cents")),
        row.getString("reason"),
        Task.State.valueOf(row.getString("state")),
        row.getString("group_name"),
        row.getInt("priority"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("follow_up_on", LocalDate.class),
        row.getString("assignee"),
        row.getString("decision"),
        row.getString("decided_by"),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class),
        row.getInt("lock_version"));
  }
}
