package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.retention.DailyPurge;
import org.cobaltclaims.transmission.Courier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cobalt run}. */
@Command(
    name = "run",
    description = "Runs the application: it looks after its folders until it is ended.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "2:a wrong command line, or a data folder that cannot be used",
      "75:the process engine or the database is not to be had now; try again later",
      "130, 143:ended as asked, by Ctrl-C or SIGTERM"
    })
final class RunCommand implements Callable<Integer> {

  /** How often the folders are looked at, in milliseconds. */
  private static final long LOOK_MILLIS = 5_000;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "the day on which time starts, for trying things out (default: real time)")
  private @Nullable LocalDate date;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = data.folder();
    DataClock clock = new DataClock(folder, Clock.systemUTC());
    try (ConfigurableApplicationContext context =
        CobaltContext.start(
            date == null ? null : "--date sets the time",
            folder,
            clock.start(date),
            true,
            Map.of())) {
      Rounds rounds = context.getBean(Rounds.class);
      Clock time = context.getBean(Clock.class);
      Courier courier = context.getBean(Courier.class);
      DailyPurge purge = context.getBean(DailyPurge.class);
      Banner.lines(context).forEach(out::println);
      Banner.keys(context.getBean(Vault.class)).forEach(out::println);
      out.println("Cobalt runs on " + data + ", " + CobaltContext.address(context));
      while (context.isActive()) {
        if (rounds.isOnDuty()) {
          courier.lookAfter();
          purge.lookAfter();
        }
        rounds.untilNothingMoves();
        if (date != null) {
          clock.reached(time.instant());
        }
        Thread.sleep(LOOK_MILLIS);
      }
    }
    return 0;
  }
}
