package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.CorrelatedMessageSubscription;
import io.camunda.client.api.search.response.DecisionDefinitionType;
import io.camunda.client.api.search.response.DecisionInstance;
import io.camunda.client.api.search.response.DecisionInstanceState;
import io.camunda.client.api.search.response.Job;
import io.camunda.client.api.search.response.MessageSubscription;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be asked about user tasks, jobs, messages and decisions. */
class QueriedWorkTest extends QueryTestCase {

  @Test
  void userTaskIsCreatedOnlyWhenItsListenerLetsItBe() {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.waitingForPerson("asking", "decide"), "asking.bpmn")
        .addResourceStringUtf8(Models.FORM, "decide.form")
        .send()
        .join();
    long key = run("asking", Map.of("claim", "C-1")).getProcessInstanceKey();
    ActivatedJob listener = takeOne("asking-creating");
    eventually(() -> assertThat(task(key).getState()).isEqualTo(UserTaskState.CREATING));

    client
        .newCompleteCommand(listener)
        .withResult(result -> result.forUserTask().correctAssignee("ana").correctPriority(80))
        .send()
        .join();

    eventually(() -> assertThat(task(key).getAssignee()).isEqualTo("ana"));
    UserTask task = task(key);
    assertThat(task.getState()).isIn(UserTaskState.CREATED, UserTaskState.ASSIGNING);
    assertThat(task.getPriority()).isEqualTo(80);
    assertThat(task.getElementId()).isEqualTo("Task_Decide");
    assertThat(task.getCandidateGroups()).containsExactly("denials");
    long taskKey = task.getUserTaskKey();
    assertThat(client.newUserTaskGetRequest(taskKey).send().join().getPriority()).isEqualTo(80);
    assertThat(client.newUserTaskGetFormRequest(taskKey).send().join().getFormId())
        .isEqualTo("decide");
    assertThat(client.newUserTaskVariableSearchRequest(taskKey).send().join().items())
        .extracting(Variable::getName)
        .containsExactly("claim");
    assertThat(found("denials", "\"C-1\"")).hasSize(1);
    assertThat(found("appeals", "\"C-1\"")).isEmpty();
    assertThat(found("denials", "\"C-2\"")).isEmpty();

    client.newCancelInstanceCommand(key).send().join();
    eventually(() -> assertThat(task(key).getState()).isEqualTo(UserTaskState.CANCELED));
    assertThat(task(key).getCompletionDate()).isNotNull();
  }

  private static UserTask task(long instance) {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .sort(s -> s.creationDate().asc())
        .send()
        .join()
        .singleItem();
  }

  private static List<UserTask> found(String group, String claim) {
    return client
        .newUserTaskSearchRequest()
        .filter(
            f ->
                f.candidateGroup(group)
                    .priority(p -> p.gte(80))
                    .processInstanceVariables(Map.of("claim", claim)))
        .send()
        .join()
        .items();
  }

  @Test
  void jobsTellHowTheyWent() {
    deploy("jobs", Models.oneJob("jobs", "jobs-work"));
    long key = run("jobs", Map.of()).getProcessInstanceKey();
    ActivatedJob first = takeOne("jobs-work");
    eventually(() -> assertThat(job(key).getState()).isEqualTo(JobState.CREATED));

    client.newFailCommand(first).retries(2).errorMessage("busy").send().join();
    eventually(() -> assertThat(job(key).getState()).isEqualTo(JobState.FAILED));
    assertThat(job(key).getErrorMessage()).isEqualTo("busy");
    assertThat(job(key).hasFailedWithRetriesLeft()).isTrue();

    complete(takeOne("jobs-work"));
    eventually(() -> assertThat(job(key).getState()).isEqualTo(JobState.COMPLETED));
    assertThat(job(key).getEndTime()).isNotNull();
    assertThat(job(key).getKind()).isEqualTo(JobKind.BPMN_ELEMENT);
    assertThat(job(key).getElementId()).isEqualTo("Task_Work");
  }

  private static Job job(long instance) {
    return client
        .newJobSearchRequest()
        .filter(f -> f.processInstanceKey(instance).type("jobs-work"))
        .send()
        .join()
        .singleItem();
  }

  @Test
  void subscriptionWaitsUntilItsMessageComes() {
    deploy("receiving", Models.waitingForMessage("receiving", "era"));
    long key = run("receiving", Map.of("claim", "C-7")).getProcessInstanceKey();
    eventually(
        () ->
            assertThat(subscription(key).getMessageSubscriptionState())
                .isEqualTo(MessageSubscriptionState.CREATED));
    assertThat(subscription(key).getCorrelationKey()).isEqualTo("C-7");

    long message =
        client
            .newPublishMessageCommand()
            .messageName("era")
            .correlationKey("C-7")
            .send()
            .join()
            .getMessageKey();

    eventually(
        () ->
            assertThat(subscription(key).getMessageSubscriptionState())
                .isEqualTo(MessageSubscriptionState.CORRELATED));
    assertThat(correlated("era"))
        .extracting(
            CorrelatedMessageSubscription::getMessageKey,
            CorrelatedMessageSubscription::getElementId,
            CorrelatedMessageSubscription::getProcessInstanceKey)
        .containsExactly(tuple(message, "Message_Arrived", key));
  }

  private static MessageSubscription subscription(long instance) {
    return client
        .newMessageSubscriptionSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .sort(s -> s.lastUpdatedDate().asc())
        .send()
        .join()
        .singleItem();
  }

  private static List<CorrelatedMessageSubscription> correlated(String name) {
    return client
        .newCorrelatedMessageSubscriptionSearchRequest()
        .filter(f -> f.messageName(name))
        .sort(s -> s.correlationTime().asc())
        .send()
        .join()
        .items();
  }

  @Test
  void messageThatStartsAnInstanceIsTold() {
    deploy("begun", Models.startedByMessage("begun", "begun-work"));
    client
        .newPublishMessageCommand()
        .messageName("start-begun")
        .correlationKey("C-9")
        .send()
        .join();

    eventually(() -> assertThat(correlated("start-begun")).hasSize(1));
    CorrelatedMessageSubscription start = correlated("start-begun").getFirst();
    assertThat(start.getElementId()).isEqualTo("Start");
    assertThat(start.getElementInstanceKey()).isNull();
    eventually(
        () ->
            assertThat(
                    client
                        .newProcessInstanceGetRequest(start.getProcessInstanceKey())
                        .send()
                        .join()
                        .getProcessDefinitionId())
                .isEqualTo("begun"));
  }

  @Test
  void decisionTellsWhatWentInAndWhichRuleHeld() {
    client
        .newDeployResourceCommand()
        .addProcessModel(Models.deciding("deciding", "decided-work"), "deciding.bpmn")
        .addResourceStringUtf8(Models.DECISION, "route.dmn")
        .send()
        .join();
    long key = run("deciding", Map.of("level", 1)).getProcessInstanceKey();

    eventually(() -> assertThat(decisions(key)).hasSize(1));
    DecisionInstance found = decisions(key).getFirst();
    assertThat(found.getState()).isEqualTo(DecisionInstanceState.EVALUATED);
    assertThat(found.getDecisionDefinitionType()).isEqualTo(DecisionDefinitionType.DECISION_TABLE);
    DecisionInstance whole =
        client.newDecisionInstanceGetRequest(found.getDecisionInstanceId()).send().join();
    assertThat(whole.getResult()).isEqualTo("\"PRIMARY\"");
    assertThat(whole.getEvaluatedInputs().getFirst().getInputValue()).isEqualTo("1");
    assertThat(whole.getMatchedRules().getFirst().getRuleId()).isEqualTo("first");
    assertThat(whole.getMatchedRules().getFirst().getEvaluatedOutputs().getFirst().getOutputValue())
        .isEqualTo("\"PRIMARY\"");

    var definition =
        client
            .newDecisionDefinitionSearchRequest()
            .filter(f -> f.decisionDefinitionId("route"))
            .sort(s -> s.version().desc())
            .send()
            .join()
            .items()
            .getFirst();
    assertThat(definition.getDmnDecisionName()).isEqualTo("Route");
    assertThat(client.newDecisionDefinitionGetRequest(definition.getDecisionKey()).send().join())
        .isEqualTo(definition);
    assertThat(client.newDecisionDefinitionGetXmlRequest(definition.getDecisionKey()).send().join())
        .isEqualTo(Models.DECISION);
    long graph = definition.getDecisionRequirementsKey();
    assertThat(client.newDecisionRequirementsGetXmlRequest(graph).send().join())
        .isEqualTo(Models.DECISION);
    assertThat(
            client
                .newDecisionRequirementsSearchRequest()
                .filter(f -> f.decisionRequirementsName("Routing").decisionRequirementsKey(graph))
                .send()
                .join()
                .singleItem())
        .usingRecursiveComparison()
        .isEqualTo(client.newDecisionRequirementsGetRequest(graph).send().join());
  }

  private static List<DecisionInstance> decisions(long instance) {
    return client
        .newDecisionInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .send()
        .join()
        .items();
  }

  @Test
  void decisionAskedByItselfIsFoundToo() {
    client
        .newDeployResourceCommand()
        .addResourceStringUtf8(Models.DECISION, "route.dmn")
        .send()
        .join();
    long evaluation =
        client
            .newEvaluateDecisionCommand()
            .decisionId("route")
            .variables(Map.of("level", 3))
            .send()
            .join()
            .getDecisionInstanceKey();

    eventually(
        () ->
            assertThat(
                    client
                        .newDecisionInstanceSearchRequest()
                        .filter(f -> f.decisionInstanceKey(evaluation))
                        .send()
                        .join()
                        .singleItem()
                        .getResult())
                .isEqualTo("\"SECONDARY\""));
    assertThat(client.newDecisionInstanceGetRequest(evaluation + "-1").send().join().getState())
        .isEqualTo(DecisionInstanceState.EVALUATED);
    for (String unknown : List.of(evaluation + "-2", "none")) {
      assertThatThrownBy(() -> client.newDecisionInstanceGetRequest(unknown).send().join())
          .isInstanceOfSatisfying(
              ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(404));
    }
  }
}
