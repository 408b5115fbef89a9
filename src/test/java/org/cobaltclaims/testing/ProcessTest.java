package org.cobaltclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import io.camunda.process.test.impl.coverage.core.CoverageCollector;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Drives the models with Camunda Process Test: every test plays the workers and the people, from
 * wait to wait. The engine is empty before each, the models and forms are deployed as the
 * application does, and the task listeners let everything pass.
 */
@Tag("process")
public abstract class ProcessTest {

  /** What stands for "no date". */
  protected static final String NEVER = "2999-12-31T00:00:00Z";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Jobs that a test holds are its own for as long as it may move the time. */
  private static final Duration HOLD = Duration.ofDays(1000);

  private static final Path MODELS = Path.of("bpmn");
  private static final Path FORMS = Path.of("forms");

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = TestEngine.camundaProcessTest();

  private static final AtomicInteger TESTS_RUN = new AtomicInteger();

  // Both are set by the extension.
  protected CamundaClient client;
  protected CamundaProcessTestContext camunda;

  @BeforeAll
  static void startCounting() {
    CamundaAssert.setAssertionTimeout(PATIENCE);
    TESTS_RUN.set(0);
  }

  @BeforeEach
  void deployEverything() {
    DeployResourceCommandStep2 deployment = null;
    for (Path file : resources()) {
      deployment =
          deployment == null
              ? client.newDeployResourceCommand().addResourceFile(file.toString())
              : deployment.addResourceFile(file.toString());
    }
    deployment.requestTimeout(PATIENCE).send().join();
    listenerTypes().forEach(type -> camunda.mockJobWorker(type).thenComplete());
  }

  @AfterEach
  void count() {
    TESTS_RUN.incrementAndGet();
  }

  /** CPT's own record of what the tests of this class took, against the model. */
  @AfterAll
  static void everySequenceFlowIsTaken(TestInfo test) {
    Class<?> tests = test.getTestClass().orElseThrow();
    CoversProcess covers = tests.getAnnotation(CoversProcess.class);
    long all =
        Arrays.stream(tests.getDeclaredMethods())
            .filter(m -> m.isAnnotationPresent(Test.class))
            .count();
    if (TESTS_RUN.get() < all) {
      System.out.printf(
          "coverage of %s not checked: %d of %d tests ran%n", covers.value(), TESTS_RUN.get(), all);
      return;
    }
    Set<String> taken =
        CoverageCollector.collectors().stream()
            .filter(c -> c.getSuite().getId().equals(tests.getName()))
            .flatMap(c -> c.getSuite().getRuns().stream())
            .flatMap(run -> run.getCoverages().stream())
            .filter(c -> c.getProcessDefinitionId().equals(covers.value()))
            .flatMap(c -> c.getTakenSequenceFlows().stream())
            .collect(Collectors.toSet());
    Set<String> excused =
        Arrays.stream(covers.except())
            .map(e -> e.substring(0, e.indexOf(':')))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> missing = new TreeSet<>(sequenceFlows(covers.value()));
    missing.removeAll(taken);
    assertThat(missing).as("sequence flows of %s not taken", covers.value()).isEqualTo(excused);
  }

  private static List<String> sequenceFlows(String process) {
    return Bpmn.readModelFromFile(MODELS.resolve(process + ".bpmn").toFile())
        .getModelElementsByType(SequenceFlow.class)
        .stream()
        .map(SequenceFlow::getId)
        .toList();
  }

  private static List<Path> resources() {
    return Stream.concat(list(MODELS), list(FORMS)).toList();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> listenerTypes() {
    return list(MODELS)
        .filter(file -> file.toString().endsWith(".bpmn"))
        .flatMap(
            file ->
                Bpmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(ZeebeTaskListener.class)
                    .stream())
        .map(ZeebeTaskListener::getType)
        .collect(Collectors.toSet());
  }

  /** What can be said of the one instance of a process. */
  protected static ProcessInstanceAssert process(String processId) {
    return CamundaAssert.assertThatProcessInstance(ProcessInstanceSelectors.byProcessId(processId));
  }

  /** Publishes a message that starts a process. */
  protected void open(String message, String key, Map<String, Object> variables) {
    publish(message, key, variables, Duration.ZERO);
  }

  /** Publishes a message to whoever waits for it, or soon will. */
  protected void publish(String message, String key) {
    publish(message, key, Map.of(), Duration.ofHours(1));
  }

  private void publish(
      String message, String key, Map<String, Object> variables, Duration timeToLive) {
    client
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(key)
        .timeToLive(timeToLive)
        .variables(variables)
        .requestTimeout(PATIENCE)
        .send()
        .join();
  }

  /** Starts a process that another one calls otherwise. */
  protected void start(String process, Map<String, Object> variables) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .requestTimeout(PATIENCE)
        .send()
        .join();
  }

  /** Takes the next job of a type, answers it and gives back what the worker was handed. */
  protected Map<String, Object> work(String type, Map<String, Object> answer) {
    ActivatedJob job = take(type);
    client.newCompleteCommand(job).variables(answer).requestTimeout(PATIENCE).send().join();
    return job.getVariablesAsMap();
  }

  /** Takes the next job of a type and throws a BPMN error. */
  protected void refuse(String type, String errorCode) {
    client
        .newThrowErrorCommand(take(type))
        .errorCode(errorCode)
        .requestTimeout(PATIENCE)
        .send()
        .join();
  }

  private ActivatedJob take(String type) {
    List<ActivatedJob> jobs =
        client
            .newActivateJobsCommand()
            .jobType(type)
            .maxJobsToActivate(1)
            .timeout(HOLD)
            .requestTimeout(PATIENCE)
            .send()
            .join()
            .getJobs();
    assertThat(jobs).as("a job of type %s within %s", type, PATIENCE).hasSize(1);
    return jobs.getFirst();
  }

  /** A person completes the one open task of an element. */
  protected void decide(String userTask, String decision) {
    camunda.completeUserTask(userTask, Map.of("decision", decision));
  }

  protected String inDays(int days) {
    return camunda.getCurrentTime().plus(Duration.ofDays(days)).toString();
  }

  /** Lets time pass once the process waits at an element whose timer it is about. */
  protected void daysPass(String process, String waitingAt, int days) {
    process(process).hasActiveElements(waitingAt);
    camunda.increaseTime(Duration.ofDays(days));
  }

  protected static Map<String, Object> and(Map<String, Object> some, Map<String, Object> others) {
    Map<String, Object> both = new HashMap<>(some);
    both.putAll(others);
    return both;
  }
}
