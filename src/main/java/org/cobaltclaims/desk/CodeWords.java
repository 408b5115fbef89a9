package org.cobaltclaims.desk;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.code.CodeSets;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.transmission.Rejections;
import org.springframework.stereotype.Component;

/**
 * Codes of the trade in our words, as people read them beside the code; templates call it {@code
 * @codes}. A code that we have no words for is not explained: the code itself stays on the page.
 */
@Component("codes")
public class CodeWords {

  private static final Pattern ADJUSTMENT = Pattern.compile("(CO|PR|OA|PI|CR)-([A-Z]?\\d{1,3})");
  private static final Pattern PROVIDER = Pattern.compile("PLB-([A-Z0-9]{2})");

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          entry("01", "Pharmacy"),
          entry("02", "Telehealth, patient elsewhere"),
          entry("03", "School"),
          entry("04", "Homeless shelter"),
          entry("05", "Indian Health Service, freestanding"),
          entry("06", "Indian Health Service, provider-based"),
          entry("07", "Tribal facility, freestanding"),
          entry("08", "Tribal facility, provider-based"),
          entry("09", "Prison"),
          entry("10", "Telehealth, patient at home"),
          entry("11", "Office"),
          entry("12", "Home"),
          entry("13", "Assisted living"),
          entry("14", "Group home"),
          entry("15", "Mobile unit"),
          entry("16", "Temporary lodging"),
          entry("17", "Walk-in retail clinic"),
          entry("18", "Place of employment"),
          entry("19", "Outpatient hospital, off campus"),
          entry("20", "Urgent care"),
          entry("21", "Inpatient hospital"),
          entry("22", "Outpatient hospital, on campus"),
          entry("23", "Emergency room"),
          entry("24", "Ambulatory surgical center"),
          entry("25", "Birthing center"),
          entry("26", "Military treatment facility"),
          entry("27", "Outreach site or street"),
          entry("31", "Skilled nursing facility"),
          entry("32", "Nursing facility"),
          entry("33", "Custodial care facility"),
          entry("34", "Hospice"),
          entry("41", "Ambulance, land"),
          entry("42", "Ambulance, air or water"),
          entry("49", "Independent clinic"),
          entry("50", "Federally qualified health center"),
          entry("51", "Inpatient psychiatric facility"),
          entry("52", "Psychiatric facility, partial hospitalization"),
          entry("53", "Community mental health center"),
          entry("54", "Intermediate care, intellectual disabilities"),
          entry("55", "Residential substance abuse treatment"),
          entry("56", "Psychiatric residential treatment"),
          entry("57", "Non-residential substance abuse treatment"),
          entry("58", "Non-residential opioid treatment"),
          entry("60", "Mass immunization center"),
          entry("61", "Inpatient rehabilitation"),
          entry("62", "Outpatient rehabilitation"),
          entry("65", "Dialysis facility"),
          entry("66", "PACE center"),
          entry("71", "Public health clinic"),
          entry("72", "Rural health clinic"),
          entry("81", "Independent laboratory"),
          entry("99", "Other"));

  private static final Map<String, String> FILING =
      Map.ofEntries(
          entry("11", "Other non-federal program"),
          entry("12", "PPO"),
          entry("13", "Point of service"),
          entry("14", "Exclusive provider organization"),
          entry("15", "Indemnity"),
          entry("16", "Medicare Advantage"),
          entry("17", "Dental maintenance organization"),
          entry("AM", "Automobile medical"),
          entry("BL", "Blue Cross Blue Shield"),
          entry("CH", "TRICARE"),
          entry("CI", "Commercial"),
          entry("DS", "Disability"),
          entry("FI", "Federal employees"),
          entry("HM", "HMO"),
          entry("LM", "Liability"),
          entry("MA", "Medicare Part A"),
          entry("MB", "Medicare Part B"),
          entry("MC", "Medicaid"),
          entry("OF", "Other federal program"),
          entry("TV", "Title V"),
          entry("VA", "Veterans Affairs"),
          entry("WC", "Workers' compensation"),
          entry("ZZ", "Not known"));

  private static final Map<String, String> RELATIONSHIPS =
      Map.of(
          "18", "Self",
          "01", "Spouse",
          "19", "Child",
          "20", "Employee",
          "21", "Unknown",
          "39", "Organ donor",
          "40", "Cadaver donor",
          "53", "Life partner",
          "G8", "Other relation");

  private static final Map<String, String> SECOND_TO_MEDICARE =
      Map.of(
          "12", "Working aged",
          "13", "End-stage renal disease",
          "14", "No-fault",
          "15", "Workers' compensation",
          "16", "Public Health Service",
          "41", "Black lung",
          "42", "Veterans Affairs",
          "43", "Disability",
          "47", "Liability");

  /** CLM20, in the order of the codes. */
  private static final Map<String, String> DELAYS =
      ordered(
          "1", "Eligibility unknown",
          "2", "Litigation",
          "3", "Authorization delay",
          "4", "Delay in certifying the provider",
          "5", "Delay in supplying billing forms",
          "6", "Delay in delivering appliances",
          "7", "Third-party processing delay",
          "8", "Eligibility determination delay",
          "9", "Original claim rejected or denied",
          "10", "Administration delay, prior approval",
          "11", "Other",
          "15", "Natural disaster");

  /** PWK02. */
  private static final Map<String, String> WAYS =
      ordered(
          "BM", "By mail",
          "FX", "By fax",
          "EL", "Electronically",
          "EM", "By e-mail",
          "FT", "File transfer",
          "AA", "Available on request");

  /** PWK01, those of outpatient practices first. */
  private static final Map<String, String> PAPERS =
      ordered(
          "EB", "Explanation of benefits of another payer",
          "OB", "Operative note",
          "M1", "Medical record",
          "P5", "Patient's medical history",
          "DG", "Diagnostic report",
          "LA", "Laboratory results",
          "RR", "Radiology report",
          "RB", "Radiology films",
          "P4", "Pathology report",
          "PY", "Physician's report",
          "B3", "Physician's order",
          "B4", "Referral form",
          "08", "Plan of treatment",
          "09", "Progress report",
          "PN", "Physical therapy notes",
          "PZ", "Physical therapy certification",
          "NN", "Nursing notes",
          "DS", "Discharge summary",
          "CT", "Certification",
          "CK", "Consent form",
          "OZ", "Support data for the claim",
          "03", "Report justifying treatment beyond guidelines",
          "04", "Drugs administered",
          "05", "Treatment diagnosis",
          "06", "Initial assessment",
          "07", "Functional goals",
          "10", "Continued treatment",
          "11", "Chemical analysis",
          "13", "Certified test report",
          "15", "Justification for admission",
          "21", "Recovery plan",
          "A3", "Allergies or sensitivities",
          "A4", "Autopsy report",
          "AM", "Ambulance certification",
          "AS", "Admission summary",
          "B2", "Prescription",
          "BR", "Benchmark testing results",
          "BS", "Baseline",
          "BT", "Blanket test results",
          "CB", "Chiropractic justification",
          "D2", "Drug profile",
          "DA", "Dental models",
          "DB", "Durable medical equipment prescription",
          "DJ", "Discharge monitoring report",
          "HC", "Health certificate",
          "HR", "Health clinic records",
          "I5", "Immunization record",
          "IR", "State school immunization record",
          "MT", "Models",
          "OC", "Oxygen content averaging report",
          "OD", "Orders and treatments",
          "OE", "Objective physical examination",
          "OX", "Oxygen therapy certification",
          "PE", "Parenteral or enteral certification",
          "PO", "Prosthetics or orthotic certification",
          "PQ", "Paramedical results",
          "RT", "Report of tests and analysis",
          "RX", "Renewable oxygen content averaging report",
          "SG", "Symptoms",
          "V5", "Death notification",
          "XP", "Photographs");

  private static final Map<String, String> CAUSES =
      Map.of("AA", "automobile accident", "EM", "at work", "OA", "other accident");

  private final ClaimFactsReader facts;

  CodeWords(ClaimFactsReader facts) {
    this.facts = facts;
  }

  /**
   * What a code of a decision or refusal means: a group with its reason such as {@code CO-197}, a
   * remark such as {@code N130}, a claim status such as {@code A7:562:85}, a provider adjustment
   * such as {@code PLB-WO}.
   *
   * @return empty if it is none of these, or nobody has words for it
   */
  public String of(String code) {
    Matcher adjustment = ADJUSTMENT.matcher(code);
    if (adjustment.matches()) {
      return adjustment(code, reason(adjustment.group(1), adjustment.group(2)));
    }
    Matcher provider = PROVIDER.matcher(code);
    if (provider.matches()) {
      return new PaymentWords().provider(provider.group(1));
    }
    if (code.contains(":")) {
      return Rejections.explain(code).stream()
          .map(Rejections.Explained::meaning)
          .map(CodeWords::capital)
          .collect(Collectors.joining("; "));
    }
    return CodeSets.isRemark(code) ? RemarkWords.of(code) : "";
  }

  private String reason(String group, String reason) {
    return facts
        .reason(new Adjustment(AdjustmentGroup.valueOf(group), reason, Money.ZERO, null, 0))
        .meaning();
  }

  /**
   * A group and reason with all that they say.
   *
   * @param code such as {@code CO-45}
   * @param meaning of the reason; empty if not known
   */
  public String adjustment(String code, String meaning) {
    String group = group(code.split("-", 2)[0]);
    return meaning.isEmpty() ? group : group + ": " + meaning;
  }

  /** CAS01: who bears it. */
  public String group(String code) {
    return switch (code) {
      case "CO" -> "Contractual obligation, may not be billed to the patient";
      case "PR" -> "Patient responsibility";
      case "OA" -> "Other adjustment";
      case "PI" -> "Reduced by the payer";
      case "CR" -> "Correction or reversal";
      default -> "";
    };
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(words);
  }

  /** Why a claim is late (CLM20), in the order of the codes. */
  public static Map<String, String> delayReasons() {
    return DELAYS;
  }

  /** What goes beside a claim (PWK01), the usual ones first. */
  public static Map<String, String> papers() {
    return PAPERS;
  }

  /** How the payer gets it (PWK02). */
  public static Map<String, String> paperWays() {
    return WAYS;
  }

  /** What the patient is to the subscriber (SBR02); the code if it is none. */
  public static String relationship(String code) {
    return RELATIONSHIPS.getOrDefault(code, code);
  }

  /** CLM05-1, SV105: {@code 11 Office}. */
  public static String place(String code) {
    return with(code, PLACES);
  }

  /** SBR09: {@code CI Commercial}. */
  public static String filing(String code) {
    return with(code, FILING);
  }

  /** What stands in a field of a claim, in words; empty if the field holds no code. */
  public String ofField(String path, String value) {
    String field = path.substring(path.lastIndexOf('.') + 1);
    return switch (field) {
      case "placeOfService" -> PLACES.getOrDefault(value, "");
      case "filingIndicator" -> FILING.getOrDefault(value, "");
      case "relationship" -> RELATIONSHIPS.getOrDefault(value, "");
      case "insuranceType" -> SECOND_TO_MEDICARE.getOrDefault(value, "");
      case "delayReason" -> DELAYS.getOrDefault(value, "");
      case "relatedCauses" -> causes(value);
      default -> "";
    };
  }

  private static String causes(String values) {
    List<String> words = new ArrayList<>();
    for (String value : values.split(" ")) {
      if (CAUSES.containsKey(value)) {
        words.add(CAUSES.get(value));
      }
    }
    return capital(String.join(", ", words));
  }

  private static String with(String code, Map<String, String> words) {
    return words.containsKey(code) ? code + " " + words.get(code) : code;
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
