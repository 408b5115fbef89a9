package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.ActivatedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineOptions;
import org.cobaltclaims.engine.embedded.EngineState.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Drives the models on the embedded engine: every test plays the workers, from wait to wait, and
 * looks at the elements that were reached.
 */
abstract class ProcessTestCase {

  /** What stands for "no date". */
  static final String NEVER = "2999-12-31T00:00:00Z";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static EmbeddedEngine engine;
  private static CamundaClient client;

  private Map<Element, Long> before = Map.of();

  @BeforeAll
  static void deployEverything() {
    engine = EmbeddedEngine.start(EngineOptions.defaults());
    client = engine.newClient();
    DeployResourceCommandStep2 deployment = null;
    List<Path> files =
        Stream.of(
                Models.files(Models.FOLDER, ".bpmn"),
                Models.files(Models.FOLDER, ".dmn"),
                Models.files(Path.of("forms"), ".form"))
            .flatMap(List::stream)
            .toList();
    for (Path file : files) {
      deployment =
          deployment == null
              ? client.newDeployResourceCommand().addResourceFile(file.toString())
              : deployment.addResourceFile(file.toString());
    }
    deployment.requestTimeout(PATIENCE).send().join();
  }

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
  }

  @BeforeEach
  void remember() {
    before = engine.state().elementActivations();
  }

  @AfterEach
  void nothingWentWrong() throws InterruptedException {
    atRest();
    assertThat(engine.state().openIncidents()).isEmpty();
    assertThat(engine.state().activatableJobs()).isEmpty();
  }

  /** How often the test has reached an element. */
  long reached(String process, String element) throws InterruptedException {
    atRest();
    Element key = new Element(process, element);
    return engine.state().elementActivations().getOrDefault(key, 0L) - before.getOrDefault(key, 0L);
  }

  static long running(String root) throws InterruptedException {
    atRest();
    return engine.state().runningRoots().getOrDefault(root, 0);
  }

  static void atRest() throws InterruptedException {
    assertThat(engine.awaitIdle(PATIENCE)).as("engine comes to rest").isTrue();
  }

  static void publish(String message, String key, Map<String, Object> variables)
      throws InterruptedException {
    atRest();
    client
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(key)
        .timeToLive(Duration.ofHours(variables.isEmpty() ? 1 : 0))
        .variables(variables)
        .requestTimeout(PATIENCE)
        .send()
        .join();
  }

  static void changed(String payerClaimId) throws InterruptedException {
    publish(ProcessNames.Messages.PAYER_CLAIM_CHANGED, payerClaimId, Map.of());
  }

  static void start(String process, Map<String, Object> variables) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .requestTimeout(PATIENCE)
        .send()
        .join();
  }

  /** Takes the one job of a type, answers it and gives back what the worker was handed. */
  static Map<String, Object> work(String type, Map<String, Object> answer) {
    ActivatedJob job = take(type);
    client.newCompleteCommand(job).variables(answer).requestTimeout(PATIENCE).send().join();
    return job.getVariablesAsMap();
  }

  static void refuse(String type, String errorCode) {
    client
        .newThrowErrorCommand(take(type))
        .errorCode(errorCode)
        .requestTimeout(PATIENCE)
        .send()
        .join();
  }

  private static ActivatedJob take(String type) {
    List<ActivatedJob> jobs =
        client
            .newActivateJobsCommand()
            .jobType(type)
            .maxJobsToActivate(10)
            .timeout(Duration.ofDays(1000))
            .requestTimeout(PATIENCE)
            .send()
            .join()
            .getJobs();
    assertThat(jobs).as(type).hasSize(1);
    return jobs.getFirst();
  }

  static String inDays(int days) {
    return engine.clock().instant().plus(Duration.ofDays(days)).toString();
  }

  static void daysPass(int days) throws InterruptedException {
    atRest();
    engine.clock().advanceBy(Duration.ofDays(days));
  }

  static Map<String, Object> and(Map<String, Object> some, Map<String, Object> others) {
    Map<String, Object> both = new HashMap<>(some);
    both.putAll(others);
    return both;
  }
}
