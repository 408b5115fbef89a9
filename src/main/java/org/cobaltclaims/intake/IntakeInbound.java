package org.cobaltclaims.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.InboundHandler;
import org.springframework.stereotype.Component;

/** Takes 837P files, wherever they are dropped. */
@Component
class IntakeInbound implements InboundHandler {

  private final ClaimIntake intake;

  IntakeInbound(ClaimIntake intake) {
    this.intake = intake;
  }

  @Override
  public Set<TransactionKind> kinds() {
    return Set.of(TransactionKind.CLAIM_837P);
  }

  @Override
  public Fate handle(String fileId, X12File file) {
    IntakeReport report = intake.take(fileId, file);
    int all = report.claims().size();
    List<IntakeClaim> refused = report.refused();
    if (all > 0 && report.known() == all) {
      return Fate.of(Fate.Kind.DUPLICATE, "all " + all + " claims came in before; nothing is new");
    }
    if (refused.isEmpty()) {
      return report.known() == 0
          ? Fate.taken()
          : Fate.of(Fate.Kind.TAKEN, report.known() + " of " + all + " claims came in before");
    }
    String reasons =
        refused.stream()
            .map(claim -> "claim %d: %s".formatted(claim.ordinal(), claim.reason()))
            .collect(Collectors.joining("\n"));
    return Fate.of(refused.size() == all ? Fate.Kind.REFUSED : Fate.Kind.PARTLY, reasons);
  }
}
