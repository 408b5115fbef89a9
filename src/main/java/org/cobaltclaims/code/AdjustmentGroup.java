package org.cobaltclaims.code;

/** Claim adjustment group code, CAS01: who bears an adjusted amount (DOMAIN 5.1). */
public enum AdjustmentGroup {
  /** Contractual obligation: the provider bears it. */
  CO,
  /** Patient responsibility: the next payer, then the patient. */
  PR,
  /** Other adjustment: neither. */
  OA,
  /** Payer-initiated reduction: no contract behind it. */
  PI,
  /** Correction and reversal: only in older versions and in 837 COB data. */
  CR
}
