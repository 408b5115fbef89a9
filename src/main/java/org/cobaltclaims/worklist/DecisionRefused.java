package org.cobaltclaims.worklist;

/**
 * A decision cannot be carried out; nothing was changed. The message says why, for a biller: ids,
 * states and amounts, no PHI.
 */
public final class DecisionRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Whether another decision, or the same one later, may be possible. */
  public enum Cause {
    /** The task is closed. */
    CLOSED,
    /** The decision is not one of the task's, or something about it is missing or wrong. */
    INVALID,
    /** There is no such thing. */
    MISSING,
    /** What the task is about is in a state that does not allow the decision. */
    STATE
  }

  private final Cause why;

  private DecisionRefused(Cause why, String message) {
    super(message);
    this.why = why;
  }

  static DecisionRefused closed(String message) {
    return new DecisionRefused(Cause.CLOSED, message);
  }

  /** The decision itself is wrong. */
  public static DecisionRefused invalid(String message) {
    return new DecisionRefused(Cause.INVALID, message);
  }

  /** What the decision is about does not exist. */
  public static DecisionRefused missing(String message) {
    return new DecisionRefused(Cause.MISSING, message);
  }

  /** The state of what the task is about does not allow it. */
  public static DecisionRefused state(String message) {
    return new DecisionRefused(Cause.STATE, message);
  }

  public Cause why() {
    return why;
  }

  /** The message, which there always is. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
