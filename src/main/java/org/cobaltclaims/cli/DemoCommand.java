package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cobaltclaims.dashboard.Report;
import org.cobaltclaims.dashboard.Reports;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.engine.Resumption;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cobalt demo}. */
@Command(
    name = "demo",
    description = {
      "Runs a sample practice with simulated payers through all of it: primary claims go in,",
      "secondary claims go out, and come back paid. Simulated days pass fast.",
      "Ends non-zero if money does not sum to zero, a family is in a state that nothing explains,",
      "a file was refused that was not meant to be, or an incident is open."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every family is explained and the money sums to zero",
      "1:something went otherwise; the summary says what",
      "2:a wrong command line, or a data folder that cannot be used"
    })
final class DemoCommand implements Callable<Integer> {

  /** A Monday: the practice delivers on the five business days from here. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

  private static final Map<String, String> FILE_DATABASE =
      Map.of(
          "spring.datasource.url", "${cobalt.file-database}",
          "spring.datasource.username", "sa",
          "spring.datasource.password", "");

  @Option(
      names = "--claims",
      paramLabel = "N",
      description = "primary claims of the sample practice (default: ${DEFAULT-VALUE})")
  private int claims = 250;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "the same seed makes the same claims and answers (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--delivery-days",
      paramLabel = "D",
      description =
          "business days over which the practice delivers them (default: ${DEFAULT-VALUE})")
  private int deliveryDays = Plan.WEEK;

  @Option(
      names = "--days",
      paramLabel = "D",
      description = "simulated days at most (default: ${DEFAULT-VALUE})")
  private int days = 120;

  @Option(
      names = "--leave-tasks",
      description = "the sample practice's office works no task: all of them are left to you")
  private boolean leaveTasks;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "data folder; an unfinished demo in it is continued (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data-demo");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "a MySQL database instead of a file in the data folder: jdbc:mysql://HOST:PORT/DATABASE;",
        "empty, or with this demo. User and password stand in SPRING_DATASOURCE_USERNAME and",
        "SPRING_DATASOURCE_PASSWORD, or behind the address as ?user=...&password=..."
      })
  private @Nullable String databaseUrl;

  @Option(
      names = "--fresh",
      description = "start over: what the demo's data folder and database hold is removed")
  private boolean fresh;

  @Option(names = "--exit", description = "end after the summary instead of staying up")
  private boolean exit;

  @Option(names = "--json", paramLabel = "FILE", description = "write the summary as data, too")
  private @Nullable Path json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (claims < 1 || days < 1 || deliveryDays < 1) {
      throw new ParameterException(
          spec.commandLine(), "--claims, --days and --delivery-days are at least 1");
    }
    Path folder = data.toAbsolutePath().normalize();
    DemoDatabase database =
        databaseUrl == null ? null : DemoDatabase.at(databaseUrl, System.getenv());
    if (fresh) {
      if (database != null) {
        database.clear();
      }
      clear(folder);
    }
    requireTheSameDatabase(folder, database);
    DemoState state = begin(folder);
    new SamplePractice(folder, state.plan(), state.first()).writeSettings();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Cobalt demo: %,d claims, seed %d, from %s; data in %s"
            .formatted(
                state.claims(),
                state.seed(),
                state.today(),
                database == null ? data : data + " and " + database.shown()));
    long started = System.nanoTime();
    try (ConfigurableApplicationContext context = start(folder, state, database)) {
      if (database != null) {
        database.mark(state, DemoNote.of(folder).id());
      }
      Banner.lines(context).forEach(out::println);
      Banner.keys(context.getBean(Vault.class)).forEach(out::println);
      return run(context, folder, state, out, started);
    }
  }

  /** A demonstration goes on in the database in which it began, and in no other. */
  private void requireTheSameDatabase(Path folder, @Nullable DemoDatabase database)
      throws IOException {
    DemoState kept = DemoState.load(folder).orElse(null);
    DemoNote note = DemoNote.of(folder);
    String here = database == null ? "" : database.shown();
    String there = note.database();
    if (kept != null && !here.equals(there)) {
      throw new CommandFailed(
          2,
          "the demo of %s is in %s; continue it there, or start over with --fresh"
              .formatted(
                  data,
                  there.isEmpty()
                      ? "the file database in it, without --database"
                      : "another database, " + there));
    }
    if (database != null) {
      DemoNote written = kept == null ? DemoNote.fresh(here) : note;
      database.require(kept, written.id());
      written.save(folder);
    }
  }

  private DemoState begin(Path folder) throws IOException {
    Files.createDirectories(folder);
    DemoState state =
        DemoState.load(folder)
            .orElseGet(() -> new DemoState(seed, claims, deliveryDays, FIRST_DAY, FIRST_DAY));
    boolean other =
        given("--seed") && state.seed() != seed
            || given("--claims") && state.claims() != claims
            || given("--delivery-days") && state.deliveryDays() != deliveryDays;
    if (other) {
      throw new ParameterException(
          spec.commandLine(),
          "%s holds a demo of %d claims with seed %d; continue it without --claims, --seed and --delivery-days, or start over with --fresh"
              .formatted(data, state.claims(), state.seed()));
    }
    state.save(folder);
    return state;
  }

  private boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** Without a database of its own, on the file in its folder, whatever else is configured. */
  private ConfigurableApplicationContext start(
      Path folder, DemoState state, @Nullable DemoDatabase database) {
    Map<String, String> properties = new HashMap<>();
    properties.put("cobalt.demo-seed", String.valueOf(state.seed()));
    properties.put("cobalt.portal.enabled", "true");
    properties.putAll(database == null ? FILE_DATABASE : database.properties());
    return CobaltContext.start(
        "the demo lets days pass",
        folder,
        Demonstration.openingOf(state.today()),
        !exit,
        properties);
  }

  private int run(
      ConfigurableApplicationContext context,
      Path folder,
      DemoState state,
      PrintWriter out,
      long started)
      throws IOException, InterruptedException {
    EmbeddedEngine engine = context.getBean(EmbeddedEngine.class);
    if (!exit) {
      DemoAccounts.in(context).lines().forEach(out::println);
    }
    Demonstration demonstration =
        new Demonstration(
            folder,
            state,
            context.getBean(Settling.class),
            engine,
            leaveTasks ? Demonstration.Office.EMPTY : context.getBean(DemoOffice.class),
            context.getBean(JdbcClient.class));
    try (DemoProgress progress = DemoProgress.of(out, state.claims())) {
      demonstration.run(days, progress);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    Report report =
        context
            .getBean(Reports.class)
            .report(
                engine.state().openIncidents().size(),
                engine.state().completedJobs(),
                context.getBean(Resumption.class).standing().dead());
    DemoResult result =
        DemoResult.of(
            demonstration,
            report,
            DemoFindings.of(context.getBean(JdbcClient.class), demonstration, report),
            took);
    result.lines().forEach(out::println);
    if (json != null) {
      ReportFile.write(json, result, context);
    }
    if (!exit) {
      out.println("");
      DemoAccounts.in(context).lines().forEach(out::println);
      out.println("Staying up; end it with Ctrl-C.");
      Thread.currentThread().join();
    }
    return result.clean() ? 0 : 1;
  }

  /** Removes a demo's folder, and nothing that is not one. */
  private void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    boolean demo = DemoState.load(folder).isPresent();
    try (Stream<Path> content = Files.list(folder)) {
      if (!demo && content.findAny().isPresent()) {
        throw new ParameterException(
            spec.commandLine(),
            data
                + " holds no demo and is not empty; --fresh does not remove it. Name another"
                + " folder");
      }
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
