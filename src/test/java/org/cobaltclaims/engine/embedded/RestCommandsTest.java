package org.cobaltclaims.engine.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.CorrelateMessageResponse;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.response.StatusResponse;
import io.camunda.client.api.response.Topology;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only REST has, and how REST differs. */
class RestCommandsTest extends EngineTestCase {

  @BeforeAll
  static void overRest() {
    preferRest();
  }

  @Test
  void clusterOfOneIsShown() {
    Topology topology = client.newTopologyRequest().send().join();

    assertThat(topology.getClusterSize()).isEqualTo(1);
    assertThat(topology.getGatewayVersion()).startsWith("8.8.");
    assertThat(topology.getBrokers())
        .singleElement()
        .satisfies(
            broker ->
                assertThat(broker.getPartitions())
                    .singleElement()
                    .satisfies(
                        partition -> {
                          assertThat(partition.isLeader()).isTrue();
                          assertThat(partition.getHealth())
                              .isEqualTo(PartitionBrokerHealth.HEALTHY);
                        }));
    assertThat(client.newStatusRequest().send().join().getStatus())
        .isEqualTo(StatusResponse.Status.UP);
  }

  @Test
  void messageIsCorrelatedNowOrNotAtAll() {
    deploy("now", Models.waitingForMessage("now", "answer-now"));
    ProcessInstanceEvent instance = run("now", Map.of("claim", "C1"));

    CorrelateMessageResponse response =
        client
            .newCorrelateMessageCommand()
            .messageName("answer-now")
            .correlationKey("C1")
            .variables(Map.of("x", 1))
            .send()
            .join();

    assertThat(response.getProcessInstanceKey()).isEqualTo(instance.getProcessInstanceKey());
    assertThat(response.getMessageKey()).isPositive();
    assertThatThrownBy(
            () ->
                client
                    .newCorrelateMessageCommand()
                    .messageName("answer-now")
                    .correlationKey("C1")
                    .send()
                    .join())
        .satisfies(error -> assertProblem(error, 404));
  }

  @Test
  void retriesAndTimeoutOfAJobAreChangedTogether() {
    deploy("updated", Models.oneJob("updated", "updated-work"));
    run("updated", Map.of());
    ActivatedJob job = takeOne("updated-work");

    client.newUpdateJobCommand(job).update(7, Duration.ofHours(2).toMillis()).send().join();
    client.newFailCommand(job).retries(7).send().join();

    ActivatedJob again = takeOne("updated-work");
    assertThat(again.getRetries()).isEqualTo(7);
    complete(again);
    assertThatThrownBy(() -> client.newUpdateJobCommand(again).updateRetries(1).send().join())
        .satisfies(error -> assertProblem(error, 404));
  }

  @Test
  void elementsOfAnAdHocSubProcessAreActivated() {
    deploy(
        "ad-hoc",
        Bpmn.createExecutableProcess("ad-hoc")
            .startEvent("Start")
            .adHocSubProcess("Ad_Hoc", adHoc -> adHoc.serviceTask("Task_B").zeebeJobType("b-work"))
            .endEvent("End")
            .done());
    long instance = run("ad-hoc", Map.of()).getProcessInstanceKey();
    String key =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    client
                        .newElementInstanceSearchRequest()
                        .filter(
                            filter ->
                                filter
                                    .processInstanceKey(instance)
                                    .elementId("Ad_Hoc")
                                    .state(ElementInstanceState.ACTIVE))
                        .send()
                        .join()
                        .items(),
                found -> found.size() == 1)
            .getFirst()
            .getElementInstanceKey()
            .toString();

    client
        .newActivateAdHocSubProcessActivitiesCommand(key)
        .activateElement("Task_B", Map.of("x", 1))
        .send()
        .join();

    ActivatedJob job = takeOne("b-work");
    assertThat(job.getVariablesAsMap()).containsEntry("x", 1);
    complete(job);
  }

  @Test
  void deploymentAndDecisionComeBackInFull() {
    DeploymentEvent deployment =
        client
            .newDeployResourceCommand()
            .addProcessModel(Models.deciding("in-full", "in-full-work"), "in full (1).bpmn")
            .addResourceString(Models.DECISION, UTF_8, "routing.dmn")
            .addResourceString(Models.FORM, UTF_8, "decide.form")
            .tenantId("<default>")
            .send()
            .join();

    assertThat(deployment.getKey()).isPositive();
    assertThat(deployment.getProcesses().getFirst().getResourceName())
        .isEqualTo("in full (1).bpmn");
    assertThat(deployment.getDecisions().getFirst().getDmnDecisionId()).isEqualTo("route");
    assertThat(deployment.getDecisionRequirements().getFirst().getResourceName())
        .isEqualTo("routing.dmn");
    assertThat(deployment.getForm().getFirst().getFormId()).isEqualTo("decide");
    EvaluateDecisionResponse evaluation =
        client
            .newEvaluateDecisionCommand()
            .decisionKey(deployment.getDecisions().getFirst().getDecisionKey())
            .variables(Map.of("level", 1))
            .send()
            .join();
    assertThat(evaluation.getDecisionId()).isEqualTo("route");
    assertThat(evaluation.getEvaluatedDecisions().getFirst().getMatchedRules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getRuleId()).isEqualTo("first"));
  }

  @Test
  void problemsSayWhatIsWrong() {
    assertThatThrownBy(() -> client.newCancelInstanceCommand(4711).send().join())
        .satisfies(error -> assertProblem(error, 404))
        .hasMessageContaining("Command 'CANCEL' rejected with code 'NOT_FOUND'");
    assertThatThrownBy(() -> run("nobody-knows", Map.of()))
        .satisfies(error -> assertProblem(error, 404));
    assertThatThrownBy(
            () ->
                client
                    .newDeployResourceCommand()
                    .addResourceString("not a model", UTF_8, "broken.bpmn")
                    .send()
                    .join())
        .satisfies(error -> assertProblem(error, 400));
    assertThatThrownBy(
            () -> client.newCreateUserCommand().username("a").password("b").send().join())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(501);
              assertThat(problem.details().getDetail()).contains("does not serve POST /v2/users");
            });
  }

  /** Whoever is gone when his job comes: the job goes to the next at once. */
  @Test
  void pollWhoseConnectionBreaksLosesNoJob() throws Exception {
    deploy("broken-off", Models.oneJob("broken-off", "broken-off-work"));
    for (int i = 0; i < 5; i++) {
      try (Socket poller = new Socket("127.0.0.1", engine.restAddress().getPort())) {
        String body =
            "{\"type\":\"broken-off-work\",\"timeout\":3600000,\"maxJobsToActivate\":1,"
                + "\"requestTimeout\":60000}";
        poller
            .getOutputStream()
            .write(
                "POST /v2/jobs/activation HTTP/1.1\r\nHost: a\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(authorization(), body.length(), body)
                    .getBytes(UTF_8));
        await().until(() -> engine.awaitedJobTypes().contains("broken-off-work"));
        poller.setSoLinger(true, 0);
      }
      run("broken-off", Map.of());

      ActivatedJob job = takeOne("broken-off-work");
      assertThat(job.getRetries()).isEqualTo(3);
      complete(job);
    }
  }

  private static String authorization() throws Exception {
    StringBuilder header = new StringBuilder();
    engine
        .credentialsProvider()
        .applyCredentials(
            (name, value) -> {
              header.append(value);
            });
    return header.toString();
  }
}
