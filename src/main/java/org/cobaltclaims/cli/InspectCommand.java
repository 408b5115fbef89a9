package org.cobaltclaims.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

  @Parameters(paramLabel = "FILE", description = "837P, 835, 999, TA1 or 277CA; any name will do")
  private Path file = Path.of("");

  @Option(names = "--json", description = "the same as data, amounts in cents")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Inspection inspection = X12Files.read(file, Inspection::of);
    if (json) {
      out.println(asJson(inspection));
    }
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

  private static String asJson(Inspection inspection) throws JsonProcessingException {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(inspection);
  }
}
