package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import io.camunda.client.api.search.response.Variable;
import io.camunda.client.api.statistics.response.ProcessElementStatistics;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be asked about definitions, process instances, elements, variables and incidents. */
class QueriedInstancesTest extends QueryTestCase {

  @Test
  void definitionsAreFoundByVersionAndShowTheirXml() {
    deploy("versioned", Models.oneJob("versioned", "versioned-work"));
    deploy("versioned", Models.oneJob("versioned", "versioned-other"));

    eventually(
        () ->
            assertThat(definitions("versioned"))
                .extracting(ProcessDefinition::getVersion)
                .containsExactly(2, 1));
    ProcessDefinition latest =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.processDefinitionId("versioned").isLatestVersion(true))
            .send()
            .join()
            .singleItem();
    assertThat(latest.getVersion()).isEqualTo(2);
    assertThat(latest.getResourceName()).isEqualTo("versioned.bpmn");
    long key = latest.getProcessDefinitionKey();
    assertThat(client.newProcessDefinitionGetRequest(key).send().join()).isEqualTo(latest);
    assertThat(client.newProcessDefinitionGetXmlRequest(key).send().join())
        .contains("versioned-other")
        .startsWith("<?xml");
  }

  private static List<ProcessDefinition> definitions(String id) {
    return client
        .newProcessDefinitionSearchRequest()
        .filter(f -> f.processDefinitionId(id))
        .sort(s -> s.version().desc())
        .send()
        .join()
        .items();
  }

  @Test
  void startFormIsFoundWithItsProcess() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("with-form")
                .startEvent("Start")
                .zeebeFormId("decide")
                .endEvent("End")
                .done(),
            "with-form.bpmn")
        .addResourceStringUtf8(Models.FORM, "decide.form")
        .send()
        .join();

    eventually(() -> assertThat(definitions("with-form")).hasSize(1));
    ProcessDefinition definition = definitions("with-form").getFirst();
    assertThat(definition.getHasStartForm()).isTrue();
    assertThat(
            client
                .newProcessDefinitionGetFormRequest(definition.getProcessDefinitionKey())
                .send()
                .join()
                .getFormId())
        .isEqualTo("decide");
  }

  @Test
  void instanceRunsAndCompletes() {
    deploy("followed", Models.oneJob("followed", "followed-work"));
    long key = run("followed", Map.of("claim", "C-1")).getProcessInstanceKey();
    ActivatedJob job = takeOne("followed-work");

    eventually(() -> assertThat(instance(key).getState()).isEqualTo(ProcessInstanceState.ACTIVE));
    assertThat(instance(key).getProcessDefinitionId()).isEqualTo("followed");
    assertThat(instance(key).getParentProcessInstanceKey()).isNull();
    assertThat(instance(key).getEndDate()).isNull();
    assertThat(elements(key))
        .extracting(ElementInstance::getElementId, ElementInstance::getState)
        .containsExactly(
            tuple("Start", ElementInstanceState.COMPLETED),
            tuple("Task_Work", ElementInstanceState.ACTIVE));

    complete(job);

    eventually(
        () -> assertThat(instance(key).getState()).isEqualTo(ProcessInstanceState.COMPLETED));
    assertThat(instance(key).getEndDate()).isAfterOrEqualTo(instance(key).getStartDate());
    assertThat(elements(key)).extracting(ElementInstance::getElementId).contains("End");
    assertThat(flows(key)).hasSize(2);
    ElementInstance task = elements(key).get(1);
    assertThat(task.getType()).isEqualTo(ElementInstanceType.SERVICE_TASK);
    assertThat(client.newElementInstanceGetRequest(task.getElementInstanceKey()).send().join())
        .isEqualTo(task);
    assertThat(
            client.newProcessInstanceElementStatisticsRequest(key).send().join().stream()
                .map(ProcessElementStatistics::getElementId))
        .containsExactlyInAnyOrder("Start", "Task_Work", "End");
  }

  private static ProcessInstance instance(long key) {
    return client.newProcessInstanceGetRequest(key).send().join();
  }

  private static List<ElementInstance> elements(long instance) {
    return client
        .newElementInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .sort(s -> s.startDate().asc())
        .send()
        .join()
        .items();
  }

  private static List<String> flows(long instance) {
    return client.newProcessInstanceSequenceFlowsRequest(instance).send().join().stream()
        .map(ProcessInstanceSequenceFlow::getElementId)
        .toList();
  }

  @Test
  void variablesAreFoundByScopeNameAndValueAndLongOnesAreShortened() {
    deploy("variables", Models.oneJob("variables", "variables-work"));
    String text = "x".repeat(10_000);
    long key =
        run("variables", Map.of("payer", "P1", "level", 2, "text", text)).getProcessInstanceKey();

    eventually(() -> assertThat(variables(key)).hasSize(3));
    Variable payer =
        client
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(key).name("payer").value("\"P1\""))
            .send()
            .join()
            .singleItem();
    assertThat(payer.getScopeKey()).isEqualTo(key);
    Variable shortened =
        variables(key).stream().filter(Variable::isTruncated).findFirst().orElseThrow();
    assertThat(shortened.getValue()).hasSizeLessThan(text.length());
    assertThat(client.newVariableGetRequest(shortened.getVariableKey()).send().join().getValue())
        .isEqualTo("\"" + text + "\"");
    assertThat(
            client
                .newVariableSearchRequest()
                .filter(f -> f.processInstanceKey(key).name("text"))
                .withFullValues()
                .send()
                .join()
                .singleItem()
                .getValue())
        .isEqualTo("\"" + text + "\"");
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(
                    f -> f.processDefinitionId("variables").variables(Map.of("payer", "\"P1\"")))
                .send()
                .join()
                .items())
        .hasSize(1);
  }

  private static List<Variable> variables(long instance) {
    return client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .send()
        .join()
        .items();
  }

  @Test
  void incidentInCalledInstanceIsToldAtEveryLevelAndGoesWhenResolved() {
    deploy("called", Models.oneJob("called", "called-work"));
    deploy("calling", Models.calling("calling", "called", "after-call"));
    long parent = run("calling", Map.of("claim", 1)).getProcessInstanceKey();
    ActivatedJob job = takeOne("called-work");
    client.newFailCommand(job).retries(0).errorMessage("no answer").send().join();

    eventually(() -> assertThat(openIncidents(parent)).hasSize(1));
    Incident incident = openIncidents(parent).getFirst();
    long child = incident.getProcessInstanceKey();
    assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.JOB_NO_RETRIES);
    assertThat(incident.getErrorMessage()).isEqualTo("no answer");
    assertThat(incident.getJobKey()).isEqualTo(job.getKey());
    assertThat(instance(parent).getHasIncident()).isTrue();
    assertThat(instance(child).getHasIncident()).isTrue();
    assertThat(instance(child).getParentProcessInstanceKey()).isEqualTo(parent);
    assertThat(
            client.newProcessInstanceGetCallHierarchyRequest(child).send().join().stream()
                .map(entry -> entry.getProcessInstanceKey()))
        .containsExactly(parent, child);
    assertThat(elements(child).get(1).getIncidentKey()).isEqualTo(incident.getIncidentKey());
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.errorMessage(m -> m.like("no*")).hasIncident(true))
                .send()
                .join()
                .items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactly(child);

    client.newUpdateRetriesCommand(job).retries(1).send().join();
    client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();

    eventually(
        () ->
            assertThat(
                    client
                        .newIncidentGetRequest(incident.getIncidentKey())
                        .send()
                        .join()
                        .getState())
                .isEqualTo(IncidentState.RESOLVED));
    assertThat(instance(parent).getHasIncident()).isFalse();
  }

  private static List<Incident> openIncidents(long instance) {
    return client.newIncidentsByProcessInstanceSearchRequest(instance).send().join().items();
  }

  @Test
  void statisticsOfDefinitionCountItsInstances() {
    deploy("counted", Models.oneJob("counted", "counted-work"));
    run("counted", Map.of());
    long cancelled = run("counted", Map.of()).getProcessInstanceKey();
    client.newCancelInstanceCommand(cancelled).send().join();
    eventually(() -> assertThat(definitions("counted")).hasSize(1));
    long definition = definitions("counted").getFirst().getProcessDefinitionKey();

    eventually(
        () ->
            assertThat(statistics(definition))
                .extracting(
                    ProcessElementStatistics::getElementId,
                    ProcessElementStatistics::getActive,
                    ProcessElementStatistics::getCanceled,
                    ProcessElementStatistics::getCompleted)
                .containsExactlyInAnyOrder(
                    tuple("Start", 0L, 0L, 2L), tuple("Task_Work", 1L, 1L, 0L)));
  }

  private static List<ProcessElementStatistics> statistics(long definition) {
    return client.newProcessDefinitionElementStatisticsRequest(definition).send().join();
  }

  @Test
  void tagsFindInstances() {
    deploy("tagged", Models.oneJob("tagged", "tagged-work"));
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("tagged")
        .latestVersion()
        .tags("payer:P1", "level:2")
        .send()
        .join();
    run("tagged", Map.of());

    eventually(
        () ->
            assertThat(
                    client
                        .newProcessInstanceSearchRequest()
                        .filter(f -> f.processDefinitionId("tagged").tags("payer:P1"))
                        .send()
                        .join()
                        .singleItem()
                        .getTags())
                .containsExactlyInAnyOrder("payer:P1", "level:2"));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> instance(4711))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(404);
              assertThat(problem.details().getDetail()).contains("4711");
            });
  }
}
