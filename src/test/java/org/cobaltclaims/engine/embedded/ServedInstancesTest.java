package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.grpc.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be done to an instance that runs. */
class ServedInstancesTest extends EngineTestCase {
  @Test
  void instanceWithResultAnswersWithItsVariables() {
    deploy("resulting", Models.oneJob("resulting", "resulting-work"));
    var result =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("resulting")
            .latestVersion()
            .variables(Map.of("in", 1))
            .withResult()
            .requestTimeout(PATIENCE)
            .send();
    ActivatedJob job = takeOne("resulting-work");
    client.newCompleteCommand(job).variables(Map.of("out", 2)).send().join();

    assertThat(result.join().getVariablesAsMap()).containsEntry("in", 1).containsEntry("out", 2);
  }

  @Test
  void variablesAreSetAndInstancesModified() {
    deploy("changed", Models.oneJob("changed", "changed-work"));
    ProcessInstanceEvent instance = run("changed", Map.of("x", 1));
    long key = instance.getProcessInstanceKey();
    ActivatedJob before = takeOne("changed-work");

    client.newSetVariablesCommand(key).variables(Map.of("x", 2)).send().join();
    client
        .newModifyProcessInstanceCommand(key)
        .activateElement("Task_Work")
        .and()
        .terminateElement(before.getElementInstanceKey())
        .send()
        .join();
    ActivatedJob after = takeOne("changed-work");

    assertThat(after.getKey()).isNotEqualTo(before.getKey());
    assertThat(after.getVariablesAsMap()).containsEntry("x", 2);
    assertThatThrownBy(() -> complete(before))
        .satisfies(error -> assertStatus(error, Status.Code.NOT_FOUND));
    complete(after);
  }

  @Test
  void runningInstanceMigratesToAnotherProcess() {
    deploy("old-way", Models.oneJob("old-way", "migrated-work"));
    DeploymentEvent target =
        client
            .newDeployResourceCommand()
            .addProcessModel(Models.oneJob("new-way", "migrated-work"), "new-way.bpmn")
            .send()
            .join();
    ProcessInstanceEvent instance = run("old-way", Map.of());

    client
        .newMigrateProcessInstanceCommand(instance.getProcessInstanceKey())
        .migrationPlan(target.getProcesses().getFirst().getProcessDefinitionKey())
        .addMappingInstruction("Task_Work", "Task_Work")
        .send()
        .join();

    ActivatedJob job = takeOne("migrated-work");
    assertThat(job.getBpmnProcessId()).isEqualTo("new-way");
    complete(job);
  }
}
