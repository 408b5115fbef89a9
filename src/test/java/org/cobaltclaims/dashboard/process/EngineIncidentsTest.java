package org.cobaltclaims.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.cobaltclaims.dashboard.ProcessIncidents.Incident;
import org.cobaltclaims.testing.TestEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What failed in a real engine is seen on the map. */
@Tag("process")
class EngineIncidentsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = TestEngine.camundaProcessTest();

  // Set by the extension.
  private CamundaClient client;

  @Test
  void aJobThatFailedTooOftenIsAnIncidentAtItsStep() {
    client
        .newDeployResourceCommand()
        .addResourceFile("bpmn/batch-transmission.bpmn")
        .addResourceFile("forms/find-acknowledgement.form")
        .send()
        .join();
    client
        .newPublishMessageCommand()
        .messageName("batch-created")
        .correlationKey("B1")
        .timeToLive(PATIENCE)
        .send()
        .join();
    client
        .newFailCommand(job("batch-build"))
        .retries(0)
        .errorMessage("IllegalStateException: no batch B1")
        .send()
        .join();

    EngineIncidents incidents = incidents(client);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(incidents.open("batch-transmission").orElseThrow())
                    .extracting(Incident::element, Incident::kind, Incident::message)
                    .containsExactly(
                        tuple(
                            "Task_BuildFile",
                            "JOB_NO_RETRIES",
                            "IllegalStateException: no batch B1")));
    assertThat(incidents.open("payer-claim")).contains(List.of());
  }

  private ActivatedJob job(String type) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .newActivateJobsCommand()
                    .jobType(type)
                    .maxJobsToActivate(1)
                    .send()
                    .join()
                    .getJobs(),
            jobs -> !jobs.isEmpty())
        .getFirst();
  }

  private static EngineIncidents incidents(CamundaClient client) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("client", client);
    return new EngineIncidents(beans.getBeanProvider(CamundaClient.class));
  }

  @Test
  void whereNoEngineIsNothingIsKnown() {
    assertThat(
            new EngineIncidents(
                    new StaticListableBeanFactory().getBeanProvider(CamundaClient.class))
                .open("payer-claim"))
        .isEmpty();
  }
}
