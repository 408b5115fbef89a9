package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Idle means: nothing moves until somebody, or the time, moves it. */
class EngineIdleTest extends EngineTestCase {

  @Test
  void whatWasAnsweredIsNeverOverlooked() throws Exception {
    deploy("seen", Models.startedByMessage("seen", "seen-work"));
    awaitIdle();

    for (int i = 1; i <= 100; i++) {
      client
          .newPublishMessageCommand()
          .messageName(Models.MESSAGE + "-seen")
          .correlationKey("K" + i)
          .timeToLive(Duration.ZERO)
          .send()
          .join();
      assertThat(engine.isIdle()).as("after message %s", i).isFalse();
      ActivatedJob job = takeOne("seen-work");
      assertThat(engine.isIdle()).as("while a worker has job %s", i).isFalse();
      complete(job);
      awaitIdle();
      assertThat(engine.state().finishedRoots()).containsEntry("seen", (long) i);
    }
  }

  @Test
  void idleAfterWorkersMeansThatAllTheirWorkIsDone() throws Exception {
    deploy("chained", Models.calling("chained", "chained-child", "chained-after"));
    deploy("chained-child", Models.oneJob("chained-child", "chained-work"));
    try (JobWorker child = worker("chained-work");
        JobWorker after = worker("chained-after")) {
      assertThat(child.isOpen() && after.isOpen()).isTrue();
      for (int i = 1; i <= 20; i++) {
        run("chained", Map.of("claim", "C" + i));
        awaitIdle();
        assertThat(engine.state().finishedRoots()).containsEntry("chained", (long) i);
        assertThat(engine.state().activeJobs()).isEmpty();
        assertThat(engine.state().activatableJobs()).isEmpty();
      }
    }
  }

  private static JobWorker worker(String type) {
    return client
        .newWorker()
        .jobType(type)
        .handler(
            (jobs, job) ->
                jobs.newCompleteCommand(job).variables(Map.of("outcome", "PAID")).send().join())
        .open();
  }

  @Test
  void waitingForIdleEndsWhenItsTimeIsOver() throws Exception {
    deploy("untaken", Models.oneJob("untaken", "untaken-work"));
    run("untaken", Map.of());

    assertThat(engine.awaitIdle(Duration.ofMillis(30))).isFalse();

    complete(takeOne("untaken-work"));
    awaitIdle();
  }
}
