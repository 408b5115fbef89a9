package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code cobalt demo --exit} in this process, each by a name in one folder. */
final class DemoRun {

  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  DemoRun(Path folder) {
    this.folder = folder;
  }

  /** Runs it to a good end, and returns its result. */
  JsonNode result(String name, String... options) throws IOException {
    int status = run(name, options);
    assertThat(status).as(out + "\n" + err).isZero();
    return new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
  }

  /** Runs it; returns the exit code. */
  int run(String name, String... options) {
    List<String> where =
        List.of(
            "demo",
            "--exit",
            "--data",
            folder.resolve(name).toString(),
            "--json",
            folder.resolve(name + ".json").toString());
    return Cobalt.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Stream.concat(where.stream(), Stream.of(options)).toArray(String[]::new));
  }

  /** What it has complained of since this was asked last. */
  String complaints() {
    String said = err.toString();
    err.getBuffer().setLength(0);
    return said;
  }

  /** What of a result depends on seed and number of claims alone. */
  static JsonNode comparable(JsonNode result) {
    ObjectNode copy = result.deepCopy();
    copy.remove(List.of("seconds", "claims_per_second", "detail"));
    return copy;
  }
}
