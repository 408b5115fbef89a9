package org.cobaltclaims.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance;
import org.cobaltclaims.engine.ProcessNames.BatchTransmission;
import org.cobaltclaims.engine.ProcessNames.ClaimFamily;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.engine.ProcessNames.PayerClaim;
import org.cobaltclaims.engine.ProcessNames.RemittanceIntake;
import org.cobaltclaims.engine.ProcessNames.SecondaryClaim;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineOptions;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The application's processes on an engine of their own, with workers that only answer what leads a
 * family of two payers through, and with the messages that would come. There is no database.
 */
final class BareProcesses implements AutoCloseable {

  private static final String DUE = "2199-12-31T00:00:00Z";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int PAYERS = 2;

  /** As in a file, and as an ERA of the simulated payers has about. */
  private static final int CLAIMS_OF_A_FILE = 500;

  /** Fewer than the engine takes at a time. */
  private static final int MESSAGES_AT_ONCE = 200;

  private final EmbeddedEngine engine;
  private final CamundaClient client;
  private final List<AutoCloseable> workers = new ArrayList<>();

  /** How many payers of all families have decided. */
  private volatile int decided;

  private BareProcesses(EmbeddedEngine engine) {
    this.engine = engine;
    // As the application's own, see application.yml.
    client = engine.clientBuilder().numJobWorkerExecutionThreads(4).build();
  }

  static BareProcesses start() throws IOException {
    BareProcesses processes = new BareProcesses(EmbeddedEngine.start(EngineOptions.defaults()));
    processes.deploy();
    processes.work();
    return processes;
  }

  private void deploy() throws IOException {
    PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    DeployResourceCommandStep2 deployment = null;
    for (String pattern :
        List.of("classpath*:/bpmn/*.bpmn", "classpath*:/bpmn/*.dmn", "classpath*:/forms/*.form")) {
      for (Resource resource : resources.getResources(pattern)) {
        byte[] bytes = resource.getContentAsByteArray();
        String name = String.valueOf(resource.getFilename());
        deployment =
            deployment == null
                ? client.newDeployResourceCommand().addResourceBytes(bytes, name)
                : deployment.addResourceBytes(bytes, name);
      }
    }
    if (deployment == null) {
      throw new IllegalStateException("there are no models on the class path");
    }
    deployment.requestTimeout(Duration.ofMinutes(1)).send().join();
  }

  private void work() {
    workers.add(
        client
            .newWorker()
            .jobType(ClaimFamily.Jobs.STEP)
            .handler(
                (jobs, job) ->
                    jobs.newCompleteCommand(job)
                        .variable("next", next(String.valueOf(job.getVariable("familyId")), 0))
                        .send())
            .streamEnabled(true)
            .open());
    on(
        PayerClaim.Jobs.PREPARE,
        () -> Map.of("outcome", "READY", "routing", routing(decided), "acknowledgementDue", DUE));
    on(PayerClaim.Jobs.LOOK, () -> look("REMITTANCE", "NO"));
    workers.add(
        client
            .newWorker()
            .jobType(AwaitRemittance.Jobs.WAIT)
            .handler(
                (jobs, job) ->
                    jobs.newCompleteCommand(job)
                        .variables(decided(String.valueOf(job.getVariable("payerClaimId"))))
                        .send())
            .streamEnabled(true)
            .open());
    on(SecondaryClaim.Jobs.FACTS, BareProcesses::facts);
    on(SecondaryClaim.Jobs.BUILD, () -> Map.of("routing", routing(decided)));
    on(BatchTransmission.Jobs.BUILD, () -> Map.of("registered", true));
    on(BatchTransmission.Jobs.SEND, () -> Map.of("acknowledgementDue", DUE));
    on(
        BatchTransmission.Jobs.LOOK,
        () -> Map.of("answer", "ACCEPTED", "acknowledgementDue", DUE, "reportDue", DUE));
    on(BatchTransmission.Jobs.REPORT, () -> Map.of("reported", true, "reportDue", DUE));
    on(RemittanceIntake.Jobs.BALANCE, () -> Map.of("balance", "BALANCED"));
    on(RemittanceIntake.Jobs.POST, () -> Map.of("unmatched", 0, "held", 0));
  }

  /** The step that follows on so many decisions. */
  private static Map<String, Object> next(String family, int decided) {
    return decided < PAYERS
        ? Map.of(
            "step",
            "BILL",
            "payerClaimId",
            family + (decided + 1),
            "crossoverDue",
            DUE,
            "claim",
            look(decided == 0 ? "SCRUB" : "SECONDARY", "MOVED", decided))
        : Map.of("step", "DONE_PATIENT", "payerClaimId", "", "crossoverDue", DUE);
  }

  private static Map<String, Object> decided(String payerClaim) {
    int last = payerClaim.length() - 1;
    return Map.of(
        "decided",
        "PAID_OR_PATIENT",
        "inquiryDue",
        DUE,
        "overdueDue",
        DUE,
        "next",
        next(payerClaim.substring(0, last), payerClaim.charAt(last) - '0'));
  }

  private static Map<String, Object> look(String place, String decided) {
    return look(place, decided, 0);
  }

  private static Map<String, Object> look(String place, String decided, int priorPayers) {
    return Map.of(
        "place",
        place,
        "acknowledgementDue",
        DUE,
        "routing",
        routing(priorPayers),
        "decided",
        decided,
        "inquiryDue",
        DUE,
        "overdueDue",
        DUE);
  }

  private static Map<String, Object> routing(int priorPayers) {
    return Map.of(
        "channel",
        "ELECTRONIC",
        "electronicCob",
        true,
        "priorPayers",
        priorPayers,
        "maxPriorPayers",
        9);
  }

  /** The row of the table that bills the next payer. */
  private static Map<String, Object> facts() {
    return Map.ofEntries(
        Map.entry(SecondaryClaim.Variables.ADJUDICATION_CERTAIN, true),
        Map.entry(SecondaryClaim.Variables.STATUS_ALLOWED, true),
        Map.entry(SecondaryClaim.Variables.CROSSOVER_SIGNAL, false),
        Map.entry(SecondaryClaim.Variables.CROSSOVER_CONTRADICTION, false),
        Map.entry(SecondaryClaim.Variables.OPEN_REVERSAL, false),
        Map.entry(SecondaryClaim.Variables.NEXT_COVERAGE_READY, true),
        Map.entry(SecondaryClaim.Variables.REMAINING_POSITIVE, true),
        Map.entry(SecondaryClaim.Variables.BILL_ZERO_BALANCE, false),
        Map.entry(SecondaryClaim.Variables.DENIAL_OUTCOME, "YES"),
        Map.entry(SecondaryClaim.Variables.DEADLINE_PASSED, false),
        Map.entry(SecondaryClaim.Variables.NO_OTHER_OPEN_CLAIM, true),
        Map.entry(SecondaryClaim.Variables.ON_HOLD, false),
        Map.entry(SecondaryClaim.Variables.COVERAGE, "ACTIVE"),
        Map.entry(SecondaryClaim.Variables.HANDLING, "AUTOMATIC"));
  }

  private void on(String type, Supplier<Map<String, Object>> answer) {
    workers.add(
        client
            .newWorker()
            .jobType(type)
            .handler((jobs, job) -> jobs.newCompleteCommand(job).variables(answer.get()).send())
            .streamEnabled(true)
            .open());
  }

  /** Jobs that were done. */
  long jobs() {
    return engine.state().completedJobs();
  }

  /** Leads so many families through. */
  void flow(String name, int families) throws Exception {
    long before = engine.state().finishedRoots().getOrDefault(ClaimFamily.ID, 0L);
    decided = 0;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < families; i++) {
      ids.add(name + i);
    }
    publishAll(Messages.FAMILY_OPEN, ids, "familyId");
    for (int level = 1; level <= PAYERS; level++) {
      bill(name, ids, level);
    }
    long finished = engine.state().finishedRoots().getOrDefault(ClaimFamily.ID, 0L) - before;
    if (finished != families || !engine.state().openIncidents().isEmpty()) {
      throw new IllegalStateException(
          "%d of %d families are done, incidents %s"
              .formatted(finished, families, engine.state().openIncidents()));
    }
  }

  /** From the file to the remittance of one payer. */
  private void bill(String name, List<String> families, int level) throws Exception {
    List<String> claims = families.stream().map(id -> id + level).toList();
    List<String> files = new ArrayList<>();
    for (int i = 0; i < claims.size(); i += CLAIMS_OF_A_FILE) {
      files.add(name + "-file" + level + "-" + i);
    }
    publishAll(Messages.BATCH_CREATED, files, "batchId");
    publishAll(Messages.BATCH_CHANGED, files, "");
    publishAll(Messages.BATCH_CHANGED, files, "");
    publishAll(Messages.PAYER_CLAIM_ACCEPTED, claims, "");
    List<String> remittances = files.stream().map(id -> id + "-era").toList();
    publishAll(Messages.REMITTANCE_RECEIVED, remittances, "remittanceId");
    decided = level;
    publishAll(Messages.PAYER_CLAIM_CHANGED, claims, "");
  }

  /**
   * Publishes a message for each key, and waits until nothing moves.
   *
   * @param variable that has the key of what the message starts; empty if it starts nothing
   */
  private void publishAll(String message, List<String> keys, String variable) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    for (String key : keys) {
      sent.add(
          client
              .newPublishMessageCommand()
              .messageName(message)
              .correlationKey(key)
              .timeToLive(variable.isEmpty() ? HOUR : Duration.ZERO)
              .variables(variable.isEmpty() ? Map.of() : Map.of(variable, key))
              .send());
      if (sent.size() == MESSAGES_AT_ONCE) {
        await(sent);
      }
    }
    await(sent);
    if (!engine.awaitIdle(LONGEST)) {
      throw new IllegalStateException(
          "jobs that nobody here does: " + engine.state().activatableJobs());
    }
  }

  private static void await(List<Future<?>> sent) throws Exception {
    for (Future<?> one : sent) {
      one.get();
    }
    sent.clear();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable worker : workers) {
      worker.close();
    }
    client.close();
    engine.close();
  }
}
