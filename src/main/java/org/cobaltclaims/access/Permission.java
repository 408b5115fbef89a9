package org.cobaltclaims.access;

/** What pages and REST calls ask for. What no role of an account allows is refused. */
public enum Permission {
  /** Sees tasks, claims, patients and money. */
  SEE_CLAIMS,
  /** Sees member ids whole; others see their last four characters. */
  SEE_IDENTIFIERS,
  /** Works tasks and claims. */
  WORK_CLAIMS,
  /** Enters, matches and corrects payments. */
  POST_PAYMENTS,
  /** Enters patients' coverages. */
  EDIT_COVERAGES,
  /** Hands work on to others, decides against the rules, approves. */
  MANAGE_WORK,
  /** Changes the practice, its payers and switches. */
  SETTINGS,
  /** Adds accounts and gives them roles. */
  ACCOUNTS,
  /** Reads who did and saw what. */
  AUDIT
}
