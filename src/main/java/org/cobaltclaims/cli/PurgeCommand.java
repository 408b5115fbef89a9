package org.cobaltclaims.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cobaltclaims.cli.operations.PurgeRequest;
import org.cobaltclaims.practice.Retention;
import org.cobaltclaims.retention.Purge;
import org.cobaltclaims.retention.PurgeReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cobalt purge}. */
@Command(
    name = "purge",
    description = {
      "Says which finished records are older than the practice keeps them; with --really it removes"
          + " them.",
      "The application may be running on the data folder meanwhile. Cut off, run it again."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:said, or removed",
      "1:nothing was removed: the settings do not allow it",
      "2:a wrong command line, or a data folder that cannot be used"
    })
final class PurgeCommand implements Callable<Integer> {

  private static final int UNUSABLE = 2;

  @Option(names = "--really", description = "remove them, for good; make a backup before")
  private boolean really;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "say what could go on that day, such as 2034-01-01; not with --really")
  private @Nullable LocalDate date;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (really && date != null) {
      throw new ParameterException(spec.commandLine(), "--date goes without --really");
    }
    Path folder = data.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new CommandFailed(UNUSABLE, "there is no data folder " + data);
    }
    if (!askRunning(folder)) {
      try (ConfigurableApplicationContext context =
          PurgeContext.open(folder, new DataClock(folder, Clock.systemUTC()).clock())) {
        Purge purge = context.getBean(Purge.class);
        say(really ? purge.run(PurgeRequest.BY) : date == null ? purge.look() : purge.look(date));
      } catch (Purge.SwitchedOff off) {
        throw new CommandFailed(1, String.valueOf(off.getMessage()));
      }
    }
    return 0;
  }

  /** False if nobody answers. */
  private boolean askRunning(Path folder) throws IOException, InterruptedException {
    PurgeRequest.leave(folder, new PurgeRequest(really, date));
    try {
      Optional<HttpResponse<String>> answer = RunningApplication.ask(folder, "purge", "{}");
      if (answer.isPresent()) {
        say(answer.get());
      }
      return answer.isPresent();
    } finally {
      PurgeRequest.withdraw(folder);
    }
  }

  private void say(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new CommandFailed(
          UNUSABLE,
          "the running application could not do it (HTTP %d); its log says why"
              .formatted(answer.statusCode()));
    }
    try {
      JsonNode done = JsonMapper.builder().build().readTree(answer.body());
      if (done.hasNonNull("refused")) {
        throw new CommandFailed(1, done.get("refused").asText());
      }
      done.get("lines").forEach(line -> spec.commandLine().getOut().println(line.asText()));
    } catch (JsonProcessingException e) {
      throw new CommandFailed(UNUSABLE, "what answered is no Cobalt; see what runs on its port");
    }
  }

  private void say(PurgeReport report) {
    report.lines().forEach(spec.commandLine().getOut()::println);
    if (!report.really()) {
      spec.commandLine().getOut().println(advice(report));
    }
  }

  private static String advice(PurgeReport report) {
    return PurgeRequest.advice(report.policy() == Retention.Purge.OFF);
  }
}
