package org.cobaltclaims.claim;

import java.util.List;

/** Many payer claims have changed at once; whoever waits for one of them looks again. */
public record PayerClaimsChanged(List<String> payerClaimIds) {
  public PayerClaimsChanged {
    payerClaimIds = List.copyOf(payerClaimIds);
  }
}
