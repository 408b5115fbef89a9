package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.engine.Resumption;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineOptions;
import org.cobaltclaims.engine.embedded.LiveInstances;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application beside an engine of its own life, as it is beside a cluster: the engine is
 * another one in this JVM, and reached over its ports alone.
 */
class ClusterTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aPracticeWithAClaimToSend() throws IOException {
    Files.copy(Path.of("src/test/resources/practice.yml"), data.resolve("practice.yml"));
    Files.createDirectories(data.resolve("intake"));
    Files.copy(
        Path.of("src/test/resources/claims/prim.837"), data.resolve("intake").resolve("prim.837"));
  }

  @AfterEach
  void noClusterIsNamed() {
    List.of("cobalt.engine", "camunda.client.grpc-address", "cobalt.processes.engine-patience")
        .forEach(System::clearProperty);
  }

  /** A root process: the epoch and the instance that work on it. */
  private record Root(String subject, long epoch, long instance) {}

  @Test
  void aRestartGoesOnWithTheClustersInstancesAndANewClusterBeginsAnew() throws Exception {
    Root first;
    try (EmbeddedEngine cluster = EmbeddedEngine.start(EngineOptions.defaults().withOpenAccess())) {
      LiveInstances instances = LiveInstances.of(cluster);
      first = afterARound(cluster);
      assertThat(first.instance()).isPositive();

      Root again = afterARound(cluster);
      assertThat(again).as("the same cluster").isEqualTo(first);
      assertThat(roots(instances)).isEqualTo(1);

      Root resumed = afterResumeAll(cluster, first);
      assertThat(resumed.epoch()).isEqualTo(first.epoch() + 1);
      assertThat(resumed.instance()).isNotEqualTo(first.instance());
      assertThat(roots(instances)).as("the older instance was cancelled").isEqualTo(1);

      assertThat(afterARound(cluster)).isEqualTo(resumed);
      first = resumed;
    }
    try (EmbeddedEngine other = EmbeddedEngine.start(EngineOptions.defaults().withOpenAccess())) {
      LiveInstances instances = LiveInstances.of(other);
      assertThat(afterARound(other).epoch()).as("a new cluster").isEqualTo(first.epoch() + 1);
      assertThat(roots(instances)).isEqualTo(1);
    }
  }

  @Test
  void timeIsTheMachines() throws Exception {
    try (EmbeddedEngine cluster = EmbeddedEngine.start(EngineOptions.defaults().withOpenAccess());
        ConfigurableApplicationContext application = start(cluster)) {
      assertThat(application.getBean(Clock.class)).isEqualTo(Clock.systemUTC());
      assertThat(application.getBeansOfType(EmbeddedEngine.class)).isEmpty();
      assertThat(application.getBean(Rounds.class)).isInstanceOf(ClusterRounds.class);
    }
  }

  @Test
  void whatNeedsAnEngineOfItsOwnRefusesAClusterBeforeItTouchesIt() {
    System.setProperty("cobalt.engine", "cluster");
    System.setProperty("camunda.client.grpc-address", "http://127.0.0.1:1");

    for (List<String> command :
        List.of(
            List.of("demo", "--exit", "--data", data.resolve("demo").toString()),
            List.of("once", "--data", data.toString()),
            List.of("run", "--date", "2026-11-05", "--data", data.toString()))) {
      assertThat(run(command)).as("%s", command).isEqualTo(2);
    }
    assertThat(err.toString())
        .contains("the demo lets days pass", "once works until", "--date sets the time")
        .contains("cobalt.engine=embedded");
    assertThat(data.resolve("db")).doesNotExist();
  }

  @Test
  void aClusterThatDoesNotAnswerIsNamedAndLeftForLater() {
    System.setProperty("cobalt.engine", "cluster");
    System.setProperty("camunda.client.grpc-address", "http://127.0.0.1:1");
    System.setProperty("cobalt.processes.engine-patience", "1s");

    assertThat(run(List.of("run", "--data", data.toString()))).isEqualTo(75);

    assertThat(err.toString())
        .contains("the process engine at http://127.0.0.1:1 cannot be used")
        .doesNotContain("\tat ");
  }

  private int run(List<String> command) {
    return Cobalt.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(command.toArray(String[]::new));
  }

  private ConfigurableApplicationContext start(EmbeddedEngine cluster) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("cobalt.engine", "cluster");
    properties.put("camunda.client.grpc-address", cluster.grpcAddress().toString());
    properties.put("camunda.client.rest-address", cluster.restAddress().toString());
    return CobaltContext.start(null, data, null, false, properties);
  }

  /** Runs the application until its one claim family has an instance and the cluster rests. */
  private Root afterARound(EmbeddedEngine cluster) throws Exception {
    try (ConfigurableApplicationContext application = start(cluster)) {
      application.getBean(Rounds.class).untilNothingMoves();
      return registered(application, cluster);
    }
  }

  private Root afterResumeAll(EmbeddedEngine cluster, Root before) throws Exception {
    try (ConfigurableApplicationContext application = start(cluster)) {
      application.getBean(Resumption.class).ask(true, false);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (root(application).epoch() == before.epoch() && System.nanoTime() < deadline) {
        Thread.sleep(100);
      }
      return registered(application, cluster);
    }
  }

  private static Root registered(ConfigurableApplicationContext application, EmbeddedEngine cluster)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Root root = root(application);
    while (root.instance() == 0 && System.nanoTime() < deadline) {
      Thread.sleep(100);
      root = root(application);
    }
    assertThat(cluster.awaitIdle(PATIENCE)).isTrue();
    return root(application);
  }

  private static Root root(ConfigurableApplicationContext application) {
    return application
        .getBean(JdbcClient.class)
        .sql(
            """
            SELECT root_id, epoch, COALESCE(instance_key, 0) AS instance FROM process_root
            WHERE process_id = 'claim-family'
            """)
        .query((row, n) -> new Root(row.getString(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  private static long roots(LiveInstances instances) {
    return instances.roots().stream().filter(r -> r.process().equals("claim-family")).count();
  }
}
