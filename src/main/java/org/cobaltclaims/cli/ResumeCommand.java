package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cobaltclaims.engine.DeadMessage;
import org.cobaltclaims.engine.Resumption;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
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

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_SHOWN = 20;

  @Option(
      names = "--all",
      description = "start everything that is open again, also what seems to be alive")
  private boolean all;

  @Option(
      names = "--dead",
      description = "put messages back that the engine refused; see to the cause first")
  private boolean dead;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path folder = data.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new CommandFailed(2, "there is no data folder " + data);
    }
    Path port = folder.resolve(CobaltContext.PORT_FILE);
    if (!Files.exists(port) || !asked(Files.readString(port).strip())) {
      askDatabase(folder);
    }
    return 0;
  }

  /** False if nobody answers: the file was left behind by an application that was killed. */
  private boolean asked(String port) throws IOException, InterruptedException {
    return askRunning("http://127.0.0.1:" + port, HttpClient.newBuilder())
        || askRunning(
            "https://127.0.0.1:" + port, HttpClient.newBuilder().sslContext(ThisMachine.tls()));
  }

  private boolean askRunning(String address, HttpClient.Builder connecting)
      throws IOException, InterruptedException {
    String body = JsonMapper.builder().build().writeValueAsString(Map.of("all", all, "dead", dead));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/actuator/resume"))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = connecting.build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        return false;
      }
      say(JsonMapper.builder().build().readValue(answer.body(), Resumption.Asked.class), "now");
      return true;
    } catch (IOException nobody) {
      return false;
    }
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
