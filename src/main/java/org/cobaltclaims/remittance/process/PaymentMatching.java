package org.cobaltclaims.remittance.process;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.StoredRemittance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the claim that a payment is about: by our control number, and then by the payer that sent it, because a
 * forwarded claim's answer bears the control number of the payer before (DOMAIN 3.6, 3.7).
 */
@Component
class PaymentMatching {

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final RemittancePayers senders;

  PaymentMatching(ClaimFamilies families, PayerClaims claims, RemittancePayers senders) {
    this.families = families;
    this.claims = claims;
    this.senders = senders;
  }

  /**
   * What was found.
   *
   * @param claim the claim; null if there is none with certainty
   * @param reason why there is none, a short code; empty if there is one
   */
  record Match(@Nullable PayerClaim claim, String reason) {}

  Match find(ClaimPayment payment, StoredRemittance remittance) {
    Matching.ClaimNumber number = Matching.claimNumber(payment.claimNumber());
    Optional<ClaimFamily> family =
        number.families().stream()
            .map(families::findById)
            .flatMap(Optional::stream)
            .findFirst();
    if (family.isEmpty()) {
      return new Match(null, payment.claimNumber().isBlank() ? "NO_CLAIM_NUMBER" : "UNKNOWN_CLAIM");
    }
    ClaimContent content = family.get().content();
    int named = number.number() == null ? 0 : number.number().level();
    List<Coverage> candidates =
        content.coverages().stream().filter(c -> senders.isFrom(remittance, c)).toList();
    int level;
    if (candidates.size() == 1) {
      level = candidates.getFirst().level();
    } else if (candidates.isEmpty() && named > 0 && senders.of(remittance).isEmpty()) {
      // The payer names itself in a way that nobody has told us; the control number speaks for it.
      level = named;
    } else if (candidates.stream().anyMatch(c -> c.level() == named)) {
      level = named;
    } else {
      return new Match(null, candidates.isEmpty() ? "OTHER_PAYER" : "PAYER_LEVEL");
    }
    return claims
        .findById(PayerClaim.idOf(family.get().id(), level))
        .map(claim -> new Match(claim, ""))
        .orElseGet(() -> new Match(null, "NO_CLAIM_AT_LEVEL"));
  }
}
