package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.money.Money;

/** What {@code edi secondary} wrote, a line for each claim. */
final class SecondaryReport {

  private SecondaryReport() {}

  static List<String> lines(Path file, List<SecondaryFile.Placed> claims) {
    List<String> lines = new ArrayList<>();
    lines.add(
        file + ": " + (claims.size() == 1 ? "1 claim" : claims.size() + " claims") + ", balanced");
    for (SecondaryFile.Placed placed : claims) {
      BilledClaim claim = placed.claim();
      lines.add(
          "  %s to payer %s: charged %s%s%s"
              .formatted(
                  claim.controlNumber(),
                  claim.destination().payerId(),
                  claim.content().charge(),
                  claim.priorAdjudications().stream()
                      .map(prior -> ", payer %s paid %s".formatted(prior.payerId(), prior.paid()))
                      .collect(Collectors.joining()),
                  claim.priorAdjudications().isEmpty()
                      ? ""
                      : remaining(
                          claim.priorAdjudications().get(claim.priorAdjudications().size() - 1))));
    }
    return lines;
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
