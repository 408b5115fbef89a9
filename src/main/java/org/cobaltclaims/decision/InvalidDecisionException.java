package org.cobaltclaims.decision;

import java.util.List;

/** A table cannot be taken as it is; nothing was changed. */
public final class InvalidDecisionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<CellFault> faults;

  public InvalidDecisionException(String message) {
    this(message, List.of());
  }

  InvalidDecisionException(String message, List<CellFault> faults) {
    super(message);
    this.faults = List.copyOf(faults);
  }

  /** At which cells; empty if it is about something else. */
  public List<CellFault> faults() {
    return faults;
  }
}
