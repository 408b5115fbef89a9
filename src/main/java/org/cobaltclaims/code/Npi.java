package org.cobaltclaims.code;

/** National provider identifier: ten digits, the last one a Luhn check over {@code 80840}. */
public final class Npi {

  private static final String ISSUER = "80840";

  private Npi() {}

  /** True if the text is ten digits, whatever its check digit. */
  public static boolean hasForm(String text) {
    return text.matches("[0-9]{10}");
  }

  /** True if the text is an NPI with a right check digit. */
  public static boolean isValid(String text) {
    return text.matches("[12][0-9]{9}") && luhn(ISSUER + text);
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    boolean twice = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      if (twice) {
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      }
      sum += digit;
      twice = !twice;
    }
    return sum % 10 == 0;
  }
}
