package org.cobaltclaims;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.engine.embedded.EngineClock;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.Scenario;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.cobaltclaims.testing.DataFolder;
import org.cobaltclaims.testing.Steps;
import org.cobaltclaims.testing.Tables;
import org.cobaltclaims.testing.TestDatabase;
import org.cobaltclaims.testing.TestEngine;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.worklist.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application with its own workers, relay and sweep, on an engine that it does not own:
 * Camunda Process Test gives it a client before each test, takes it away after it and purges the
 * engine; the database and the data folder are emptied with it.
 */
@SpringBootTest(
    classes = {CobaltApplication.class, Steps.class, StraightThroughProcessTest.Time.class},
    webEnvironment = WebEnvironment.NONE,
    properties = "cobalt.engine=elsewhere")
@CamundaSpringProcessTest
@Tag("process")
class StraightThroughProcessTest {

  private static final int CLAIMS = 6;

  private static final DataFolder DATA = new DataFolder();

  @Autowired private CamundaProcessTestContext camunda;
  @Autowired private EngineClock clock;
  @Autowired private Steps steps;
  @Autowired private Batches batches;
  @Autowired private ClaimFamilies families;
  @Autowired private Ledger ledger;
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
    new SamplePractice(DATA.path(), plan(1), LocalDate.EPOCH).writeSettings();
    properties.add("cobalt.data", () -> DATA.path().toString());
    TestDatabase.register(properties);
    TestEngine.register(properties);
  }

  private static Plan plan(long seed) {
    return new Plan(seed, Mix.only(Scenario.PAID), CLAIMS);
  }

  /** The next test's engine must not find rows of this one: it would take them up. */
  @AfterEach
  void nothingIsLeft() {
    Tables.empty(jdbc);
  }

  @BeforeEach
  void empty() {
    Tables.empty(jdbc);
    DATA.emptyBut("practice.yml");
  }

  /** Each run finds an engine without memory, and what the one before left behind nowhere. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void everyPayerIsBilledAndPaysAndNobodyIsAsked(long seed) throws Exception {
    SamplePractice practice = new SamplePractice(DATA.path(), plan(seed), today());
    SimulatedClearinghouse clearinghouse =
        SimulatedClearinghouse.open(
            DATA.path(), SamplePractice.CLEARINGHOUSE, seed, plan(seed).mix());
    while (!today().isAfter(practice.days().getLast()) || clearinghouse.hasPending()) {
      practice.fileFor(today());
      steps.untilNothingMoves();
      clearinghouse.day(today());
      steps.untilNothingMoves();
      camunda.increaseTime(Duration.ofDays(1));
    }

    assertThat(families.findAll()).hasSize(CLAIMS).noneMatch(f -> f.state() == FamilyState.OPEN);
    assertThat(ledger.unbalancedFamilies()).isEmpty();
    assertThat(tasks.open()).isEmpty();
    assertThat(batches.all()).isNotEmpty();
    for (long instance : instances()) {
      CamundaAssert.assertThatProcessInstance(ProcessInstanceSelectors.byKey(instance))
          .isCompleted()
          .hasNoActiveIncidents();
    }
  }

  private List<Long> instances() {
    return jdbc.queryForList("SELECT instance_key FROM process_root", Long.class);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
