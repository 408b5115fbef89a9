package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineOptions;
import org.cobaltclaims.engine.embedded.LiveInstances;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.simulator.SimulatedClearinghouse;
import org.cobaltclaims.testing.CobaltProcess;
import org.cobaltclaims.testing.MySqlServer;
import org.cobaltclaims.testing.TestDatabase;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two applications on one cluster, one database and one data folder, as they run on two machines.
 * The one on duty is killed in the middle of its work and never comes back: nothing is lost, and
 * nothing doubled.
 */
@Tag("mysql")
class TwoNodesTest {

  private static final long SEED = 17;
  private static final int CLAIMS = 60;

  /** So long ago that every answer is of a day that has been. */
  private static final int DAYS_AGO = 100;

  /** What is answered within so many days comes together. */
  private static final int STEP_DAYS = 20;

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Longer than a job may be worked on before another application is given it. */
  private static final Duration JOB_TIMEOUT = Duration.ofMinutes(6);

  @TempDir private Path folder;
  private Path data;
  private MySqlServer.Database database;
  private JdbcClient jdbc;
  private LocalDate today;

  @BeforeEach
  void anEmptyDatabase() {
    data = folder.resolve("data");
    database = TestDatabase.newMySql();
    jdbc = JdbcClient.create(database.source());
    today = LocalDate.now(Clock.systemUTC()).minusDays(DAYS_AGO);
  }

  @Test
  void oneIsKilledAndTheOtherGoesOnAlone() throws Exception {
    SamplePractice practice = new SamplePractice(data, Plan.standard(SEED, CLAIMS), today);
    practice.writeSettings();
    SimulatedClearinghouse clearinghouse =
        SimulatedClearinghouse.open(data, SamplePractice.CLEARINGHOUSE, SEED);
    try (EmbeddedEngine cluster = EmbeddedEngine.start(EngineOptions.defaults().withOpenAccess())) {
      LiveInstances instances = LiveInstances.of(cluster);
      // At the same time, on a database without tables: both make them, deploy, and make keys.
      try (CobaltProcess first = start(cluster, "first", data);
          CobaltProcess second = start(cluster, "second", data)) {
        await(first, () -> Files.exists(data.resolve("cobalt-first.port")));
        await(second, () -> Files.exists(data.resolve("cobalt-second.port")));
        assertThat(count("SELECT epoch FROM engine_epoch")).as("both are in one epoch").isOne();

        for (LocalDate day : practice.days()) {
          practice.fileFor(day);
        }
        await(first, () -> count("SELECT COUNT(*) FROM batch WHERE state = 'SENT'") > 0);
        while (count("SELECT COUNT(*) FROM remittance") < 4) {
          daysIfAllIsTaken(clearinghouse);
          Thread.sleep(500);
        }
        daysIfAllIsTaken(clearinghouse);
        long onDuty = onDuty();
        CobaltProcess killed = first.pid() == onDuty ? first : second;
        CobaltProcess left = killed == first ? second : first;
        assertThat(killed.pid()).as("who is on duty").isEqualTo(onDuty);
        int versions = count("SELECT COUNT(*) FROM claim_version WHERE sent_on IS NOT NULL");
        assertThat(killed.kill()).isTrue();

        await(left, () -> onDuty() == left.pid());
        cluster.clock().advanceBy(JOB_TIMEOUT);
        finish(clearinghouse, cluster, left);

        assertThat(count("SELECT COUNT(*) FROM claim_family")).isEqualTo(CLAIMS);
        assertThat(count("SELECT COUNT(*) FROM claim_version WHERE sent_on IS NOT NULL"))
            .as("it was in the middle")
            .isGreaterThan(versions);
        assertThat(Proof.ofRecords(data, jdbc)).isEmpty();
        assertThat(Proof.ofInstances(jdbc, instances)).isEmpty();
        assertThat(cluster.state().openIncidents()).isEmpty();
        left.terminate();
        assertThat(left.end()).isEqualTo(Cobalt.TERMINATED);
      }
    }
    for (String node : List.of("first", "second")) {
      assertThat(Files.readString(data.resolve("cobalt-" + node + ".log")))
          .as(node)
          .doesNotContain(" ERROR ");
    }
  }

  @Test
  void oneWithAnotherDataFolderRefuses() throws Exception {
    new SamplePractice(data, Plan.standard(SEED, 1), today).writeSettings();
    try (EmbeddedEngine cluster = EmbeddedEngine.start(EngineOptions.defaults().withOpenAccess());
        CobaltProcess first = start(cluster, "first", data)) {
      await(first, () -> Files.exists(data.resolve("cobalt-first.port")));
      Path other = folder.resolve("other");
      new SamplePractice(other, Plan.standard(SEED, 1), today).writeSettings();
      try (CobaltProcess second = start(cluster, "second", other)) {
        assertThat(second.end()).isEqualTo(2);
      }
      assertThat(output("second")).contains("its data folder is another one than " + other);
    }
  }

  /** The practice's time is the machine's; that of the clearinghouse lies behind it. */
  private void daysIfAllIsTaken(SimulatedClearinghouse clearinghouse) throws IOException {
    if (!hasFiles(data.resolve("clearinghouse/exchange/inbound")) && today.isBefore(end())) {
      today = earlier(today.plusDays(STEP_DAYS), end());
      clearinghouse.day(today);
    }
  }

  private static LocalDate end() {
    return LocalDate.now(Clock.systemUTC());
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private void finish(
      SimulatedClearinghouse clearinghouse, EmbeddedEngine cluster, CobaltProcess left)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int still = 0;
    while (still < 3) {
      assertThat(left.isAlive() && System.nanoTime() < deadline)
          .as(output("first") + output("second"))
          .isTrue();
      daysIfAllIsTaken(clearinghouse);
      boolean over = !clearinghouse.hasPending() || !today.isBefore(end());
      still = over && rests(cluster) ? still + 1 : 0;
      Thread.sleep(1_000);
    }
  }

  /** Nothing lies there to be taken, sent or told, and no job can be worked on. */
  private boolean rests(EmbeddedEngine cluster) throws IOException {
    return !hasFiles(data.resolve("intake"))
        && !hasFiles(data.resolve("clearinghouse/exchange/inbound"))
        && count("SELECT COUNT(*) FROM exchange_file WHERE fate = 'RECEIVED' OR in_folder = TRUE")
            == 0
        && count("SELECT COUNT(*) FROM engine_message") == 0
        && count("SELECT COUNT(*) FROM remittance WHERE state = 'RECEIVED'") == 0
        && count("SELECT COUNT(*) FROM batch WHERE state IN ('CREATED', 'BUILT')") == 0
        && count(
                """
                SELECT COUNT(*) FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id
                WHERE c.state = 'QUEUED' AND v.channel = 'ELECTRONIC' AND v.batch_id IS NULL
                """)
            == 0
        && cluster.isIdle();
  }

  private static boolean hasFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(Files::isRegularFile);
    }
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  /** The process that the lease names; 0 while there is none. */
  private long onDuty() {
    String owner = jdbc.sql("SELECT owner FROM engine_epoch").query(String.class).single();
    try {
      String sign = Files.readString(data.resolve("nodes").resolve(owner));
      return Long.parseLong(sign.substring(0, sign.indexOf(' ')));
    } catch (IOException | RuntimeException beingWritten) {
      return 0;
    }
  }

  private void await(CobaltProcess process, BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    assertThat(
            process.await(() -> System.nanoTime() > deadline || condition.getAsBoolean())
                && condition.getAsBoolean())
        .as(output("first") + output("second"))
        .isTrue();
  }

  private String output(String name) throws IOException {
    Path output = folder.resolve(name + ".out");
    return Files.exists(output) ? Files.readString(output) : "";
  }

  private CobaltProcess start(EmbeddedEngine cluster, String name, Path data) throws IOException {
    return CobaltProcess.start(
        folder.resolve(name + ".out"),
        List.of("run", "--data", data.toString()),
        Map.of(
            "COBALT_NODE",
            name,
            "COBALT_ENGINE",
            "cluster",
            "CAMUNDA_CLIENT_GRPCADDRESS",
            cluster.grpcAddress().toString(),
            "CAMUNDA_CLIENT_RESTADDRESS",
            cluster.restAddress().toString(),
            "SPRING_DATASOURCE_URL",
            database.url(),
            "SPRING_DATASOURCE_USERNAME",
            database.user(),
            "SPRING_DATASOURCE_PASSWORD",
            database.password()));
  }
}
