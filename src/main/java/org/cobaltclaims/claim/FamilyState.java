package org.cobaltclaims.claim;

/** Where a claim family stands. */
public enum FamilyState {
  /** A payer is being billed, waited for, or a person has to decide. */
  OPEN,
  /** All payers are done and the patient owes something. */
  PATIENT_BALANCE,
  /** All payers are done and nobody owes anything. */
  CLOSED
}
