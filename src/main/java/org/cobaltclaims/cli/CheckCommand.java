package org.cobaltclaims.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cobaltclaims.edi.Check;
import org.cobaltclaims.edi.Inspection.Verdict;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.SnipLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edi check}: structure, money, situations and codes, each problem with its SNIP level. */
@Command(
    name = "check",
    description = {
      "Checks an X12 file: envelopes and data types (SNIP level 1), what the implementation guide",
      "requires (2), money (3), what one segment makes necessary in others (4), and codes (5)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no problem at any level that was asked for",
      "1:problems",
      "2:not readable; the reason is on standard error"
    })
final class CheckCommand implements Callable<Integer> {
  private static final int MOST_PROBLEMS = 50;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "any X12 file; any name will do")
  private Path file = Path.of("");

  @Option(names = "--json", description = "the same as data")
  private boolean json;

  @Option(
      names = "--level",
      paramLabel = "N",
      defaultValue = "5",
      description = "check up to this level, 1 to 5 (default: ${DEFAULT-VALUE})")
  private int level;

  /** One level and its number of problems, for JSON. */
  record LevelCount(int level, String name, int problems) {}

  /** A problem with its level, for JSON. */
  record Finding(int level, @JsonUnwrapped Problem problem) {}

  /** The whole answer, for JSON. */
  record Answer(
      String transaction,
      List<String> kinds,
      Verdict verdict,
      List<LevelCount> levels,
      @JsonProperty("problems") List<Finding> findings) {}

  @Override
  public Integer call() throws IOException {
    SnipLevel last =
        Arrays.stream(SnipLevel.values())
            .filter(each -> each.number() == level)
            .findFirst()
            .orElseThrow(
                () -> new ParameterException(spec.commandLine(), "--level is one of 1 to 5"));
    Check check = X12Files.read(file, in -> Check.of(in, () -> Files.newInputStream(file)));
    List<SnipLevel> levels =
        Arrays.stream(SnipLevel.values()).filter(each -> each.compareTo(last) <= 0).toList();
    boolean unreadable = check.inspection().verdict() == Verdict.UNREADABLE;
    boolean good = !unreadable && levels.stream().allMatch(each -> check.count(each) == 0);
    if (json) {
      printJson(check, last, levels, good, unreadable);
    }
    if (unreadable) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("cobalt: " + file + " cannot be read:");
      check
          .inspection()
          .problems()
          .forEach(each -> err.println("  " + ProblemText.where(each) + ": " + each.message()));
      return 2;
    }
    if (!json) {
      printText(check, last, levels);
    }
    return good ? 0 : 1;
  }

  private void printJson(
      Check check, SnipLevel last, List<SnipLevel> levels, boolean good, boolean unreadable)
      throws IOException {
    Answer answer =
        new Answer(
            check.inspection().transaction(),
            check.inspection().kinds(),
            unreadable ? Verdict.UNREADABLE : good ? Verdict.GOOD : Verdict.PROBLEMS,
            levels.stream()
                .map(each -> new LevelCount(each.number(), each.title(), check.count(each)))
                .toList(),
            check.upTo(last).stream()
                .map(each -> new Finding(SnipLevel.of(each.rule()).number(), each))
                .toList());
    spec.commandLine()
        .getOut()
        .println(
            new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(answer));
  }

  private void printText(Check check, SnipLevel last, List<SnipLevel> levels) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(file.getFileName() + ": " + String.join(" and ", check.inspection().kinds()));
    out.println();
    for (SnipLevel each : levels) {
      int count = check.count(each);
      out.println(
          "  %d  %-26s %s"
              .formatted(
                  each.number(),
                  each.title(),
                  count == 0 ? "good" : count == 1 ? "1 problem" : count + " problems"));
    }
    List<Problem> problems = check.upTo(last);
    for (Problem problem : problems.stream().limit(MOST_PROBLEMS).toList()) {
      out.println();
      out.println(
          "  level %d  %-8s %s  (%s)"
              .formatted(
                  SnipLevel.of(problem.rule()).number(),
                  problem.severity().name().toLowerCase(Locale.ROOT),
                  ProblemText.where(problem),
                  problem.rule()));
      Terminal.wrap(problem.message(), Terminal.width() - 11)
          .forEach(line -> out.println(" ".repeat(11) + line));
    }
    if (problems.size() > MOST_PROBLEMS) {
      out.println();
      out.println("  and " + (problems.size() - MOST_PROBLEMS) + " more; --json shows all");
    }
  }
}
