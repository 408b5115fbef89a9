package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cobaltclaims.dashboard.Report;
import org.cobaltclaims.dashboard.Reports;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.engine.Resumption;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.retention.DailyPurge;
import org.cobaltclaims.transmission.Courier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cobalt once}. */
@Command(
    name = "once",
    description = {
      "Takes in all that lies in the intake and inbound folders, works until nothing moves,",
      "writes what goes out, says what happened, and ends. For schedulers and small practices."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all was worked",
      "1:an incident of the process engine is open, or it refused a message",
      "2:a wrong command line, or a data folder that cannot be used"
    })
final class OnceCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "the day to work on, for trying things out; never backwards (default: today)")
  private @Nullable LocalDate date;

  @Option(names = "--json", paramLabel = "FILE", description = "write the report as data")
  private @Nullable Path json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = data.folder();
    DataClock clock = new DataClock(folder, Clock.systemUTC());
    try (ConfigurableApplicationContext context =
        CobaltContext.start(
            "once works until nothing moves", folder, clock.start(date), false, Map.of())) {
      EmbeddedEngine engine = context.getBean(EmbeddedEngine.class);
      Vault vault = context.getBean(Vault.class);
      if (vault.madeFirstKey()) {
        Banner.keys(vault).forEach(out::println);
      }
      Reports reports = context.getBean(Reports.class);
      Set<Report.File> before = new HashSet<>(reports.report(0, 0, 0).files());
      Settling settling = context.getBean(Settling.class);
      Courier courier = context.getBean(Courier.class);
      settling.untilNothingMoves();
      while (courier.exchange()) {
        settling.untilNothingMoves();
      }
      context.getBean(DailyPurge.class).runOnceADay();
      clock.reached(engine.clock().instant());
      Report report =
          reports.report(
              engine.state().openIncidents().size(),
              engine.state().completedJobs(),
              context.getBean(Resumption.class).standing().dead());
      List<Report.File> files =
          report.files().stream().filter(file -> !before.contains(file)).toList();
      files(files).forEach(out::println);
      SummaryText.of(Summary.of(report)).forEach(out::println);
      if (report.incidents() > 0) {
        out.println("Open incidents of the process engine: " + report.incidents());
      }
      if (report.deadMessages() > 0) {
        out.println(
            "Messages that the process engine refused: %d; see to the cause, then 'cobalt resume --dead'"
                .formatted(report.deadMessages()));
      }
      if (json != null) {
        ReportFile.write(json, report, context);
      }
      return report.incidents() == 0 && report.deadMessages() == 0 ? 0 : 1;
    }
  }

  private static List<String> files(List<Report.File> files) {
    if (files.isEmpty()) {
      return List.of("No file came or went.");
    }
    return files.stream()
        .map(
            file ->
                "%-3s %-7s %-10s %s%s"
                    .formatted(
                        file.direction(),
                        file.kind(),
                        file.fate(),
                        file.name(),
                        file.reason() == null
                            ? ""
                            : "\n      " + file.reason().replace("\n", "\n      ")))
        .toList();
  }
}
