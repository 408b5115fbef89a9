package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.code.Codes;

/** At which field of a visit that is typed in a finding of the scrubber is said. */
final class VisitFields {

  private static final Pattern PAYER = Pattern.compile("payer ([0-9]+)");
  private static final Pattern ROLE = Pattern.compile("role ([A-Z0-9]+)");

  private final List<Integer> rows;
  private final List<Integer> badDiagnoses = new ArrayList<>();

  /**
   * For one visit.
   *
   * @param rows which row of the entry each line is, from 0
   */
  VisitFields(ClaimContent content, List<Integer> rows) {
    this.rows = List.copyOf(rows);
    for (int i = 0; i < content.diagnoses().size(); i++) {
      if (!Codes.isIcd10(content.diagnoses().get(i))) {
        badDiagnoses.add(i);
      }
    }
  }

  /**
   * The path of the field.
   *
   * @param level the payer that the claim was looked at for
   */
  String of(Finding finding, int level) {
    if (finding.line() > 0) {
      return "lines[%d].%s".formatted(rows.get(finding.line() - 1), ofLine(finding.rule()));
    }
    String coverage = "coverages[%d].".formatted(level - 1);
    return switch (finding.rule()) {
      case "PLACE_OF_SERVICE" -> "placeOfService";
      case "DIAGNOSIS_REQUIRED" -> "diagnoses[0]";
      case "DIAGNOSIS_FORMAT" ->
          "diagnoses[%d]".formatted(badDiagnoses.isEmpty() ? 0 : badDiagnoses.removeFirst());
      case "DUPLICATE" -> "serviceFrom";
      case "FILING_DEADLINE" -> "delayReason";
      case "LINE_COUNT", "CHARGE_TOTAL" -> "lines[0].procedure";
      case "PAYER_ORDER", "SAME_PAYER_TWICE" -> "coverages";
      case "PAYER_ID", "ENROLLMENT", "BENEFITS_ASSIGNMENT", "RELEASE_OF_INFORMATION" ->
          coverage + "payer";
      case "MEMBER_ID" -> coverage + "memberId";
      case "MEDICARE_SECONDARY" -> coverage + "insuranceType";
      case "SUBSCRIBER" -> coverage + "subscriber.last";
      case "RELATIONSHIP" ->
          "coverages[%d].relationship".formatted(number(PAYER, finding, level) - 1);
      case "PROVIDER_NPI" -> practitioner(finding) + ".npi";
      case "BILLING_NPI" -> "billing.npi";
      case "TAX_ID" -> "billing.taxId";
      case "TAXONOMY" -> "billing.taxonomy";
      case "BILLING_ADDRESS", "BILLING_ZIP" -> "billing.address";
      case "PATIENT" -> "patient.last";
      case "GENDER" -> "patient.gender";
      case "BIRTH_DATE" -> "patient.birthDate";
      case "PATIENT_ADDRESS" -> "patient.address";
      default -> "";
    };
  }

  private static String ofLine(String rule) {
    return switch (rule) {
      case "LINE_CHARGE" -> "charge";
      case "UNITS" -> "units";
      case "SERVICE_DATE" -> "from";
      case "DIAGNOSIS_POINTER" -> "pointers";
      default -> "procedure";
    };
  }

  private static String practitioner(Finding finding) {
    Matcher role = ROLE.matcher(finding.message());
    String code = role.find() ? role.group(1) : "";
    return switch (code) {
      case "82" -> "rendering";
      case "77" -> "facility";
      default -> "referring";
    };
  }

  private static int number(Pattern pattern, Finding finding, int otherwise) {
    Matcher found = pattern.matcher(finding.message());
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }
}
