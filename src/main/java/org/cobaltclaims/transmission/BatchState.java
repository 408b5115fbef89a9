package org.cobaltclaims.transmission;

/** Where a batch stands. */
public enum BatchState {
  /** Its claims are chosen. */
  CREATED,
  /** Its file lies in the archive, ready to be sent. */
  BUILT,
  /** Its file was handed over. */
  SENT,
  /** The clearinghouse took the file apart: 999 A or E, or answers to single claims. */
  ACCEPTED,
  /** TA1 or 999 refused it. */
  REJECTED,
  /** No claim was left in it. */
  EMPTY;

  /** True if nothing more is awaited about the file as a whole. */
  public boolean answered() {
    return this == ACCEPTED || this == REJECTED || this == EMPTY;
  }
}
