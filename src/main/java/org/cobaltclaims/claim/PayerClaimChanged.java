package org.cobaltclaims.claim;

/** Something happened to a payer claim that whoever waits for it has to look at. */
public record PayerClaimChanged(String payerClaimId) {}
