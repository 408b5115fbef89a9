package org.cobaltclaims.decision;

/** Somebody else changed the table meanwhile; nothing was changed. */
public final class DecisionConflictException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient DecisionVersion theirs;

  DecisionConflictException(DecisionVersion theirs) {
    super(
        "%s changed this table meanwhile: version %d, “%s”. Nothing of yours was saved, and"
                .formatted(theirs.by(), theirs.number(), theirs.why())
            + " nothing is lost: look at that version, then bring your changes onto it.");
    this.theirs = theirs;
  }

  /** The version that is in force now. */
  public DecisionVersion theirs() {
    return theirs;
  }
}
