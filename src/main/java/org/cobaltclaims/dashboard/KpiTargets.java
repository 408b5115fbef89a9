package org.cobaltclaims.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.dashboard.Kpi.Target;
import org.cobaltclaims.practice.OncePerRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be reached: what the practice has set, otherwise what is usual ({@link Kpi}). */
@Service
public class KpiTargets {

  private static final int MOST_SHARE = 100;
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_CENTS = 1_000_000_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final OncePerRequest<Map<String, Integer>> goals = new OncePerRequest<>("KPI targets");

  KpiTargets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One change.
   *
   * @param oldGoal in percent, days or cents
   * @param newGoal the same
   * @param by account
   */
  public record Change(int oldGoal, int newGoal, String by, Instant at) {}

  /** What is to be reached of a figure. */
  @Transactional(readOnly = true)
  public Target of(Kpi kpi) {
    Integer goal = goals.ask("", this::goals).get(kpi.id());
    return goal == null ? kpi.target() : new Target(kpi.target().sense(), goal);
  }

  private Map<String, Integer> goals() {
    Map<String, Integer> set = new HashMap<>();
    jdbc.sql("SELECT kpi, goal FROM kpi_target WHERE goal IS NOT NULL")
        .query(
            row -> {
              set.put(row.getString("kpi"), row.getInt("goal"));
            });
    return set;
  }

  /** The highest target that a figure can have. */
  public static int most(Kpi kpi) {
    return switch (kpi.unit()) {
      case SHARE, SHARE_OF_MONEY -> MOST_SHARE;
      case MEDIAN_DAYS, DAYS_OF_CHARGES -> MOST_DAYS;
      case AMOUNT -> MOST_CENTS;
    };
  }

  /**
   * Sets a target; set to what it is it changes nothing.
   *
   * @param goal in percent, days or cents; null for the usual one
   * @param by account
   * @return what was changed; null if nothing was
   * @throws IllegalArgumentException if the figure has none, or the goal is below 0 or too high
   */
  @Transactional
  public @Nullable Change set(Kpi kpi, @Nullable Integer goal, String by) {
    if (kpi.target().sense() == Target.Sense.NONE) {
      throw new IllegalArgumentException("this figure has no target");
    }
    if (goal != null && (goal < 0 || goal > most(kpi))) {
      throw new IllegalArgumentException("a target is between 0 and " + most(kpi));
    }
    jdbc.sql("INSERT INTO kpi_target (kpi) VALUES (:kpi) ON DUPLICATE KEY UPDATE kpi = VALUES(kpi)")
        .param("kpi", kpi.id())
        .update();
    jdbc.sql("SELECT kpi FROM kpi_target WHERE kpi = :kpi FOR UPDATE")
        .param("kpi", kpi.id())
        .query(String.class)
        .single();
    goals.forget();
    int before = of(kpi).percentOrDays();
    jdbc.sql("UPDATE kpi_target SET goal = :goal WHERE kpi = :kpi")
        .param("goal", goal)
        .param("kpi", kpi.id())
        .update();
    goals.forget();
    int after = goal == null ? kpi.target().percentOrDays() : goal;
    return before == after ? null : note(kpi, new Change(before, after, by, clock.instant()));
  }

  private Change note(Kpi kpi, Change change) {
    jdbc.sql(
            """
            INSERT INTO kpi_target_change (kpi, old_goal, new_goal, changed_by, changed_at)
            VALUES (:kpi, :old, :new, :by, :at)
            """)
        .param("kpi", kpi.id())
        .param("old", change.oldGoal())
        .param("new", change.newGoal())
        .param("by", change.by())
        .param("at", LocalDateTime.ofInstant(change.at(), ZoneOffset.UTC))
        .update();
    return change;
  }

  /** The changes of a figure's target, the newest first. */
  @Transactional(readOnly = true)
  public List<Change> changes(Kpi kpi) {
    return jdbc.sql(
            """
            SELECT old_goal, new_goal, changed_by, changed_at FROM kpi_target_change WHERE kpi = :kpi
            ORDER BY id DESC
            """)
        .param("kpi", kpi.id())
        .query(
            (row, n) ->
                new Change(
                    row.getInt("old_goal"),
                    row.getInt("new_goal"),
                    row.getString("changed_by"),
                    row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }
}
