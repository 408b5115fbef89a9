package org.cobaltclaims.patient.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A coverage.
 *
 * @param memberId as whoever asks may see it
 * @param place in the payer order, 1 primary
 * @param datesSet whether a person has set the dates; otherwise they say when it was used
 * @param expectedCopay cents, by the payer's newest remittance; null if none told of a copay
 */
record CoverageView(
    int place,
    String payer,
    String memberId,
    String groupNumber,
    String relationship,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    boolean datesSet,
    @Nullable Long expectedCopay,
    @Nullable LocalDate copayToldOn) {}
