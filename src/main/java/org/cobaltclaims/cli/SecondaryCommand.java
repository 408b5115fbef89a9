package org.cobaltclaims.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.edi.Inspection;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.intake.ClaimRefused;
import org.cobaltclaims.intake.IncomingClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ClaimPayment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edi secondary}: a primary claim and its ERA become the secondary claim. */
@Command(
    name = "secondary",
    description = {
      "Makes the claim for the next payer out of a claim and the remittance that answers it.",
      "Nothing is written unless every amount balances to the cent."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:written",
      "1:not written: it does not balance, was forwarded, or does not match; standard error says"
          + " why",
      "2:a file cannot be read, or a wrong command line"
    })
final class SecondaryCommand implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--claim",
      required = true,
      paramLabel = "primary.837",
      description = "the 837P that billed the payer before")
  private Path claimFile = Path.of("");

  @Option(
      names = "--era",
      required = true,
      paramLabel = "primary.835",
      description = "the 835 with that payer's decision")
  private Path eraFile = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "secondary.837",
      description = "the file to write")
  private Path outFile = Path.of("");

  @Option(
      names = "--payer",
      paramLabel = "ID",
      description = "only claims whose next payer has this id (2330B NM109)")
  private @Nullable String payer;

  @Option(
      names = "--no-eaf",
      description = "for a payer that does not want AMT*EAF, what remains to be paid")
  private boolean noEaf;

  @Option(
      names = "--no-prior-icn",
      description = "for a payer that does not want the prior payer's control number (REF*F8)")
  private boolean noPriorControlNumber;

  @Option(
      names = "--no-taxonomy",
      description = "for a payer that does not want the billing provider's taxonomy (PRV*BI)")
  private boolean noTaxonomy;

  private final Clock clock = Clock.systemDefaultZone();

  /** A claim that the ERA answers, with the transaction that it stands in. */
  private record Answered(
      ClaimTransaction transaction, ProfessionalClaim claim, List<ClaimPayment> decisions) {}

  @Override
  public Integer call() throws IOException {
    refuseOverwriting();
    X12File claims = X12Files.read(claimFile, X12File::read);
    X12File era = X12Files.read(eraFile, X12File::read);
    requireReadable(claims, claimFile, claims.claims().isEmpty(), "professional claims (837P)");
    requireReadable(era, eraFile, era.remittances().isEmpty(), "remittance advice (835)");
    // Who holds a file made on a day lives on that day or later, whatever the machine's clock says.
    LocalDateTime now =
        Stream.concat(
                Stream.of(LocalDateTime.now(clock)),
                Stream.concat(
                    claims.claims().stream().map(c -> c.envelope().time()),
                    era.remittances().stream().map(r -> r.envelope().time())))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    EraAnswers answers = new EraAnswers(era, now.toLocalDate());
    List<Answered> answered = answered(claims, answers);
    List<BilledClaim> made = new ArrayList<>();
    for (Answered each : answered) {
      BilledClaim claim = make(claims, each, answers, now);
      if (claim != null) {
        made.add(claim);
      }
    }
    if (made.isEmpty()) {
      throw new CommandFailed(
          REFUSED,
          "no claim in " + claimFile + " that is answered has " + payer + " as its next payer");
    }
    String text = SecondaryFile.write(answered.get(0).transaction(), made, now, lineBreaks());
    judge(text);
    X12Files.write(outFile, text);
    report(made);
    return 0;
  }

  private void refuseOverwriting() throws IOException {
    for (Path source : List.of(claimFile, eraFile)) {
      if (Files.exists(outFile) && Files.exists(source) && Files.isSameFile(outFile, source)) {
        throw new CommandFailed(
            X12Files.UNREADABLE, "--out names a file that is read; name another one");
      }
    }
  }

  private void requireReadable(X12File file, Path path, boolean empty, String what) {
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

  private List<Answered> answered(X12File claims, EraAnswers answers) {
    answers.unusable().stream()
        .findFirst()
        .ifPresent(
            unusable -> {
              throw new CommandFailed(
                  REFUSED, eraFile + ", segment " + unusable.segment() + ": " + unusable.reason());
            });
    List<Answered> found = new ArrayList<>();
    for (ClaimTransaction transaction : claims.claims()) {
      for (ProfessionalClaim claim : transaction.claims()) {
        List<ClaimPayment> decisions = answers.on(claim.claimNumber());
        if (!decisions.isEmpty()) {
          found.add(new Answered(transaction, claim, decisions));
        }
      }
    }
    if (found.isEmpty()) {
      throw new CommandFailed(
          REFUSED,
          "no claim in %s has the number (CLM01) of one of the %d decisions (CLP01) in %s; are these the files of one claim?"
              .formatted(claimFile, answers.count(), eraFile));
    }
    found.stream()
        .filter(one -> found.stream().filter(other -> sameNumber(one, other)).count() > 1)
        .findFirst()
        .ifPresent(
            twice -> {
              throw new CommandFailed(
                  REFUSED,
                  "%s has several claims with the number %s, and the decision may be on any of them; leave one in the file"
                      .formatted(claimFile, twice.claim().claimNumber()));
            });
    if (found.stream().map(each -> each.transaction().envelope()).distinct().count() > 1) {
      throw new CommandFailed(
          REFUSED,
          "the claims stand in several interchanges or groups of "
              + claimFile
              + "; give one at a time, so that sender and receiver are certain");
    }
    return found;
  }

  private static boolean sameNumber(Answered one, Answered other) {
    return one.claim().claimNumber().equals(other.claim().claimNumber());
  }

  /** Null if its next payer is not the one that was asked for. */
  private @Nullable BilledClaim make(
      X12File claims, Answered answered, EraAnswers answers, LocalDateTime now) {
    String number = answered.claim().claimNumber();
    PrintWriter err = spec.commandLine().getErr();
    try {
      NextClaim next =
          new NextClaim(
              number,
              IncomingClaim.of(claims, answered.claim()),
              new NextClaim.Switches(!noEaf, !noPriorControlNumber, !noTaxonomy));
      Coverage coverage = next.content().coverage(next.level());
      if (payer != null && (coverage == null || !coverage.payerId().equalsIgnoreCase(payer))) {
        return null;
      }
      NextClaim.Made made =
          next.make(answered.decisions(), answers.imbalances(number), now.toLocalDate());
      made.warnings().forEach(warning -> err.println("cobalt: claim " + number + ": " + warning));
      return made.claim();
    } catch (ClaimRefused refused) {
      throw new CommandFailed(
          REFUSED, "claim " + number + " cannot be billed to the next payer: " + refused.reason());
    } catch (NextClaim.Refused refused) {
      StringBuilder message =
          new StringBuilder(
              "claim " + number + " is not billed to the next payer: " + refused.getMessage());
      if (!refused.imbalances().isEmpty()) {
        ImbalanceTable.lines(refused.imbalances(), Terminal.width())
            .forEach(line -> message.append("\n").append(line));
      }
      throw new CommandFailed(REFUSED, message.toString());
    }
  }

  /** As the file has it that billed the payer before. */
  private boolean lineBreaks() {
    int isa = 106;
    return X12Files.read(
        claimFile,
        in -> {
          byte[] start = in.readNBytes(isa + 2);
          return start.length == isa + 2 && (start[isa] == '\n' || start[isa + 1] == '\n');
        });
  }

  /** What leaves is read again with other eyes first. */
  private static void judge(String text) throws IOException {
    Inspection inspection =
        Inspection.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    List<String> faults =
        inspection.problems().stream()
            .filter(problem -> problem.severity() != Severity.WARNING)
            .map(problem -> ProblemText.where(problem) + ": " + problem.message())
            .toList();
    if (!faults.isEmpty()) {
      throw new CommandFailed(
          REFUSED,
          "the secondary claim would have faults and is not written:\n  "
              + String.join("\n  ", faults));
    }
  }

  private void report(List<BilledClaim> made) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        outFile + ": " + (made.size() == 1 ? "1 claim" : made.size() + " claims") + ", balanced");
    for (BilledClaim claim : made) {
      PriorAdjudication last =
          claim.priorAdjudications().get(claim.priorAdjudications().size() - 1);
      out.println(
          "  %s to payer %s: charged %s, payer %s paid %s%s"
              .formatted(
                  claim.controlNumber(),
                  claim.destination().payerId(),
                  claim.content().charge(),
                  last.payerId(),
                  last.paid(),
                  remaining(last)));
    }
  }

  /** What the claim tells about it; nothing where the payer wants no AMT*EAF. */
  private static String remaining(PriorAdjudication prior) {
    Money ofClaim = prior.remainingLiability();
    List<Money> ofLines =
        prior.lines().stream().flatMap(l -> Stream.ofNullable(l.remainingLiability())).toList();
    if (ofClaim == null && ofLines.isEmpty()) {
      return "";
    }
    return ", remaining " + (ofClaim != null ? ofClaim : ofLines.stream().collect(Money.sum()));
  }
}
