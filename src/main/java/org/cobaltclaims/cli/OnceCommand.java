package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code once}: takes in what lies there, works until nothing moves, writes what goes out. */
@Command(
    name = "once",
    description =
        "Takes in what lies there, works until nothing moves, writes what goes out, reports, ends.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class)
final class OnceCommand implements Callable<Integer> {

  /** Does one round. */
  @FunctionalInterface
  interface Driver {
    /**
     * @return the exit code
     */
    int once(Options options) throws Exception;
  }

  /**
   * What was asked for.
   *
   * @param data the folder
   * @param date the day to live on; null for today
   * @param json where to write the report; null for nowhere
   */
  record Options(Path data, @Nullable LocalDate date, @Nullable Path json) {}

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

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the report as data, too (docs/report.md)")
  private @Nullable Path json;

  private final Driver driver;

  OnceCommand(Driver driver) {
    this.driver = driver;
  }

  @Override
  public Integer call() throws Exception {
    return driver.once(new Options(data, date, json));
  }
}
