package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.process.test.impl.client.CamundaManagementClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Camunda Process Test does with an engine between and during tests. */
class TestControlsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static void deployAndRun(CamundaClient client, String id) {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.oneJob(id, id + "-work"), id + ".bpmn")
        .send()
        .join();
    client.newCreateInstanceCommand().bpmnProcessId(id).latestVersion().send().join();
  }

  private static CamundaManagementClient management(EmbeddedEngine engine) {
    return CamundaManagementClient.createClient(engine.restAddress(), engine.restAddress());
  }

  @Test
  void purgeLeavesAnEmptyEngineAtTheSameAddresses() throws Exception {
    try (EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults().withTestControls());
        CamundaClient client = engine.newClient()) {
      deployAndRun(client, "purged");
      assertThat(engine.awaitIdle(Duration.ZERO)).isFalse();

      for (int i = 0; i < 3; i++) {
        management(engine).purgeCluster();
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        assertThat(engine.state().runningRoots()).isEmpty();
        assertThatThrownBy(
                () ->
                    client
                        .newCreateInstanceCommand()
                        .bpmnProcessId("purged")
                        .latestVersion()
                        .send()
                        .join())
            .hasMessageContaining("NOT_FOUND");
        deployAndRun(client, "purged");
        await().until(() -> engine.state().runningRoots().equals(Map.of("purged", 1)));
      }
      assertThat(engine.health().up()).isTrue();
    }
  }

  @Test
  void pollThatWaitsGetsItsJobAfterAPurge() {
    try (EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults().withTestControls());
        CamundaClient client = engine.newClient()) {
      CamundaFuture<ActivateJobsResponse> poll =
          client
              .newActivateJobsCommand()
              .jobType("survivor-work")
              .maxJobsToActivate(1)
              .requestTimeout(PATIENCE)
              .send();
      await().until(() -> engine.awaitedJobTypes().contains("survivor-work"));

      engine.purge();
      deployAndRun(client, "survivor");

      assertThat(poll.join().getJobs()).hasSize(1);
    }
  }

  @Test
  void timeIsMovedPinnedAndReset() {
    Instant start = Instant.parse("2026-11-05T08:00:00Z");
    try (EmbeddedEngine engine =
            EmbeddedEngine.start(EngineOptions.defaults().startingAt(start).withTestControls());
        CamundaClient client = EngineTestCase.restClient(engine)) {
      CamundaManagementClient management = management(engine);
      management.increaseTime(Duration.ofDays(30));
      assertThat(management.getCurrentTime())
          .isBetween(start.plus(Duration.ofDays(30)), start.plus(Duration.ofDays(31)));
      management.setTime(start.minus(Duration.ofDays(3)));
      assertThat(engine.clock().instant())
          .isBetween(start.minus(Duration.ofDays(3)), start.minus(Duration.ofDays(2)));

      Instant pinned = Instant.parse("2030-01-01T00:00:00Z");
      client.newPinClockCommand().time(pinned).send().join();
      assertThat(engine.clock().instant()).isEqualTo(pinned);
      assertThat(management.getCurrentTime()).isEqualTo(pinned);

      client.newResetClockCommand().send().join();
      assertThat(engine.clock().instant()).isBetween(start, start.plus(Duration.ofDays(1)));
      management.increaseTime(Duration.ofDays(2));
      management.resetTime();
      assertThat(engine.clock().instant()).isBetween(start, start.plus(Duration.ofDays(1)));
    }
  }

  @Test
  void testsNeedNoToken() {
    try (EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults().withTestControls());
        CamundaClient overGrpc = stranger(engine, false);
        CamundaClient overRest = stranger(engine, true)) {
      assertThat(overGrpc.newTopologyRequest().send().join().getPartitionsCount()).isEqualTo(1);
      deployAndRun(overRest, "welcome");
    }
  }

  private static CamundaClient stranger(EmbeddedEngine engine, boolean preferRest) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(engine.grpcAddress())
        .restAddress(engine.restAddress())
        .preferRestOverGrpc(preferRest)
        .defaultRequestTimeout(PATIENCE)
        .build();
  }

  @Test
  void withoutTheOptionThereAreNoControls() throws Exception {
    try (EmbeddedEngine engine = EmbeddedEngine.start(EngineOptions.defaults());
        CamundaClient client = EngineTestCase.restClient(engine)) {
      assertThatThrownBy(() -> client.newResetClockCommand().send().join())
          .satisfies(error -> EngineTestCase.assertProblem(error, 501));
      assertThat(statusOfAStranger(engine, "/actuator/clock")).isEqualTo(401);
      assertThat(statusOfAStranger(engine, "/v2/topology")).isEqualTo(401);
    }
  }

  private static int statusOfAStranger(EmbeddedEngine engine, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(engine.restAddress().resolve(path)).build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }
}
