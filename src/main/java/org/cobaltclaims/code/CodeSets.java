package org.cobaltclaims.code;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which codes of the lists that the guides name exist. Lists that their owners change several times
 * a year are known by their ranges, so that a new code is not called wrong; descriptions are not
 * shipped (DOMAIN 0.3).
 */
public final class CodeSets {
  private static final Set<String> PLACES_OF_SERVICE =
      Set.of(
          "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15",
          "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "31", "32", "33",
          "34", "41", "42", "49", "50", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61",
          "62", "65", "66", "71", "72", "81", "99");

  private static final Set<String> FILING_INDICATORS =
      Set.of(
          "11", "12", "13", "14", "15", "16", "17", "AM", "BL", "CH", "CI", "DS", "FI", "HM", "LM",
          "MA", "MB", "MC", "OF", "TV", "VA", "WC", "ZZ");

  private static final Pattern REASON =
      Pattern.compile(
          "[1-9]|[1-9][0-9]|[12][0-9]{2}|3[0-4][0-9]|A[0-8]|B([1-9]|1[0-9]|2[0-3])|D([1-9]|1[0-9]|2[0-3])|P([1-9]|[12][0-9]|3[0-9])|W[1-9]|Y[1-3]");

  private static final Pattern REMARK =
      Pattern.compile(
          "M([1-9]|[1-9][0-9]|1[0-4][0-9])|MA(0[1-9]|[1-9][0-9]|1[0-3][0-9])|N([1-9][0-9]{0,2})");

  private static final Pattern STATUS_CATEGORY =
      Pattern.compile("A[0-8]|D0|E[0-4]|F[0-4]|F3[FN]|P[0-5]|R([0-9]|1[0-9])|RQ");

  private CodeSets() {}

  /** Place of service (CMS): CLM05-1, SV105. */
  public static boolean isPlaceOfService(String code) {
    return PLACES_OF_SERVICE.contains(code);
  }

  /** Claim filing indicator: SBR09, CLP06 (DOMAIN 1.7). */
  public static boolean isFilingIndicator(String code) {
    return FILING_INDICATORS.contains(code);
  }

  /** Claim adjustment reason code (CARC), those that are no longer in use included. */
  public static boolean isAdjustmentReason(String code) {
    return REASON.matcher(code).matches();
  }

  /** Remittance advice remark code (RARC). */
  public static boolean isRemark(String code) {
    return REMARK.matcher(code).matches();
  }

  /** Claim status category: STC01-1. */
  public static boolean isStatusCategory(String code) {
    return STATUS_CATEGORY.matcher(code).matches();
  }

  /** Claim status: STC01-2, a number of up to three digits. */
  public static boolean isStatus(String code) {
    return code.matches("[0-9]{1,3}");
  }
}
