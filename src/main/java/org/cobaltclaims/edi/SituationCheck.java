package org.cobaltclaims.edi;

import java.util.List;
import org.cobaltclaims.edi.Problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What one segment of a professional claim makes necessary in others (DOMAIN 1.4, 1.5): seen over
 * the raw segments of a 2300 loop and told when the claim is over.
 */
final class SituationCheck {
  private static final List<String> CORRECTIONS = List.of("7", "8");
  private static final List<String> ACCIDENTS = List.of("AA", "OA");

  private final Problems problems;
  private @Nullable Segment claim;
  private boolean inLine;
  private boolean originalReference;
  private boolean accidentDate;
  private boolean admission;

  SituationCheck(Problems problems) {
    this.problems = problems;
  }

  void check(TransactionKind kind, Segment segment) {
    if (kind != TransactionKind.CLAIM_837P) {
      return;
    }
    switch (segment.tag()) {
      case "CLM" -> {
        end();
        claim = segment;
        inLine = false;
        originalReference = false;
        accidentDate = false;
        admission = false;
      }
      case "HL" -> end();
      case "LX", "SBR" -> inLine = claim != null;
      case "REF" -> originalReference |= !inLine && segment.is("REF", "F8");
      case "DTP" -> {
        accidentDate |= !inLine && segment.is("DTP", "439");
        admission |= !inLine && segment.is("DTP", "435");
      }
      default -> {}
    }
  }

  /** The claim is over, and with the last one the transaction. */
  void end() {
    Segment clm = claim;
    claim = null;
    if (clm == null) {
      return;
    }
    if (CORRECTIONS.contains(clm.component(5, 3)) && !originalReference) {
      missing(
          clm,
          "REF",
          "CLM05-3 says replacement or void, and the payer's claim control number (REF*F8) is"
              + " missing");
    }
    boolean accident = clm.components(11).stream().anyMatch(ACCIDENTS::contains);
    if (accident && !accidentDate) {
      missing(clm, "DTP", "CLM11 says accident, and the accident's date (DTP*439) is missing");
    }
    if (accident && clm.components(11).contains("AA") && clm.component(11, 4).isEmpty()) {
      missing(clm, "CLM11", "CLM11 says automobile accident, and its state (CLM11-4) is missing");
    }
    if (clm.component(5, 1).equals("21") && !admission) {
      missing(
          clm,
          "DTP",
          "CLM05-1 says inpatient hospital, and the admission date (DTP*435) is missing");
    }
  }

  private void missing(Segment clm, String element, String message) {
    problems.add(Severity.WARNING, clm.position(), "2300", element, SnipLevel.SITUATIONAL, message);
  }
}
