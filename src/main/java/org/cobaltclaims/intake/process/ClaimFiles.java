package org.cobaltclaims.intake.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.intake.ClaimIntake;
import org.cobaltclaims.intake.IntakeClaim;
import org.cobaltclaims.intake.IntakeReport;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.InboundHandler;
import org.springframework.stereotype.Component;

/** Gives 837P files to intake, and says of a file what became of its claims. */
@Component
class ClaimFiles implements InboundHandler {

  private final ClaimIntake intake;

  ClaimFiles(ClaimIntake intake) {
    this.intake = intake;
  }

  @Override
  public Set<TransactionKind> kinds() {
    return EnumSet.of(TransactionKind.CLAIM_837P);
  }

  @Override
  public Taking begin(ExchangeFile file) {
    return new TakingFile(intake.begin(file.id()));
  }

  private static final class TakingFile implements Taking {
    private final ClaimIntake.Taking intake;
    private final List<Problem> ofTransaction = new ArrayList<>();

    private TakingFile(ClaimIntake.Taking intake) {
      this.intake = intake;
    }

    @Override
    public boolean transaction(Transaction transaction) {
      ofTransaction.clear();
      return true;
    }

    @Override
    public void problem(Problem problem) {
      ofTransaction.add(problem);
    }

    @Override
    public void claims(ClaimTransaction transaction) {
      intake.take(transaction, ofTransaction);
    }

    @Override
    public Fate finish(List<Problem> problems) {
      return fate(intake.report());
    }
  }

  private static Fate fate(IntakeReport report) {
    List<IntakeClaim> refused = report.refused();
    int all = report.claims().size();
    if (all > 0 && report.known() == all) {
      return Fate.of(
          Fate.Kind.DUPLICATE, "all %d claims came in before; nothing is new".formatted(all));
    }
    if (refused.isEmpty() && !report.notBilled().isEmpty()) {
      return Fate.of(Fate.Kind.TAKEN, reasons(report.notBilled()));
    }
    if (refused.isEmpty()) {
      return report.known() == 0
          ? Fate.taken()
          : Fate.of(
              Fate.Kind.TAKEN,
              "%d claims were here already; nothing of them was used again"
                  .formatted(report.known()));
    }
    return Fate.of(
        refused.size() == all ? Fate.Kind.REFUSED : Fate.Kind.PARTLY,
        reasons(
            Stream.concat(refused.stream(), report.notBilled().stream())
                .sorted(Comparator.comparingInt(IntakeClaim::ordinal))
                .toList()));
  }

  private static String reasons(List<IntakeClaim> claims) {
    return claims.stream()
        .map(c -> "claim %d: %s".formatted(c.ordinal(), c.reason()))
        .collect(Collectors.joining("\n"));
  }
}
