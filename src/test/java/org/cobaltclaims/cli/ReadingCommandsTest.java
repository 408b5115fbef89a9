package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that look into the database of an application that does not run. */
class ReadingCommandsTest {

  @TempDir private Path data;

  private final StringWriter said = new StringWriter();

  @Test
  void aClaimThatIsNotThereIsCalledMissing() {
    assertThat(run("show", "S00001")).isEqualTo(1);
    assertThat(said.toString()).contains("no claim with this number");
  }

  @Test
  void anAuditLogWithoutEntriesIsWhole() {
    assertThat(run("audit", "verify")).isZero();
    assertThat(said.toString()).contains("The audit log is whole: 0 entries.");
  }

  @Test
  void whereNothingIsOpenNothingIsStartedAgain() {
    assertThat(run("resume")).isZero();
    assertThat(said.toString()).contains("Open: 0 claim families");
  }

  private int run(String... arguments) {
    PrintWriter out = new PrintWriter(said, true);
    CommandLine commandLine = Cobalt.commandLine().setOut(out).setErr(out);
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data.toString();
    return commandLine.execute(all);
  }
}
