package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.grpc.Status;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What requests and jobs carry beside their variables, and what happens when a client goes. */
class ServedAttributesTest extends EngineTestCase {

  @Test
  void jobCarriesAllThatAWorkerMayAskFor() {
    deploy(
        "carrying",
        Bpmn.createExecutableProcess("carrying")
            .startEvent("Start")
            .serviceTask(
                "Task_Work",
                task -> task.zeebeJobType("carrying-work").zeebeTaskHeader("channel", "paper"))
            .endEvent("End")
            .done());
    ProcessInstanceEvent instance =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("carrying")
            .version(1)
            .variables(Map.of("needed", 1, "other", 2))
            .tags("family:K7", "level:2")
            .tenantId("<default>")
            .send()
            .join();
    assertThat(instance.getTags()).containsExactlyInAnyOrder("family:K7", "level:2");
    assertThat(instance.getTenantId()).isEqualTo("<default>");

    ActivatedJob job =
        client
            .newActivateJobsCommand()
            .jobType("carrying-work")
            .maxJobsToActivate(1)
            .timeout(PATIENCE)
            .workerName("tester")
            .fetchVariables("needed")
            .send()
            .join()
            .getJobs()
            .getFirst();

    assertThat(job.getKind()).isEqualTo(JobKind.BPMN_ELEMENT);
    assertThat(job.getListenerEventType()).isEqualTo(ListenerEventType.UNSPECIFIED);
    assertThat(job.getUserTask()).isNull();
    assertThat(job.getTags()).containsExactlyInAnyOrder("family:K7", "level:2");
    assertThat(job.getTenantId()).isEqualTo("<default>");
    assertThat(job.getWorker()).isEqualTo("tester");
    assertThat(job.getCustomHeaders()).containsEntry("channel", "paper");
    assertThat(job.getVariablesAsMap()).isEqualTo(Map.of("needed", 1));
    assertThat(job.getProcessInstanceKey()).isEqualTo(instance.getProcessInstanceKey());
    assertThat(job.getProcessDefinitionKey()).isEqualTo(instance.getProcessDefinitionKey());
    assertThat(job.getProcessDefinitionVersion()).isEqualTo(1);
    assertThat(job.getElementId()).isEqualTo("Task_Work");
    assertThat(job.getElementInstanceKey()).isPositive();
    assertThat(job.getRetries()).isEqualTo(3);
    assertThat(job.getDeadline()).isGreaterThan(engine.clock().millis());
    complete(job);
  }

  @Test
  void instanceStartsWhereItIsToldAndEndsWhereItIsTold() throws Exception {
    deploy(
        "coursed",
        Bpmn.createExecutableProcess("coursed")
            .startEvent("Start")
            .serviceTask("Task_First", task -> task.zeebeJobType("coursed-first"))
            .serviceTask("Task_Second", task -> task.zeebeJobType("coursed-second"))
            .serviceTask("Task_Third", task -> task.zeebeJobType("coursed-third"))
            .endEvent("End")
            .done());
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("coursed")
        .latestVersion()
        .startBeforeElement("Task_Second")
        .terminateAfterElement("Task_Second")
        .send()
        .join();

    complete(takeOne("coursed-second"));
    awaitIdle();

    assertThat(engine.state().finishedRoots()).containsEntry("coursed", 1L);
    assertThat(engine.state().elementActivations())
        .doesNotContainKey(new EngineState.Element("coursed", "Task_First"))
        .doesNotContainKey(new EngineState.Element("coursed", "Task_Third"));
  }

  @Test
  void anotherTenantIsRefused() {
    assertThatThrownBy(
            () ->
                client
                    .newPublishMessageCommand()
                    .messageName("any")
                    .correlationKey("K")
                    .tenantId("other")
                    .send()
                    .join())
        .satisfies(error -> assertStatus(error, Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void variablesSetLocallyDoNotLeaveTheirElement() {
    deploy("local", Models.oneJob("local", "local-work"));
    ProcessInstanceEvent instance = run("local", Map.of("x", 1));
    ActivatedJob job = takeOne("local-work");

    client
        .newSetVariablesCommand(job.getElementInstanceKey())
        .variables(Map.of("x", 2))
        .local(true)
        .send()
        .join();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .newVariableSearchRequest()
                            .filter(
                                filter ->
                                    filter
                                        .processInstanceKey(instance.getProcessInstanceKey())
                                        .name("x"))
                            .send()
                            .join()
                            .items())
                    .extracting(variable -> variable.getValue())
                    .containsExactlyInAnyOrder("1", "2"));
    complete(job);
  }

  @Test
  void streamOfAClientThatHasGoneTakesNoJob() {
    deploy("left", Models.oneJob("left", "left-work"));
    Queue<ActivatedJob> pushed = new ConcurrentLinkedQueue<>();
    AtomicInteger runs = new AtomicInteger();
    try (CamundaClient leaving = engine.newClient()) {
      leaving.newStreamJobsCommand().jobType("left-work").consumer(pushed::add).send();
      // Jobs from before the stream was open wait for a poll.
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                run("left", Map.of());
                runs.incrementAndGet();
                return !pushed.isEmpty();
              });
      await().atMost(PATIENCE).until(() -> pushed.size() + activatable("left-work") == runs.get());
    }
    run("left", Map.of());
    runs.incrementAndGet();

    pushed.forEach(EngineTestCase::complete);
    for (int done = pushed.size(); done < runs.get(); done++) {
      ActivatedJob job = takeOne("left-work");
      assertThat(job.getRetries()).isEqualTo(3);
      complete(job);
    }
  }

  private static int activatable(String type) {
    return engine.state().activatableJobs().getOrDefault(type, 0);
  }
}
