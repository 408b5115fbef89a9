package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.X12File;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edi secondary}: claims and the ERAs that answer them become claims to the next payers. */
@Command(
    name = "secondary",
    description = {
      "Makes the claims for the next payers out of claims and the remittances that answer them.",
      "No claim is written unless every amount of it balances to the cent."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:written, every claim that is answered",
      "1:nothing written: no claim balances, may be billed, or matches; standard error says why",
      "2:a file cannot be read, or a wrong command line; nothing written",
      "3:written, but not every claim that is answered; standard error names the others and why"
    })
final class SecondaryCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final int PARTLY = 3;
  private static final int MOST_LISTED = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--claim",
      required = true,
      paramLabel = "primary.837",
      description = "the 837P that billed the payers before")
  private Path claimFile = Path.of("");

  @Option(
      names = "--era",
      paramLabel = "primary.835",
      description =
          "the 835 with a payer's decisions; once for each, so that a primary claim with those of"
              + " its primary and its secondary becomes the tertiary claim")
  private List<Path> eraFiles = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "secondary.837",
      description = "the file to write")
  private Path outFile = Path.of("");

  @Mixin private SecondaryOptions options = new SecondaryOptions();

  private final Clock clock = Clock.system(ZoneId.systemDefault());

  @Override
  public Integer call() throws IOException {
    if (eraFiles.isEmpty() && options.bypass() == null) {
      throw new ParameterException(
          spec.commandLine(), "--era is missing: the remittance that answers the claim");
    }
    if (options.named().given() && options.payer() == null) {
      throw new ParameterException(
          spec.commandLine(), "--member names somebody's member: --payer is missing");
    }
    refuseOverwriting();
    X12File claims = claims(claimFile);
    Map<Path, X12File> eras = new LinkedHashMap<>();
    for (Path eraFile : eraFiles) {
      eras.put(eraFile, remittances(eraFile));
    }
    LocalDateTime now = now(claims, eras);
    EraAnswers answers =
        new EraAnswers(
            claims.claims().stream()
                .flatMap(transaction -> transaction.claims().stream())
                .map(claim -> claim.claimNumber())
                .toList());
    eras.forEach((path, era) -> answers.add(path, era, now.toLocalDate()));
    SecondaryClaims made = SecondaryClaims.make(claims, answers, options, now);
    return written(made, answers, now);
  }

  private int written(SecondaryClaims made, EraAnswers answers, LocalDateTime now)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    made.warnings().forEach(warning -> err.println("cobalt: " + warning));
    if (made.answered() == 0 && !answers.unusable().isEmpty()) {
      throw new CommandFailed(REFUSED, String.join("\n", answers.unusable()));
    }
    if (made.answered() == 0) {
      throw new CommandFailed(
          REFUSED,
          "no claim in %s has the number (CLM01) of one of the %d decisions (CLP01) in %s; are these the files of one claim?"
              .formatted(claimFile, answers.count(), eraNames()));
    }
    boolean lineBreaks = lineBreaks();
    JudgedFile file = JudgedFile.of(made.placed(), now, lineBreaks);
    List<String> refused = new ArrayList<>(made.refused());
    refused.addAll(file.faults());
    if (file.claims().isEmpty()) {
      throw new CommandFailed(
          REFUSED,
          refused.isEmpty()
              ? "no claim in "
                  + claimFile
                  + " that is answered has "
                  + options.payer()
                  + " as its next payer"
              : String.join("\n", refused));
    }
    X12Files.write(outFile, file.text());
    refused.forEach(reason -> err.println("cobalt: " + reason));
    unused(made, answers).forEach(line -> err.println("cobalt: " + line));
    PrintWriter out = spec.commandLine().getOut();
    SecondaryReport.lines(outFile, file.claims()).forEach(out::println);
    return refused.isEmpty() ? 0 : PARTLY;
  }

  /** What of the files was not used, so that nothing disappears. */
  private List<String> unused(SecondaryClaims made, EraAnswers answers) {
    List<String> lines = new ArrayList<>();
    List<EraAnswers.Answer> unmatched = answers.unmatched();
    unmatched.stream()
        .limit(MOST_LISTED)
        .map(
            answer ->
                "%s, segment %d: the decision on claim %s matches no claim of %s; it is not used"
                    .formatted(
                        answer.file(),
                        answer.payment().segment(),
                        answer.payment().claimNumber(),
                        claimFile))
        .forEach(lines::add);
    if (unmatched.size() > MOST_LISTED) {
      lines.add("and " + (unmatched.size() - MOST_LISTED) + " more decisions that match no claim");
    }
    if (made.unanswered() > 0) {
      lines.add(
          "%s of %s not answered by %s"
              .formatted(
                  made.unanswered() == 1 ? "1 claim" : made.unanswered() + " claims",
                  claimFile + (made.unanswered() == 1 ? " is" : " are"),
                  eraNames()));
    }
    return lines;
  }

  private String eraNames() {
    return String.join(", ", eraFiles.stream().map(Path::toString).toList());
  }

  /**
   * Who holds a file made on a day lives on that day or later, whatever the machine's clock says.
   */
  private LocalDateTime now(X12File claims, Map<Path, X12File> eras) {
    return Stream.of(
            Stream.of(LocalDateTime.now(clock)),
            claims.claims().stream().map(c -> c.envelope().time()),
            eras.values().stream()
                .flatMap(era -> era.remittances().stream())
                .map(r -> r.envelope().time()))
        .flatMap(times -> times)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void refuseOverwriting() throws IOException {
    List<Path> sources = new ArrayList<>(eraFiles);
    sources.add(claimFile);
    for (Path source : sources) {
      if (Files.exists(outFile) && Files.exists(source) && Files.isSameFile(outFile, source)) {
        throw new CommandFailed(
            X12Files.UNREADABLE, "--out names a file that is read; name another one");
      }
    }
  }

  /** A file of claims. */
  static X12File claims(Path path) {
    X12File claims = X12Files.read(path, X12File::read);
    requireReadable(claims, path, claims.claims().isEmpty(), "professional claims (837P)");
    return claims;
  }

  /** A file of remittances. */
  static X12File remittances(Path path) {
    X12File era = X12Files.read(path, X12File::read);
    requireReadable(era, path, era.remittances().isEmpty(), "remittance advice (835)");
    return era;
  }

  private static void requireReadable(X12File file, Path path, boolean empty, String what) {
    List<Problem> fatal =
        file.problems().stream()
            .filter(p -> p.severity() == Severity.FATAL && !p.rule().equals("KIND"))
            .toList();
    if (!fatal.isEmpty()) {
      StringBuilder message = new StringBuilder(path + " cannot be read:");
      for (Problem problem : fatal) {
        message.append("\n  ").append(ProblemText.where(problem)).append(": ");
        message.append(problem.message());
      }
      throw new CommandFailed(X12Files.UNREADABLE, message.toString());
    }
    if (empty) {
      throw new CommandFailed(
          X12Files.UNREADABLE,
          path + " holds no " + what + "; edi inspect " + path + " shows what it is");
    }
  }

  /** As the file has it that billed the payers before. */
  private boolean lineBreaks() {
    int isa = 106;
    return X12Files.read(
        claimFile,
        in -> {
          byte[] start = in.readNBytes(isa + 2);
          return start.length == isa + 2 && (start[isa] == '\n' || start[isa + 1] == '\n');
        });
  }
}
