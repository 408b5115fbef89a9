package org.cobaltclaims.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.IllegalTransactionStateException;

class TasksTest extends DatabaseTest {

  private static final TaskNeeded DENIAL =
      new TaskNeeded(TaskKind.WORK_DENIAL, "K7Q2M9X4T01", "K7Q2M9X4T0", "CO-197");

  @Autowired Tasks tasks;
  @Autowired ApplicationEventPublisher events;

  @Test
  void whatIsNeededBecomesATaskOfItsGroupWithADueDate() {
    happen(DENIAL);

    assertThat(tasks.openOfFamily("K7Q2M9X4T0"))
        .containsExactly(
            new Task(
                "K7Q2M9X4T01-WORK_DENIAL-1",
                TaskKind.WORK_DENIAL,
                "K7Q2M9X4T01",
                1,
                "K7Q2M9X4T0",
                null,
                Money.ZERO,
                "CO-197",
                Task.State.OPEN,
                "denials",
                40,
                LocalDate.of(2026, 11, 15),
                null,
                null,
                null,
                null,
                LocalDate.of(2026, 11, 5),
                null,
                0));
  }

  @Test
  void theSameNeedTwiceIsOneTask() {
    happen(DENIAL);
    happen(DENIAL);

    assertThat(tasks.openByKind()).isEqualTo(Map.of(TaskKind.WORK_DENIAL, 1));
  }

  @Test
  void aSettledTaskIsClosedAndANewNeedOpensTheNextOccurrence() {
    happen(DENIAL);
    clock.setTo(LocalDate.of(2026, 11, 9));
    happen(new TaskSettled(TaskKind.WORK_DENIAL, "K7Q2M9X4T01"));
    assertThat(tasks.open()).isEmpty();

    happen(DENIAL);

    assertThat(tasks.open("K7Q2M9X4T01", TaskKind.WORK_DENIAL))
        .hasValueSatisfying(
            task -> {
              assertThat(task.occurrence()).isEqualTo(2);
              assertThat(task.openedOn()).isEqualTo(LocalDate.of(2026, 11, 9));
            });
    assertThat(
            jdbc.queryForMap(
                "SELECT state, closed_on FROM task WHERE id = 'K7Q2M9X4T01-WORK_DENIAL-1'"))
        .containsEntry("state", "CANCELLED")
        .containsEntry("closed_on", java.sql.Date.valueOf("2026-11-09"));
  }

  @Test
  void aTaskComesAndGoesWithTheTransactionOfItsCause() {
    transactions.executeWithoutResult(
        status -> {
          events.publishEvent(DENIAL);
          status.setRollbackOnly();
        });

    assertThat(tasks.open()).isEmpty();
  }

  @Test
  void outsideOfATransactionNothingIsOpened() {
    assertThatThrownBy(() -> events.publishEvent(DENIAL))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void twoWhoSeeTheSameNeedAtTheSameTimeOpenOneTask() throws Exception {
    CountDownLatch bothReady = new CountDownLatch(2);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Runnable need =
          () -> {
            bothReady.countDown();
            await(bothReady);
            happen(DENIAL);
          };
      Future<?> one = two.submit(need);
      Future<?> other = two.submit(need);
      one.get();
      other.get();
    }

    assertThat(tasks.open()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void happen(Object event) {
    transactions.executeWithoutResult(status -> events.publishEvent(event));
  }
}
