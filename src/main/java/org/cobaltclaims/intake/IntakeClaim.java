package org.cobaltclaims.intake;

import org.jspecify.annotations.Nullable;

/**
 * What became of one claim of a file.
 *
 * @param fileId the file
 * @param ordinal the claim's place in the file, from 1, claims that could not be read included
 * @param practiceClaim CLM01; empty if it could not be read
 * @param reason a code and a sentence; null if it was opened
 * @param familyId the family that it opened or that has it already; null if it was refused
 */
public record IntakeClaim(
    String fileId,
    int ordinal,
    String practiceClaim,
    Fate fate,
    @Nullable String reason,
    @Nullable String familyId) {

  /** What can become of a claim. */
  public enum Fate {
    /** A new family. */
    OPENED,
    /** The same claim is ours already; nothing new. */
    KNOWN,
    /** Cannot be taken in as it is, or contradicts one that we have: kept, for a person to see. */
    REFUSED,
    /** The practice makes no claim of it; no family. */
    NOT_BILLED
  }
}
