package org.cobaltclaims.decision;

import java.time.Instant;

/**
 * One version of a decision table; never changed once it is there.
 *
 * @param decision its id
 * @param number from 1
 * @param hash SHA-256 of its text, hexadecimal
 * @param origin where it comes from
 * @param restored the version that was taken up again; 0 for none
 * @param before the version that was in force when it came; 0 for none
 * @param by who made it
 * @param at when, on the application's clock
 * @param why the reason that was given
 */
public record DecisionVersion(
    String decision,
    int number,
    String hash,
    Origin origin,
    int restored,
    int before,
    String by,
    Instant at,
    String why) {

  /** Where a version comes from. */
  public enum Origin {
    /** It came with the program. */
    SHIPPED,
    /** A person changed rows. */
    EDITED,
    /** A person took up another version again. */
    ROLLED_BACK
  }
}
