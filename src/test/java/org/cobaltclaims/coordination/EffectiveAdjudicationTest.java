package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;

import java.util.List;
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

  private static EffectiveAdjudication effective(ClaimPayment... all) {
    return EffectiveAdjudication.of(claim(), List.of(all));
  }
}
