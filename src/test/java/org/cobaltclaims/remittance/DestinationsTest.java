package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.FAMILY;
import static org.cobaltclaims.remittance.SampleClaims.SERVICE;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.junit.jupiter.api.Test;

/** Where every kind of adjustment goes, with and without a further payer (DOMAIN 5.1, 3.9). */
class DestinationsTest {

  @Test
  void otherAdjustmentsGoByTheirActionAndThePayersContract() {
    assertThat(primary(ACME, true, "OA-100").balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("50"));
    assertThat(primary(ACME, true, "OA-209").balance(Bucket.PAYER_OPEN, 2)).isEqualTo(usd("50"));
    assertThat(primary(ACME, false, "OA-209").balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(usd("50"));
    assertThat(primary(ACME, true, "OA-45").balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(usd("50"));
    assertThat(primary(ACME, true, "CO-100").balance(Bucket.DENIED_OPEN)).isEqualTo(usd("50"));
    assertThat(primary(ACME, true, "PR-100").balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("50"));
    assertThat(primary(ACME, true, "OA-253").balance(Bucket.CONTRACTUAL)).isEqualTo(usd("50"));
    assertThat(primary(ACME, true, "CR-45").balance(Bucket.DENIED_OPEN)).isEqualTo(usd("50"));
  }

  @Test
  void whatAPayerOutsideOfAnyContractCutsIsBillableOnlyWhereBothSwitchesSaySo() {
    PayerProfile outside = with(ACME, "outOfNetwork", true);
    PayerProfile billable = with(outside, "oonBalanceBillable", true);
    PayerProfile inside = with(ACME, "oonBalanceBillable", true);
    assertThat(primary(billable, true, "OA-45").balance(Bucket.PAYER_OPEN, 2)).isEqualTo(usd("50"));
    assertThat(primary(billable, false, "PI-45").balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("50"));
    assertThat(primary(outside, true, "PI-45").balance(Bucket.DENIED_OPEN)).isEqualTo(usd("50"));
    assertThat(primary(inside, true, "OA-45").balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(usd("50"));
    assertThat(primary(billable, true, "OA-44").balance(Bucket.OTHER_WRITE_OFF))
        .isEqualTo(usd("50"));
  }

  private static FamilyLedger primary(PayerProfile payer, boolean next, String reason) {
    FamilyLedger opening = new FamilyLedger(Posting.opening(claim()));
    ClaimPayment payment =
        payment(
            "1",
            paymentLine(1, "99214", "200", "150", row(reason, "50")),
            paymentLine(2, "90833", "120", "120"));
    Posting.Result result = Posting.post(opening, payment, 1, next, payer, ReasonCodes.standard());
    assertThat(result.problems()).isEmpty();
    FamilyLedger after = opening.plus(result.entries());
    assertThat(after.isBalanced()).isTrue();
    return after;
  }

  @Test
  void aLaterPayersClaimLevelDecisionIsAboutAllThatItWasAsked() {
    FamilyLedger before = primaryPosted();
    ClaimPayment whole =
        payment(
            "2",
            usd("320"),
            usd("70"),
            List.of(row("OA-23", "234"), row("PR-2", "10"), row("OA-45", "0"), row("CO-45", "6")),
            List.of(),
            "");
    FamilyLedger after = second(before, whole);
    assertThat(after.balance(Bucket.PAID, 2)).isEqualTo(usd("70"));
    assertThat(after.balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("10"));
    assertThat(after.balance(Bucket.CONTRACTUAL)).isEqualTo(usd("116"));
    assertThat(after.entries())
        .filteredOn(e -> e.bucket() == Bucket.CONTRACTUAL && e.amount().equals(usd("6")))
        .singleElement()
        .satisfies(e -> assertThat(e.reason()).isEqualTo("CO-45"));
    assertThat(after.balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ZERO);
  }

  @Test
  void aLaterPayersReductionThatIsItsOwnIsAPersonsAndThatOfThePayerBeforeIsNot() {
    ClaimPayment own =
        payment(
            "2",
            usd("320"),
            usd("70"),
            List.of(row("OA-23", "234"), row("PI-45", "16")),
            List.of(),
            "");
    ClaimPayment before =
        payment("2", usd("320"), usd("70"), List.of(row("PI-23", "250")), List.of(), "");
    assertThat(second(primaryPosted(), own).balance(Bucket.DENIED_OPEN)).isEqualTo(usd("16"));
    assertThat(second(primaryPosted(), before).balance(Bucket.CONTRACTUAL)).isEqualTo(usd("126"));
  }

  @Test
  void aLineThatALaterPayerSplitIsOneDecision() {
    ClaimPayment split =
        payment(
            "2",
            paymentLine(1, "99214", "120", "40", row("OA-23", "74"), row("PR-2", "6")),
            paymentLine(1, "99214", "80", "20", row("OA-23", "60")),
            paymentLine(2, "90833", "120", "20", row("OA-23", "100")));
    FamilyLedger after = second(primaryPosted(), split);
    assertThat(after.onLine(Bucket.PAID, 2, 1)).isEqualTo(usd("60"));
    assertThat(after.onLine(Bucket.PATIENT_OPEN, 0, 1)).isEqualTo(usd("6"));
    assertThat(after.onLine(Bucket.PAYER_OPEN, 2, 1)).isEqualTo(Money.ZERO);
  }

  @Test
  void aLaterPayerDecidesOnceWithoutAReversal() {
    ClaimPayment decision =
        payment(
            "2",
            paymentLine(1, "99214", "200", "66", row("OA-23", "134")),
            paymentLine(2, "90833", "120", "20", row("OA-23", "100")));
    FamilyLedger once = second(primaryPosted(), decision);
    Posting.Result again = Posting.post(once, decision, 2, false, BETA, ReasonCodes.standard());
    assertThat(again.posted()).isFalse();
    assertThat(again.problems().getFirst().rule()).isEqualTo("3.9-OPEN");
  }

  @Test
  void aPartOfTheChargeWithoutLinesIsNotPosted() {
    ClaimPayment part =
        payment("2", usd("200"), usd("66"), List.of(row("OA-23", "134")), List.of(), "");
    Posting.Result result =
        Posting.post(primaryPosted(), part, 2, false, BETA, ReasonCodes.standard());
    assertThat(result.problems()).extracting(p -> p.rule()).containsExactly("3.9-SPLIT");
  }

  private static FamilyLedger primaryPosted() {
    FamilyLedger opening = new FamilyLedger(Posting.opening(claim()));
    return opening.plus(
        Posting.post(opening, primaryPayment(), 1, true, ACME, ReasonCodes.standard()).entries());
  }

  private static FamilyLedger second(FamilyLedger before, ClaimPayment payment) {
    Posting.Result result = Posting.post(before, payment, 2, false, BETA, ReasonCodes.standard());
    assertThat(result.problems()).isEmpty();
    FamilyLedger after = before.plus(result.entries());
    assertThat(after.isBalanced()).isTrue();
    return after;
  }

  @Test
  void aLedgerIsSettledWhenNobodyOwesAnything() {
    FamilyLedger open = new FamilyLedger(Posting.opening(claim()));
    assertThat(open.isSettled()).as("a payer").isFalse();
    assertThat(ended(Bucket.PAID).isSettled()).isTrue();
    assertThat(ended(Bucket.CONTRACTUAL).isSettled()).isTrue();
    assertThat(ended(Bucket.DENIED_OPEN).isSettled()).isFalse();
    assertThat(ended(Bucket.PATIENT_OPEN).isSettled()).isFalse();
    assertThat(ended(Bucket.CREDIT).isSettled()).isFalse();
    assertThat(
            new FamilyLedger(List.of(new LedgerEntry(Bucket.PAID, 1, 1, usd("0.01"), "", 0)))
                .isBalanced())
        .isFalse();
  }

  private static FamilyLedger ended(Bucket bucket) {
    FamilyLedger open = new FamilyLedger(Posting.opening(claim()));
    return open.plus(
        List.of(
            new LedgerEntry(Bucket.PAYER_OPEN, 1, 1, usd("-200"), "", 0),
            new LedgerEntry(Bucket.PAYER_OPEN, 1, 2, usd("-120"), "", 0),
            new LedgerEntry(bucket, 0, 0, usd("320"), "", 0)));
  }

  @Test
  void lineTiersEachDecideWhereTheOneBeforeDoesNot() {
    var content = claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("200")));
    PaymentLine bySubmitted =
        with(
            with(
                with(paymentLine(0, "80053", "200", "200"), "lineControlNumber", ""),
                "procedure",
                Procedure.hcpcs("80053")),
            "submittedProcedure",
            Procedure.hcpcs("90833", "25"));
    Matching.Lines lines = Matching.lines(content, payment("1", bySubmitted));
    assertThat(lines.payment().lines().getFirst().lineNumber())
        .as("SVC06 with a modifier that we did not bill")
        .isEqualTo(2);

    PaymentLine unknown = with(bySubmitted, "submittedProcedure", null);
    assertThat(Matching.lines(content, payment("1", unknown)).unmatched())
        .as("two lines of the charge")
        .hasSize(1);
    var other = claim(1, null, line(1, "99214", usd("200")), line(2, "90833", usd("120")));
    assertThat(
            Matching.lines(other, payment("1", unknown)).payment().lines().getFirst().lineNumber())
        .as("the only one of the charge")
        .isEqualTo(1);
    PaymentLine late = with(unknown, "serviceDate", SERVICE.plusDays(1));
    assertThat(Matching.lines(other, payment("1", late)).unmatched()).hasSize(1);
    PaymentLine early = with(unknown, "serviceDate", SERVICE.minusDays(1));
    assertThat(Matching.lines(other, payment("1", early)).unmatched()).hasSize(1);
    assertThat(Matching.lines(other, payment("1", unknown, unknown)).unmatched())
        .as("two of theirs for one of ours")
        .hasSize(2);
  }

  @Test
  void thePracticesOwnLineNumberIsKnownToo() {
    var ours =
        claim(
            1,
            null,
            with(line(1, "99214", usd("200")), "practiceControlNumber", "A-77"),
            line(2, "90833", usd("120")));
    PaymentLine theirs = with(paymentLine(0, "99999", "1", "1"), "lineControlNumber", "a77");
    assertThat(Matching.lines(ours, payment("1", theirs)).payment().lines().getFirst().lineNumber())
        .isEqualTo(1);
    PaymentLine strange = with(theirs, "lineControlNumber", FAMILY + "L9");
    assertThat(Matching.lines(ours, payment("1", strange)).unmatched()).hasSize(1);
  }

  @Test
  void aLineCarriesMoneyByChargePaymentOrAdjustment() {
    assertThat(Matching.carriesMoney(paymentLine(1, "99214", "0", "0"))).isFalse();
    assertThat(Matching.carriesMoney(paymentLine(1, "99214", "0", "0", row("CO-45", "0"))))
        .isFalse();
    assertThat(Matching.carriesMoney(paymentLine(1, "99214", "0", "0", row("CO-45", "1"))))
        .isTrue();
    assertThat(Matching.carriesMoney(paymentLine(1, "99214", "1", "0"))).isTrue();
    assertThat(Matching.carriesMoney(paymentLine(1, "99214", "0", "1"))).isTrue();
  }

  @Test
  void anotherIdIsTheSameDecision() {
    assertThat(primaryPayment().withId("X-1").id()).isEqualTo("X-1");
    assertThat(primaryPayment().withId("X-1").lines()).isEqualTo(primaryPayment().lines());
  }

  @Test
  void everyCentOfEveryLineIsLookedAt() {
    ClaimPayment twoWrong =
        payment(
            "1",
            paymentLine(1, "99214", "200", "150", row("CO-45", "49.99")),
            paymentLine(2, "90833", "120", "120.01"));
    assertThat(PaymentBalance.failures(twoWrong))
        .extracting(f -> f.rule() + " " + f.line())
        .containsExactly("3.4-L 1", "3.4-L 2");
    ClaimPayment wrongSum = with(primaryPayment(), "paid", usd("124.01"));
    assertThat(PaymentBalance.failures(wrongSum)).extracting(f -> f.rule()).contains("3.4-C");
    ClaimPayment wrongCharge =
        with(
            with(primaryPayment(), "charge", usd("321")),
            "adjustments",
            List.of(row("CO-45", "1")));
    assertThat(PaymentBalance.failures(wrongCharge))
        .extracting(f -> f.rule())
        .contains("3.4-C", "3.4-L");
  }
}
