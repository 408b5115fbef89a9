package org.cobaltclaims.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cobaltclaims.edi.InspectedClaim;
import org.cobaltclaims.edi.Inspection;
import org.cobaltclaims.edi.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edi inspect}: what a file is, its totals, whether it balances, what is wrong where. */
@Command(
    name = "inspect",
    description = "Says what an X12 file is, counts and adds it up, and shows what is wrong where.",
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:readable and balanced",
      "1:readable, with problems",
      "2:not readable; the reason is on standard error"
    })
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "any X12 file; any name will do")
  private Path file = Path.of("");

  @Option(names = "--json", description = "the same as data, amounts in cents")
  private boolean json;

  @Option(
      names = "--lines",
      description = "every claim, payment or answer with its lines, as it is read")
  private boolean lines;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Inspection inspection = json ? printJson(out) : inspect(out);
    if (inspection.verdict() == Inspection.Verdict.UNREADABLE) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("cobalt: " + file + " cannot be read:");
      for (Problem problem : inspection.problems()) {
        err.println("  " + ProblemText.where(problem) + ": " + problem.message());
      }
      return 2;
    }
    if (!json) {
      Envelopes envelopes = X12Files.read(file, Envelopes::of);
      new InspectionText(inspection, envelopes, file).print(out, Terminal.width());
    }
    return inspection.verdict() == Inspection.Verdict.GOOD ? 0 : 1;
  }

  private Inspection inspect(PrintWriter out) {
    ClaimTable table = new ClaimTable(out);
    Inspection inspection = X12Files.read(file, in -> Inspection.of(in, lines ? table::add : null));
    table.end();
    return inspection;
  }

  /** Rows are written as they are read, so that a large file fits; they stand before the rest. */
  private Inspection printJson(PrintWriter out) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Inspection inspection;
    if (lines) {
      JsonGenerator json = mapper.createGenerator(out).useDefaultPrettyPrinter();
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeArrayFieldStart("rows");
      inspection = X12Files.read(file, in -> Inspection.of(in, row -> write(json, row)));
      json.writeEndArray();
      for (Map.Entry<String, JsonNode> field :
          mapper.<ObjectNode>valueToTree(inspection).properties()) {
        json.writePOJOField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
      json.close();
      out.println();
    } else {
      inspection = X12Files.read(file, Inspection::of);
      out.println(mapper.writeValueAsString(inspection));
    }
    return inspection;
  }

  private static void write(JsonGenerator json, InspectedClaim row) {
    try {
      json.writePOJO(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
