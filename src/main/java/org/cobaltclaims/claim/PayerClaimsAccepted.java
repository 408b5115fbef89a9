package org.cobaltclaims.claim;

import java.util.List;

/**
 * Payers have taken these claims for adjudication (277CA A2), which were on their way to them
 * before; only who waits for that looks again.
 */
public record PayerClaimsAccepted(List<String> payerClaimIds) {
  public PayerClaimsAccepted {
    payerClaimIds = List.copyOf(payerClaimIds);
  }
}
