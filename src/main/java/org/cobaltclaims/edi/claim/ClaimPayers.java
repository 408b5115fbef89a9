package org.cobaltclaims.edi.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;

/**
 * How the payers of a claim stand to each other, apart from their money (DOMAIN 2.3, 2.4, 2.8):
 * clearinghouses refuse what these checks find. A problem's rule is {@code ORDER} (SBR01), {@code
 * LINK} (who is meant) or {@code A8}.
 */
public final class ClaimPayers {
  private static final String SEQUENCE = "PSTABCDEFGH";
  private static final String UNKNOWN = "U";

  private final ProfessionalClaim claim;
  private final int interchange;
  private final int transaction;
  private final List<Problem> problems = new ArrayList<>();

  private ClaimPayers(ProfessionalClaim claim, int interchange, int transaction) {
    this.claim = claim;
    this.interchange = interchange;
    this.transaction = transaction;
  }

  /**
   * All checks of a claim, read or built.
   *
   * @param interchange the ordinal to put into the problems; 0 if not known
   * @param transaction the ordinal to put into the problems; 0 if not known
   * @return the violations, all errors
   */
  public static List<Problem> check(ProfessionalClaim claim, int interchange, int transaction) {
    ClaimPayers payers = new ClaimPayers(claim, interchange, transaction);
    payers.order();
    payers.destination();
    payers.bundles();
    payers.bypass();
    return List.copyOf(payers.problems);
  }

  /** SBR01 of 2000B and of every 2320: one P, nobody twice, no gap; U may stand anywhere. */
  private void order() {
    Set<String> seen = new HashSet<>();
    String destination = claim.subscriber().information().sequence();
    take(destination, "2000B", claim.information().origin(), seen);
    for (OtherPayer payer : claim.otherPayers()) {
      take(payer.sequence(), "2320", payer.origin(), seen);
    }
    if (seen.contains(UNKNOWN)) {
      return;
    }
    for (int rank = 0; rank < seen.size(); rank++) {
      String expected = SEQUENCE.substring(rank, rank + 1);
      if (!seen.contains(expected)) {
        add(
            claim.information().origin(),
            "2000B",
            "SBR01",
            "ORDER",
            "the payers of the claim have a gap: none of its "
                + seen.size()
                + " payers is "
                + expected);
        return;
      }
    }
  }

  private void take(String sequence, String loop, Origin origin, Set<String> seen) {
    boolean known = sequence.length() == 1 && SEQUENCE.contains(sequence);
    if (!known && !sequence.equals(UNKNOWN)) {
      add(origin, loop, "SBR01", "ORDER", "SBR01 does not say which payer this is");
    } else if (!seen.add(sequence) && known) {
      add(origin, loop, "SBR01", "ORDER", "two payers of the claim are " + sequence);
    }
  }

  /** Who decided already is not asked again under the same id. */
  private void destination() {
    String asked = claim.subscriber().payer().id();
    for (OtherPayer payer : claim.otherPayers()) {
      if (payer.paid() != null && !asked.isEmpty() && asked.equals(payer.payer().id())) {
        add(
            payer.origin(),
            "2330B",
            "NM109",
            "LINK",
            "payer "
                + payer.sequence()
                + " has decided and bears the id of the payer that the claim is for (2010BB)");
      }
    }
  }

  /** SVD06 names another line of the claim. */
  private void bundles() {
    Set<Integer> numbers = claim.lines().stream().map(Line::number).collect(Collectors.toSet());
    for (Line line : claim.lines()) {
      for (LineAdjudication each : line.adjudications()) {
        int into = each.bundledInto();
        if (into != 0 && (into == line.number() || !numbers.contains(into))) {
          add(
              each.origin(),
              "2430",
              "SVD06",
              "LINK",
              "line "
                  + line.number()
                  + " is bundled into line "
                  + into
                  + ", which is no other line of the claim");
        }
      }
    }
  }

  /** AMT*A8 says that the payer was never asked (DOMAIN 2.8). */
  private void bypass() {
    for (OtherPayer payer : claim.otherPayers()) {
      Amount nonCovered = Amount.find(payer.amounts(), "A8");
      boolean decided =
          payer.paid() != null
              || !payer.adjustments().isEmpty()
              || claim.lines().stream()
                  .flatMap(line -> line.adjudications().stream())
                  .anyMatch(each -> each.payerId().equals(payer.payer().id()));
      if (nonCovered != null && decided) {
        add(
            nonCovered.origin(),
            "2320",
            "AMT",
            "A8",
            "payer "
                + payer.sequence()
                + " is passed by (AMT*A8), and something that it decided is sent");
      }
    }
  }

  private void add(Origin origin, String loop, String element, String rule, String message) {
    int position = origin.position() == 0 ? claim.position() : origin.position();
    problems.add(
        new Problem(
            Severity.ERROR, interchange, transaction, position, loop, element, rule, message));
  }
}
