package org.cobaltclaims.money;

/**
 * An equation of money that does not hold: what a biller is shown. Holds positions and amounts
 * only, never content of a claim.
 *
 * @param rule the rule that failed, such as {@code B1} (DOMAIN 2.5) or {@code 3.4-C}
 * @param line the service line, 0 for the claim as a whole
 * @param expected what the amount should be
 * @param found what it is
 * @param difference found minus expected
 * @param message what is wrong and what to do about it
 */
public record Imbalance(
    String rule, int line, Money expected, Money found, Money difference, String message) {

  public static Imbalance of(String rule, int line, Money expected, Money found, String message) {
    return new Imbalance(rule, line, expected, found, found.minus(expected), message);
  }
}
