package org.cobaltclaims.remittance;

/** Where a remittance stands. */
public enum RemittanceState {
  /** Being stored piece by piece; nothing of it is used yet. */
  ARRIVING,
  /** Stored, not yet looked at. */
  RECEIVED,
  /** BPR02, CLP04 and PLB do not add up; nothing of it is posted (DOMAIN 3.4 T). */
  UNBALANCED,
  /** Posted, but payments are left that a person has to match or decide. */
  PARTLY_POSTED,
  /** Everything in it has its place. */
  POSTED,
  /** A person discarded it: the payer sends a corrected one. */
  DISCARDED,
  /** The same transaction was received before (DOMAIN 3.8). */
  DUPLICATE
}
