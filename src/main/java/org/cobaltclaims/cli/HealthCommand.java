package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cobalt health}. */
@Command(
    name = "health",
    description = "Says how the application that runs on a data folder is, one check a line.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something is down, or somebody has to look; the line says what to do",
      "2:nothing runs on the data folder"
    })
final class HealthCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Path folder = data.existing();
    HttpResponse<String> answer =
        RunningApplication.ask(folder, "health/operators", null)
            .orElseThrow(() -> new CommandFailed(2, "no application runs on " + data));
    JsonNode health = JsonMapper.builder().build().readTree(answer.body());
    PrintWriter out = spec.commandLine().getOut();
    health
        .path("components")
        .properties()
        .forEach(check -> out.println(line(check.getKey(), check.getValue())));
    return health.path("status").asText().equals("UP") ? 0 : 1;
  }

  private static String line(String name, JsonNode check) {
    JsonNode details = check.path("details");
    List<String> parts = new ArrayList<>();
    StreamSupport.stream(details.properties().spliterator(), false)
        .filter(detail -> !detail.getKey().equals("do") && detail.getValue().isValueNode())
        .forEach(detail -> parts.add(detail.getKey() + " " + detail.getValue().asText()));
    String text =
        "%-10s %-14s %s"
            .formatted(name, check.path("status").asText(), String.join(", ", parts))
            .stripTrailing();
    return details.has("do") ? text + "\n           -> " + details.get("do").asText() : text;
  }
}
