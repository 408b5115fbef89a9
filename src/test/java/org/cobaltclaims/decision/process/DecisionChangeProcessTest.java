package org.cobaltclaims.decision.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.decision.DecisionFile;
import org.cobaltclaims.decision.DecisionTables;
import org.cobaltclaims.decision.Rule;
import org.cobaltclaims.engine.embedded.EngineClock;
import org.cobaltclaims.testing.DataFolder;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.testing.Steps;
import org.cobaltclaims.testing.Tables;
import org.cobaltclaims.testing.TestDatabase;
import org.cobaltclaims.testing.TestEngine;
import org.cobaltclaims.worklist.Task;
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

/** A table that a person changes decides the next claim, on the real engine and its workers. */
@SpringBootTest(
    classes = {CobaltApplication.class, Steps.class, DecisionChangeProcessTest.Time.class},
    webEnvironment = WebEnvironment.NONE,
    properties = "cobalt.engine=elsewhere")
@CamundaSpringProcessTest
@Tag("process")
class DecisionChangeProcessTest {

  private static final String ROUTE = "claim-route";

  private static final DataFolder DATA = new DataFolder();

  @Autowired private EngineClock clock;
  @Autowired private CamundaClient client;
  @Autowired private Steps steps;
  @Autowired private DecisionTables tables;
  @Autowired private DecisionDeployment deployment;
  @Autowired private ClaimFamilies families;
  @Autowired private PayerClaims claims;
  @Autowired private Tasks tasks;
  @Autowired private JdbcTemplate jdbc;

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

  @BeforeEach
  void empty() {
    Tables.empty(jdbc);
    DATA.emptyBut("practice.yml");
  }

  /** The next test's engine must not find rows of this one: it would take them up. */
  @AfterEach
  void nothingIsLeft() {
    Tables.empty(jdbc);
  }

  @Test
  void anEditedTableDecidesTheNextClaimUntilItIsRolledBack() throws Exception {
    assertThat(tables.standing(ROUTE).version().number()).isEqualTo(1);
    assertThat(billed("PRACTICE1").state()).isEqualTo(PayerClaimState.SENT);
    assertThat(openKinds()).doesNotContain(TaskKind.PRINT_AND_MAIL);

    tables.save(ROUTE, 1, everythingOnPaper(), "dana", "The clearinghouse is down");
    assertThat(billed("PRACTICE2").state()).isNotEqualTo(PayerClaimState.SENT);
    assertThat(openKinds()).contains(TaskKind.PRINT_AND_MAIL);
    assertThat(tables.standing(ROUTE).withEngine()).isTrue();

    tables.rollBack(ROUTE, 1, 2, "dana", "It is up again");
    assertThat(billed("PRACTICE3").state()).isEqualTo(PayerClaimState.SENT);
    assertThat(tables.standing(ROUTE).withEngine()).isTrue();
  }

  @Test
  void aStartBringsWhatIsInForceWhateverTheEngineHas() throws Exception {
    tables.standing(ROUTE);
    tables.save(ROUTE, 1, everythingOnPaper(), "dana", "The clearinghouse is down");
    steps.untilNothingMoves();
    assertThat(decided()).isEqualTo("\"PAPER\"");
    client
        .newDeployResourceCommand()
        .addResourceFromClasspath("bpmn/claim-route.dmn")
        .send()
        .join();
    assertThat(decided()).isEqualTo("\"ELECTRONIC\"");

    deployment.deployAll();
    assertThat(decided()).isEqualTo("\"PAPER\"");
    int version = deployedVersion();
    deployment.deployAll();
    assertThat(deployedVersion()).as("the same text is not deployed again").isEqualTo(version);
  }

  private int deployedVersion() {
    return client
        .newEvaluateDecisionCommand()
        .decisionId(ROUTE)
        .variables(facts())
        .send()
        .join()
        .getDecisionVersion();
  }

  private String decided() {
    return client
        .newEvaluateDecisionCommand()
        .decisionId(ROUTE)
        .variables(facts())
        .send()
        .join()
        .getDecisionOutput();
  }

  private static Map<String, Object> facts() {
    return Map.of(
        "channel", "ELECTRONIC", "priorPayers", 0, "electronicCob", true, "maxPriorPayers", 1);
  }

  /** The first row fits everything. */
  private Map<String, List<Rule>> everythingOnPaper() {
    DecisionFile file = tables.file(ROUTE, tables.standing(ROUTE).version().number());
    List<Rule> rules = new ArrayList<>(file.tables().getFirst().rules());
    rules.addFirst(new Rule("", "For now", List.of("", "", ""), List.of("\"PAPER\"")));
    return Map.of(ROUTE, rules);
  }

  /** A claim comes in and goes as far as it gets. */
  private PayerClaim billed(String practiceClaim) throws Exception {
    Path intake = Files.createDirectories(DATA.path().resolve("intake"));
    Files.writeString(
        intake.resolve(practiceClaim + ".837"),
        Samples.text("/claims/prim.837")
            .replace("K7Q2M9X4T01A", practiceClaim)
            .replace("20261005", service(practiceClaim)),
        StandardCharsets.US_ASCII);
    steps.untilNothingMoves();
    String family = families.findByPracticeClaim(practiceClaim).getFirst().id();
    return claims.findById(PayerClaim.idOf(family, 1)).orElseThrow();
  }

  /** A day of its own, so that no claim is taken for another sent twice. */
  private String service(String practiceClaim) {
    int day = practiceClaim.charAt(practiceClaim.length() - 1) - '0';
    return LocalDate.now(clock).minusDays(10L + day).toString().replace("-", "");
  }

  private List<TaskKind> openKinds() {
    return tasks.open().stream().map(Task::kind).toList();
  }
}
