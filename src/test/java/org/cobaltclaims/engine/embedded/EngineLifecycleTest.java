package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.grpc.Status;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, failing and ending. */
class EngineLifecycleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path parent;

  /** Another test of this JVM may have left its engine running. */
  private final Set<Thread> ofOthers = Thread.getAllStackTraces().keySet();

  @Test
  void manyEnginesOpenAndCloseInOneProcessAndLeaveNothing() throws Exception {
    runOnce();
    Set<String> before = engineThreads();
    for (int i = 0; i < 3; i++) {
      runOnce();
    }

    assertThat(parent).isEmptyDirectory();
    await().untilAsserted(() -> assertThat(engineThreads()).isSubsetOf(before));
    assertThat(before).as("threads that outlived the first engine").isEmpty();
  }

  private void runOnce() throws Exception {
    try (EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults().under(parent));
        CamundaClient client = engine.newClient()) {
      assertThat(engine.folder()).isDirectory().hasParent(parent);
      deployAndRun(client, "once", 1);
      assertThat(engine.awaitIdle(PATIENCE)).isTrue();
    }
  }

  private Set<String> engineThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !ofOthers.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.startsWith("engine-") || name.contains("zb-"))
        .filter(name -> !name.startsWith("engine-folder"))
        .collect(Collectors.toSet());
  }

  private static void deployAndRun(CamundaClient client, String id, int instances) {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.oneJob(id, id + "-work"), id + ".bpmn")
        .send()
        .join();
    try (var worker =
        client
            .newWorker()
            .jobType(id + "-work")
            .handler((jobs, job) -> jobs.newCompleteCommand(job).send().join())
            .open()) {
      assertThat(worker.isOpen()).isTrue();
      for (int i = 0; i < instances; i++) {
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(id)
            .latestVersion()
            .variables(Map.of("n", i))
            .withResult()
            .requestTimeout(PATIENCE)
            .send()
            .join();
      }
    }
  }

  @Test
  void logStaysSmallHoweverMuchPassesThroughIt() throws Exception {
    try (EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults().under(parent));
        CamundaClient client = engine.newClient()) {
      deployAndRun(client, "bounded", 100);
      assertThat(engine.awaitIdle(PATIENCE)).isTrue();

      await().untilAsserted(() -> assertThat(engine.logSize()).isLessThan(5));
      assertThat(engine.state().completedJobs()).isEqualTo(100);
    }
  }

  @Test
  void closingEndsPollsThatWait() {
    EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults().under(parent));
    try (CamundaClient client = engine.newClient()) {
      CamundaFuture<ActivateJobsResponse> poll =
          client
              .newActivateJobsCommand()
              .jobType("any")
              .maxJobsToActivate(1)
              .requestTimeout(PATIENCE)
              .send();
      await().until(() -> engine.awaitedJobTypes().contains("any"));

      engine.close();

      assertThatThrownBy(poll::join)
          .isInstanceOfSatisfying(
              ClientStatusException.class,
              e ->
                  assertThat(e.getStatusCode())
                      .isIn(Status.Code.UNAVAILABLE, Status.Code.CANCELLED));
      assertThat(engine.health().up()).isFalse();
      engine.close();
    }
  }

  @Test
  void engineThatCannotStartSaysWhyAndLeavesNothing() throws Exception {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> EmbeddedEngine.start(EngineOptions.defaults().under(file)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no temporary folder for the engine");

    assertThat(engineThreads()).isEmpty();
  }

  @Test
  void failureIsToldOnceAndShownByHealth() {
    List<Throwable> told = new CopyOnWriteArrayList<>();
    try (EmbeddedEngine engine =
            EmbeddedEngine.start(EngineOptions.defaults().under(parent).onFailure(told::add));
        CamundaClient client = engine.newClient()) {
      assertThat(engine.health().up()).isTrue();
      IllegalStateException trouble = new IllegalStateException("broken listener");
      engine.listen(
          event -> {
            throw trouble;
          });
      client.newPublishMessageCommand().messageName("any").correlationKey("K").send().join();

      await().untilAsserted(() -> assertThat(told).containsExactly(trouble));
      assertThat(engine.health().up()).isFalse();
      assertThat(engine.health().problem()).contains("broken listener");
      assertThat(engine.isIdle()).isFalse();
    }
    assertThat(told).hasSize(1);
  }
}
