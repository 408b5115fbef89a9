package org.cobaltclaims.simulator;

/** The Luhn check digit, as NPIs and many card numbers have it. */
final class CheckDigit {

  private CheckDigit() {}

  /** The digit that makes {@code digits} followed by it valid. */
  static int luhn(String digits) {
    int sum = 0;
    boolean doubled = true;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      if (doubled) {
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      }
      sum += digit;
      doubled = !doubled;
    }
    return (10 - sum % 10) % 10;
  }

  /** An NPI from its first nine digits; 80840 stands before it in the sum (DOMAIN 1.9). */
  static String npi(String nineDigits) {
    return nineDigits + luhn("80840" + nineDigits);
  }
}
