package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.transmission.Fate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What those who run it see of a practice in the middle of its work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {

  private static final int CLAIMS = 12;
  private static final long SEED = 52;
  private static final int DAYS = 9;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(cobalt_\\w+)(\\{[^}]*})? (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private Path data;
  private ConfigurableApplicationContext context;

  @BeforeAll
  void aDemoIsHalfWay(@TempDir Path folder) throws Exception {
    data = folder;
    new SamplePractice(data, Plan.standard(SEED, CLAIMS), FIRST).writeSettings();
    context =
        CobaltContext.start(
            null,
            data,
            Demonstration.openingOf(FIRST),
            true,
            Map.of("server.port", "0", "cobalt.demo-seed", String.valueOf(SEED)));
    new Demonstration(
            data,
            new DemoState(SEED, CLAIMS, Plan.WEEK, FIRST, FIRST),
            context.getBean(Settling.class),
            context.getBean(EmbeddedEngine.class),
            Demonstration.Office.EMPTY,
            context.getBean(JdbcClient.class))
        .run(DAYS, (day, settled) -> {});
  }

  @AfterAll
  void end() {
    if (context != null) {
      context.close();
    }
  }

  @Test
  void theMetricsCountWhatTheDatabaseHolds() throws Exception {
    // What the first scrape asked is good for some seconds.
    Map<String, Double> samples = samples();

    assertThat(sum(samples, "cobalt_claim_families{")).isEqualTo(CLAIMS);
    assertThat(sum(samples, "cobalt_claims{")).isEqualTo(count("SELECT COUNT(*) FROM payer_claim"));
    assertThat(samples)
        .containsEntry(
            "cobalt_tasks_open{kind=\"CORRECT_REJECTION\"}",
            count("SELECT COUNT(*) FROM task WHERE state = 'OPEN' AND kind = 'CORRECT_REJECTION'"));
    assertThat(sum(samples, "cobalt_tasks_open{")).isPositive();
    assertThat(sum(samples, "cobalt_files{"))
        .isEqualTo(count("SELECT COUNT(*) FROM exchange_file"))
        .isPositive();
    assertThat(sum(samples, "cobalt_remittances{"))
        .isEqualTo(count("SELECT COUNT(*) FROM remittance"))
        .isPositive();
    assertThat(samples)
        .containsEntry("cobalt_incidents", 0.0)
        .containsEntry("cobalt_outbox_waiting", 0.0)
        .containsEntry("cobalt_outbox_dead", 0.0)
        .containsEntry("cobalt_outbox_oldest_seconds", 0.0)
        .containsKeys(
            "cobalt_tasks_late{kind=\"WORK_DENIAL\"}",
            "cobalt_jobs_failed",
            "cobalt_jobs_backing_off",
            "cobalt_batches_last_sent_days",
            "cobalt_batches_unanswered_late",
            "cobalt_files_waiting_oldest_seconds",
            "cobalt_remittances_unposted_oldest_days");
    assertThat(get("prometheus")).contains("hikaricp_connections_active");
  }

  @Test
  void aLabelHoldsTheNamesOfAnEnumAndNothingElse() throws Exception {
    Set<String> closed =
        Stream.of(
                FamilyState.values(),
                PayerClaimState.values(),
                TaskKind.values(),
                RemittanceState.values(),
                Fate.Kind.values())
            .flatMap(values -> Arrays.stream((Enum<?>[]) values))
            .map(Enum::name)
            .collect(Collectors.toSet());
    closed.addAll(Set.of("in", "out"));

    Set<String> found = new TreeSet<>();
    for (String sample : samples().keySet()) {
      LABEL.matcher(sample).results().map(label -> label.group(2)).forEach(found::add);
    }

    assertThat(found).isNotEmpty().isSubsetOf(closed);
  }

  @Test
  void eachCheckHasItsName() throws Exception {
    JsonNode operators = new ObjectMapper().readTree(get("health/operators"));

    assertThat(operators.path("components").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("db", "diskSpace", "engine", "exchange", "outbox", "processes");
    assertThat(new ObjectMapper().readTree(get("health/liveness")).path("status").asText())
        .isEqualTo("UP");
    assertThat(new ObjectMapper().readTree(get("health/readiness")).path("status").asText())
        .isEqualTo("UP");
  }

  @Test
  void theCommandSaysItInLines() {
    Cli.Ended ended = Cli.run("health", "--data", data);

    assertThat(ended.out())
        .containsPattern("(?m)^db +UP")
        .containsPattern("(?m)^outbox +UP +waiting 0, oldestSeconds 0, dead 0$")
        .containsPattern("(?m)^processes +UP +incidents 0$");
    assertThat(ended.status()).isZero();
  }

  @Test
  void whatTheEngineRefusedMakesTheCommandAskForSomebody() {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    jdbc.sql(
            """
            INSERT INTO engine_message
              (id, name, correlation_key, ttl_millis, variables, status, attempts, next_attempt_at, created_at)
            VALUES ('m', 'n', 'k', 0, '{}', 'DEAD', 20, '2026-01-05 08:00:00', '2026-01-05 08:00:00')
            """)
        .update();
    try {
      Cli.Ended ended = Cli.run("health", "--data", data);

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.out())
          .containsPattern("(?m)^outbox +DOWN")
          .contains("-> see to the cause, then 'cobalt resume --dead'");
    } finally {
      jdbc.sql("DELETE FROM engine_message WHERE id = 'm'").update();
    }
  }

  @Test
  void whereNothingRunsTheCommandSaysSo(@TempDir Path empty) {
    assertThat(Cli.run("health", "--data", empty).err()).contains("no application runs on");
  }

  private String get(String endpoint) throws Exception {
    HttpResponse<String> answer = RunningApplication.ask(data, endpoint, null).orElseThrow();
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private Map<String, Double> samples() throws Exception {
    return SAMPLE
        .matcher(get("prometheus"))
        .results()
        .collect(
            Collectors.toMap(
                (MatchResult sample) ->
                    sample.group(1) + (sample.group(2) == null ? "" : sample.group(2)),
                sample -> Double.valueOf(sample.group(3))));
  }

  private static double sum(Map<String, Double> samples, String beginning) {
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().startsWith(beginning))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private double count(String sql) {
    return context.getBean(JdbcClient.class).sql(sql).query(Double.class).single();
  }
}
