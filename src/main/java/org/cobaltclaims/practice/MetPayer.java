package org.cobaltclaims.practice;

import java.time.LocalDate;

/**
 * A payer that a claim named and that {@code practice.yml} may not describe.
 *
 * @param payerId NM109
 * @param name NM103 as it first came
 * @param filingIndicator SBR09 as it first came, empty if it came without
 * @param needsReview true while practice.yml does not describe it
 * @param firstSeen the day
 */
public record MetPayer(
    String payerId,
    String name,
    String filingIndicator,
    boolean needsReview,
    LocalDate firstSeen) {}
