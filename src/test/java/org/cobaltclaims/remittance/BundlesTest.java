package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.junit.jupiter.api.Test;

/** Lines that were paid under one code (DOMAIN 2.9, 2.13). */
class BundlesTest {

  private static final PaymentLine PAYING =
      as(
          "80053",
          "99214",
          paymentLine(
              1,
              "99214",
              "200",
              "250",
              row("CO-94", "-120"),
              row("CO-45", "60"),
              row("PR-3", "10")));
  private static final PaymentLine ABSORBED =
      as("80053", "90833", paymentLine(2, "90833", "120", "0", row("CO-97", "120")));
  private static final ClaimPayment BUNDLE = payment("1", PAYING, ABSORBED);

  private static PaymentLine as(String code, String submitted, PaymentLine line) {
    return with(
        with(line, "procedure", Procedure.hcpcs(code)),
        "submittedProcedure",
        Procedure.hcpcs(submitted));
  }

  @Test
  void theLineThatIsIncludedUnderThePaidCodeIsAbsorbed() {
    assertThat(Bundles.isAbsorbed(ABSORBED, BUNDLE)).isTrue();
    assertThat(Bundles.isAbsorbed(PAYING, BUNDLE)).isFalse();
    assertThat(Bundles.any(BUNDLE)).isTrue();
  }

  @Test
  void withoutAPaidLineOfTheCodeOrWithSeveralItIsADenial() {
    PaymentLine other = as("80050", "99214", PAYING);
    PaymentLine unpaid = with(PAYING, "paid", usd("0"));
    PaymentLine third = with(PAYING, "lineNumber", 3);
    assertThat(Bundles.any(payment("1", other, ABSORBED))).isFalse();
    assertThat(Bundles.any(payment("1", unpaid, ABSORBED))).isFalse();
    assertThat(Bundles.any(payment("1", PAYING, third, ABSORBED))).isFalse();
    assertThat(Bundles.any(payment("1", ABSORBED))).isFalse();
  }

  @Test
  void aLineThatWasNotRecodedOrWasPaidOrHasNo97IsNotAbsorbed() {
    PaymentLine notRecoded = with(ABSORBED, "submittedProcedure", null);
    PaymentLine sameCode = as("80053", "80053", ABSORBED);
    PaymentLine paid = with(ABSORBED, "paid", usd("1"));
    PaymentLine denied =
        as("80053", "90833", paymentLine(2, "90833", "120", "0", row("CO-50", "120")));
    PaymentLine negative =
        as("80053", "90833", paymentLine(2, "90833", "-120", "0", row("CO-97", "-120")));
    for (PaymentLine line : new PaymentLine[] {notRecoded, sameCode, paid, denied, negative}) {
      assertThat(Bundles.any(payment("1", PAYING, line))).isFalse();
    }
  }

  @Test
  void theBundleDeniesNothingAndNetsInTheLedger() {
    Classification classification = Classification.of(BUNDLE, 1, ReasonCodes.standard());
    assertThat(classification.outcome()).isEqualTo(Outcome.PAID);
    assertThat(classification.hasDenial()).isFalse();
    assertThat(classification.secondary()).isEqualTo(Secondary.YES);
    assertThat(classification.action()).isEqualTo(Action.NEXT_ELSE_PATIENT);

    FamilyLedger ledger = posted(BUNDLE, 1);
    assertThat(ledger.balance(Bucket.PAID, 1)).isEqualTo(usd("250"));
    assertThat(ledger.balance(Bucket.CONTRACTUAL)).isEqualTo(usd("60"));
    assertThat(ledger.balance(Bucket.DENIED_OPEN)).isEqualTo(usd("0"));
    assertThat(ledger.balance(Bucket.PAYER_OPEN, 2)).isEqualTo(usd("10"));
  }

  @Test
  void theSameLineWithoutTheBundleIsADenial() {
    ClaimPayment single =
        payment(
            "1",
            paymentLine(1, "99214", "200", "190", row("PR-3", "10")),
            paymentLine(2, "90833", "120", "0", row("CO-97", "120")));
    assertThat(Classification.of(single, 1, ReasonCodes.standard()).hasDenial()).isTrue();
    assertThat(posted(single, 1).balance(Bucket.DENIED_OPEN)).isEqualTo(usd("120"));
  }

  @Test
  void aLaterPayersBundleIsDecidedAsAWhole() {
    FamilyLedger before =
        new FamilyLedger(Posting.opening(claim()))
            .plus(
                Posting.post(
                        new FamilyLedger(Posting.opening(claim())),
                        SampleClaims.primaryPayment(),
                        1,
                        true,
                        ACME,
                        ReasonCodes.standard())
                    .entries());
    ClaimPayment second =
        payment(
            "2",
            as(
                "80053",
                "99214",
                paymentLine(
                    1,
                    "99214",
                    "200",
                    "80",
                    row("CO-94", "-120"),
                    row("OA-23", "234"),
                    row("PR-2", "6"))),
            ABSORBED);

    Posting.Result result = Posting.post(before, second, 2, false, BETA, ReasonCodes.standard());

    FamilyLedger after = before.plus(result.entries());
    assertThat(after.isBalanced()).isTrue();
    assertThat(after.balance(Bucket.PAYER_OPEN, 2)).isEqualTo(usd("0"));
    assertThat(after.balance(Bucket.PAID, 2)).isEqualTo(usd("80"));
    assertThat(after.balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("6"));
    assertThat(after.balance(Bucket.CREDIT)).isEqualTo(usd("0"));
    assertThat(after.balance(Bucket.DENIED_OPEN)).isEqualTo(usd("0"));
  }

  private static FamilyLedger posted(ClaimPayment payment, int level) {
    FamilyLedger opening = new FamilyLedger(Posting.opening(claim()));
    Posting.Result result =
        Posting.post(opening, payment, level, true, ACME, ReasonCodes.standard());
    assertThat(result.problems()).isEmpty();
    return opening.plus(result.entries());
  }
}
