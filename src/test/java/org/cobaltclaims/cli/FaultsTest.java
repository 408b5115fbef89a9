package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.cobaltclaims.dashboard.Reports;
import org.cobaltclaims.engine.EngineFaults;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A demonstration in a world with faults: it says so, takes nothing that it cannot keep, goes on by
 * itself when they are over, and ends like one without.
 */
class FaultsTest {

  private static final int CLAIMS = 8;
  private static final long SEED = 5;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final int DAYS = 120;

  @TempDir private Path folder;

  /** What happens in the evening of which day. */
  private interface Evening {
    void happens(WorldFaults.Ports ports, EngineFaults engine);
  }

  @Test
  void afterEveryFaultNothingIsLostAndNothingDoubled() throws Exception {
    Summary undisturbed = demonstrate("undisturbed", Map.of());

    Summary disturbed =
        demonstrate(
            "disturbed",
            Map.of(
                FIRST,
                (ports, engine) -> ports.diskFullFor(4),
                FIRST.plusDays(1),
                (ports, engine) -> ports.databaseGoneFor(60),
                FIRST.plusDays(2),
                (ports, engine) -> engine.unreachableFor(6),
                FIRST.plusDays(3),
                (ports, engine) -> engine.moveClock(Duration.ofDays(1)),
                FIRST.plusDays(8),
                (ports, engine) -> engine.moveClock(Duration.ofDays(-2)),
                FIRST.plusDays(9),
                (ports, engine) -> ports.databaseGoneFor(60),
                FIRST.plusDays(10),
                (ports, engine) -> ports.diskFullFor(4)));

    assertThat(disturbed).isEqualTo(undisturbed);
    String log = Files.readString(folder.resolve("disturbed/cobalt.log"));
    assertThat(log)
        .as("what is said once when it begins, and once when it is over")
        .containsOnlyOnce("the engine cannot be reached")
        .containsOnlyOnce("the engine takes messages again")
        .contains("disk or database cannot be used")
        .contains("work goes on");
    assertThat(log.lines().filter(line -> line.contains(" WARN ")).count())
        .as("lines for seven faults, not one for every attempt")
        .isLessThan(30);
  }

  private Summary demonstrate(String name, Map<LocalDate, Evening> evenings) throws Exception {
    Path data = Files.createDirectories(folder.resolve(name));
    DemoState state = new DemoState(SEED, CLAIMS, Plan.WEEK, FIRST, FIRST);
    state.save(data);
    new SamplePractice(data, Plan.standard(SEED, CLAIMS), FIRST).writeSettings();
    try (ResumedApplication application =
        ResumedApplication.start(data, Demonstration.openingOf(FIRST), SEED, WorldFaults.class)) {
      WorldFaults.Ports ports = application.bean(WorldFaults.Ports.class);
      EngineFaults engine = application.bean(EngineFaults.class);
      Demonstration demonstration =
          new Demonstration(
              data,
              state,
              application.bean(Settling.class),
              application.bean(EmbeddedEngine.class),
              Demonstration.Office.EMPTY,
              application.jdbc());
      demonstration.run(
          DAYS, (day, settled) -> evenings.getOrDefault(day, (p, e) -> {}).happens(ports, engine));
      assertThat(ports.anyLeft() || engine.isUnreachable()).as("every fault was met").isFalse();
      assertThat(Proof.ofRecords(data, application.jdbc())).isEmpty();
      assertThat(Proof.ofInstances(application.jdbc(), application.instances())).isEmpty();
      return Summary.of(application.bean(Reports.class).report(0, 0, 0));
    }
  }
}
