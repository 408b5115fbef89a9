package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.testing.CobaltProcess;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application that is asked to end in the middle of its work. */
class ShutdownTest {

  private static final long SEED = 52;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  @TempDir private Path folder;

  @Test
  void whatHasBegunIsFinishedAndTheLeaseIsGivenBack() throws Exception {
    Path data = folder.resolve("data");
    SamplePractice practice = new SamplePractice(data, Plan.standard(SEED, 200), FIRST);
    practice.writeSettings();
    for (LocalDate day : practice.days()) {
      practice.fileFor(day);
    }
    Path output = folder.resolve("run.out");
    Path port = data.resolve(CobaltContext.PORT_FILE);
    try (CobaltProcess application =
        CobaltProcess.start(
            output, List.of("run", "--data", data.toString(), "--date", FIRST.toString()))) {
      Path taken = data.resolve("intake/archive");
      assertThat(application.await(() -> Files.exists(port) && Files.exists(taken)))
          .as(() -> "it takes files in; see " + output)
          .isTrue();

      application.terminate();

      assertThat(application.end()).isEqualTo(Cobalt.TERMINATED);
    }
    assertThat(Files.readString(output))
        .doesNotContain("fault of the program")
        .doesNotContain("Exception");
    assertThat(Files.readString(data.resolve("cobalt.log")))
        .doesNotContain("Exception")
        .doesNotContain("not done in time");
    assertThat(port).doesNotExist();
    JdbcClient jdbc = Proof.database(data);
    assertThat(jdbc.sql("SELECT lease_until FROM engine_epoch").query(LocalDateTime.class).single())
        .isBeforeOrEqualTo(LocalDateTime.now(ZoneOffset.UTC));
  }
}
