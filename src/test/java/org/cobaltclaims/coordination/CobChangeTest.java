package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.coordination.CobChange.Difference;
import org.cobaltclaims.coordination.SecondaryReplacement.Action;
import org.cobaltclaims.remittance.ClaimPayment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A primary's correction after the secondary claim went out (DOMAIN 2.9, 3.5)")
class CobChangeTest {

  private static final List<PriorAdjudication> SENT = cob(primaryPayment());
  private static final ClaimPayment CORRECTION =
      with(
          payment(
              "1",
              paymentLine(
                  1,
                  "99214",
                  "200",
                  "74",
                  row("CO-45", "70"),
                  row("PR-1", "40"),
                  row("PR-2", "16")),
              paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20"))),
          "payerClaimControlNumber",
          "ACM2026111800007");

  @Test
  @DisplayName("T-REV: the correction of 3.9 changes the deductible from 50 to 40 and the payment")
  void theCorrectionOfTheExample() {
    CobChange change = CobChange.between(SENT, cob(CORRECTION));

    assertThat(change.changed()).isTrue();
    assertThat(change.differences())
        .extracting(
            Difference::level,
            Difference::line,
            Difference::what,
            Difference::sent,
            Difference::now)
        .containsExactly(
            tuple(1, 0, "paid", usd("124"), usd("134")),
            tuple(1, 1, "paid", usd("64"), usd("74")),
            tuple(1, 1, "PR-1", usd("50"), usd("40")));
  }

  @Test
  void anotherDateOrControlNumberAloneIsNoChange() {
    ClaimPayment again =
        with(
            with(primaryPayment(), "payerClaimControlNumber", "ACM9"),
            "adjudicated",
            primaryPayment().adjudicated().plusDays(9));

    assertThat(CobChange.between(SENT, cob(again)).changed()).isFalse();
  }

  @Test
  void whatIsGoneAndWhatIsNewAreDifferences() {
    ClaimPayment denied =
        payment(
            "1",
            paymentLine(1, "99214", "200", "0", row("PR-96", "200")),
            paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20")));

    assertThat(CobChange.between(SENT, cob(denied)).differences())
        .extracting(Difference::line, Difference::what, Difference::sent, Difference::now)
        .containsExactly(
            tuple(0, "paid", usd("124"), usd("60")),
            tuple(1, "paid", usd("64"), usd("0")),
            tuple(1, "CO-45", usd("70"), usd("0")),
            tuple(1, "PR-1", usd("50"), usd("0")),
            tuple(1, "PR-2", usd("16"), usd("0")),
            tuple(1, "PR-96", usd("0"), usd("200")));
  }

  @Test
  void rowsOfTheSameReasonCountTogether() {
    ClaimPayment twice =
        payment(
            "1",
            paymentLine(
                1,
                "99214",
                "200",
                "64",
                row("CO-45", "60"),
                row("CO-45", "10"),
                row("PR-1", "50"),
                row("PR-2", "16")),
            paymentLine(2, "90833", "120", "60", row("CO-45", "40"), row("PR-3", "20")));

    assertThat(CobChange.between(SENT, cob(twice)).changed()).isFalse();
  }

  @Test
  @DisplayName("T-REV: an adjudicated secondary is replaced: frequency 7 with its newest ICN")
  void adjudicatedIsReplaced() {
    SecondaryReplacement proposal = propose(PayerClaimState.ADJUDICATED, "BET20261121777");

    assertThat(proposal.action()).isEqualTo(Action.REPLACE);
    assertThat(proposal.frequency()).isEqualTo("7");
    assertThat(proposal.originalReference()).isEqualTo("BET20261121777");
    assertThat(proposal.change().differences()).isNotEmpty();
  }

  @Test
  void payerThatTakesNoReplacementsGetsANewClaim() {
    CobChange change = CobChange.between(SENT, cob(CORRECTION));

    assertThat(
            SecondaryReplacement.propose(
                change,
                PayerClaimState.ADJUDICATED,
                "BET20261121777",
                with(BETA, "acceptsReplacement", false)))
        .isEqualTo(new SecondaryReplacement(Action.SEND_NEW, "1", "", change));
    assertThat(propose(PayerClaimState.ADJUDICATED, "").action()).isEqualTo(Action.SEND_NEW);
  }

  @Test
  void rejectedIsSentNewAndWhatHasNotLeftIsBuiltAgain() {
    assertThat(propose(PayerClaimState.REJECTED, "").action()).isEqualTo(Action.SEND_NEW);
    assertThat(propose(PayerClaimState.REJECTED, "").frequency()).isEqualTo("1");
    assertThat(propose(PayerClaimState.QUEUED, "").action()).isEqualTo(Action.REBUILD);
    assertThat(propose(PayerClaimState.QUEUED, "").frequency()).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource(
      value = PayerClaimState.class,
      names = {"SENT", "ACCEPTED", "PENDING", "MAILED"})
  void whatIsWithThePayerIsWaitedFor(PayerClaimState state) {
    SecondaryReplacement proposal = propose(state, "BET1");

    assertThat(proposal.action()).isEqualTo(Action.WAIT);
    assertThat(proposal.frequency()).isEmpty();
    assertThat(proposal.originalReference()).isEmpty();
  }

  @Test
  void whatStillHoldsIsKeptWhereverItIs() {
    for (PayerClaimState state : EnumSet.allOf(PayerClaimState.class)) {
      assertThat(
              SecondaryReplacement.propose(CobChange.between(SENT, SENT), state, "BET1", BETA)
                  .action())
          .isEqualTo(Action.KEEP);
    }
  }

  private static SecondaryReplacement propose(PayerClaimState state, String icn) {
    return SecondaryReplacement.propose(CobChange.between(SENT, cob(CORRECTION)), state, icn, BETA);
  }

  private static List<PriorAdjudication> cob(ClaimPayment payment) {
    return List.of(
        Objects.requireNonNull(
            CobBuilder.build(claim(), 1, List.of(payment), ACME, BETA).adjudication()));
  }
}
