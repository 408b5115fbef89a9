package org.cobaltclaims.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.TaskQuery.Filter;
import org.cobaltclaims.worklist.TaskTally.Counts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted at once is what each list counts by itself; pages come in their order. */
class TaskTallyTest extends ApplicationTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final LocalDate NEXT_WEEK = TODAY.plusDays(7);
  private static final int TASKS = 300;

  @Autowired private TaskTally tally;
  @Autowired private TaskQuery query;

  @BeforeEach
  void manyTasks() {
    Random random = new Random(9);
    TaskKind[] kinds = {TaskKind.WORK_DENIAL, TaskKind.CHASE_REMITTANCE, TaskKind.MATCH_PAYMENT};
    for (int i = 0; i < TASKS; i++) {
      jdbc.update(
          "INSERT INTO task (id, kind, subject, occurrence, reason, state, group_name, due_on,"
              + " opened_on, money_cents, priority, follow_up_on, assignee, closed_on)"
              + " VALUES (?, ?, ?, 1, 'R', ?, 'billing', ?, ?, ?, ?, ?, ?, ?)",
          "T" + i,
          kinds[random.nextInt(kinds.length)].name(),
          "S" + i,
          random.nextInt(5) == 0 ? "DONE" : "OPEN",
          TODAY.plusDays(random.nextInt(20) - 5),
          TODAY.minusDays(3),
          random.nextInt(500),
          random.nextInt(10),
          random.nextInt(3) == 0 ? TODAY.plusDays(random.nextInt(4) - 1) : null,
          List.of("ann", "bob", "").get(random.nextInt(3)).transform(a -> a.isEmpty() ? null : a),
          null);
    }
  }

  @Test
  void everyListHasTheNumberThatItCountsByItself() {
    Counts counts = tally.count("ann", TODAY, NEXT_WEEK);
    List<TaskKind> some = List.of(TaskKind.WORK_DENIAL, TaskKind.MATCH_PAYMENT);
    for (List<TaskKind> kinds : List.of(List.<TaskKind>of(), some)) {
      for (@Nullable Boolean snoozed : new @Nullable Boolean[] {null, true, false}) {
        for (boolean due : List.of(true, false)) {
          LocalDate before = due ? NEXT_WEEK : null;
          same(counts, filter(kinds, null, null, before, snoozed, false));
          same(counts, filter(kinds, "ann", null, before, snoozed, false));
          same(counts, filter(kinds, "ann", null, before, snoozed, true));
          same(counts, filter(kinds, null, true, before, snoozed, false));
          same(counts, filter(kinds, null, false, before, snoozed, false));
        }
      }
    }
  }

  private void same(Counts counts, Filter filter) {
    assertThat(counts.answers(filter)).as("%s", filter).isTrue();
    assertThat(counts.of(filter)).as("%s", filter).isEqualTo(query.sum(filter));
  }

  @Test
  void whatIsNotCountedApartIsNotAnswered() {
    Counts counts = tally.count("ann", TODAY, NEXT_WEEK);
    for (Filter filter :
        List.of(
            filter(List.of(), "bob", null, null, false, false),
            filter(List.of(), null, null, TODAY, false, false),
            new Filter(
                Task.State.DONE,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                TODAY,
                false,
                null,
                null,
                TODAY))) {
      assertThat(counts.answers(filter)).isFalse();
      assertThatThrownBy(() -> counts.of(filter)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aPageComesInItsOrder() {
    Filter open = filter(List.of(), "ann", null, null, false, true);
    Comparator<Task> byId = Comparator.comparing(Task::id);
    Comparator<Task> byDue = Comparator.comparing(Task::dueOn);
    Comparator<Task> byPriority = Comparator.comparing(Task::priority).reversed();
    Comparator<Task> byMoney = Comparator.comparing((Task task) -> task.money().cents()).reversed();
    assertThat(query.list(open, TaskQuery.BY_DUE, 0, TASKS))
        .hasSize((int) query.sum(open).tasks())
        .isSortedAccordingTo(byDue.thenComparing(byPriority).thenComparing(byId));
    assertThat(query.list(open, TaskQuery.BY_URGENCY, 0, TASKS))
        .isSortedAccordingTo(byPriority.thenComparing(byDue).thenComparing(byId));
    assertThat(query.list(open, TaskQuery.BY_MONEY, 0, TASKS))
        .isSortedAccordingTo(byMoney.thenComparing(byDue).thenComparing(byId));
    assertThat(query.list(open, TaskQuery.BY_DUE, 1, 10))
        .isEqualTo(query.list(open, TaskQuery.BY_DUE, 0, 20).subList(10, 20));
  }

  private static Filter filter(
      List<TaskKind> kinds,
      @Nullable String assignee,
      @Nullable Boolean unassigned,
      @Nullable LocalDate dueBefore,
      @Nullable Boolean snoozed,
      boolean orFree) {
    return new Filter(
        Task.State.OPEN,
        kinds,
        null,
        assignee,
        unassigned,
        null,
        null,
        dueBefore,
        null,
        snoozed,
        TODAY,
        orFree,
        null,
        null,
        null);
  }
}
