package org.cobaltclaims.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;

/** What a claim tells its payer about the decisions of others, one short text each. */
final class Told {

  private Told() {}

  /**
   * {@code ACME1 D 124.00 CO-45-70.00} per payer (2320) and {@code 1 ACME1 64.00 99214 PR-1-50.00}
   * per line and payer (2430), with {@code ->2} where it is bundled into line 2.
   */
  static List<String> by(ProfessionalClaim claim) {
    List<String> told = new ArrayList<>();
    for (OtherPayer payer : claim.otherPayers()) {
      String amounts =
          payer.amounts().stream()
              .map(a -> " " + a.qualifier() + " " + a.amount())
              .collect(Collectors.joining());
      if (!amounts.isEmpty() || !payer.adjustments().isEmpty()) {
        told.add(payer.payer().id() + amounts + adjustments(payer.adjustments()));
      }
    }
    int number = 0;
    for (Line line : claim.lines()) {
      number++;
      for (LineAdjudication one : line.adjudications()) {
        told.add(
            number
                + " "
                + one.payerId()
                + " "
                + one.paid()
                + " "
                + (one.procedure() == null ? "" : one.procedure().code())
                + (one.bundledInto() == 0 ? "" : "->" + one.bundledInto())
                + adjustments(one.adjustments()));
      }
    }
    return told;
  }

  private static String adjustments(List<Adjustment> adjustments) {
    return adjustments.stream()
        .map(a -> " " + a.group() + "-" + a.reason() + "-" + a.amount())
        .collect(Collectors.joining());
  }
}
