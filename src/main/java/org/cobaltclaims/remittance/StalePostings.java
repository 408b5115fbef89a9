package org.cobaltclaims.remittance;

/**
 * Names of the postings that open the money of a payer's decision with that payer again, while what
 * it was told does not hold (DOMAIN 3.5). They hang on the decision, and go with it.
 */
public final class StalePostings {

  private static final String STALE = "STALE-";
  private static final String NUMBER = "#";

  private StalePostings() {}

  /** The name of the first one of a decision. */
  public static String of(String paymentId) {
    return STALE + paymentId;
  }

  /** The name of a later one of the same base. */
  public static String again(String base, long number) {
    return base + NUMBER + number;
  }

  /** True if a posting is one of a decision's. */
  public static boolean hangsOn(String posting, String paymentId) {
    return isOf(posting, of(paymentId));
  }

  /** True if a posting is the first or a later one of a base. */
  public static boolean isOf(String posting, String base) {
    return posting.equals(base) || posting.startsWith(base + NUMBER);
  }
}
