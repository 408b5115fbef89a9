package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}: one family, for people. */
@Command(
    name = "show",
    description = "Shows one claim family: claims, versions, money, tasks, timeline.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class)
final class ShowCommand implements Callable<Integer> {

  /** Shows a family. */
  @FunctionalInterface
  interface Driver {
    /**
     * @return the exit code
     */
    int show(Options options) throws Exception;
  }

  /**
   * What was asked for.
   *
   * @param claim the family, one of our claim numbers, or the practice's
   * @param data the folder
   */
  record Options(String claim, Path data) {}

  @Parameters(
      paramLabel = "CLAIM",
      description = "the family's id, a claim number that was sent, or the practice's own number")
  private String claim = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "data folder (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  private final Driver driver;

  ShowCommand(Driver driver) {
    this.driver = driver;
  }

  @Override
  public Integer call() throws Exception {
    return driver.show(new Options(claim, data));
  }
}
