package org.cobaltclaims.testing.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.testing.CobaltProcess;
import org.cobaltclaims.testing.UnpackedMySql;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Claims go all their way, primary and secondary, with the processes on real brokers that are
 * killed meanwhile, as is the application: none is lost, none is sent twice, the books balance. Run
 * by {@code ./mvnw verify -Pzeebe-broker}; the scenario itself is {@link BrokerScenario}, in a
 * process and a network of its own.
 */
@Tag("broker")
class BrokerTest {

  private static final int CLAIMS = Integer.getInteger("cobalt.broker.claims", 60);
  private static final int CLUSTER_CLAIMS =
      Integer.getInteger("cobalt.broker.cluster-claims", CLAIMS);

  @TempDir private Path folder;

  /** What is missing is printed; a CI may not skip. */
  @BeforeAll
  static void everythingIsHere() {
    List<String> missing = new ArrayList<>();
    missing.add(Broker.obstacle());
    missing.add(UnpackedMySql.obstacle());
    missing.add(PrivateNetwork.obstacle());
    missing.removeIf(String::isEmpty);
    if (missing.isEmpty()) {
      return;
    }
    String reason = String.join("; ", missing);
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("the tests with a real broker cannot run: " + reason);
    }
    System.out.println("skipped with a real broker: " + reason);
    Assumptions.abort(reason);
  }

  @Test
  void nothingIsLostWhenTheBrokerIsKilledAndTheApplicationToo() throws Exception {
    play(1, CLAIMS);
  }

  @Test
  void workGoesOnWhenALeaderOfThreeIsKilled() throws Exception {
    play(3, CLUSTER_CLAIMS);
  }

  private void play(int brokers, int claims) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(PrivateNetwork.command());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    // Its process ids are its own, and other JVMs of this machine have the same.
    command.add("-XX:-UsePerfData");
    command.add("-cp");
    command.add(CobaltProcess.classPath());
    command.add("-Djava.io.tmpdir=" + folder);
    command.add(BrokerScenario.class.getName());
    command.add(String.valueOf(brokers));
    command.add(String.valueOf(claims));
    command.add(folder.toString());
    // Its standard input is a pipe of ours: when this JVM is gone, it ends, and all that it began.
    Process scenario = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread atTheEnd = new Thread(scenario::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = scenario.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println("broker test: " + line);
        output.append(line).append('\n');
      }
      assertThat(scenario.waitFor()).as(output.toString()).isZero();
    } finally {
      scenario.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }
  }
}
