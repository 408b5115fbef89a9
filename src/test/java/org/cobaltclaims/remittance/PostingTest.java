package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.withRemarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.money.Imbalance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Posting (DOMAIN 3.9)")
class PostingTest {

  private static final ReasonCodes CODES = ReasonCodes.standard();

  @Test
  void openingAsksThePrimaryForTheWholeCharge() {
    FamilyLedger ledger = open(claim());

    assertThat(ledger.charge()).isEqualTo(usd("320"));
    assertThat(ledger.balance(Bucket.PAYER_OPEN, 1)).isEqualTo(usd("320"));
    assertThat(ledger.isBalanced()).isTrue();
  }

  @Test
  void primaryPaymentLeavesThePatientsPartToTheSecondary() {
    FamilyLedger ledger = post(open(claim()), primaryPayment(), 1, true);

    assertBuckets(ledger, "paid1 124", "contractual 110", "payer2 86");
    assertThat(ledger.onLine(Bucket.PAYER_OPEN, 2, 1)).isEqualTo(usd("66"));
    assertThat(ledger.onLine(Bucket.PAYER_OPEN, 2, 2)).isEqualTo(usd("20"));
    assertThat(ledger.balance(Bucket.PAYER_OPEN, 1)).isEqualTo(usd("0"));
  }

  @Test
  void everyEntryLeadsBackToItsSegmentAndReason() {
    List<LedgerEntry> entries =
        Posting.post(open(claim()), primaryPayment(), 1, true, ACME, CODES).entries();

    assertThat(entries).allMatch(entry -> entry.segment() > 0);
    assertThat(entries)
        .filteredOn(entry -> entry.bucket() == Bucket.CONTRACTUAL)
        .extracting(LedgerEntry::line, LedgerEntry::amount, LedgerEntry::reason)
        .containsExactly(tuple(1, usd("70"), "CO-45"), tuple(2, usd("40"), "CO-45"));
  }

  @Test
  void withoutAnotherCoverageThePatientOwesTheRest() {
    assertBuckets(
        post(open(claim()), primaryPayment(), 1, false),
        "paid1 124",
        "contractual 110",
        "patient 86");
  }

  @Test
  void secondaryThatPaysPartLeavesItsOwnPatientPart() {
    FamilyLedger ledger = post(open(claim()), primaryPayment(), 1, true);
    ClaimPayment secondary =
        payment(
            "2",
            paymentLine(
                1, "99214", "200", "50", row("OA-23", "134"), row("PR-2", "10"), row("CO-45", "6")),
            paymentLine(2, "90833", "120", "20", row("OA-23", "100")));

    ledger = post(ledger, secondary, 2, false);

    assertBuckets(ledger, "paid1 124", "paid2 70", "contractual 116", "patient 10");
  }

  @Test
  void secondaryThatPaysNothingSettlesWhatThePrimaryCovered() {
    FamilyLedger ledger = post(open(claim()), primaryPayment(), 1, true);
    ClaimPayment secondary =
        payment(
            "2",
            paymentLine(1, "99214", "200", "0", row("OA-23", "134"), row("CO-45", "66")),
            paymentLine(2, "90833", "120", "0", row("OA-23", "100"), row("CO-45", "20")));

    assertBuckets(post(ledger, secondary, 2, false), "paid1 124", "contractual 196");
  }

  @Test
  void secondaryThatPaysMoreThanItWasAskedMakesACredit() {
    FamilyLedger ledger = post(open(claim()), primaryPayment(), 1, true);
    ClaimPayment secondary =
        payment(
            "2",
            paymentLine(1, "99214", "200", "80", row("OA-23", "120")),
            paymentLine(2, "90833", "120", "20", row("OA-23", "100")));

    assertBuckets(
        post(ledger, secondary, 2, false),
        "paid1 124",
        "paid2 100",
        "contractual 110",
        "credit -14");
  }

  @Test
  void laterPayersDeductibleNeverExceedsWhatWasLeft() {
    FamilyLedger ledger = post(open(claim()), primaryPayment(), 1, true);
    ClaimPayment secondary =
        payment(
            "2",
            paymentLine(1, "99214", "200", "0", row("PR-1", "200")),
            paymentLine(2, "90833", "120", "20", row("OA-23", "100")));

    assertBuckets(
        post(ledger, secondary, 2, false),
        "paid1 124",
        "paid2 20",
        "contractual 110",
        "patient 66");
  }

  @Test
  void secondaryThatDeniesLeavesItUndecided() {
    FamilyLedger ledger = post(open(claim()), primaryPayment(), 1, true);
    ClaimPayment secondary =
        payment(
            "2",
            paymentLine(1, "99214", "200", "0", row("OA-23", "134"), row("CO-22", "66")),
            paymentLine(2, "90833", "120", "20", row("OA-23", "100")));

    assertBuckets(
        post(ledger, secondary, 2, false), "paid1 124", "paid2 20", "contractual 110", "denied 66");
  }

  @Test
  @DisplayName("T-DEN: a coverage denial is asked of the next payer, without one it is undecided")
  void deniedPatientResponsibilityGoesToTheNextPayer() {
    ClaimContent content = claim(2, null, line(1, "90847", usd("200")));
    ClaimPayment denied =
        payment("1", withRemarks(paymentLine(1, "90847", "200", "0", row("PR-96", "200")), "N130"));

    assertBuckets(post(open(content), denied, 1, true), "paid1 0", "payer2 200");
    assertBuckets(post(open(content), denied, 1, false), "denied 200");
  }

  @Test
  void contractualDenialIsNeverWrittenOffByItself() {
    ClaimContent content = claim(2, null, line(1, "90847", usd("200")));

    assertBuckets(
        post(
            open(content),
            payment("1", paymentLine(1, "90847", "200", "0", row("CO-197", "200"))),
            1,
            true),
        "denied 200");
    assertBuckets(
        post(
            open(content),
            payment("1", paymentLine(1, "90847", "200", "0", row("CO-45", "200"))),
            1,
            true),
        "denied 200");
    assertBuckets(
        post(
            open(content),
            payment("1", paymentLine(1, "90847", "200", "50", row("PI-45", "150"))),
            1,
            true),
        "paid1 50",
        "denied 150");
  }

  @Test
  void paidToThePatientIsNeverAskedOfTheNextPayer() {
    ClaimContent content = claim(2, null, line(1, "90847", usd("200")));

    assertBuckets(
        post(
            open(content),
            payment(
                "1",
                paymentLine(
                    1,
                    "90847",
                    "200",
                    "0",
                    row("CO-45", "70"),
                    row("PR-100", "100"),
                    row("PR-2", "30"))),
            1,
            true),
        "contractual 70",
        "payer2 30",
        "patient 100");
  }

  @Test
  void medicareCrossoverAndItsSecondary() {
    ClaimContent content = claim(2, null, line(1, "99214", usd("200")));
    ClaimPayment medicare =
        payment(
            "19",
            usd("200"),
            usd("78.15"),
            List.of(),
            List.of("MA01", "MA18"),
            "54321",
            paymentLine(
                1,
                "99214",
                "200",
                "78.15",
                row("CO-45", "100.32"),
                row("CO-253", "1.59"),
                row("PR-2", "19.94")));
    FamilyLedger ledger = post(open(content), medicare, 1, true);
    assertBuckets(ledger, "paid1 78.15", "contractual 101.91", "payer2 19.94");

    ClaimPayment supplement =
        payment("2", paymentLine(1, "99214", "200", "19.94", row("OA-23", "180.06")));
    assertBuckets(
        post(ledger, supplement, 2, false), "paid1 78.15", "paid2 19.94", "contractual 101.91");
  }

  @Test
  void qualifiedMedicareBeneficiaryOwesNothing() {
    ClaimContent content = claim(1, null, line(1, "99214", usd("200")));
    ClaimPayment medicare =
        payment(
            "1",
            withRemarks(
                paymentLine(1, "99214", "200", "80", row("CO-45", "100"), row("PR-2", "20")),
                "N781"));

    assertBuckets(
        post(open(content), medicare, 1, false), "paid1 80", "contractual 100", "denied 20");
  }

  @Test
  void whatThePatientPaidBeforeIsUsedForWhatThePatientOwes() {
    ClaimContent content = claim(2, usd("25"), line(1, "99214", usd("200")));
    FamilyLedger ledger = open(content);
    assertBuckets(ledger, "payer1 200", "patientPaid 25", "credit -25");

    ledger =
        post(
            ledger,
            payment(
                "1", paymentLine(1, "99214", "200", "100", row("CO-45", "60"), row("PR-3", "40"))),
            1,
            true);
    assertBuckets(
        ledger, "paid1 100", "contractual 60", "payer2 40", "patientPaid 25", "credit -25");

    FamilyLedger patientOwesMore =
        post(
            ledger,
            payment(
                "2", paymentLine(1, "99214", "200", "10", row("OA-23", "160"), row("PR-3", "30"))),
            2,
            false);
    assertBuckets(
        patientOwesMore, "paid1 100", "paid2 10", "contractual 60", "patientPaid 25", "patient 5");

    FamilyLedger patientPaidTooMuch =
        post(
            ledger,
            payment(
                "2", paymentLine(1, "99214", "200", "30", row("OA-23", "160"), row("PR-3", "10"))),
            2,
            false);
    assertBuckets(
        patientPaidTooMuch,
        "paid1 100",
        "paid2 30",
        "contractual 60",
        "patientPaid 25",
        "credit -15");
  }

  @Test
  void releaseMovesWhatIsOpenToThePatientAndUsesThePrepayment() {
    ClaimContent content = claim(2, usd("25"), line(1, "99214", usd("200")));
    FamilyLedger ledger =
        post(
            open(content),
            payment(
                "1", paymentLine(1, "99214", "200", "100", row("CO-45", "60"), row("PR-3", "40"))),
            1,
            true);

    ledger = ledger.plus(Posting.releaseToPatient(ledger, 2, "2.2-5"));

    assertBuckets(ledger, "paid1 100", "contractual 60", "patientPaid 25", "patient 15");
  }

  @Test
  void personReleasesBillsOrWritesOffWhatWasDenied() {
    ClaimContent content = claim(2, null, line(1, "90847", usd("200")));
    FamilyLedger denied =
        post(
            open(content),
            payment("1", paymentLine(1, "90847", "200", "0", row("CO-50", "200"))),
            1,
            true);

    assertBuckets(denied.plus(Posting.releaseDenied(denied, 2, "")), "payer2 200");
    assertBuckets(denied.plus(Posting.billDenied(denied, "")), "patient 200");
    assertBuckets(denied.plus(Posting.writeOffDenied(denied, "")), "other 200");
    FamilyLedger released = denied.plus(Posting.releaseDenied(denied, 2, ""));
    assertBuckets(released.plus(Posting.releaseToPayer(released, 2, 3, "")), "payer3 200");
  }

  @Test
  void decisionWithoutLinesIsPostedOnTheClaimAsAWhole() {
    ClaimPayment whole =
        payment(
            "1",
            usd("320"),
            usd("100"),
            List.of(row("PR-1", "200"), row("CO-45", "20")),
            List.of(),
            "");
    FamilyLedger ledger = post(open(claim()), whole, 1, true);
    assertBuckets(ledger, "paid1 100", "contractual 20", "payer2 200");

    ClaimPayment byLine =
        payment(
            "2",
            paymentLine(1, "99214", "200", "100", row("OA-23", "80"), row("PR-2", "20")),
            paymentLine(2, "90833", "120", "70", row("OA-23", "40"), row("PR-2", "10")));
    assertBuckets(
        post(ledger, byLine, 2, false), "paid1 100", "paid2 170", "contractual 20", "patient 30");
  }

  @Test
  void claimAdjustmentsOnTopOfLinesReduceThePayment() {
    ClaimContent content = claim(2, null, line(1, "99214", usd("200")));
    ClaimPayment payment =
        payment(
            "1",
            usd("200"),
            usd("100"),
            List.of(row("PR-1", "30")),
            List.of(),
            "",
            paymentLine(1, "99214", "200", "130", row("CO-45", "70")));

    assertBuckets(
        post(open(content), payment, 1, true), "paid1 100", "contractual 70", "payer2 30");
  }

  @Test
  void partsOfASplitClaimArePostedOneAfterTheOther() {
    FamilyLedger ledger =
        post(
            open(claim()),
            payment(
                "1", paymentLine(1, "99214", "200", "64", row("CO-45", "70"), row("PR-1", "66"))),
            1,
            true);
    assertBuckets(ledger, "paid1 64", "contractual 70", "payer2 66", "payer1 120");

    ledger =
        post(
            ledger,
            payment("1", paymentLine(2, "90833", "120", "60", row("CO-45", "60"))),
            1,
            true);
    assertBuckets(ledger, "paid1 124", "contractual 130", "payer2 66");
  }

  @Test
  void secondDecisionWithoutAReversalIsNotPosted() {
    FamilyLedger once = post(open(claim()), primaryPayment(), 1, true);

    Posting.Result twice = Posting.post(once, primaryPayment(), 1, true, ACME, CODES);

    assertThat(twice.posted()).isFalse();
    assertThat(twice.entries()).isEmpty();
    assertThat(twice.problems())
        .extracting(Imbalance::rule, Imbalance::line, Imbalance::found)
        .containsExactly(tuple("3.9-OPEN", 1, usd("200")), tuple("3.9-OPEN", 2, usd("120")));
  }

  @Test
  void unbalancedOrUnmatchedDecisionIsNotPosted() {
    ClaimPayment unbalanced =
        payment("1", paymentLine(1, "99214", "200", "64", row("CO-45", "70")));
    ClaimPayment unmatched =
        payment("1", paymentLine(0, "99215", "200", "130", row("CO-45", "70")));

    assertThat(Posting.post(open(claim()), unbalanced, 1, true, ACME, CODES).problems())
        .extracting(Imbalance::rule)
        .containsExactly("3.4-C", "3.4-L");
    assertThat(Posting.post(open(claim()), unmatched, 1, true, ACME, CODES).problems())
        .extracting(Imbalance::rule)
        .containsExactly("3.7-LINE");
  }

  @Test
  void reversalIsHeldAndNeverPosted() {
    ClaimPayment reversal =
        payment("22", paymentLine(1, "99214", "-200", "-130", row("CO-45", "-70")));

    assertThat(Posting.isPostable(reversal)).isFalse();
    assertThatThrownBy(() -> Posting.post(open(claim()), reversal, 1, true, ACME, CODES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FamilyLedger open(ClaimContent content) {
    return new FamilyLedger(Posting.opening(content));
  }

  private static FamilyLedger post(
      FamilyLedger ledger, ClaimPayment payment, int level, boolean hasNext) {
    Posting.Result result =
        Posting.post(ledger, payment, level, hasNext, level == 1 ? ACME : BETA, CODES);
    assertThat(result.problems()).isEmpty();
    assertThat(new FamilyLedger(result.entries()).isBalanced()).isTrue();
    return ledger.plus(result.entries());
  }

  /** Every bucket that is not named must be empty. */
  private static void assertBuckets(FamilyLedger ledger, String... expected) {
    assertThat(ledger.isBalanced()).isTrue();
    List<String> named =
        Arrays.stream(expected)
            .map(text -> text.split(" "))
            .filter(parts -> !usd(parts[1]).isZero())
            .map(parts -> parts[0] + " " + usd(parts[1]))
            .sorted()
            .toList();
    List<String> found = new ArrayList<>();
    ledger
        .byLevel(Bucket.PAID)
        .forEach((level, amount) -> found.add("paid" + level + " " + amount));
    ledger
        .byLevel(Bucket.PAYER_OPEN)
        .forEach((level, amount) -> found.add("payer" + level + " " + amount));
    found.add("contractual " + ledger.balance(Bucket.CONTRACTUAL));
    found.add("other " + ledger.balance(Bucket.OTHER_WRITE_OFF));
    found.add("denied " + ledger.balance(Bucket.DENIED_OPEN));
    found.add("patient " + ledger.balance(Bucket.PATIENT_OPEN));
    found.add("patientPaid " + ledger.balance(Bucket.PATIENT_PAID));
    found.add("credit " + ledger.balance(Bucket.CREDIT));
    found.removeIf(text -> text.endsWith(" 0.00"));
    assertThat(found).containsExactlyInAnyOrderElementsOf(named);
  }
}
