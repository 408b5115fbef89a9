package org.cobaltclaims.remittance;

import java.util.List;

/**
 * Lines that a payer paid together under one code (DOMAIN 2.9, 2.13): the paying line bears more
 * than its charge (a negative CARC 94), the absorbed ones nothing (CARC 97). Over the bundle the
 * two net to the contract's write-off, so an absorbed line is no denial.
 */
public final class Bundles {

  private static final String INCLUDED = "97";

  private Bundles() {}

  /**
   * True if the line was absorbed: paid nothing, included (97), recoded (SVC06 holds another code),
   * and exactly one other line of the claim was paid under the code that it was recoded to.
   */
  public static boolean isAbsorbed(PaymentLine line, ClaimPayment payment) {
    boolean included =
        line.paid().isZero()
            && line.adjustments().stream()
                .anyMatch(row -> row.reason().equals(INCLUDED) && row.amount().isPositive());
    boolean recoded =
        line.submittedProcedure() != null
            && !line.submittedProcedure().code().equals(line.procedure().code());
    return included && recoded && paying(line, payment) == 1;
  }

  /** True if any line of the claim was absorbed by another one. */
  public static boolean any(ClaimPayment payment) {
    return payment.lines().stream().anyMatch(line -> isAbsorbed(line, payment));
  }

  /** True for the row that says so: it explains money and denies nothing. */
  static boolean isNetted(Adjustment row, PaymentLine line, ClaimPayment payment) {
    return row.reason().equals(INCLUDED) && isAbsorbed(line, payment);
  }

  private static long paying(PaymentLine absorbed, ClaimPayment payment) {
    List<PaymentLine> others =
        payment.lines().stream()
            .filter(line -> line != absorbed && line.paid().isPositive())
            .filter(line -> line.procedure().code().equals(absorbed.procedure().code()))
            .toList();
    return others.stream().map(PaymentLine::lineNumber).distinct().count();
  }
}
