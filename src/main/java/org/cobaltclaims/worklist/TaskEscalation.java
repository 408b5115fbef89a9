package org.cobaltclaims.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.practice.BusinessDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims that have to be corrected have not been filed: one that nobody works on for three business
 * days grows more urgent, and after ten it is a manager's (DOMAIN 8.2).
 */
@Service
public class TaskEscalation implements DailyLook {

  /** The group that gets what nobody else has done. */
  public static final String MANAGERS = "managers";

  private static final int URGENT_AFTER = 3;
  private static final int URGENT = 75;
  private static final int MANAGERS_AFTER = 10;
  private static final int MOST_URGENT = 90;

  private static final List<String> CORRECTIONS =
      List.of(TaskKind.CORRECT_CLAIM.name(), TaskKind.CORRECT_REJECTION.name());

  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TaskEscalation(
      JdbcClient jdbc, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Escalates what has lain too long; what was escalated already is left as it is. */
  @Override
  @Transactional
  public void look() {
    LocalDate today = LocalDate.now(clock);
    for (Task task : lying(today, MANAGERS_AFTER, MOST_URGENT)) {
      change(
          task,
          MOST_URGENT,
          MANAGERS,
          "%s has lain for %d business days: it is a manager's now"
              .formatted(task.kind(), MANAGERS_AFTER));
    }
    for (Task task : lying(today, URGENT_AFTER, URGENT)) {
      change(
          task,
          URGENT,
          task.group(),
          "%s has lain for %d business days".formatted(task.kind(), URGENT_AFTER));
    }
  }

  /** Corrections that were opened so many business days ago and are less urgent than that. */
  private List<Task> lying(LocalDate today, int days, int priority) {
    return jdbc.sql(
            Tasks.SELECT
                + """
                WHERE state = 'OPEN' AND kind IN (:kinds) AND opened_on <= :since AND priority < :priority
                ORDER BY id
                """)
        .param("kinds", CORRECTIONS)
        .param("since", BusinessDays.before(today, days))
        .param("priority", priority)
        .query(Tasks::task)
        .list();
  }

  private void change(Task task, int priority, String group, String text) {
    jdbc.sql(
            """
            UPDATE task SET priority = :priority, group_name = :group, lock_version = lock_version + 1
            WHERE id = :id AND state = 'OPEN'
            """)
        .param("priority", priority)
        .param("group", group)
        .param("id", task.id())
        .update();
    events.publishEvent(
        new TaskRescheduled(task.kind(), task.subject(), priority, task.followUpOn()));
    String family = task.familyId();
    if (family != null) {
      timeline.append(family, task.subject(), "8.2", text);
    }
  }
}
