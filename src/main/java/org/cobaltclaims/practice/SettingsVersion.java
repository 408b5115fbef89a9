package org.cobaltclaims.practice;

import java.time.Instant;

/**
 * The settings as they were made at one time. The newest is in force.
 *
 * @param number from 1
 * @param yaml the whole document, as practice.yml has it
 * @param sha256 of the document
 * @param origin how it came
 * @param subject what was changed, in words
 * @param reason why, as the person gave it; empty for none
 * @param by the account; {@code practice.yml} for a file that was changed by hand
 * @param at when
 */
public record SettingsVersion(
    int number,
    String yaml,
    String sha256,
    Origin origin,
    String subject,
    String reason,
    String by,
    Instant at) {

  /** How a version came. */
  public enum Origin {
    /** The file practice.yml was changed by hand. */
    FILE,
    /** Somebody saved a page. */
    DESK,
    /** Somebody went back to an earlier version. */
    ROLLED_BACK
  }
}
