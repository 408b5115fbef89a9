package org.cobaltclaims.engine.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cobaltclaims.engine.embedded.record.EngineRecord;
import org.junit.jupiter.api.Test;

/** Deployments, messages and the life of process instances. */
class ServedProcessesTest extends EngineTestCase {
  @Test
  void processDecisionAndFormAreDeployedTogether() {
    DeploymentEvent deployment =
        client
            .newDeployResourceCommand()
            .addProcessModel(Models.oneJob("deployed", "deployed-work"), "deployed.bpmn")
            .addResourceString(Models.DECISION, UTF_8, "routing.dmn")
            .addResourceString(Models.FORM, UTF_8, "decide.form")
            .send()
            .join();

    assertThat(deployment.getProcesses())
        .singleElement()
        .satisfies(process -> assertThat(process.getBpmnProcessId()).isEqualTo("deployed"));
    assertThat(deployment.getDecisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.getDmnDecisionId()).isEqualTo("route"));
    assertThat(deployment.getDecisionRequirements()).hasSize(1);
    assertThat(deployment.getForm())
        .singleElement()
        .satisfies(form -> assertThat(form.getFormId()).isEqualTo("decide"));
  }

  @Test
  void brokenModelIsRefusedAsInvalid() {
    assertThatThrownBy(
            () ->
                client
                    .newDeployResourceCommand()
                    .addResourceString("<no-bpmn/>", UTF_8, "broken.bpmn")
                    .send()
                    .join())
        .satisfies(error -> assertStatus(error, Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void startMessageWithoutTimeToLiveStartsOneInstancePerKey() throws Exception {
    deploy("single", Models.startedByMessage("single", "single-work"));

    for (int i = 0; i < 2; i++) {
      publishStart("single", "K1", Duration.ZERO);
    }
    publishStart("single", "K2", Duration.ZERO);
    List<ActivatedJob> jobs = take("single-work");

    assertThat(jobs).hasSize(2);
    jobs.forEach(EngineTestCase::complete);
    awaitIdle();
    assertThat(engine.state().finishedRoots()).containsEntry("single", 2L);
    assertThat(engine.state().runningRoots()).doesNotContainKey("single");
  }

  private static void publishStart(String process, String key, Duration timeToLive) {
    client
        .newPublishMessageCommand()
        .messageName(Models.MESSAGE + "-" + process)
        .correlationKey(key)
        .timeToLive(timeToLive)
        .variables(Map.of("claim", key))
        .send()
        .join();
  }

  @Test
  void messagePublishedTwiceUnderOneIdAlreadyExists() {
    client
        .newPublishMessageCommand()
        .messageName("twice")
        .correlationKey("K")
        .messageId("M1")
        .timeToLive(Duration.ofHours(1))
        .send()
        .join();

    assertThatThrownBy(
            () ->
                client
                    .newPublishMessageCommand()
                    .messageName("twice")
                    .correlationKey("K")
                    .messageId("M1")
                    .timeToLive(Duration.ofHours(1))
                    .send()
                    .join())
        .satisfies(error -> assertStatus(error, Status.Code.ALREADY_EXISTS));
  }

  @Test
  void callActivityMapsVariablesInAndOut() throws Exception {
    deploy("child", Models.oneJob("child", "child-work"));
    deploy("parent", Models.calling("parent", "child", "parent-after"));
    run("parent", Map.of("claim", "C1", "secret", "stays"));

    ActivatedJob inChild = takeOne("child-work");
    assertThat(inChild.getVariablesAsMap()).isEqualTo(Map.of("childClaim", "C1"));
    client.newCompleteCommand(inChild).variables(Map.of("outcome", "PAID")).send().join();
    ActivatedJob after = takeOne("parent-after");

    assertThat(after.getVariablesAsMap()).containsEntry("childOutcome", "PAID");
    complete(after);
    awaitIdle();
    assertThat(engine.state().finishedRoots()).containsKey("parent").doesNotContainKey("child");
  }

  @Test
  void businessRuleTaskTakesItsDecisionFromTheTable() {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.deciding("deciding", "deciding-work"), "deciding.bpmn")
        .addResourceString(Models.DECISION, UTF_8, "routing.dmn")
        .send()
        .join();
    run("deciding", Map.of("level", 2));

    ActivatedJob job = takeOne("deciding-work");
    assertThat(job.getVariablesAsMap()).containsEntry("route", "SECONDARY");
    complete(job);
    assertThat(
            client
                .newEvaluateDecisionCommand()
                .decisionId("route")
                .variables(Map.of("level", 1))
                .send()
                .join()
                .getDecisionOutput())
        .isEqualTo("\"PRIMARY\"");
  }

  @Test
  void userTaskWaitsForAPersonAfterItsListenerCorrectedIt() throws Exception {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.waitingForPerson("person", "decide"), "person.bpmn")
        .addResourceString(Models.FORM, UTF_8, "decide.form")
        .send()
        .join();
    ProcessInstanceEvent instance = run("person", Map.of());

    ActivatedJob listener = takeOne("person-creating");
    assertThat(listener.getKind()).isEqualTo(JobKind.TASK_LISTENER);
    assertThat(listener.getListenerEventType()).isEqualTo(ListenerEventType.CREATING);
    assertThat(listener.getUserTask().getCandidateGroups()).containsExactly("denials");
    assertThat(listener.getUserTask().getFormKey()).isPositive();
    assertThat(listener.getUserTask().getUserTaskKey()).isPositive();
    List<UserTaskSeen> seen = new CopyOnWriteArrayList<>();
    engine.listen(event -> UserTaskSeen.of(event).ifPresent(seen::add));
    client
        .newCompleteCommand(listener)
        .withResult(result -> result.forUserTask().correctAssignee("pat").correctPriority(80))
        .send()
        .join();
    awaitIdle();

    assertThat(seen)
        .contains(new UserTaskSeen(instance.getProcessInstanceKey(), "CREATED", "pat", 80));
    assertThat(engine.state().runningRoots()).containsEntry("person", 1);
    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join();
    awaitIdle();
    assertThat(engine.state().runningRoots()).doesNotContainKey("person");
  }

  private record UserTaskSeen(long processInstance, String intent, String assignee, int priority) {
    static Optional<UserTaskSeen> of(EngineRecord event) {
      return event.value() instanceof UserTaskRecord task
          ? Optional.of(
              new UserTaskSeen(
                  task.getProcessInstanceKey(),
                  event.intent().name(),
                  task.getAssignee(),
                  task.getPriority()))
          : Optional.empty();
    }
  }

  @Test
  void messageReachesTheInstanceThatWaitsForItsKey() throws Exception {
    deploy("correlated", Models.waitingForMessage("correlated", "remittance-arrived"));
    run("correlated", Map.of("claim", "A"));
    run("correlated", Map.of("claim", "B"));

    client
        .newPublishMessageCommand()
        .messageName("remittance-arrived")
        .correlationKey("B")
        .timeToLive(Duration.ofMinutes(5))
        .send()
        .join();
    awaitIdle();

    assertThat(engine.state().finishedRoots()).containsEntry("correlated", 1L);
    assertThat(engine.state().runningRoots()).containsEntry("correlated", 1);
  }

  @Test
  void signalStartsWhatListensForIt() {
    deploy(
        "signalled",
        Bpmn.createExecutableProcess("signalled")
            .startEvent("Start")
            .signal("day-ended")
            .serviceTask("Task_Work", task -> task.zeebeJobType("signalled-work"))
            .endEvent("End")
            .done());

    client.newBroadcastSignalCommand().signalName("day-ended").send().join();

    complete(takeOne("signalled-work"));
  }

  @Test
  void deletedProcessCannotBeStarted() {
    DeploymentEvent deployment =
        client
            .newDeployResourceCommand()
            .addProcessModel(Models.oneJob("deleted", "deleted-work"), "deleted.bpmn")
            .send()
            .join();

    client
        .newDeleteResourceCommand(deployment.getProcesses().getFirst().getProcessDefinitionKey())
        .send()
        .join();

    assertThatThrownBy(() -> run("deleted", Map.of()))
        .satisfies(error -> assertStatus(error, Status.Code.NOT_FOUND));
  }
}
