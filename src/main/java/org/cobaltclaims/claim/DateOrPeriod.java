package org.cobaltclaims.claim;

import java.time.LocalDate;

/**
 * DTP.
 *
 * @param qualifier DTP01
 * @param from the date, or the period's first day
 * @param to the period's last day; equal to {@code from} for a single date
 */
public record DateOrPeriod(String qualifier, LocalDate from, LocalDate to) {}
