package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.CompleteUserTaskResponse;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do with user tasks: REST only, in either mode of the client. */
class UserTasksOverRestTest extends EngineTestCase {

  private static final BpmnModelInstance PLAIN =
      Bpmn.createExecutableProcess("plain")
          .startEvent("Start")
          .userTask("Task_Decide", task -> task.zeebeUserTask())
          .endEvent("End")
          .done();

  private static final BpmnModelInstance GUARDED =
      Bpmn.createExecutableProcess("guarded")
          .startEvent("Start")
          .userTask(
              "Task_Decide",
              task ->
                  task.zeebeUserTask()
                      .zeebeTaskListener(l -> l.assigning().type("guard-assigning"))
                      .zeebeTaskListener(l -> l.updating().type("guard-updating"))
                      .zeebeTaskListener(l -> l.completing().type("guard-completing")))
          .endEvent("End")
          .done();

  @BeforeAll
  static void deployModels() {
    deploy("plain", PLAIN);
    deploy("guarded", GUARDED);
  }

  private static long taskOf(String process) {
    long instance = run(process, Map.of()).getProcessInstanceKey();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .newUserTaskSearchRequest()
                    .filter(
                        filter -> filter.processInstanceKey(instance).state(UserTaskState.CREATED))
                    .send()
                    .join()
                    .items(),
            tasks -> tasks.size() == 1);
    return client
        .newUserTaskSearchRequest()
        .filter(filter -> filter.processInstanceKey(instance))
        .send()
        .join()
        .items()
        .getFirst()
        .getUserTaskKey();
  }

  private static void assertEventually(long task, Predicate<UserTask> condition) {
    await()
        .atMost(PATIENCE)
        .until(() -> client.newUserTaskGetRequest(task).send().join(), condition);
  }

  @Test
  void taskIsAssignedClaimedAndUnassigned() {
    long task = taskOf("plain");

    client.newAssignUserTaskCommand(task).assignee("alice").send().join();
    assertEventually(task, known -> "alice".equals(known.getAssignee()));
    client.newAssignUserTaskCommand(task).assignee("bob").send().join();
    assertEventually(task, known -> "bob".equals(known.getAssignee()));

    assertThatThrownBy(
            () ->
                client
                    .newAssignUserTaskCommand(task)
                    .assignee("carol")
                    .allowOverride(false)
                    .send()
                    .join())
        .satisfies(error -> assertProblem(error, 409));
    client.newUnassignUserTaskCommand(task).send().join();
    assertEventually(task, known -> known.getAssignee() == null);
    client.newAssignUserTaskCommand(task).assignee("carol").allowOverride(false).send().join();
    assertEventually(task, known -> "carol".equals(known.getAssignee()));
  }

  @Test
  void attributesAreChangedOneByOneAndCleared() {
    long task = taskOf("plain");

    client
        .newUpdateUserTaskCommand(task)
        .dueDate("2026-12-01T00:00:00Z")
        .candidateGroups("denials", "managers")
        .priority(90)
        .send()
        .join();
    assertEventually(
        task,
        known ->
            known.getPriority() == 90
                && known.getDueDate() != null
                && known.getCandidateGroups().equals(List.of("denials", "managers")));
    client.newUpdateUserTaskCommand(task).clearDueDate().candidateUsers("pat").send().join();

    assertEventually(
        task,
        known ->
            known.getDueDate() == null
                && known.getCandidateUsers().equals(List.of("pat"))
                && known.getPriority() == 90);
    assertThatThrownBy(() -> client.newUpdateUserTaskCommand(task).send().join())
        .satisfies(error -> assertProblem(error, 400));
  }

  @Test
  void completedTaskTakesItsVariablesAlongAndIsGone() throws Exception {
    long task = taskOf("plain");

    client.newCompleteUserTaskCommand(task).variables(Map.of("decision", "APPEAL")).send().join();
    awaitIdle();

    assertEventually(task, known -> known.getState() == UserTaskState.COMPLETED);
    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(task).send().join())
        .satisfies(error -> assertProblem(error, 404))
        .hasMessageContaining("NOT_FOUND");
    assertThatThrownBy(() -> client.newAssignUserTaskCommand(task).assignee("a").send().join())
        .satisfies(error -> assertProblem(error, 404));
  }

  @Test
  void answerWaitsForTheListenersAndTellsTheReasonOfADenial() {
    long task = taskOf("guarded");

    CamundaFuture<CompleteUserTaskResponse> first =
        client.newCompleteUserTaskCommand(task).action("decide").send();
    ActivatedJob guard = takeOne("guard-completing");
    assertThat(guard.getListenerEventType()).isEqualTo(ListenerEventType.COMPLETING);
    assertThat(guard.getUserTask().getAction()).isEqualTo("decide");
    assertThat(guard.getUserTask().getUserTaskKey()).isEqualTo(task);
    client
        .newCompleteCommand(guard)
        .withResult(result -> result.forUserTask().deny(true, "the claim was voided"))
        .send()
        .join();
    assertThatThrownBy(first::join)
        .satisfies(error -> assertProblem(error, 409))
        .hasMessageContaining("the claim was voided");

    CamundaFuture<CompleteUserTaskResponse> second = client.newCompleteUserTaskCommand(task).send();
    complete(takeOne("guard-completing"));
    second.join();
    assertEventually(task, known -> known.getState() == UserTaskState.COMPLETED);
  }

  @Test
  void listenersCorrectAssignmentsAndUpdates() {
    long task = taskOf("guarded");

    var assignment = client.newAssignUserTaskCommand(task).assignee("alice").send();
    ActivatedJob assigning = takeOne("guard-assigning");
    assertThat(assigning.getUserTask().getAction()).isEqualTo("assign");
    assertThat(assigning.getUserTask().getChangedAttributes()).containsExactly("assignee");
    client
        .newCompleteCommand(assigning)
        .withResult(result -> result.forUserTask().correctAssignee("bob").correctPriority(60))
        .send()
        .join();
    assignment.join();
    assertEventually(task, known -> "bob".equals(known.getAssignee()) && known.getPriority() == 60);

    var update = client.newUpdateUserTaskCommand(task).priority(70).action("raise").send();
    ActivatedJob updating = takeOne("guard-updating");
    assertThat(updating.getUserTask().getAction()).isEqualTo("raise");
    assertThat(updating.getUserTask().getChangedAttributes()).containsExactly("priority");
    complete(updating);
    update.join();
    assertEventually(task, known -> known.getPriority() == 70);
  }
}
