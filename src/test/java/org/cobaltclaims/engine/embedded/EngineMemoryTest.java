package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory does not grow with what has finished. Every root calls an instance, so that 5,000 roots
 * are the 10,000 instances that the read model keeps at most.
 */
class EngineMemoryTest {

  private static final Logger LOG = LoggerFactory.getLogger(EngineMemoryTest.class);
  private static final String SWITCH = "cobalt.test.memory";
  private static final List<Integer> MARKS = List.of(5_000, 10_000, 20_000);

  /** How many roots may run at a time: what starts one waits for the last job of another. */
  private final Semaphore ahead = new Semaphore(100);

  private EmbeddedEngine engine;
  private CamundaClient client;

  @BeforeEach
  void startEngine() {
    assumeTrue(
        Boolean.getBoolean(SWITCH),
        "20,000 instances take minutes; run with -D" + SWITCH + "=true");
    engine = EmbeddedEngine.start(EngineOptions.defaults());
    client = engine.newClient();
  }

  @AfterEach
  void stopEngine() {
    if (engine != null) {
      client.close();
      engine.close();
    }
  }

  @Test
  void heapAfterTwentyThousandInstancesIsThatAfterFiveThousand() throws InterruptedException {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.oneJob("leaf", "leaf-work"), "leaf.bpmn")
        .addProcessModel(Models.calling("root", "leaf", "root-work"), "root.bpmn")
        .send()
        .join();
    List<Long> heaps = new ArrayList<>();
    try (JobWorker leaf = worker("leaf-work", () -> {});
        JobWorker root = worker("root-work", ahead::release)) {
      int started = 0;
      for (int mark : MARKS) {
        start(mark - started);
        started = mark;
        assertThat(engine.awaitIdle(Duration.ofMinutes(30))).isTrue();
        assertThat(engine.state().finishedRoots()).containsEntry("root", (long) mark);
        heaps.add(usedHeap());
        LOG.info("heap after {} roots: {} kB", mark, heaps.getLast() / 1024);
      }
      assertThat(leaf.isOpen() && root.isOpen()).isTrue();
    }
    assertThat(heaps.get(1)).isCloseTo(heaps.getFirst(), withinPercentage(10));
    assertThat(heaps.getLast()).isCloseTo(heaps.getFirst(), withinPercentage(10));
  }

  private JobWorker worker(String type, Runnable then) {
    return client
        .newWorker()
        .jobType(type)
        .handler(
            (jobs, job) -> {
              jobs.newCompleteCommand(job).variables(Map.of("outcome", "PAID")).send().join();
              then.run();
            })
        .streamEnabled(true)
        .open();
  }

  private void start(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      ahead.acquire();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId("root")
          .latestVersion()
          .variables(Map.of("claim", "C-" + i, "payer", "P1", "level", 1))
          .send();
    }
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
