package org.cobaltclaims.code;

import java.time.LocalDate;

/**
 * The forms of the identifiers and codes that a claim carries. A form says nothing of existence.
 */
public final class Codes {

  /** Services from this day on are coded in ICD-10-CM, those before in ICD-9-CM. */
  public static final LocalDate ICD10_SINCE = LocalDate.of(2015, 10, 1);

  private Codes() {}

  /** ICD-10-CM without the dot: a letter, a digit, a digit or A or B, and up to four more. */
  public static boolean isIcd10(String code) {
    return code.matches("[A-Z][0-9][0-9AB][0-9A-Z]{0,4}");
  }

  /** ICD-9-CM without the dot: three to five digits, or V or E and digits. */
  public static boolean isIcd9(String code) {
    return code.matches("[0-9]{3,5}|V[0-9]{2,4}|E[0-9]{3,4}");
  }

  /** Federal tax id or social security number: nine digits, dashes and blanks left aside. */
  public static boolean isTaxId(String text) {
    return text.replaceAll("[ -]", "").matches("[0-9]{9}");
  }

  /** Provider taxonomy: ten letters and digits. */
  public static boolean isTaxonomy(String code) {
    return code.matches("[0-9A-Z]{10}");
  }

  /** HCPCS or CPT: five letters and digits. */
  public static boolean isHcpcs(String code) {
    return code.matches("[0-9A-Z]{5}");
  }
}
