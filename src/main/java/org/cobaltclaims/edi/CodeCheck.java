package org.cobaltclaims.edi;

import java.util.Set;
import java.util.function.Predicate;
import org.cobaltclaims.code.CodeSets;
import org.cobaltclaims.edi.Problem.Severity;

/**
 * Whether the codes of a transaction exist: those of the guides (DOMAIN 1.5, 3.1, 3.2, 4.2, 5.1)
 * and those of lists that others keep. A code that does not is a warning; the file can be used.
 */
final class CodeCheck {
  private static final Set<String> GROUPS = Set.of("CO", "PR", "OA", "PI");
  private static final Set<String> COB_GROUPS = Set.of("CO", "PR", "OA", "PI", "CR");
  private static final Set<String> HANDLING = Set.of("C", "D", "H", "I", "P", "U", "X");
  private static final Set<String> METHODS = Set.of("ACH", "BOP", "CHK", "FWT", "NON");
  private static final Set<String> CLAIM_STATUS =
      Set.of("1", "2", "3", "4", "19", "20", "21", "22", "23", "25");
  private static final Set<String> PROVIDER_REASONS =
      Set.of(
          "50", "51", "72", "90", "AH", "AM", "AP", "B2", "B3", "BD", "BN", "C5", "CR", "CS", "CT",
          "CV", "CW", "DM", "E3", "FB", "FC", "GO", "HM", "IP", "IR", "IS", "J1", "L3", "L6", "LE",
          "LS", "OA", "OB", "PI", "PL", "RA", "RE", "SL", "TL", "WO", "WU");
  private static final Set<String> SEQUENCES =
      Set.of("P", "S", "T", "A", "B", "C", "D", "E", "F", "G", "H", "U");
  private static final Set<String> FREQUENCIES =
      Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  private static final Set<String> ACKNOWLEDGED = Set.of("A", "E", "M", "P", "R", "W", "X");

  private final Problems problems;

  CodeCheck(Problems problems) {
    this.problems = problems;
  }

  void check(TransactionKind kind, Segment segment) {
    switch (kind) {
      case REMITTANCE_835 -> remittance(segment);
      case CLAIM_837P -> claim(segment);
      case CLAIM_ACKNOWLEDGEMENT_277CA, STATUS_RESPONSE_277 -> status(segment);
      case ACKNOWLEDGEMENT_999 -> acknowledgement(segment);
      default -> {}
    }
  }

  private void remittance(Segment segment) {
    switch (segment.tag()) {
      case "BPR" -> {
        guide(segment, 1, HANDLING);
        guide(segment, 3, Set.of("C", "D"));
        guide(segment, 4, METHODS);
      }
      case "CLP" -> {
        guide(segment, 2, CLAIM_STATUS);
        external(segment, 6, 1, CodeSets::isFilingIndicator);
      }
      case "CAS" -> adjustments(segment, GROUPS);
      case "MOA" -> remarks(segment, 3, 7);
      case "MIA" -> {
        remarks(segment, 5, 5);
        remarks(segment, 20, 23);
      }
      case "LQ" -> {
        if (segment.is("LQ", "HE")) {
          external(segment, 2, 1, CodeSets::isRemark);
        }
      }
      case "PLB" -> {
        for (int i = 3; i <= segment.elements().size(); i += 2) {
          guide(segment, i, PROVIDER_REASONS);
        }
      }
      default -> {}
    }
  }

  private void claim(Segment segment) {
    switch (segment.tag()) {
      case "SBR" -> {
        guide(segment, 1, SEQUENCES);
        external(segment, 9, 1, CodeSets::isFilingIndicator);
      }
      case "CLM" -> {
        external(segment, 5, 1, CodeSets::isPlaceOfService);
        if (segment.components(5).size() > 2 && !FREQUENCIES.contains(segment.component(5, 3))) {
          unknown(segment, 5, SnipLevel.GUIDE_CODE);
        }
      }
      case "SV1" -> external(segment, 5, 1, CodeSets::isPlaceOfService);
      case "CAS" -> adjustments(segment, COB_GROUPS);
      case "MOA" -> remarks(segment, 3, 7);
      default -> {}
    }
  }

  private void status(Segment segment) {
    if (segment.is("STC")) {
      for (int element : new int[] {1, 10, 11}) {
        external(segment, element, 1, CodeSets::isStatusCategory);
        if (!segment.component(element, 4).equals("RX")) {
          external(segment, element, 2, CodeSets::isStatus);
        }
      }
    }
  }

  private void acknowledgement(Segment segment) {
    if (segment.is("IK5") || segment.is("AK9")) {
      guide(segment, 1, ACKNOWLEDGED);
    }
  }

  private void adjustments(Segment cas, Set<String> groups) {
    guide(cas, 1, groups);
    for (int i = 2; i <= cas.elements().size(); i += 3) {
      external(cas, i, 1, CodeSets::isAdjustmentReason);
    }
  }

  private void remarks(Segment segment, int from, int to) {
    for (int i = from; i <= to; i++) {
      external(segment, i, 1, CodeSets::isRemark);
    }
  }

  private void guide(Segment segment, int element, Set<String> codes) {
    String code = segment.element(element);
    if (!code.isEmpty() && !codes.contains(code)) {
      unknown(segment, element, SnipLevel.GUIDE_CODE);
    }
  }

  private void external(Segment segment, int element, int component, Predicate<String> known) {
    String code = segment.component(element, component);
    if (!code.isEmpty() && !known.test(code)) {
      unknown(segment, element, SnipLevel.EXTERNAL_CODE);
    }
  }

  private void unknown(Segment segment, int element, String rule) {
    String name = Fields.name(segment, element);
    problems.add(
        Severity.WARNING,
        segment.position(),
        "",
        name,
        rule,
        name + " holds a code that its list does not know");
  }
}
