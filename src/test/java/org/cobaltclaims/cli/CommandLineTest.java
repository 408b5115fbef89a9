package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
