package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: the application, until it is stopped. */
@Command(
    name = "run",
    description = "Runs the application on a data folder until it is stopped.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class)
final class RunCommand implements Callable<Integer> {

  /** Runs the application. */
  @FunctionalInterface
  interface Driver {
    /**
     * @return the exit code
     */
    int run(Options options) throws Exception;
  }

  /**
   * What was asked for.
   *
   * @param data the folder
   * @param date the day to live on; null for today
   */
  record Options(Path data, @Nullable LocalDate date) {}

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "data folder (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "live on this day, for trying things out; never before the last one")
  private @Nullable LocalDate date;

  private final Driver driver;

  RunCommand(Driver driver) {
    this.driver = driver;
  }

  @Override
  public Integer call() throws Exception {
    return driver.run(new Options(data, date));
  }
}
