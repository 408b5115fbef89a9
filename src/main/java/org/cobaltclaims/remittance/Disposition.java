package org.cobaltclaims.remittance;

/** What became of a claim payment of an ERA. */
public enum Disposition {
  /** Nobody has looked at it yet. */
  NEW,
  /** In the ledger. */
  POSTED,
  /** Was in the ledger; the payer took it back or replaced it, and so did we (DOMAIN 3.5). */
  REVERSED,
  /** Takes a decision back; in the ledger with the opposite sign of what it takes back. */
  REVERSAL,
  /** Belongs to a claim of ours, but a person has to decide before it is posted. */
  HELD,
  /** Belongs to no claim of ours, as far as we can tell. */
  UNMATCHED,
  /**
   * A person has looked after it outside of the claims: it is not posted, its money is kept apart.
   */
  SET_ASIDE,
  /**
   * A person says that its check took the place of one that was never cashed: the decision is
   * posted already, the money is this check's.
   */
  REISSUED,
  /** The same decision was received before; not posted again (DOMAIN 3.8). */
  DUPLICATE
}
