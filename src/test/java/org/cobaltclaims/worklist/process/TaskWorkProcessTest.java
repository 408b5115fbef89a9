package org.cobaltclaims.worklist.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.embedded.EngineClock;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.testing.DataFolder;
import org.cobaltclaims.testing.Steps;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.testing.Tables;
import org.cobaltclaims.testing.TestDatabase;
import org.cobaltclaims.testing.TestEngine;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskDecisions;
import org.cobaltclaims.worklist.TaskDesk;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A denial that waits for a person, worked from either side: by our own interface and by the
 * engine's. Both end in the same state, once.
 */
@SpringBootTest(
    classes = {CobaltApplication.class, Steps.class, TaskWorkProcessTest.Time.class},
    webEnvironment = WebEnvironment.NONE,
    properties = "cobalt.engine=elsewhere")
@CamundaSpringProcessTest
@Tag("process")
class TaskWorkProcessTest {

  private static final Money CHARGE = Money.ofCents(32000);
  private static final DataFolder DATA = new DataFolder();

  @Autowired private CamundaClient client;
  @Autowired private EngineClock clock;
  @Autowired private Steps steps;
  @Autowired private ClaimFamilies families;
  @Autowired private PayerClaims claims;
  @Autowired private Ledger ledger;
  @Autowired private Tasks tasks;
  @Autowired private TaskDesk desk;
  @Autowired private TaskDecisions decisions;
  @Autowired private JdbcTemplate jdbc;

  private String family = "";

  /** No {@code @Configuration}, so that scans of the whole application pass it by. */
  static class Time {

    @Bean
    EngineClock engineClock() {
      return TestEngine.get().clock();
    }
  }

  @DynamicPropertySource
  static void application(DynamicPropertyRegistry properties) throws IOException {
    Files.copy(Path.of("src/test/resources/practice.yml"), DATA.path().resolve("practice.yml"));
    properties.add("cobalt.data", () -> DATA.path().toString());
    TestDatabase.register(properties);
    TestEngine.register(properties);
  }

  /** The next test's engine must not find rows of this one: it would take them up. */
  @AfterEach
  void nothingIsLeft() {
    Tables.empty(jdbc);
  }

  @BeforeEach
  void aDeniedClaim() throws Exception {
    Tables.empty(jdbc);
    DATA.emptyBut("practice.yml");
    put("intake", "claims.837", Samples.text("/claims/prim.837"));
    steps.untilNothingMoves();
    family = families.findByPracticeClaim("K7Q2M9X4T01A").getFirst().id();
    put("clearinghouse/main/inbound", "denial.835", denial());
    steps.untilNothingMoves();
  }

  @Test
  void theUserTaskLooksLikeTheTask() {
    UserTask userTask = userTask();
    Task task = task();

    assertThat(userTask.getElementId()).isEqualTo("UserTask_WorkDenial");
    assertThat(userTask.getPriority()).isEqualTo(task.priority());
    assertThat(userTask.getDueDate().toLocalDate()).isEqualTo(task.dueOn());
    assertThat(userTask.getCandidateGroups()).containsExactly(task.group());
    assertThat(userTask.getAssignee()).isNull();
  }

  @Test
  void whatWeDecideTheEngineIsTold() throws Exception {
    long key = userTask().getUserTaskKey();

    decisions.decide(task().id(), "WRITE_OFF", "too late", "ann");
    steps.untilNothingMoves();

    assertWrittenOff("ann");
    assertThat(client.newUserTaskGetRequest(key).send().join().getState())
        .isEqualTo(UserTaskState.COMPLETED);
  }

  @Test
  void whatIsDecidedInTheEnginesTaskListHappensHere() throws Exception {
    long key = userTask().getUserTaskKey();
    client.newAssignUserTaskCommand(key).assignee("bob").send().join();

    client
        .newCompleteUserTaskCommand(key)
        .variables(Map.<String, Object>of("decision", "WRITE_OFF", "comment", "too late"))
        .send()
        .join();
    steps.untilNothingMoves();

    assertWrittenOff("bob");
  }

  @Test
  void aDecisionFromBothSidesIsCarriedOutOnce() throws Exception {
    long key = userTask().getUserTaskKey();
    String id = task().id();
    client
        .newCompleteUserTaskCommand(key)
        .variables(Map.<String, Object>of("decision", "WRITE_OFF", "comment", "too late"))
        .send()
        .join();

    decisions.decide(id, "WRITE_OFF", "too late", "ann");
    steps.untilNothingMoves();

    assertWrittenOff("tasklist");
  }

  @Test
  void aDecisionThatIsNotAllowedIsDeniedWithItsReasonAndCanBeMadeBetter() throws Exception {
    long key = userTask().getUserTaskKey();

    assertDenied(key, Map.of("decision", "BILL_PATIENT"), "CO-29");
    assertDenied(key, Map.of("decision", "WRITE_OFF"), "needs a comment");
    assertDenied(key, Map.of("comment", "hm"), "decision is required");
    assertThat(task().isOpen()).isTrue();
    assertThat(userTask().getState()).isEqualTo(UserTaskState.CREATED);

    decisions.decide(task().id(), "WRITE_OFF", "too late", "ann");
    steps.untilNothingMoves();
    assertWrittenOff("ann");
  }

  @Test
  void aDecisionAboutAClaimThatMovedOnIsDenied() {
    long key = userTask().getUserTaskKey();
    jdbc.update(
        "UPDATE payer_claim SET state = 'REVERSED' WHERE id = ?", PayerClaim.idOf(family, 1));

    assertDenied(key, Map.of("decision", "WRITE_OFF", "comment", "x"), "REVERSED");
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(CHARGE);
  }

  @Test
  void whoHasATaskIsTheSameOnBothSides() throws Exception {
    long key = userTask().getUserTaskKey();

    desk.claim(task().id(), "ann", null);
    steps.untilNothingMoves();
    assertThat(userTask().getAssignee()).isEqualTo("ann");

    client.newAssignUserTaskCommand(key).assignee("bob").send().join();
    assertThat(task().assignee()).isEqualTo("bob");

    desk.release(task().id(), "bob", null);
    steps.untilNothingMoves();
    assertThat(userTask().getAssignee()).isNull();

    client.newUpdateUserTaskCommand(key).priority(99).send().join();
    assertThat(task().priority()).isEqualTo(99);

    LocalDate soon = LocalDate.now(clock).plusDays(3);
    desk.snooze(task().id(), soon, null);
    steps.untilNothingMoves();
    assertThat(userTask().getFollowUpDate().toLocalDate()).isEqualTo(soon);
    assertThat(userTask().getPriority()).isEqualTo(99);
    desk.snooze(task().id(), null, null);
    steps.untilNothingMoves();
    assertThat(userTask().getFollowUpDate()).isNull();
    assertThat(task().followUpOn()).isNull();
  }

  @Test
  void aNewInstanceFindsTheTaskAsItWas() throws Exception {
    desk.claim(task().id(), "ann", null);
    desk.prioritize(task().id(), 77, null);
    steps.untilNothingMoves();
    long before = userTask().getUserTaskKey();

    client.newCancelInstanceCommand(instance()).send().join();
    steps.untilNothingMoves();
    assertThat(jdbc.queryForList("SELECT user_task_key FROM user_task_binding", Long.class))
        .as("the cancelled user task stands for nothing")
        .isEmpty();
    jdbc.update("UPDATE process_root SET epoch = 0, instance_key = NULL WHERE root_id = ?", family);
    steps.untilNothingMoves();

    assertThat(userTask().getUserTaskKey()).isNotEqualTo(before);
    assertThat(userTask().getAssignee()).isEqualTo("ann");
    assertThat(userTask().getPriority()).isEqualTo(77);
    decisions.decide(task().id(), "WRITE_OFF", "too late", "ann");
    steps.untilNothingMoves();
    assertWrittenOff("ann");
  }

  private void assertDenied(long key, Map<String, Object> filledIn, String why) {
    assertThatThrownBy(
            () -> client.newCompleteUserTaskCommand(key).variables(filledIn).send().join())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(409);
              assertThat(problem.details().getDetail()).contains(why);
            });
  }

  private void assertWrittenOff(String by) {
    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(CHARGE);
    assertThat(money().isBalanced()).isTrue();
    assertThat(tasks.newest(PayerClaim.idOf(family, 1), TaskKind.WORK_DENIAL).orElseThrow())
        .satisfies(
            task -> {
              assertThat(task.decision()).isEqualTo("WRITE_OFF");
              assertThat(task.decidedBy()).isEqualTo(by);
            });
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM timeline_entry WHERE rule_id = '5.3'", Integer.class))
        .isEqualTo(1);
    assertThat(claims.findById(PayerClaim.idOf(family, 2)).orElseThrow().state())
        .isEqualTo(PayerClaimState.CLOSED);
    assertThat(families.findById(family).orElseThrow().state()).isEqualTo(FamilyState.CLOSED);
    CamundaAssert.assertThatProcessInstance(ProcessInstanceSelectors.byKey(instance()))
        .isCompleted()
        .hasNoActiveIncidents();
    assertThat(jdbc.queryForList("SELECT user_task_key FROM user_task_binding", Long.class))
        .isEmpty();
  }

  private Task task() {
    return tasks.newest(PayerClaim.idOf(family, 1), TaskKind.WORK_DENIAL).orElseThrow();
  }

  private UserTask userTask() {
    List<Map<String, Object>> bound = jdbc.queryForList("SELECT * FROM user_task_binding");
    assertThat(bound).as("what user tasks stand for").hasSize(1);
    long key = (long) bound.getFirst().get("user_task_key");
    return client.newUserTaskGetRequest(key).send().join();
  }

  private long instance() {
    return jdbc.queryForObject(
        "SELECT instance_key FROM process_root WHERE root_id = ?", Long.class, family);
  }

  private FamilyLedger money() {
    return new FamilyLedger(ledger.entries(family));
  }

  /** The sample ERA, all of it denied as filed too late. */
  private String denial() {
    return dated(
        Samples.text("/x12/prim.835")
            .replaceAll("~\\s*", "~\n")
            .replace("K7Q2M9X4T0", family)
            .replace("BPR*I*125.25", "BPR*I*1.25")
            .replace("1*320*124*86", "1*320*0*0")
            .replace("SVC*HC:99214*200*64", "SVC*HC:99214*200*0")
            .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*CO*29*200")
            .replace("SVC*HC:90833*120*60", "SVC*HC:90833*120*0")
            .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*CO*29*120"));
  }

  /** The visit was a month ago, whenever the test runs. */
  private String dated(String x12) {
    return x12.replace(
        "20261005", LocalDate.now(clock).minusMonths(1).format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  private void put(String folder, String name, String x12) throws IOException {
    Path path = Files.createDirectories(DATA.path().resolve(folder));
    Files.writeString(path.resolve(name), dated(x12));
  }
}
