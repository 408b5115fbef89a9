package org.cobaltclaims.remittance;

/**
 * Where a cent of a family's charge stands. {@code CHARGE} is booked negative, so that each family,
 * and each posting, sums to zero.
 */
public enum Bucket {
  /** The billed charge, negative. */
  CHARGE,
  /** Paid by the payer of the entry's level. */
  PAID,
  /**
   * Written off under the contract (CO money rows, sequestration, what a later payer's contract
   * forbids to collect).
   */
  CONTRACTUAL,
  /** Written off for another reason. */
  OTHER_WRITE_OFF,
  /** Asked, or to be asked, of the payer of the entry's level. */
  PAYER_OPEN,
  /** Denied, and nobody has decided yet what becomes of it. */
  DENIED_OPEN,
  /** The patient owes it, after all payers. */
  PATIENT_OPEN,
  /** The patient has paid it. */
  PATIENT_PAID,
  /** Negative: owed by us. */
  CREDIT
}
