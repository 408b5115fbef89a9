package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the demo again and again and lets it finish: nothing may be lost, nothing doubled, and the
 * end is the one of a demo that nobody disturbed. Run by {@code ./mvnw verify -Pcrash}; the moments
 * follow from {@code -Dcobalt.crash.seed}.
 */
@Tag("crash")
class CrashTest {

  private static final int CLAIMS = Integer.getInteger("cobalt.crash.claims", 40);
  private static final int KILLS = Integer.getInteger("cobalt.crash.kills", 25);
  private static final long SEED = Long.getLong("cobalt.crash.seed", System.nanoTime() % 100_000);

  /**
   * What the practice bills and how the payers answer; the same in every run, as the moments vary.
   */
  private static final long DEMO_SEED = 5;

  @TempDir private Path folder;

  @Test
  void aDemoThatIsKilledAgainAndAgainLosesNothing() throws Exception {
    say("seed %d (-Dcobalt.crash.seed=%d), %d claims, %d kills", SEED, SEED, CLAIMS, KILLS);
    Path whole = folder.resolve("whole");
    LocalDate last;
    try (DemoProcess undisturbed = start(whole)) {
      undisturbed.await(() -> KillMoments.day(whole).isAfter(KillMoments.FIRST));
      long startMillis = undisturbed.millisOld();
      assertThat(undisturbed.end()).as("exit code, see %s", output("whole")).isZero();
      last = KillMoments.day(whole);
      say("undisturbed until %s, %d s", last, undisturbed.millisOld() / 1000);
      killAgainAndAgain(new KillMoments(SEED, last, startMillis));
    }
    assertThat(summary("killed")).isEqualTo(summary("whole"));
    prove(folder.resolve("killed"));
  }

  private void killAgainAndAgain(KillMoments moments) throws Exception {
    Path killed = folder.resolve("killed");
    int kills = 0;
    while (kills < KILLS) {
      try (DemoProcess demo = start(killed)) {
        String moment = moments.await(demo, KILLS - kills);
        if (demo.kill()) {
          kills++;
          say("kill %d: %s, at %s", kills, moment, KillMoments.day(killed));
        }
      }
    }
    try (DemoProcess demo = start(killed)) {
      assertThat(demo.end()).as("exit code, see %s", output("killed")).isZero();
    }
  }

  private void prove(Path data) throws Exception {
    assertThat(Proof.ofRecords(data, Proof.database(data))).as("records").isEmpty();
    LocalDate today = KillMoments.day(data);
    // Late on the last day, so that the application does not stand before its own past.
    try (ResumedApplication resumed =
        ResumedApplication.start(
            data, Demonstration.openingOf(today).plusSeconds(12 * 3600), DEMO_SEED)) {
      resumed.untilNothingMoves();
      assertThat(Proof.ofInstances(resumed.jdbc(), resumed.instances()))
          .as("instances after a resume")
          .isEmpty();
      assertThat(Proof.ofRecords(data, resumed.jdbc())).as("records after a resume").isEmpty();
    }
  }

  private DemoProcess start(Path data) throws IOException {
    return DemoProcess.start(data, CLAIMS, DEMO_SEED, folder.resolve(data.getFileName() + ".json"));
  }

  private String output(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".out"));
  }

  /** What depends on seed and number of claims alone. */
  private JsonNode summary(String name) throws IOException {
    JsonNode result = new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
    ObjectNode copy = result.deepCopy();
    copy.remove(List.of("seconds", "claims_per_second", "detail"));
    return copy;
  }

  private static void say(String text, Object... arguments) {
    System.out.println("crash test: " + text.formatted(arguments));
  }
}
