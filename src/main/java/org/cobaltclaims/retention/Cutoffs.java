package org.cobaltclaims.retention;

import java.time.LocalDate;
import org.cobaltclaims.practice.Retention;

/**
 * What is older than this may go.
 *
 * @param claims a visit whose last movement was before this day
 * @param minorsBornAfter whoever was born after this day is too young yet, if the visit was one of
 *     a minor
 * @param files files that came or went before this day
 * @param audit entries of the audit log from before this day (UTC)
 * @param portal what ended before this day in the portal
 */
public record Cutoffs(
    LocalDate claims,
    LocalDate minorsBornAfter,
    LocalDate files,
    LocalDate audit,
    LocalDate portal) {

  static Cutoffs of(Retention retention, LocalDate today, LocalDate realDay) {
    return new Cutoffs(
        today.minusYears(retention.claimYears()),
        today.minusYears(retention.minorsUntilAge()),
        today.minusYears(retention.fileYears()),
        // Entries of the audit log bear real time, whatever time the claims live in.
        realDay.minusYears(retention.auditYears()),
        today.minusYears(retention.portalYears()));
  }
}
