package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What time makes due, however far it jumps, and how a caller knows that all of it is done. */
class EngineTimeTest extends EngineTestCase {

  private static Instant in(Duration duration) {
    return engine.clock().instant().plus(duration).truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  void timerOfFortyFiveDaysFiresWhenTimeIsAdvanced() throws Exception {
    deploy("overdue", Models.waitingForTime("overdue", "chase"));
    Instant due = in(Duration.ofDays(45));
    run("overdue", Map.of("until", due.toString()));
    awaitIdle();
    assertThat(engine.state().nextDue()).contains(due);

    engine.clock().advanceTo(due.minusSeconds(3600));
    awaitIdle();
    assertThat(engine.state().activatableJobs()).doesNotContainKey("chase");
    engine.clock().advanceTo(due);

    ActivatedJob job = takeOne("chase");
    assertThat(job.getElementId()).isEqualTo("Task_Chase");
    complete(job);
    awaitIdle();
    assertThat(engine.state().finishedRoots()).containsEntry("overdue", 1L);
    assertThat(engine.state().nextDue()).isEmpty();
  }

  @Test
  void advanceIsNotIdleBeforeEverythingDueHasHappened() throws Exception {
    deploy("daily", Models.waitingForTime("daily", "daily-work"));
    for (int day = 1; day <= 30; day++) {
      run("daily", Map.of("until", in(Duration.ofDays(day)).toString()));
    }
    awaitIdle();

    for (int day = 1; day <= 30; day++) {
      engine.clock().advanceBy(Duration.ofDays(1).plusMinutes(1));
      assertThat(engine.isIdle()).isFalse();
      ActivatedJob job = takeOne("daily-work");
      complete(job);
      awaitIdle();
      assertThat(engine.state().finishedRoots()).containsEntry("daily", (long) day);
    }
  }

  @Test
  void failedJobComesBackWhenItsBackOffIsOver() throws Exception {
    deploy("backing-off", Models.oneJob("backing-off", "backing-off-work"));
    run("backing-off", Map.of());
    ActivatedJob job = takeOne("backing-off-work");
    assertThat(engine.isIdle()).isFalse();

    client.newFailCommand(job).retries(3).retryBackoff(Duration.ofDays(2)).send().join();
    awaitIdle();
    assertThat(engine.state().jobsBackingOff()).containsEntry("backing-off-work", 1);
    assertThat(engine.state().nextDue()).isPresent();
    engine.clock().advanceBy(Duration.ofDays(3));

    complete(takeOne("backing-off-work"));
    awaitIdle();
    assertThat(engine.state().jobsBackingOff()).doesNotContainKey("backing-off-work");
  }

  @Test
  void messageIdIsFreeAgainWhenTheMessagesTimeIsOver() {
    publish(Duration.ofDays(10));
    engine.clock().advanceBy(Duration.ofDays(11));

    await()
        .ignoreExceptionsInstanceOf(ClientStatusException.class)
        .untilAsserted(() -> publish(Duration.ZERO));
  }

  private static void publish(Duration timeToLive) {
    client
        .newPublishMessageCommand()
        .messageName("expiring")
        .correlationKey("K")
        .messageId("M")
        .timeToLive(timeToLive)
        .send()
        .join();
  }

  @Test
  void jobAbandonedByItsWorkerIsOfferedAgainAfterItsTimeout() throws Exception {
    deploy("abandoned", Models.oneJob("abandoned", "abandoned-work"));
    run("abandoned", Map.of());
    ActivatedJob first = takeOne("abandoned-work");
    engine.clock().advanceBy(PATIENCE.plusSeconds(1));

    List<ActivatedJob> again = take("abandoned-work");

    assertThat(again)
        .singleElement()
        .satisfies(job -> assertThat(job.getKey()).isEqualTo(first.getKey()));
    again.forEach(EngineTestCase::complete);
    awaitIdle();
  }
}
