package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a sample practice and simulated payers, through the whole way of a claim. */
@Command(
    name = "demo",
    description = {
      "Makes a sample practice, bills its claims to simulated payers in simulated time, and shows"
          + " how each ended and where the money is.",
      "Continues an unfinished demo unless told otherwise."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every claim ended as planned and the money sums to zero",
      "1:it did not; the summary says where",
      "2:a wrong command line, or the engine's time cannot be moved"
    })
final class DemoCommand implements Callable<Integer> {

  /** Runs a demo. */
  @FunctionalInterface
  interface Driver {
    /**
     * @return the exit code
     */
    int demo(Options options) throws Exception;
  }

  /**
   * What was asked for.
   *
   * @param claims how many primary claims; null for the usual number, or the unfinished demo's
   * @param seed of every random choice; null for the usual one, or the unfinished demo's
   * @param days of simulated time; null for as many as are needed
   * @param data the folder
   * @param fresh what is in the folder is thrown away first
   * @param exit ends after the summary instead of staying up
   * @param json where to write the summary as data; null for nowhere
   */
  record Options(
      @Nullable Integer claims,
      @Nullable Long seed,
      @Nullable Integer days,
      Path data,
      boolean fresh,
      boolean exit,
      @Nullable Path json) {}

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--claims", paramLabel = "N", description = "number of primary claims")
  private @Nullable Integer claims;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "another practice and other payers' moods; the same number, the same demo")
  private @Nullable Long seed;

  @Option(names = "--days", paramLabel = "D", description = "simulated days, at the most")
  private @Nullable Integer days;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data-demo",
      description = "folder of the demo (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data-demo");

  @Option(names = "--fresh", description = "start over: throw away what is in the folder")
  private boolean fresh;

  @Option(names = "--exit", description = "end after the summary instead of staying up")
  private boolean exit;

  @Option(names = "--json", paramLabel = "FILE", description = "write the summary as data, too")
  private @Nullable Path json;

  private final Driver driver;

  DemoCommand(Driver driver) {
    this.driver = driver;
  }

  @Override
  public Integer call() throws Exception {
    requirePositive("--claims", claims);
    requirePositive("--days", days);
    return driver.demo(new Options(claims, seed, days, data, fresh, exit, json));
  }

  private void requirePositive(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new ParameterException(spec.commandLine(), option + " must be 1 or more");
    }
  }
}
