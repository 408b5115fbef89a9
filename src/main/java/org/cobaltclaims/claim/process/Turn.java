package org.cobaltclaims.claim.process;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;

/**
 * Whose turn it is among a family's claims. Payers are asked one after the other; but an earlier
 * claim may have to be worked again while a later one is with its payer: its payer took its
 * decision back, or it is replaced (DOMAIN 2.9, 3.5). Then the earlier one comes first.
 */
final class Turn {

  private Turn() {}

  /**
   * The first claim that something is to be done about, or waited for.
   *
   * @param byLevel all claims of the family
   * @param denialOpen whether a denial of a claim waits for a person's decision
   */
  static Optional<PayerClaim> of(List<PayerClaim> byLevel, Predicate<PayerClaim> denialOpen) {
    Optional<PayerClaim> first =
        byLevel.stream().filter(claim -> isOpen(claim, denialOpen)).findFirst();
    // A denial on a claim that its payer forwarded does not keep from awaiting the next answer.
    return first.filter(PayerClaim::decided).isPresent()
        ? byLevel.stream()
            .filter(claim -> claim.state() == PayerClaimState.AWAITING_CROSSOVER)
            .findFirst()
            .or(() -> first)
        : first;
  }

  private static boolean isOpen(PayerClaim claim, Predicate<PayerClaim> denialOpen) {
    return switch (claim.state()) {
      case CLOSED -> claim.isCancelled();
      case WRITTEN_OFF -> false;
      case ADJUDICATED, CROSSED_OVER -> denialOpen.test(claim);
      default -> true;
    };
  }
}
