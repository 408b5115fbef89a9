package org.cobaltclaims.desk;

import static java.util.Map.entry;

import java.util.Map;

/** Remark codes (RARC) that billers meet most, in our words. */
public final class RemarkWords {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("M15", "Paid within another service of the claim"),
          entry("M20", "Procedure code is missing or not valid"),
          entry("M51", "Procedure code is missing or not valid"),
          entry("M53", "Days or units are missing or not valid"),
          entry("M76", "Diagnosis is missing or not valid"),
          entry("M77", "Place of service is missing or not valid"),
          entry("M127", "Patient's medical record is missing"),
          entry("MA01", "May be appealed"),
          entry("MA02", "May be appealed"),
          entry("MA04", "Decision of the payer before is missing or not legible"),
          entry("MA07", "Forwarded to Medicaid"),
          entry("MA08", "Not forwarded: the supplemental insurer is not known to the payer"),
          entry("MA13", "The patient must not be billed for it"),
          entry("MA15", "Claim was split; the other parts come apart"),
          entry("MA18", "Forwarded to the supplemental insurer"),
          entry("MA19", "Not forwarded to the supplemental insurer"),
          entry("MA63", "Principal diagnosis is missing or not valid"),
          entry("MA83", "Does not say whether Medicare is primary or secondary"),
          entry("MA92", "Plan information of the other insurance is missing"),
          entry("MA130", "Cannot be processed; send a new claim, no appeal"),
          entry("N4", "Explanation of benefits of the payer before is missing"),
          entry("N29", "Documents are missing"),
          entry("N56", "Procedure code does not fit the service or date"),
          entry("N89", "Sent on to the other payer"),
          entry("N115", "Decided by a local coverage determination"),
          entry("N130", "See the plan's benefits for what is covered"),
          entry("N179", "The patient has been asked for more information"),
          entry("N192", "Patient is Medicaid or QMB and must not be billed"),
          entry("N210", "May be appealed"),
          entry("N257", "Billing provider's identifier is missing or not valid"),
          entry("N265", "Ordering provider's identifier is missing or not valid"),
          entry("N286", "Referring provider's identifier is missing or not valid"),
          entry("N290", "Rendering provider's identifier is missing or not valid"),
          entry("N382", "Patient's identifier is missing or not valid"),
          entry("N418", "Sent to the wrong payer"),
          entry("N479", "Explanation of benefits of the payer before is missing"),
          entry("N480", "Explanation of benefits of the payer before is not complete"),
          entry("N517", "Send a new claim"),
          entry("N519", "Not a valid combination of procedures"),
          entry("N522", "Duplicate of a claim that is decided, or will be"),
          entry("N598", "Health plan's identifier is missing or not valid"),
          entry("N706", "Documents are missing"),
          entry("N781", "Patient must not be billed for the deductible"),
          entry("N782", "Patient must not be billed for the coinsurance"),
          entry("N783", "Patient must not be billed for the copay"));

  private RemarkWords() {}

  /** What a remark means; empty if we have no words for it. */
  public static String of(String code) {
    return WORDS.getOrDefault(code, "");
  }
}
