package org.cobaltclaims.claim;

/** What the work on a denial waits for (DOMAIN 5.3). */
public enum DenialWait {
  /** A person put it off. */
  HOLD,
  /** Documents were sent to the payer. */
  DOCUMENTS,
  /** The patient, the provider or the payer was asked for something. */
  INFORMATION,
  /** The payer was asked to correct a clerical error. */
  REOPENING,
  /** An appeal was filed. */
  APPEAL
}
