package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import org.cobaltclaims.money.Imbalance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Balance of a remittance (DOMAIN 3.4)")
class PaymentBalanceTest {

  @Test
  @DisplayName("T-PLB: 125.25 is 124 paid plus 1.25 interest given by PLB L6 -1.25")
  void interestIsInTheTransactionAndNotInTheClaim() {
    assertThat(
            PaymentBalance.ofTransaction(usd("125.25"), List.of(usd("124")), List.of(usd("-1.25"))))
        .isEmpty();
    assertThat(PaymentBalance.failures(primaryPayment())).isEmpty();
  }

  @Test
  @DisplayName("T-PLB: a reversal, its correction and a recoupment net to cash once")
  void recoupmentNetsToCashOnce() {
    assertThat(
            PaymentBalance.ofTransaction(
                usd("0"), List.of(usd("-124"), usd("134")), List.of(usd("10"))))
        .isEmpty();
    assertThat(
            PaymentBalance.ofTransaction(usd("10.01"), List.of(usd("-124"), usd("134")), List.of()))
        .get()
        .extracting(Imbalance::expected, Imbalance::found, Imbalance::difference)
        .containsExactly(usd("10"), usd("10.01"), usd("0.01"));
  }

  @Test
  void lineThatDoesNotExplainItsChargeIsNamed() {
    ClaimPayment payment =
        payment(
            "1",
            paymentLine(1, "99214", "200", "64", row("CO-45", "70"), row("PR-1", "66")),
            paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "19.99")));

    assertThat(PaymentBalance.failures(payment))
        .extracting(Imbalance::rule, Imbalance::line, Imbalance::difference)
        .containsExactly(tuple("3.4-C", 0, usd("-0.01")), tuple("3.4-L", 2, usd("-0.01")));
  }

  @Test
  void claimAdjustmentsReduceWhatTheLinesSay() {
    ClaimPayment payment =
        payment(
            "1",
            usd("200"),
            usd("100"),
            List.of(row("PR-1", "30")),
            List.of(),
            "",
            paymentLine(1, "99214", "200", "130", row("CO-45", "70")));

    assertThat(PaymentBalance.failures(payment)).isEmpty();
  }

  @Test
  void wrongPatientResponsibilityOnlyWarns() {
    ClaimPayment payment = with(primaryPayment(), "patientResponsibility", usd("80"));

    assertThat(PaymentBalance.failures(payment)).isEmpty();
    assertThat(PaymentBalance.warnings(payment))
        .extracting(Imbalance::expected, Imbalance::found)
        .containsExactly(tuple(usd("86"), usd("80")));
  }
}
