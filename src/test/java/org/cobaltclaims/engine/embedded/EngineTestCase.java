package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
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

  private static final Map<Status.Code, Integer> HTTP =
      Map.of(
          Status.Code.INVALID_ARGUMENT, 400,
          Status.Code.NOT_FOUND, 404,
          Status.Code.ALREADY_EXISTS, 409,
          Status.Code.FAILED_PRECONDITION, 409);

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

  /** A client as it is by default outside of this application. */
  static CamundaClient restClient(EmbeddedEngine engine) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(engine.grpcAddress())
        .restAddress(engine.restAddress())
        .credentialsProvider(engine.credentialsProvider())
        .preferRestOverGrpc(true)
        .defaultRequestTimeout(PATIENCE)
        .build();
  }

  /** From now on the tests of this class speak REST. */
  static void preferRest() {
    client.close();
    client = restClient(engine);
  }

  /** The status of either protocol. */
  static void assertStatus(Throwable error, Status.Code code) {
    switch (error) {
      case ClientStatusException grpc -> assertThat(grpc.getStatusCode()).isEqualTo(code);
      case ProblemException rest -> assertProblem(rest, HTTP.get(code));
      default -> fail("no answer of the engine", error);
    }
  }

  static void assertProblem(Throwable error, int status) {
    assertThat(error)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(status);
              assertThat(problem.details().getStatus()).isEqualTo(status);
              assertThat(problem.details().getTitle()).isNotBlank();
              assertThat(problem.details().getDetail()).isNotBlank();
            });
  }
}
