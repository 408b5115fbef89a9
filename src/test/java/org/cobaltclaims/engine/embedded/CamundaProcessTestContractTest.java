package org.cobaltclaims.engine.embedded;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.CamundaAssert.assertThatDecision;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import io.camunda.process.test.api.assertions.DecisionSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cobaltclaims.testing.TestEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camunda's own process test library, in remote mode, with its assertions against this engine. */
class CamundaProcessTestContractTest {

  @RegisterExtension
  static final CamundaProcessTestExtension EXTENSION =
      new CamundaProcessTestExtension()
          .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
          .withRemoteCamundaClientBuilderFactory(() -> TestEngine.get().clientBuilder())
          .withRemoteCamundaMonitoringApiAddress(TestEngine.get().restAddress());

  /** Built once: the builder invents ids of sequence flows, and coverage counts them. */
  private static final BpmnModelInstance MAIN =
      Bpmn.createExecutableProcess("main")
          .startEvent("start")
          .serviceTask("prepare", task -> task.zeebeJobType("prepare"))
          .businessRuleTask(
              "decide", task -> task.zeebeCalledDecisionId("route").zeebeResultVariable("route"))
          .userTask(
              "review",
              task ->
                  task.zeebeUserTask()
                      .zeebeFormId("decide")
                      .zeebeCandidateGroups("reviewers")
                      .zeebeTaskPriority("77")
                      .zeebeTaskListener(l -> l.creating().type("review-creating"))
                      .zeebeTaskListener(l -> l.completing().type("review-completing")))
          .callActivity("call", call -> call.zeebeProcessId("child"))
          .receiveTask(
              "wait",
              task ->
                  task.message(
                      message -> message.name("reply").zeebeCorrelationKeyExpression("order")))
          .boundaryEvent("late", event -> event.timerWithDuration("PT1H"))
          .endEvent("endLate")
          .moveToActivity("wait")
          .endEvent("end")
          .done();

  private static final BpmnModelInstance CHILD =
      Bpmn.createExecutableProcess("child")
          .startEvent("childStart")
          .serviceTask("childWork", task -> task.zeebeJobType("child-work"))
          .endEvent("childEnd")
          .done();

  private CamundaClient client;
  private CamundaProcessTestContext context;

  private ProcessInstanceEvent startMain(String order) {
    client
        .newDeployResourceCommand()
        .addProcessModel(MAIN, "main.bpmn")
        .addProcessModel(CHILD, "child.bpmn")
        .addResourceBytes(Models.DECISION.getBytes(StandardCharsets.UTF_8), "route.dmn")
        .addResourceBytes(Models.FORM.getBytes(StandardCharsets.UTF_8), "decide.form")
        .send()
        .join();
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("main")
        .latestVersion()
        .variables(Map.of("level", 1, "order", order))
        .send()
        .join();
  }

  @Test
  void listenersDecisionsCalledProcessesAndMessagesAreSeen() {
    Queue<ActivatedJob> listenerJobs = new ConcurrentLinkedQueue<>();
    AtomicBoolean deny = new AtomicBoolean(true);
    client
        .newWorker()
        .jobType("review-creating")
        .handler(
            (jobs, job) -> {
              listenerJobs.add(job);
              jobs.newCompleteCommand(job)
                  .withResult(result -> result.forUserTask().correctAssignee("corrected"))
                  .send()
                  .join();
            })
        .open();
    client
        .newWorker()
        .jobType("review-completing")
        .handler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .withResult(
                        result ->
                            result.forUserTask().deny(deny.getAndSet(false), "the note is missing"))
                    .send()
                    .join())
        .open();
    context.mockJobWorker("prepare").thenComplete(Map.of("prepared", true));
    context.mockJobWorker("child-work").thenComplete();

    ProcessInstanceEvent instance = startMain("o-1");

    assertThatUserTask(UserTaskSelectors.byElementId("review"))
        .isCreated()
        .hasAssignee("corrected")
        .hasPriority(77)
        .hasCandidateGroups(List.of("reviewers"));
    assertThat(instance)
        .isActive()
        .hasCompletedElements("start", "prepare", "decide")
        .hasActiveElements("review")
        .hasVariable("route", "PRIMARY");
    assertThatDecision(DecisionSelectors.byId("route")).isEvaluated().hasOutput("PRIMARY");
    long task = listenerJobs.element().getUserTask().getUserTaskKey();
    client.newAssignUserTaskCommand(task).assignee("alice").send().join();
    assertThatUserTask(UserTaskSelectors.byElementId("review")).hasAssignee("alice");

    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task).send().join())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(409);
              assertThat(problem.details().getDetail()).contains("the note is missing");
            });
    context.completeUserTask("review", Map.of("approved", true));

    assertThat(instance)
        .hasCompletedElements("review", "call")
        .hasActiveElements("wait")
        .isWaitingForMessage("reply", "o-1")
        .hasVariable("approved", true);
    client
        .newPublishMessageCommand()
        .messageName("reply")
        .correlationKey("o-1")
        .timeToLive(Duration.ofMinutes(1))
        .send()
        .join();
    assertThat(instance)
        .isCompleted()
        .hasCompletedElements("wait", "end")
        .hasCorrelatedMessage("reply", "o-1")
        .hasNoActiveIncidents();
  }

  @Test
  void timerFiresWhenTimeIsIncreased() {
    for (String type : List.of("prepare", "child-work", "review-creating", "review-completing")) {
      context.mockJobWorker(type).thenComplete();
    }

    ProcessInstanceEvent instance = startMain("o-2");
    context.completeUserTask("review");
    assertThat(instance).hasActiveElements("wait");
    context.increaseTime(Duration.ofHours(1).plusSeconds(1));

    assertThat(instance)
        .isCompleted()
        .hasCompletedElements("late", "endLate")
        .hasTerminatedElements("wait");
  }

  @Test
  void incidentIsSeenAndTheInstanceCancelled() {
    client
        .newWorker()
        .jobType("prepare")
        .handler(
            (jobs, job) -> jobs.newFailCommand(job).retries(0).errorMessage("no way").send().join())
        .open();

    ProcessInstanceEvent instance = startMain("o-3");

    assertThat(instance).hasActiveIncidents().isActive();
    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join();
    assertThat(instance).isTerminated();
  }

  @Test
  void nothingOfAnotherTestIsThere() {
    assertThatThrownBy(
            () ->
                client
                    .newCreateInstanceCommand()
                    .bpmnProcessId("main")
                    .latestVersion()
                    .send()
                    .join())
        .hasMessageContaining("NOT_FOUND");
    assertThat(client.newProcessInstanceSearchRequest().send().join().items()).isEmpty();
  }
}
