package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cobaltclaims.engine.DeadMessage;
import org.cobaltclaims.engine.Resumption;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cobalt resume}. */
@Command(
    name = "resume",
    description = {
      "Starts again what the process engine has lost; tasks and dates stay as they are.",
      "An application that runs on the data folder does it at once, otherwise the next start does."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:asked for", "2:a wrong command line, or a data folder that cannot be used"})
final class ResumeCommand implements Callable<Integer> {

  private static final int MOST_SHOWN = 20;

  @Option(
      names = "--all",
      description = "start everything that is open again, also what seems to be alive")
  private boolean all;

  @Option(
      names = "--dead",
      description = "put messages back that the engine refused; see to the cause first")
  private boolean dead;

  @Mixin private DataOption data = new DataOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path folder = data.existing();
    if (!askRunning(folder)) {
      askDatabase(folder);
    }
    return 0;
  }

  private boolean askRunning(Path folder) throws IOException, InterruptedException {
    JsonMapper json = JsonMapper.builder().build();
    String body = json.writeValueAsString(Map.of("all", all, "dead", dead));
    Optional<HttpResponse<String>> answer =
        RunningApplication.ask(folder, "resume", body).filter(each -> each.statusCode() == 200);
    if (answer.isEmpty()) {
      return false;
    }
    say(json.readValue(answer.get().body(), Resumption.Asked.class), "now");
    return true;
  }

  private void askDatabase(Path folder) {
    try (ConfigurableApplicationContext context = ReadingContext.open(folder)) {
      Resumption resumption = context.getBean(Resumption.class);
      List<DeadMessage> refused = resumption.deadMessages(MOST_SHOWN);
      say(resumption.ask(all, dead), "when the application runs");
      if (!dead) {
        refused.forEach(this::say);
      }
    }
  }

  private void say(Resumption.Asked asked, String when) {
    PrintWriter out = spec.commandLine().getOut();
    Resumption.Standing standing = asked.standing();
    out.println(
        "Open: %,d claim families, remittances and batches; %,d are started again %s."
            .formatted(standing.open(), asked.started(), when));
    if (asked.revived() > 0) {
      out.println("Messages put back: %,d".formatted(asked.revived()));
    }
    if (standing.dead() > 0) {
      out.println(
          "Messages that the engine refused: %,d; see to the cause, then 'cobalt resume --dead'"
              .formatted(standing.dead()));
    }
  }

  private void say(DeadMessage message) {
    spec.commandLine().getOut().println("  " + refused(message));
  }

  static String refused(DeadMessage message) {
    return "Refused by the process engine: %s about %s, since %s, %d tries, last %s"
        .formatted(
            message.name(),
            message.correlationKey(),
            message.since(),
            message.attempts(),
            message.error());
  }
}
