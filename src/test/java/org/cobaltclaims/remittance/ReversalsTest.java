package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which decision a reversal negates, and what it does to the ledger (DOMAIN 3.5). */
class ReversalsTest {

  private static final ClaimPayment REVERSAL =
      payment(
          "22",
          paymentLine(
              1,
              "99214",
              "-200",
              "-64",
              row("CO-45", "-70"),
              row("PR-1", "-50"),
              row("PR-2", "-16")),
          paymentLine(2, "90833", "-120", "-60", row("CO-45", "-40"), row("PR-3", "-20")));

  @Test
  void everyAmountIsOpposite() {
    assertThat(Reversals.negatedBy(REVERSAL, List.of(primaryPayment()))).contains(primaryPayment());
  }

  @Test
  void anotherChargeOrPaymentIsAnotherDecision() {
    ClaimPayment otherCharge = with(REVERSAL, "charge", usd("-321"));
    ClaimPayment otherPayment = with(REVERSAL, "paid", usd("-123"));
    assertThat(Reversals.negatedBy(otherCharge, List.of(primaryPayment()))).isEmpty();
    assertThat(Reversals.negatedBy(otherPayment, List.of(primaryPayment()))).isEmpty();
  }

  @Test
  void anotherAdjustmentIsAnotherDecision() {
    ClaimPayment otherReason =
        payment(
            "22",
            paymentLine(
                1,
                "99214",
                "-200",
                "-64",
                row("CO-45", "-70"),
                row("PR-1", "-16"),
                row("PR-2", "-50")),
            paymentLine(2, "90833", "-120", "-60", row("CO-45", "-40"), row("PR-3", "-20")));
    assertThat(Reversals.negatedBy(otherReason, List.of(primaryPayment()))).isEmpty();
    assertThat(Reversals.negatedBy(primaryPayment(), List.of(primaryPayment()))).isEmpty();
  }

  @Test
  void theSameReasonMayBeSpreadOtherwiseOverTheRowsAndZeroRowsCountNothing() {
    ClaimPayment spread =
        payment(
            "22",
            paymentLine(
                1,
                "99214",
                "-200",
                "-64",
                row("CO-45", "-60"),
                row("CO-45", "-10"),
                row("OA-94", "0"),
                row("PR-1", "-50"),
                row("PR-2", "-16")),
            paymentLine(2, "90833", "-120", "-60", row("CO-45", "-40"), row("PR-3", "-20")));
    assertThat(Reversals.negatedBy(spread, List.of(primaryPayment()))).isPresent();
  }

  @Test
  void eitherControlNumberTellsTheClaim() {
    ClaimPayment otherIcn = with(REVERSAL, "payerClaimControlNumber", "NEW1");
    ClaimPayment byOriginal =
        with(with(otherIcn, "claimNumber", "0"), "originalControlNumber", "ACM2026110200441");
    ClaimPayment ofNothing = with(otherIcn, "claimNumber", "0");
    ClaimPayment dashed = with(otherIcn, "claimNumber", "K7Q2M9-X4T01A");

    assertThat(Reversals.negatedBy(otherIcn, List.of(primaryPayment()))).isPresent();
    assertThat(Reversals.negatedBy(dashed, List.of(primaryPayment()))).isPresent();
    assertThat(Reversals.negatedBy(byOriginal, List.of(primaryPayment()))).isPresent();
    assertThat(Reversals.negatedBy(ofNothing, List.of(primaryPayment()))).isEmpty();
    ClaimPayment blank =
        with(with(primaryPayment(), "claimNumber", ""), "payerClaimControlNumber", "");
    assertThat(
            Reversals.negatedBy(
                with(with(REVERSAL, "claimNumber", ""), "payerClaimControlNumber", ""),
                List.of(blank)))
        .as("nothing is no number")
        .isEmpty();
  }

  @Test
  void ofSeveralTheOneUnderThePayersNumberIsMeantThenTheNewest() {
    ClaimPayment older = with(primaryPayment(), "id", "older");
    ClaimPayment other =
        with(with(primaryPayment(), "id", "other"), "payerClaimControlNumber", "X");
    ClaimPayment newest = with(primaryPayment(), "id", "newest");

    assertThat(Reversals.negatedBy(REVERSAL, List.of(older, other)))
        .hasValueSatisfying(p -> assertThat(p.id()).isEqualTo("older"));
    assertThat(Reversals.negatedBy(REVERSAL, List.of(older, newest, other)))
        .hasValueSatisfying(p -> assertThat(p.id()).isEqualTo("newest"));
  }

  @Test
  void negationReturnsEveryEntryFromTheReversalsSegment() {
    LedgerEntry paid = new LedgerEntry(Bucket.PAID, 1, 2, usd("60"), "", 22);
    LedgerEntry written = new LedgerEntry(Bucket.CONTRACTUAL, 0, 2, usd("40"), "CO-45", 30);

    assertThat(Reversals.negation(List.of(paid, written), 77))
        .containsExactly(
            new LedgerEntry(Bucket.PAID, 1, 2, usd("-60"), "", 77),
            new LedgerEntry(Bucket.CONTRACTUAL, 0, 2, usd("-40"), "CO-45", 77));
  }
}
