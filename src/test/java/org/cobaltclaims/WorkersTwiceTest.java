package org.cobaltclaims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.EngineEpoch;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance;
import org.cobaltclaims.engine.ProcessNames.BatchTransmission;
import org.cobaltclaims.engine.ProcessNames.ClaimFamily;
import org.cobaltclaims.engine.ProcessNames.DenialResubmission;
import org.cobaltclaims.engine.ProcessNames.RemittanceIntake;
import org.cobaltclaims.engine.ProcessNames.SecondaryClaim;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.Tables;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.ClaimRouting;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/**
 * Every job of the processes is done twice wherever a claim's life needs it: the second time finds
 * the database as the first one left it, and answers the same. Messages to the engine do not count;
 * they say no more than "look again". The listeners of user tasks answer the engine and are
 * repeated in their own test.
 */
class WorkersTwiceTest extends ApplicationTest {

  private static final long INSTANCE = 4711;

  @Autowired private ApplicationContext context;
  @Autowired private EngineEpoch epoch;
  @Autowired private Batches batches;
  @Autowired private ClaimRouting routing;

  @Value("${cobalt.data}")
  private Path data;

  private final Map<String, Worker> workers = new TreeMap<>();
  private final TreeSet<String> done = new TreeSet<>();

  private record Worker(Object bean, Method method) {}

  @BeforeEach
  void findWorkers() {
    epoch.begin();
    for (String name : context.getBeanDefinitionNames()) {
      Class<?> type = context.getType(name);
      if (type == null || !type.getName().startsWith("org.cobaltclaims.")) {
        continue;
      }
      for (Method method : type.getDeclaredMethods()) {
        JobWorker worker = method.getAnnotation(JobWorker.class);
        if (worker != null) {
          workers.put(worker.type(), new Worker(context.getBean(name), method));
        }
      }
    }
  }

  @Test
  void everyJobCanBeDoneTwice() throws Exception {
    straightThrough();
    anotherFamily();
    onPaper();
    anotherFamily();
    forwardedByThePayer();
    anotherFamily();
    notBilled();
    anotherFamily();
    innocentInARefusedFile();
    anotherFamily();
    deniedByThePayer();

    assertThat(done).isEqualTo(new TreeSet<>(workers.keySet()));
  }

  private void straightThrough() throws Exception {
    ofFamily(ClaimFamily.Jobs.STEP);
    ofClaim(1, ProcessNames.PayerClaim.Jobs.PLACE);
    prepared(1, "ELECTRONIC");
    assertThat(claim(1).versions()).hasSize(1);
    String batch = batches.form().getFirst();
    ofBatch(batch, BatchTransmission.Jobs.BUILD);
    ofBatch(batch, BatchTransmission.Jobs.SEND);
    ofBatch(batch, BatchTransmission.Jobs.LOOK);
    ofBatch(batch, BatchTransmission.Jobs.OVERDUE);
    ofBatch(batch, BatchTransmission.Jobs.UNREPORTED);
    ofBatch(batch, BatchTransmission.Jobs.REPORT);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);
    ofClaim(1, ProcessNames.PayerClaim.Jobs.LOOK);
    ofClaim(1, ProcessNames.PayerClaim.Jobs.ACKNOWLEDGEMENT_OVERDUE);
    PayerClaim claim = claim(1);
    claim.accepted(null, LocalDate.of(2026, 11, 21));
    claims.save(claim);
    ofClaim(1, AwaitRemittance.Jobs.WAIT);
    clock.setTo(LocalDate.of(2026, 12, 5));
    ofClaim(1, AwaitRemittance.Jobs.INQUIRE);
    clock.setTo(LocalDate.of(2026, 12, 26));
    ofClaim(1, AwaitRemittance.Jobs.OVERDUE);
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM status_inquiry", Integer.class))
        .isEqualTo(2);
    decided();
    ofFamily(ClaimFamily.Jobs.STEP);
    ofClaim(2, SecondaryClaim.Jobs.FACTS);
    ofClaim(2, SecondaryClaim.Jobs.ASK);
    assertThat(openTasks()).as("the gate has not seen the facts as they are").isEmpty();
    asWasSeen(2, SecondaryClaim.Jobs.ASK);
    assertThat(openTasks()).isEqualTo(List.of(TaskKind.REVIEW_SECONDARY));
    ofClaim(2, SecondaryClaim.Jobs.BUILD);
    prepared(2, "ELECTRONIC");
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.QUEUED);
  }

  private void onPaper() throws Exception {
    prepared(1, "PAPER");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);
  }

  private void forwardedByThePayer() throws Exception {
    accepted();
    decided();
    ofFamily(ClaimFamily.Jobs.STEP);
    ofClaim(2, SecondaryClaim.Jobs.AWAIT_CROSSOVER);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    ofFamily(ClaimFamily.Jobs.STEP);
    ofClaim(2, ClaimFamily.Jobs.CROSSOVER_OVERDUE);
  }

  private void notBilled() throws Exception {
    accepted();
    decided();
    ofFamily(ClaimFamily.Jobs.STEP);
    ofClaim(2, SecondaryClaim.Jobs.SKIP);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.CLOSED);
    ofFamily(ClaimFamily.Jobs.STEP);
  }

  private void innocentInARefusedFile() throws Exception {
    prepared(1, "ELECTRONIC");
    String batch = batches.form().getFirst();
    ofBatch(batch, BatchTransmission.Jobs.BUILD);
    ofBatch(batch, BatchTransmission.Jobs.SEND);
    jdbc.update("UPDATE batch SET state = 'REJECTED'");
    jdbc.update("UPDATE batch_claim SET fate = 'INNOCENT'");
    PayerClaim claim = claim(1);
    claim.transmissionRejected(PayerClaimState.TXN_REJECTED);
    claims.save(claim);
    ofBatch(batch, BatchTransmission.Jobs.REQUEUE);
    assertThat(claim(1).versions()).hasSize(2);
  }

  private void deniedByThePayer() throws Exception {
    accepted();
    receive(denied(era(e -> e), "CO", "197"));
    ofClaim(1, DenialResubmission.Jobs.LOOK);
    ofClaim(1, DenialResubmission.Jobs.FACTS);
    twice(
        DenialResubmission.Jobs.SUGGEST,
        Map.of(
            "payerClaimId", PayerClaim.idOf(family, 1),
            "action", "CORRECT_R7",
            "rule", "5.4",
            "why", "no authorization",
            "label", "",
            "urgency", 10));
    String task =
        tasks.open().stream()
            .filter(t -> t.kind() == TaskKind.WORK_DENIAL)
            .map(Task::id)
            .findFirst()
            .orElseThrow();
    decisions.decide(task, "HOLD", "until they call", "anna");
    clock.setTo(LocalDate.of(2027, 2, 1));
    ofClaim(1, DenialResubmission.Jobs.DUE);
  }

  private void decided() throws Exception {
    Path inbound = Files.createDirectories(data.resolve("clearinghouse/main/inbound"));
    Files.writeString(
        inbound.resolve("era-" + family + ".835"), era(e -> e), StandardCharsets.US_ASCII);
    files.scan();
    String remittance = jdbc.queryForObject("SELECT id FROM remittance", String.class);
    Map<String, Object> variables = Map.of("remittanceId", remittance);
    twice(RemittanceIntake.Jobs.BALANCE, variables);
    twice(RemittanceIntake.Jobs.POST, variables);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  private void anotherFamily() {
    empty();
    aFamilyWithTwoPayers();
  }

  private List<TaskKind> openTasks() {
    return tasks.openOfFamily(family).stream().map(Task::kind).toList();
  }

  private void ofFamily(String type) throws Exception {
    twice(type, Map.of("familyId", family));
  }

  private void ofClaim(int level, String type) throws Exception {
    twice(type, variables(level));
  }

  private void prepared(int level, String route) throws Exception {
    Map<String, Object> variables = new HashMap<>(variables(level));
    variables.put("route", route);
    variables.put("routing", routing.of(claim(level)));
    twice(ProcessNames.PayerClaim.Jobs.PREPARE, variables);
  }

  /** With the facts on which the gate decides. */
  private void asWasSeen(int level, String type) throws Exception {
    Map<String, Object> variables = new HashMap<>(variables(level));
    Map<?, ?> facts = (Map<?, ?>) work(SecondaryClaim.Jobs.FACTS, variables);
    facts.forEach((name, value) -> variables.put(name.toString(), value));
    twice(type, variables);
  }

  private Map<String, Object> variables(int level) {
    return Map.of(
        "payerClaimId", PayerClaim.idOf(family, level), "chasing", false, "reason", "NO_PR");
  }

  private void ofBatch(String batch, String type) throws Exception {
    twice(type, Map.of("batchId", batch));
  }

  private void twice(String type, Map<String, Object> variables) throws Exception {
    Object first = work(type, variables);
    Map<String, List<String>> once = everything();
    Object second = work(type, variables);
    assertThat(everything()).as("database after %s was done twice", type).isEqualTo(once);
    assertThat(second).as("answer of %s", type).isEqualTo(first);
    done.add(type);
  }

  private Object work(String type, Map<String, Object> variables) throws Exception {
    Worker worker = workers.get(type);
    assertThat(worker).as("worker of %s", type).isNotNull();
    ActivatedJob job = mock(ActivatedJob.class);
    when(job.getKey()).thenReturn(1L);
    when(job.getType()).thenReturn(type);
    when(job.getElementId()).thenReturn("Task");
    when(job.getRetries()).thenReturn(3);
    when(job.getProcessInstanceKey()).thenReturn(INSTANCE);
    when(job.getVariablesAsMap()).thenReturn(variables);
    Object[] arguments =
        Arrays.stream(worker.method().getParameters())
            .map(parameter -> argument(parameter, job, variables))
            .toArray();
    Method method = AopUtils.selectInvocableMethod(worker.method(), worker.bean().getClass());
    method.setAccessible(true);
    return method.invoke(worker.bean(), arguments);
  }

  private static Object argument(
      Parameter parameter, ActivatedJob job, Map<String, Object> variables) {
    if (parameter.getType() == ActivatedJob.class) {
      return job;
    }
    assertThat(parameter.isAnnotationPresent(Variable.class)).as("%s", parameter).isTrue();
    return variables.get(parameter.getName());
  }

  /** All rows but those of the outbox, without the versions that only guard against overtaking. */
  private Map<String, List<String>> everything() {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : Tables.names(jdbc)) {
      if (!table.equals("engine_message")) {
        rows.put(
            table,
            jdbc.queryForList("SELECT * FROM " + table).stream()
                .map(HashMap::new)
                .peek(row -> row.keySet().removeIf(c -> c.equalsIgnoreCase("lock_version")))
                .map(row -> new TreeMap<>(row).toString())
                .sorted()
                .collect(Collectors.toList()));
      }
    }
    return rows;
  }
}
