package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.coordination.EffectiveAdjudication.State;
import org.cobaltclaims.remittance.ClaimPayment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What counts of a payer's decisions (DOMAIN 2.10)")
class EffectiveAdjudicationTest {

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

  private static final ClaimPayment CORRECTION =
      payment(
          "1",
          paymentLine(
              1, "99214", "200", "74", row("CO-45", "70"), row("PR-1", "40"), row("PR-2", "16")),
          paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20")));

  private static final ClaimPayment DENIAL =
      numbered(
          payment(
              "1",
              paymentLine(1, "99214", "200", "0", row("CO-16", "200")),
              paymentLine(2, "90833", "120", "0", row("CO-16", "120"))),
          "ICN1");

  @Test
  void oneDecisionIsCertain() {
    assertThat(effective(primaryPayment()))
        .isEqualTo(new EffectiveAdjudication(List.of(primaryPayment()), State.CERTAIN));
  }

  @Test
  void nothingDecided() {
    assertThat(effective().state()).isEqualTo(State.NONE);
  }

  @Test
  void reversedDecisionDoesNotCount() {
    assertThat(effective(primaryPayment(), REVERSAL))
        .isEqualTo(new EffectiveAdjudication(List.of(), State.OPEN_REVERSAL));
  }

  @Test
  void correctionAfterAReversalCounts() {
    assertThat(effective(primaryPayment(), REVERSAL, CORRECTION))
        .isEqualTo(new EffectiveAdjudication(List.of(CORRECTION), State.CERTAIN));
  }

  @Test
  void reversalOfSomethingUnknownIsForAPerson() {
    assertThat(effective(CORRECTION, REVERSAL).state()).isEqualTo(State.UNKNOWN_REVERSAL);
  }

  @Test
  void repetitionCountsOnce() {
    assertThat(effective(primaryPayment(), primaryPayment()))
        .isEqualTo(new EffectiveAdjudication(List.of(primaryPayment()), State.CERTAIN));
  }

  @Test
  void secondDecisionWithoutAReversalIsAmbiguous() {
    assertThat(effective(primaryPayment(), CORRECTION).state()).isEqualTo(State.AMBIGUOUS);
  }

  @Test
  @DisplayName("T-SPLIT: parts of a split claim count together once all are there")
  void partsOfASplitClaim() {
    ClaimPayment first = payment("1", paymentLine(1, "99214", "200", "130", row("CO-45", "70")));
    ClaimPayment second = payment("1", paymentLine(2, "90833", "120", "80", row("CO-45", "40")));

    assertThat(effective(first).state()).isEqualTo(State.INCOMPLETE);
    assertThat(effective(first, second))
        .isEqualTo(new EffectiveAdjudication(List.of(first, second), State.CERTAIN));
  }

  @Test
  void partsThatShareALineAreNoSplit() {
    ClaimPayment first = payment("1", paymentLine(1, "99214", "100", "100"));
    ClaimPayment rest =
        numbered(
            payment(
                "1", paymentLine(1, "99214", "100", "100"), paymentLine(2, "90833", "120", "120")),
            "ICN2");

    assertThat(effective(first, rest).state()).isEqualTo(State.AMBIGUOUS);
  }

  @Test
  void partsWithoutLinesOrWithUnmatchedOnesAreNoSplit() {
    ClaimPayment whole = payment("1", usd("200"), usd("200"), List.of(), List.of(), "");
    ClaimPayment other = numbered(with(whole, "charge", usd("120")), "ICN2");
    assertThat(effective(whole, with(other, "paid", usd("120"))).state())
        .isEqualTo(State.AMBIGUOUS);

    ClaimPayment unmatched = numbered(payment("1", paymentLine(0, "90833", "120", "120")), "ICN2");
    assertThat(effective(payment("1", paymentLine(1, "99214", "200", "200")), unmatched).state())
        .isEqualTo(State.AMBIGUOUS);
  }

  @Test
  @DisplayName("3.5: a correction that came before the reversal of the first decision counts")
  void reversalMayComeAfterTheCorrection() {
    assertThat(effective(primaryPayment(), CORRECTION, REVERSAL))
        .isEqualTo(new EffectiveAdjudication(List.of(CORRECTION), State.CERTAIN));
  }

  @Test
  void reversalOfOnePartLeavesTheOther() {
    ClaimPayment first = payment("1", paymentLine(1, "99214", "200", "200"));
    ClaimPayment second = payment("1", paymentLine(2, "90833", "120", "120"));
    ClaimPayment reversal = payment("22", paymentLine(2, "90833", "-120", "-120"));

    assertThat(effective(first, second, reversal))
        .isEqualTo(new EffectiveAdjudication(List.of(first), State.OPEN_REVERSAL));
  }

  @Test
  void reversalTakesBackTheDecisionThatItNames() {
    ClaimContent twins = claim(2, null, line(1, "99214", usd("100")), line(2, "90833", usd("100")));
    ClaimPayment first = numbered(payment("1", paymentLine(1, "99214", "100", "100")), "ICN1");
    ClaimPayment second = numbered(payment("1", paymentLine(2, "90833", "100", "100")), "ICN2");
    ClaimPayment reversal =
        numbered(payment("22", paymentLine(1, "99214", "-100", "-100")), "ICN1");
    ClaimPayment correction =
        numbered(payment("1", paymentLine(1, "99214", "100", "90", row("CO-45", "10"))), "ICN3");

    assertThat(
            EffectiveAdjudication.of(twins, List.of(first, second, reversal, correction))
                .payments())
        .containsExactly(second, correction);
    ClaimPayment naming = with(numbered(reversal, "ICN9"), "originalControlNumber", "ICN1");
    assertThat(EffectiveAdjudication.of(twins, List.of(first, second, naming)).payments())
        .containsExactly(second);
  }

  @Test
  void reversalTakesBackTheDecisionWhoseAdjustmentsItTurnsRound() {
    ClaimContent one = claim(2, null, line(1, "99214", usd("200")));
    ClaimPayment cut =
        numbered(payment("1", paymentLine(1, "99214", "200", "100", row("CO-45", "100"))), "ICN1");
    ClaimPayment owed =
        numbered(payment("1", paymentLine(1, "99214", "200", "100", row("PR-1", "100"))), "ICN2");
    ClaimPayment reversal =
        numbered(
            payment("22", paymentLine(1, "99214", "-200", "-100", row("CO-45", "-100"))), "ICN3");

    assertThat(EffectiveAdjudication.of(one, List.of(cut, owed, reversal)).payments())
        .containsExactly(owed);
  }

  @Test
  void reversalOfAnotherClaimTakesNothingBack() {
    ClaimPayment strange = with(numbered(REVERSAL, "ICN9"), "claimNumber", "K7Q2M9X4T09Z");

    assertThat(effective(primaryPayment(), strange).state()).isEqualTo(State.UNKNOWN_REVERSAL);
    assertThat(effective(primaryPayment(), with(REVERSAL, "charge", usd("-319"))).state())
        .isEqualTo(State.UNKNOWN_REVERSAL);
    assertThat(effective(primaryPayment(), with(REVERSAL, "paid", usd("-123"))).state())
        .isEqualTo(State.UNKNOWN_REVERSAL);
  }

  @Test
  @DisplayName("T-DUP: decision, reversal and correction read twice count once")
  void everythingTwice() {
    assertThat(
            effective(
                primaryPayment(), REVERSAL, CORRECTION, primaryPayment(), REVERSAL, CORRECTION))
        .isEqualTo(new EffectiveAdjudication(List.of(CORRECTION), State.CERTAIN));
    assertThat(effective(primaryPayment(), REVERSAL, primaryPayment()).state())
        .isEqualTo(State.OPEN_REVERSAL);
  }

  @Test
  void sameMoneyForOtherReasonsIsNoRepetition() {
    ClaimPayment other =
        payment(
            "1",
            paymentLine(
                1, "99214", "200", "64", row("CO-45", "60"), row("PR-1", "60"), row("PR-2", "16")),
            paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20")));

    assertThat(effective(primaryPayment(), other).state()).isEqualTo(State.AMBIGUOUS);
  }

  @Test
  @DisplayName("2.10: a denial gives way to the decision that names, replaces or follows it")
  void denialGivesWay() {
    ClaimPayment paid = numbered(primaryPayment(), "ICN2");
    ClaimPayment naming = with(paid, "originalControlNumber", "ICN1");
    ClaimPayment replacing = with(paid, "frequency", "7");
    ClaimPayment following = with(paid, "claimNumber", "K7Q2M9X4T01B");
    for (ClaimPayment newer : List.of(naming, replacing, following)) {
      assertThat(effective(DENIAL, newer))
          .isEqualTo(new EffectiveAdjudication(List.of(newer), State.CERTAIN));
      assertThat(effective(DENIAL, newer, DENIAL).payments()).containsExactly(newer);
    }
    assertThat(effective(DENIAL, paid).state()).isEqualTo(State.AMBIGUOUS);
    assertThat(effective(DENIAL, with(paid, "originalControlNumber", "ICN7")).state())
        .isEqualTo(State.AMBIGUOUS);
    assertThat(effective(DENIAL, with(paid, "claimNumber", "K7Q2M9X4T02B")).state())
        .isEqualTo(State.AMBIGUOUS);
    assertThat(effective(DENIAL, with(paid, "claimNumber", "X7Q2M9X4T01B")).state())
        .isEqualTo(State.AMBIGUOUS);
    assertThat(effective(following, DENIAL).state()).isEqualTo(State.AMBIGUOUS);
  }

  @Test
  void reversalOfADenialThatGaveWayIsKnown() {
    ClaimPayment paid = with(numbered(primaryPayment(), "ICN2"), "originalControlNumber", "ICN1");
    ClaimPayment reversal =
        numbered(
            payment(
                "22",
                paymentLine(1, "99214", "-200", "0", row("CO-16", "-200")),
                paymentLine(2, "90833", "-120", "0", row("CO-16", "-120"))),
            "ICN1");

    assertThat(effective(DENIAL, paid, reversal))
        .isEqualTo(new EffectiveAdjudication(List.of(paid), State.CERTAIN));
  }

  @Test
  @DisplayName("3.5: money is never displaced without a reversal, whatever the correction names")
  void moneyStaysUntilItIsReversed() {
    ClaimPayment naming =
        with(
            with(numbered(CORRECTION, "ICN2"), "originalControlNumber", "ACM2026110200441"),
            "frequency",
            "7");

    assertThat(effective(primaryPayment(), naming).state()).isEqualTo(State.AMBIGUOUS);
  }

  @Test
  void replacementOfOnePartDoesNotDisplaceTheOther() {
    ClaimPayment denied =
        with(
            numbered(
                payment("1", paymentLine(1, "99214", "200", "0", row("PR-96", "200"))), "ICN1"),
            "frequency",
            "7");
    ClaimPayment paid =
        with(
            numbered(payment("1", paymentLine(2, "90833", "120", "120")), "ICN2"),
            "frequency",
            "7");

    assertThat(effective(denied, paid))
        .isEqualTo(new EffectiveAdjudication(List.of(denied, paid), State.CERTAIN));
  }

  @Test
  void negativePaymentTakesBackWithoutTheStatus() {
    assertThat(effective(primaryPayment(), with(REVERSAL, "status", "1")).state())
        .isEqualTo(State.OPEN_REVERSAL);
  }

  @Test
  void moreThanWasChargedIsNotCertainAndOtherStatusesSayNothing() {
    assertThat(effective(payment("1", paymentLine(1, "99214", "321", "321"))).state())
        .isEqualTo(State.OVERCHARGED);
    assertThat(effective(with(primaryPayment(), "status", "25")).state()).isEqualTo(State.NONE);
    assertThat(effective(with(primaryPayment(), "status", "23")).state()).isEqualTo(State.NONE);
  }

  private static ClaimPayment numbered(ClaimPayment payment, String controlNumber) {
    return with(payment, "payerClaimControlNumber", controlNumber);
  }

  private static EffectiveAdjudication effective(ClaimPayment... all) {
    return EffectiveAdjudication.of(claim(), List.of(all));
  }
}
