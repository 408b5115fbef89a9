package org.cobaltclaims.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.engine.embedded.EngineState.Incident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How workers get their jobs and what they may say about them. */
class ServedJobsTest extends EngineTestCase {
  @Test
  void pollIssuedBeforeTheJobExistsGetsIt() {
    deploy("long-poll", Models.oneJob("long-poll", "long-poll-work"));

    CamundaFuture<ActivateJobsResponse> poll = startPoll("long-poll-work");
    await().until(() -> engine.awaitedJobTypes().contains("long-poll-work"));
    run("long-poll", Map.of());

    ActivatedJob job = poll.join().getJobs().getFirst();
    assertThat(job.getBpmnProcessId()).isEqualTo("long-poll");
    assertThat(job.getTenantId()).isEqualTo("<default>");
    assertThat(job.getKind()).isEqualTo(JobKind.BPMN_ELEMENT);
    complete(job);
  }

  private static CamundaFuture<ActivateJobsResponse> startPoll(String type) {
    return client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(1)
        .timeout(PATIENCE)
        .requestTimeout(PATIENCE)
        .send();
  }

  @Test
  void pollThatFindsNothingEndsEmptyWhenItsTimeIsOver() {
    List<ActivatedJob> jobs =
        client
            .newActivateJobsCommand()
            .jobType("never")
            .maxJobsToActivate(1)
            .requestTimeout(Duration.ofMillis(50))
            .send()
            .join()
            .getJobs();

    assertThat(jobs).isEmpty();
    assertThat(engine.awaitedJobTypes()).doesNotContain("never");
  }

  @Test
  void pollOfAClientThatHasGoneTakesNoJob() {
    deploy("gone", Models.oneJob("gone", "gone-work"));
    try (CamundaClient leaving = engine.newClient()) {
      leaving
          .newActivateJobsCommand()
          .jobType("gone-work")
          .maxJobsToActivate(1)
          .requestTimeout(PATIENCE)
          .send();
      await().until(() -> engine.awaitedJobTypes().contains("gone-work"));
    }
    await().until(() -> !engine.awaitedJobTypes().contains("gone-work"));
    run("gone", Map.of());

    complete(takeOne("gone-work"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void workersWorkThroughManyInstances(boolean streaming) throws Exception {
    String id = "many-" + streaming;
    deploy(id, Models.oneJob(id, id + "-work"));
    int instances = 50;
    try (JobWorker worker =
        client
            .newWorker()
            .jobType(id + "-work")
            .handler((jobs, job) -> jobs.newCompleteCommand(job).send().join())
            .streamEnabled(streaming)
            .open()) {
      assertThat(worker.isOpen()).isTrue();
      for (int i = 0; i < instances; i++) {
        run(id, Map.of("n", i));
      }
      awaitIdle();
    }

    assertThat(engine.state().finishedRoots()).containsEntry(id, (long) instances);
    assertThat(engine.state().elementActivations())
        .containsEntry(new EngineState.Element(id, "Task_Work"), (long) instances);
  }

  @Test
  void failedJobIsTriedAgainWithItsRetriesAndVariables() {
    deploy("retried", Models.oneJob("retried", "retried-work"));
    run("retried", Map.of());

    ActivatedJob first = takeOne("retried-work");
    client
        .newFailCommand(first)
        .retries(2)
        .errorMessage("first try")
        .variables(Map.of("tried", 1))
        .send()
        .join();
    ActivatedJob second = takeOne("retried-work");

    assertThat(second.getKey()).isEqualTo(first.getKey());
    assertThat(second.getRetries()).isEqualTo(2);
    assertThat(second.getVariablesAsMap()).containsEntry("tried", 1);
    complete(second);
  }

  @Test
  void jobWithoutRetriesBecomesAnIncidentUntilItIsResolved() throws Exception {
    deploy("stuck", Models.oneJob("stuck", "stuck-work"));
    ProcessInstanceEvent instance = run("stuck", Map.of());
    ActivatedJob job = takeOne("stuck-work");

    client.newFailCommand(job).retries(0).errorMessage("gave up").send().join();
    awaitIdle();

    Incident incident = onlyIncidentOf("stuck");
    assertThat(incident.elementId()).isEqualTo("Task_Work");
    assertThat(incident.errorType()).isEqualTo("JOB_NO_RETRIES");
    assertThat(incident.processInstanceKey()).isEqualTo(instance.getProcessInstanceKey());
    assertThat(engine.state().failedJobs()).containsEntry("stuck-work", 1);

    client.newUpdateRetriesCommand(job).retries(1).send().join();
    client.newResolveIncidentCommand(incident.key()).send().join();
    complete(takeOne("stuck-work"));
    awaitIdle();
    assertThat(incidentsOf("stuck")).isEmpty();
    assertThat(engine.state().failedJobs()).doesNotContainKey("stuck-work");
  }

  private static Incident onlyIncidentOf(String process) {
    List<Incident> incidents = incidentsOf(process);
    assertThat(incidents).hasSize(1);
    return incidents.getFirst();
  }

  private static List<Incident> incidentsOf(String process) {
    return engine.state().openIncidents().stream()
        .filter(incident -> incident.processId().equals(process))
        .toList();
  }

  @Test
  void bpmnErrorIsCaughtByTheModel() {
    deploy("erring", Models.jobWithError("erring", "erring-work", "erring-correct"));
    run("erring", Map.of());

    client
        .newThrowErrorCommand(takeOne("erring-work"))
        .errorCode("CLAIM_INVALID")
        .variables(Map.of("problem", "NPI"))
        .send()
        .join();

    ActivatedJob correction = takeOne("erring-correct");
    assertThat(correction.getElementId()).isEqualTo("Task_Correct");
    complete(correction);
  }

  @Test
  void bpmnErrorThatNobodyCatchesIsAnIncident() throws Exception {
    deploy("uncaught", Models.oneJob("uncaught", "uncaught-work"));
    run("uncaught", Map.of());

    client.newThrowErrorCommand(takeOne("uncaught-work")).errorCode("UNKNOWN").send().join();
    awaitIdle();

    assertThat(onlyIncidentOf("uncaught").errorType()).isEqualTo("UNHANDLED_ERROR_EVENT");
    client.newResolveIncidentCommand(onlyIncidentOf("uncaught").key()).send().join();
    complete(takeOne("uncaught-work"));
  }

  @Test
  void timeoutOfAJobCanBeMoved() {
    deploy("slow", Models.oneJob("slow", "slow-work"));
    run("slow", Map.of());
    ActivatedJob job = takeOne("slow-work");

    client.newUpdateTimeoutCommand(job).timeout(Duration.ofHours(2)).send().join();

    complete(job);
  }
}
