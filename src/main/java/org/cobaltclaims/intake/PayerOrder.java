package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;

/**
 * Which payer of a claim comes when: SBR01 of 2000B and of every 2320 (DOMAIN 2.3). The order has
 * one primary and no gap; payers whose place is unknown (U) come last.
 *
 * @param destinationLevel the level of the payer that the claim is for
 * @param others the other payers by level, the destination left out
 */
record PayerOrder(int destinationLevel, List<Placed> others) {

  private static final String SEQUENCE = "PSTABCDEFGH";

  /** One of the other payers at its level. */
  record Placed(int level, OtherPayer payer) {}

  PayerOrder {
    others = List.copyOf(others);
  }

  /**
   * The order that a claim states.
   *
   * @throws ClaimRefused if it states none that could be billed
   */
  static PayerOrder of(ProfessionalClaim claim) {
    List<OtherPayer> sorted = new ArrayList<>(claim.otherPayers());
    sorted.sort(Comparator.comparingInt(payer -> rank(payer.sequence())));
    String destination = claim.subscriber().information().sequence();
    if (destination.equals("U") && sorted.isEmpty()) {
      return new PayerOrder(1, List.of());
    }
    if (rank(destination) == SEQUENCE.length()) {
      throw new ClaimRefused(
          "PAYER_ORDER", "SBR01 of loop 2000B must say which payer this is: P, S, T or A to H");
    }
    List<Placed> others = new ArrayList<>();
    int level = 0;
    int destinationLevel = 0;
    for (OtherPayer payer : sorted) {
      level++;
      if (destinationLevel == 0 && rank(destination) <= rank(payer.sequence())) {
        expect(destination, level);
        destinationLevel = level++;
      }
      if (!payer.sequence().equals("U")) {
        expect(payer.sequence(), level);
      }
      others.add(new Placed(level, payer));
    }
    if (destinationLevel == 0) {
      destinationLevel = level + 1;
      expect(destination, destinationLevel);
    }
    return new PayerOrder(destinationLevel, others);
  }

  private static void expect(String sequence, int level) {
    if (rank(sequence) != level - 1) {
      throw new ClaimRefused(
          "PAYER_ORDER",
          "the payers of a claim are P, S, T, A ... each once and without a gap (SBR01 of 2000B and"
              + " 2320); here %s stands at place %d"
                  .formatted(
                      rank(sequence) == SEQUENCE.length() ? "none of them" : sequence, level));
    }
  }

  private static int rank(String sequence) {
    int place = sequence.length() == 1 ? SEQUENCE.indexOf(sequence) : -1;
    return place < 0 ? SEQUENCE.length() : place;
  }
}
