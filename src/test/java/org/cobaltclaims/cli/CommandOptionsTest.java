package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the commands that start the application hand to their drivers. */
class CommandOptionsTest {

  private final AtomicReference<Object> asked = new AtomicReference<>();
  private final StringWriter err = new StringWriter();

  @Test
  void aDemoWithoutOptionsLeavesTheSizeToItsDriver() {
    assertThat(demo()).isEqualTo(7);
    assertThat(asked.get())
        .isEqualTo(
            new DemoCommand.Options(null, null, null, Path.of("data-demo"), false, false, null));
  }

  @Test
  void aDemoIsToldAllThatWasAsked() {
    demo(
        "--claims",
        "12",
        "--seed",
        "9",
        "--days",
        "60",
        "--data",
        "d",
        "--fresh",
        "--exit",
        "--json",
        "s.json");

    assertThat(asked.get())
        .isEqualTo(
            new DemoCommand.Options(12, 9L, 60, Path.of("d"), true, true, Path.of("s.json")));
  }

  @Test
  void aDemoOfNoClaimsIsRefused() {
    assertThat(demo("--claims", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--claims must be 1 or more");
    assertThat(asked.get()).isNull();
  }

  @Test
  void aRoundHasItsDayAndItsReport() {
    execute(new OnceCommand(this::ask), "--date", "2026-11-05", "--json", "r.json");

    assertThat(asked.get())
        .isEqualTo(
            new OnceCommand.Options(Path.of("data"), LocalDate.of(2026, 11, 5), Path.of("r.json")));
  }

  @Test
  void aDayThatDoesNotExistIsRefused() {
    assertThat(execute(new OnceCommand(this::ask), "--date", "2026-02-30")).isEqualTo(2);
    assertThat(err.toString()).contains("--date");
    assertThat(asked.get()).isNull();
  }

  @Test
  void theApplicationRunsOnItsFolder() {
    execute(new RunCommand(this::ask), "--data", "d");

    assertThat(asked.get()).isEqualTo(new RunCommand.Options(Path.of("d"), null));
  }

  @Test
  void aClaimIsShownFromItsFolder() {
    execute(new ShowCommand(this::ask), "K7Q2M9X4T0");

    assertThat(asked.get()).isEqualTo(new ShowCommand.Options("K7Q2M9X4T0", Path.of("data")));
  }

  @Test
  void aMissingCommandIsSaidWithTheUsage() {
    assertThat(Cli.run().status()).isEqualTo(2);
    assertThat(Cli.run().err()).contains("a command is missing", "Usage: cobalt");
    assertThat(Cli.run("edi").err()).contains("inspect", "secondary");
  }

  @Test
  void everyCommandTellsTheVersion() {
    assertThat(Cli.run("--version").out()).startsWith("cobalt ");
    assertThat(Cli.run("edi", "inspect", "--version").out()).startsWith("cobalt ");
  }

  private int ask(Object options) {
    asked.set(options);
    return 7;
  }

  private int demo(String... words) {
    return execute(new DemoCommand(this::ask), words);
  }

  private int execute(Object command, String... words) {
    return new CommandLine(command).setErr(new PrintWriter(err, true)).execute(words);
  }
}
