package org.cobaltclaims.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;

/** Whether the next payer may be asked in spite of what was denied (gate 2.2-7, DOMAIN 5.4). */
final class DeniedLines {

  private static final Set<String> MEDICARE = Set.of("MA", "MB");
  private static final ReasonCodes CODES = ReasonCodes.standard();

  private DeniedLines() {}

  /** The most restrictive answer of all that counts. */
  static Secondary outcome(ClaimContent content, int level, List<ClaimPayment> decisions) {
    return decisions.stream()
        .map(payment -> classified(content, level, payment).secondary())
        .min(Comparator.naturalOrder())
        .orElse(Secondary.YES);
  }

  /** Group and reason of the denial that decides; empty if there is none. */
  static String reason(ClaimContent content, int level, List<ClaimPayment> decisions) {
    return decisions.stream()
        .map(payment -> classified(content, level, payment))
        .min(Comparator.comparing(Classification::secondary))
        .map(Classification::reason)
        .orElse("");
  }

  private static Classification classified(ClaimContent content, int level, ClaimPayment payment) {
    Coverage coverage = content.coverage(level);
    boolean medicare = coverage != null && MEDICARE.contains(coverage.filingIndicator());
    return Classification.of(medicare ? payment : withoutCapitation(payment), level, CODES);
  }

  /**
   * CO 24 of Medicare means that another plan is to be billed; of others, that they pay by head and
   * the rest is no denial (DOMAIN 2.9, 5.4).
   */
  private static ClaimPayment withoutCapitation(ClaimPayment payment) {
    return payment.withLines(
        payment.lines().stream()
            .map(
                line ->
                    new PaymentLine(
                        line.lineNumber(),
                        line.lineControlNumber(),
                        line.procedure(),
                        line.submittedProcedure(),
                        line.charge(),
                        line.paid(),
                        line.units(),
                        line.serviceDate(),
                        line.adjustments().stream().filter(row -> !isCapitation(row)).toList(),
                        line.remarks(),
                        line.segment()))
            .toList());
  }

  private static boolean isCapitation(Adjustment row) {
    return row.group() == AdjustmentGroup.CO && row.reason().equals("24");
  }
}
