package org.cobaltclaims.claim;

/** How a payer claim came to its payer. */
public enum Origin {
  /** We sent it, or will. */
  SENT,
  /** The payer before forwarded it; no version of ours exists. */
  CROSSOVER,
  /** It was adjudicated before the family reached us. */
  INTAKE
}
