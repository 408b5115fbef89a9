package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ManualTask;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.Resumption;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineState.Element;
import org.cobaltclaims.engine.embedded.LiveInstances;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An engine goes with claims at every stage; another one takes the database over, and one with a
 * changed model after it: every instance rests where it rested, with the same timers, and no task
 * has changed.
 */
class ResumeTest {

  /** The day of timers that never fire. */
  private static final String NEVER = "2199-12-31";

  private static final int CLAIMS = 24;

  /** One by which so few claims hold a rejection, a denial and an ERA that does not balance. */
  private static final long SEED = 52;

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path data;

  /** What has to be the same afterwards. */
  private record Scene(
      Instant now, Set<String> elements, List<String> places, List<String> timers, String tasks) {}

  @Test
  void everyInstanceIsResumedWhereItWas() throws Exception {
    new SamplePractice(data, Plan.standard(SEED, CLAIMS), FIRST).writeSettings();
    Set<String> elements = new HashSet<>();
    Instant now = Demonstration.openingOf(FIRST);
    Scene before = null;
    for (int days : List.of(3, 11, 45)) {
      try (ResumedApplication application = ResumedApplication.start(data, now, SEED)) {
        if (before != null) {
          application.untilNothingMoves();
          same(before, scene(application));
        }
        before = after(days, application);
        elements.addAll(before.elements());
        now = before.now();
        // Nothing is written at the end; CrashTest ends by SIGKILL.
      }
    }
    try (ResumedApplication application = ResumedApplication.start(data, now, SEED)) {
      application.untilNothingMoves();
      same(before, scene(application));
      assertThat(Proof.ofInstances(application.jdbc(), application.instances())).isEmpty();
      withAChangedModel(application, before);
    }
    assertThat(elements)
        .contains(
            "Receive_FileAnswer",
            "Receive_Acknowledgement",
            "Receive_Remittance",
            "UserTask_CorrectRejection",
            "UserTask_WorkDenial",
            "UserTask_EraOutOfBalance");
  }

  /** Lets days pass; then somebody takes a task. */
  private Scene after(int days, ResumedApplication application) throws Exception {
    DemoState state =
        DemoState.load(data).orElseGet(() -> new DemoState(SEED, CLAIMS, Plan.WEEK, FIRST, FIRST));
    new Demonstration(
            data,
            state,
            application.bean(Settling.class),
            application.bean(EmbeddedEngine.class),
            Demonstration.Office.EMPTY,
            application.jdbc())
        .run(days, (day, settled) -> {});
    application
        .jdbc()
        .sql("UPDATE task SET assignee = 'anna' WHERE state = 'OPEN' AND kind <> 'WORK_DENIAL'")
        .update();
    return scene(application);
  }

  private static Scene scene(ResumedApplication application) {
    List<String> places = new ArrayList<>();
    List<String> timers = new ArrayList<>();
    Set<String> elements = new HashSet<>();
    LiveInstances instances = application.instances();
    for (LiveInstances.Place place : instances.places()) {
      elements.add(place.element());
      places.add(
          "%s %s %s".formatted(place.process(), place.element(), new TreeMap<>(place.variables())));
    }
    for (LiveInstances.Timer timer : instances.timers()) {
      if (timer.due().toString().startsWith(NEVER)) {
        // Stands for "no date": whether somebody was asked before is in the tasks.
        continue;
      }
      timers.add(
          "%s %s %s %s"
              .formatted(
                  timer.process(), timer.element(), timer.due(), new TreeMap<>(timer.variables())));
    }
    return new Scene(
        application.bean(EmbeddedEngine.class).clock().instant(),
        elements,
        places.stream().sorted().toList(),
        timers.stream().sorted().toList(),
        tasks(application.jdbc()));
  }

  private static String tasks(JdbcClient jdbc) {
    List<String> rows = new ArrayList<>();
    jdbc.sql("SELECT * FROM task ORDER BY id")
        .query()
        .listOfRows()
        .forEach(row -> rows.add(new TreeMap<>(row).toString()));
    return String.join("\n", rows);
  }

  private static void same(Scene before, Scene after) {
    assertThat(after.tasks()).isEqualTo(before.tasks());
    assertThat(after.places()).isEqualTo(before.places());
    assertThat(after.timers()).isEqualTo(before.timers());
  }

  /** A new version of the root's model, and a resume of everything into it. */
  private void withAChangedModel(ResumedApplication application, Scene before) throws Exception {
    EmbeddedEngine engine = application.bean(EmbeddedEngine.class);
    Element added = new Element(ProcessNames.ClaimFamily.ID, "Task_Added");
    deploy(application.bean(CamundaClient.class));
    int open =
        application
            .jdbc()
            .sql("SELECT COUNT(*) FROM claim_family WHERE state = 'OPEN'")
            .query(Integer.class)
            .single();
    assertThat(open).isPositive();

    application.bean(Resumption.class).ask(true, false);

    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (engine.state().elementActivations().getOrDefault(added, 0L) < open
        && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    application.untilNothingMoves();
    assertThat(engine.state().elementActivations()).containsEntry(added, (long) open);
    same(before, scene(application));
    assertThat(Proof.ofInstances(application.jdbc(), application.instances())).isEmpty();
  }

  /** Models that call each other are bound to their own deployment, so all go together. */
  private static void deploy(CamundaClient client) throws IOException {
    DeployResourceCommandStep2 deployment =
        client.newDeployResourceCommand().addProcessModel(withATaskMore(), "claim-family.bpmn");
    for (String folder : List.of("bpmn", "forms")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.toList()) {
          if (!file.endsWith("claim-family.bpmn")) {
            deployment = deployment.addResourceFile(file.toString());
          }
        }
      }
    }
    deployment.requestTimeout(PATIENCE).send().join();
  }

  private static BpmnModelInstance withATaskMore() {
    BpmnModelInstance model = Bpmn.readModelFromFile(Path.of("bpmn/claim-family.bpmn").toFile());
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    FlowNode start = model.getModelElementById("StartEvent_FamilyOpened");
    SequenceFlow flow = start.getOutgoing().iterator().next();
    FlowNode next = flow.getTarget();
    ManualTask added = model.newInstance(ManualTask.class);
    added.setId("Task_Added");
    process.addChildElement(added);
    next.getIncoming().remove(flow);
    flow.setTarget(added);
    added.getIncoming().add(flow);
    SequenceFlow on = model.newInstance(SequenceFlow.class);
    on.setId("Flow_Added");
    process.addChildElement(on);
    on.setSource(added);
    on.setTarget(next);
    added.getOutgoing().add(on);
    next.getIncoming().add(on);
    return model;
  }
}
