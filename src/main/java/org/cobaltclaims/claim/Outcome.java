package org.cobaltclaims.claim;

/** How a payer decided on a claim (DOMAIN 3.3). */
public enum Outcome {
  PAID,
  PARTIAL,
  PAT_RESP,
  DENIED
}
