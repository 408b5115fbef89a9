package org.cobaltclaims.remittance.web;

import java.util.List;
import org.cobaltclaims.transmission.RemittanceSegments;
import org.springframework.stereotype.Component;

/** What payers call the patients of their decisions (835 NM1*QC); read from the archived file. */
@Component
class PatientNames {

  private static final String PATIENT = "NM1*QC*";
  private static final int FIRST = 4;
  private static final int LAST = 3;

  private final RemittanceSegments segments;

  PatientNames(RemittanceSegments segments) {
    this.segments = segments;
  }

  /**
   * The name of a payment's patient, last name first.
   *
   * @param segment where the payment's CLP stands; 0 if it came in no file
   * @return empty if the file does not say
   */
  String of(String remittanceId, int segment) {
    if (segment == 0) {
      return "";
    }
    return segments.around(remittanceId, segment).map(RemittanceSegments.Part::rows).stream()
        .flatMap(List::stream)
        .map(RemittanceSegments.Row::text)
        .filter(text -> text.startsWith(PATIENT))
        .findFirst()
        .map(PatientNames::name)
        .orElse("");
  }

  static String name(String segment) {
    String[] parts = segment.replace("~", "").split("\\*", -1);
    String last = parts.length > LAST ? parts[LAST] : "";
    String first = parts.length > FIRST ? parts[FIRST] : "";
    return first.isEmpty() ? last : last + ", " + first;
  }
}
