package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that share one engine and one client per class; process ids differ from test to test. */
abstract class EngineTestCase {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  static EmbeddedEngine engine;
  static CamundaClient client;

  @BeforeAll
  static void start() {
    engine = EmbeddedEngine.start(EngineOptions.defaults());
    client = engine.newClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
  }

  static void deploy(String name, BpmnModelInstance model) {
    client.newDeployResourceCommand().addProcessModel(model, name + ".bpmn").send().join();
  }

  static ProcessInstanceEvent run(String processId, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(processId)
        .latestVersion()
        .variables(variables)
        .send()
        .join();
  }

  static List<ActivatedJob> take(String type) {
    return client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(10)
        .timeout(PATIENCE)
        .requestTimeout(PATIENCE)
        .send()
        .join()
        .getJobs();
  }

  static ActivatedJob takeOne(String type) {
    List<ActivatedJob> jobs = take(type);
    assertThat(jobs).hasSize(1);
    return jobs.getFirst();
  }

  static void complete(ActivatedJob job) {
    client.newCompleteCommand(job).send().join();
  }

  static void awaitIdle() throws InterruptedException {
    assertThat(engine.awaitIdle(PATIENCE)).as("engine comes to rest").isTrue();
  }

  static void assertStatus(Throwable error, Status.Code code) {
    assertThat(error)
        .isInstanceOfSatisfying(
            ClientStatusException.class, e -> assertThat(e.getStatusCode()).isEqualTo(code));
  }
}
