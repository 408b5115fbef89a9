package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;

/** Whether a remittance explains its money, to the cent (DOMAIN 3.4). */
public final class PaymentBalance {

  private PaymentBalance() {}

  /**
   * T: the money of a transaction is what its claims were paid less what the payer took elsewhere.
   *
   * @param deposited BPR02, negative where BPR03 is D
   * @param claimsPaid every CLP04
   * @param takenElsewhere every PLB amount: positive is taken from us
   * @return the failure, empty if it holds
   */
  public static Optional<Imbalance> ofTransaction(
      Money deposited, Collection<Money> claimsPaid, Collection<Money> takenElsewhere) {
    Money expected =
        claimsPaid.stream()
            .collect(Money.sum())
            .minus(takenElsewhere.stream().collect(Money.sum()));
    return expected.equals(deposited)
        ? Optional.empty()
        : Optional.of(
            Imbalance.of(
                "3.4-T",
                0,
                expected,
                deposited,
                "the payment (BPR02) is not what the claims were paid less the provider adjustments"));
  }

  /**
   * C and L: a claim whose decision does not explain its charge is not posted.
   *
   * @return every failure; empty if the claim balances
   */
  public static List<Imbalance> failures(ClaimPayment payment) {
    List<Imbalance> failures = new ArrayList<>();
    Money claimAdjusted = sum(payment.adjustments());
    Money explained =
        payment.lines().stream()
            .map(line -> sum(line.adjustments()))
            .collect(Money.sum())
            .plus(claimAdjusted)
            .plus(payment.paid());
    compare(
        failures,
        "3.4-C",
        0,
        payment.charge(),
        explained,
        "claim charge (CLP03) is not payment (CLP04) plus all adjustments");
    if (payment.lines().isEmpty()) {
      return failures;
    }
    compare(
        failures,
        "3.4-C",
        0,
        payment.lines().stream().map(PaymentLine::paid).collect(Money.sum()).minus(claimAdjusted),
        payment.paid(),
        "claim payment (CLP04) is not the lines' payments less the claim's adjustments");
    compare(
        failures,
        "3.4-L",
        0,
        payment.charge(),
        payment.lines().stream().map(PaymentLine::charge).collect(Money.sum()),
        "the lines' charges (SVC02) do not add up to the claim's (CLP03)");
    for (PaymentLine line : payment.lines()) {
      compare(
          failures,
          "3.4-L",
          line.lineNumber(),
          line.charge(),
          line.paid().plus(sum(line.adjustments())),
          "line charge (SVC02) is not payment (SVC03) plus adjustments, segment " + line.segment());
    }
    return failures;
  }

  /**
   * P: what the payer says the patient owes is the sum of the PR rows. A failure only warns; the
   * rows are the truth. A reversal does not use CLP05.
   */
  public static List<Imbalance> warnings(ClaimPayment payment) {
    List<Imbalance> warnings = new ArrayList<>();
    if (payment.patientResponsibility() != null && !payment.reversal()) {
      compare(
          warnings,
          "3.4-P",
          0,
          payment.adjusted(AdjustmentGroup.PR),
          payment.patientResponsibility(),
          "patient responsibility (CLP05) is not the sum of the PR rows; the rows are used");
    }
    return warnings;
  }

  private static void compare(
      List<Imbalance> found, String rule, int line, Money expected, Money actual, String message) {
    if (!expected.equals(actual)) {
      found.add(Imbalance.of(rule, line, expected, actual, message));
    }
  }

  private static Money sum(List<Adjustment> rows) {
    return rows.stream().map(Adjustment::amount).collect(Money.sum());
  }
}
