package org.cobaltclaims.remittance;

/** A remittance was stored and waits to be balanced and posted. */
public record RemittanceReceived(String remittanceId) {}
