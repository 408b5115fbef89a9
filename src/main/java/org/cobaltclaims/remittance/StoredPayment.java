package org.cobaltclaims.remittance;

import org.jspecify.annotations.Nullable;

/**
 * A claim payment with what became of it.
 *
 * @param payment the payer's decision
 * @param remittanceId null if it came in with a claim
 * @param disposition what became of it
 * @param reason why it is held or unmatched, a short code; null otherwise
 * @param payerClaimId the claim it belongs to; null while unmatched
 */
public record StoredPayment(
    ClaimPayment payment,
    @Nullable String remittanceId,
    Disposition disposition,
    @Nullable String reason,
    @Nullable String payerClaimId) {}
