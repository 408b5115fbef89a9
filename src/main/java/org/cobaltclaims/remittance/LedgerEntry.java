package org.cobaltclaims.remittance;

import org.cobaltclaims.money.Money;

/**
 * One movement of money of a family. The entries of one posting sum to zero.
 *
 * @param bucket where it goes
 * @param level the payer level of PAID and PAYER_OPEN; 0 for the other buckets
 * @param line our line number; 0 if it is the claim's as a whole
 * @param amount signed; CHARGE is negative
 * @param reason group and CARC such as {@code CO-45}, empty if none
 * @param segment position in its transaction of the ERA segment that it comes from; 0 if from no
 *     file
 */
public record LedgerEntry(
    Bucket bucket, int level, int line, Money amount, String reason, int segment) {}
