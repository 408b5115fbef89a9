package org.cobaltclaims.practice;

/**
 * How long records are kept (section {@code retention} of practice.yml; DOMAIN 11). The defaults
 * are the longest periods that are common in the US; a practice's state and contracts decide.
 *
 * @param purge whether anything is ever removed, and by whom
 * @param claimYears years after the last movement of a visit's claims, their ledger and papers
 * @param minorsUntilAge a visit of a patient under 18 is kept at least until the patient is so old
 * @param fileYears years after a file came or went; one with a claim that stays is kept with it
 * @param auditYears years of the audit log (45 CFR 164.316(b)(2): six)
 * @param portalYears years after an invitation to the portal ended
 */
public record Retention(
    Purge purge,
    int claimYears,
    int minorsUntilAge,
    int fileYears,
    int auditYears,
    int portalYears) {

  /** No setting lets records go sooner: 45 CFR 164.316(b)(2), 31 USC 3731(b)(1). */
  public static final int LEAST_YEARS = 6;

  /** Who removes what is old. */
  public enum Purge {
    /** Nobody: everything stays. */
    OFF,
    /** A person, with {@code cobalt purge --really}. */
    BY_HAND,
    /** Cobalt by itself, once a day, and so again after a restore of an old backup. */
    DAILY
  }

  /** What holds where practice.yml says nothing. */
  public static final Retention DEFAULTS = new Retention(Purge.OFF, 10, 30, 10, 10, 10);
}
