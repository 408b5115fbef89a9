package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says before any command does something. */
class CommandLineTest {

  @Test
  void aMissingCommandIsSaidWithTheUsage() {
    assertThat(Cli.run().status()).isEqualTo(2);
    assertThat(Cli.run().err()).contains("a command is missing", "Usage: cobalt");
    assertThat(Cli.run("edi").err()).contains("inspect", "secondary");
  }

  @Test
  void theVersionIsTold() {
    assertThat(Cli.run("--version").out()).startsWith("cobalt ");
    assertThat(Cli.run("edi", "inspect", "--version").out()).startsWith("cobalt ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "run", "once", "show", "edi"})
  void everyCommandOfTheReadmeHasItsHelp(String command) {
    Cli.Ended ended = Cli.run(command, "--help");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("Usage: cobalt " + command);
  }

  @Test
  void aDemoOfNoClaimsIsRefused() {
    assertThat(Cli.run("demo", "--claims", "0").status()).isEqualTo(2);
  }

  @Test
  void aDayThatDoesNotExistIsRefused() {
    Cli.Ended ended = Cli.run("once", "--date", "2026-02-30");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("--date");
  }

  @Test
  void aFolderThatCannotBeUsedIsNoFaultOfTheProgram(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    Cli.Ended ended = Cli.run("demo", "--exit", "--claims", "1", "--data", file.resolve("data"));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err())
        .contains(file.toString(), "run the same command again")
        .doesNotContain("fault of the program");
  }
}
