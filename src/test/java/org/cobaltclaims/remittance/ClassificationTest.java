package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;
import static org.cobaltclaims.remittance.SampleClaims.withRemarks;

import java.util.List;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.remittance.Classification.LineOutcome;
import org.cobaltclaims.remittance.Classification.LineResult;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a decision is (DOMAIN 3.3)")
class ClassificationTest {

  @Test
  void paidLinesMakeAPaidClaim() {
    Classification result = classify(primaryPayment(), 1);

    assertThat(result.outcome()).isEqualTo(Outcome.PAID);
    assertThat(result.action()).isEqualTo(Action.NEXT_ELSE_PATIENT);
    assertThat(result.secondary()).isEqualTo(Secondary.YES);
    assertThat(result.reason()).isEmpty();
    assertThat(result.hasDenial()).isFalse();
  }

  @Test
  @DisplayName("T-DEN: PR96 with N130 is denied and the secondary may be billed")
  void coverageDenialLetsTheSecondaryBeBilled() {
    Classification result =
        classify(
            payment(
                "1", withRemarks(paymentLine(1, "90847", "200", "0", row("PR-96", "200")), "N130")),
            1);

    assertThat(result.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(result.secondary()).isEqualTo(Secondary.YES);
    assertThat(result.action()).isEqualTo(Action.NEXT_ELSE_PATIENT);
    assertThat(result.reason()).isEqualTo("PR-96");
  }

  @Test
  @DisplayName("T-DEN: CO16 is denied, must be corrected and stops the secondary")
  void missingInformationStopsTheSecondary() {
    Classification result =
        classify(
            payment(
                "1", withRemarks(paymentLine(1, "90847", "200", "0", row("CO-16", "200")), "M76")),
            1);

    assertThat(result.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(result.secondary()).isEqualTo(Secondary.FIX_FIRST);
    assertThat(result.action()).isEqualTo(Action.CORRECT_R7);
    assertThat(result.reason()).isEqualTo("CO-16");
  }

  @Test
  void deductibleWithoutPaymentIsThePatientsAndNoDenial() {
    Classification result =
        classify(
            payment(
                "1", paymentLine(1, "99214", "200", "0", row("CO-45", "70"), row("PR-1", "130"))),
            1);

    assertThat(result.outcome()).isEqualTo(Outcome.PAT_RESP);
    assertThat(result.lines().get(0).outcome()).isEqualTo(LineOutcome.ZERO_RESPONSIBILITY);
  }

  @Test
  void primaryThatCutsTheWholeChargeIsForReviewAndNeverSilent() {
    ClaimPayment payment = payment("1", paymentLine(1, "99214", "200", "0", row("CO-45", "200")));

    assertThat(classify(payment, 1).secondary()).isEqualTo(Secondary.REVIEW);
    assertThat(classify(payment, 1).outcome()).isEqualTo(Outcome.DENIED);
    assertThat(classify(payment, 1).reason()).isEqualTo("CO-45");
    assertThat(classify(payment, 2).outcome()).isEqualTo(Outcome.PAT_RESP);
  }

  @Test
  void mostRestrictiveLineDecides() {
    Classification result =
        classify(
            payment(
                "1",
                paymentLine(1, "99214", "200", "64", row("CO-45", "70"), row("PR-2", "66")),
                paymentLine(2, "90833", "120", "0", row("CO-197", "120")),
                withRemarks(paymentLine(3, "90834", "50", "0", row("PR-96", "50")), "N130")),
            1);

    assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(result.secondary()).isEqualTo(Secondary.FIX_FIRST);
    assertThat(result.action()).isEqualTo(Action.CORRECT_R7);
    assertThat(result.reason()).isEqualTo("CO-197");
  }

  @Test
  void paidLineWithADeniedPartIsPartial() {
    Classification result =
        classify(
            payment(
                "1", paymentLine(1, "99214", "200", "64", row("CO-45", "70"), row("CO-151", "66"))),
            1);

    assertThat(result.lines().get(0).outcome()).isEqualTo(LineOutcome.PARTIAL);
    assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void claimWithoutLinesIsJudgedByItsOwnAdjustments() {
    ClaimPayment denied =
        payment("4", usd("320"), usd("0"), List.of(row("CO-31", "320")), List.of(), "");

    Classification result = classify(denied, 1);

    assertThat(result.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(result.action()).isEqualTo(Action.CORRECT_N1);
    assertThat(result.lines()).extracting(Classification.LineResult::line).containsExactly(0);
  }

  @Test
  void denialOfTheWholeClaimOverridesWhatItsLinesSay() {
    ClaimPayment payment =
        payment(
            "1",
            usd("200"),
            usd("0"),
            List.of(row("CO-29", "130")),
            List.of(),
            "",
            paymentLine(1, "99214", "200", "130", row("CO-45", "70")));

    Classification result = classify(payment, 1);

    assertThat(result.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(result.secondary()).isEqualTo(Secondary.NO);
    assertThat(result.reason()).isEqualTo("CO-29");
  }

  @Test
  void linesWithoutChargeAndPaymentAreForInformation() {
    Classification result =
        classify(
            payment(
                "1",
                paymentLine(1, "99214", "200", "130", row("CO-45", "70")),
                paymentLine(0, "G8427", "0", "0")),
            1);

    assertThat(result.outcome()).isEqualTo(Outcome.PAID);
    assertThat(result.lines().get(1).outcome()).isEqualTo(LineOutcome.INFO_ONLY);
  }

  @Test
  @DisplayName("CO-24 is managed where the practice is paid by head (DOMAIN 2.9)")
  void capitationIsNoWriteOffThatNobodyCanExplain() {
    ClaimPayment payment = payment("1", paymentLine(1, "99214", "200", "0", row("CO-24", "200")));
    ReasonCodes capitated = ReasonCodes.standard().of(with(SampleClaims.ACME, "capitated", true));

    assertThat(Classification.of(payment, 1, capitated))
        .extracting(
            Classification::outcome,
            Classification::action,
            Classification::secondary,
            Classification::reason,
            Classification::hasDenial)
        .containsExactly(Outcome.PAT_RESP, Action.POST_ONLY, Secondary.YES, "", false);
    assertThat(classify(payment, 1))
        .extracting(Classification::outcome, Classification::action, Classification::reason)
        .containsExactly(Outcome.DENIED, Action.BILL_OTHER_PAYER_FIRST, "CO-24");
  }

  @Test
  @DisplayName("PI: no contract stands behind it, a person looks (DOMAIN 5.1)")
  void aReductionThatThePayerInitiatedIsForReview() {
    Classification reduced =
        classify(payment("1", paymentLine(1, "99214", "200", "130", row("PI-45", "70"))), 1);
    Classification denied =
        classify(payment("1", paymentLine(1, "99214", "200", "0", row("PI-29", "200"))), 1);

    assertThat(reduced.outcome()).isEqualTo(Outcome.PAID);
    assertThat(reduced.action()).isEqualTo(Action.REVIEW);
    assertThat(reduced.secondary()).isEqualTo(Secondary.YES);
    assertThat(reduced.reason()).isEmpty();
    assertThat(denied.action()).isEqualTo(Action.APPEAL);
  }

  @Test
  void theMostRestrictiveDenialOfALineGivesItsReason() {
    Classification result =
        classify(
            payment(
                "1",
                paymentLine(
                    1,
                    "99214",
                    "200",
                    "0",
                    row("CO-45", "100"),
                    row("CO-197", "60"),
                    row("CO-29", "40"))),
            1);

    assertThat(result.reason()).isEqualTo("CO-29");
    assertThat(result.secondary()).isEqualTo(Secondary.NO);
    assertThat(result.action()).isEqualTo(Action.CORRECT_R7);
  }

  @Test
  void ofDenialsAlikeTheLargerAmountGivesTheReason() {
    Classification result =
        classify(
            payment(
                "1", paymentLine(1, "99214", "200", "0", row("CO-4", "90"), row("CO-197", "110"))),
            1);

    assertThat(result.reason()).isEqualTo("CO-197");
  }

  @Test
  void aReasonThatMovesNoMoneyDecidesNothing() {
    Classification result =
        classify(
            payment(
                "1", paymentLine(1, "99214", "200", "130", row("CO-45", "70"), row("CO-197", "0"))),
            1);

    assertThat(result.outcome()).isEqualTo(Outcome.PAID);
    assertThat(result.secondary()).isEqualTo(Secondary.YES);
    assertThat(result.reason()).isEmpty();
  }

  @Test
  void ofLinesAlikeTheOneWithAReasonNamesIt() {
    Classification result =
        classify(
            payment(
                "1",
                paymentLine(1, "99214", "200", "0", row("PR-1", "200")),
                withRemarks(paymentLine(2, "90833", "120", "0", row("PR-96", "120")), "N130")),
            1);

    assertThat(result.action()).isEqualTo(Action.NEXT_ELSE_PATIENT);
    assertThat(result.reason()).isEqualTo("PR-96");
    assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void aLineForInformationSavesNoDenialAndAloneIsPaid() {
    PaymentLine informing = paymentLine(0, "G8427", "0", "0");

    assertThat(
            classify(
                    payment(
                        "1", paymentLine(1, "99214", "200", "0", row("CO-197", "200")), informing),
                    1)
                .outcome())
        .isEqualTo(Outcome.DENIED);
    assertThat(classify(payment("1", informing), 1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(classify(payment("1", informing), 1).hasDenial()).isFalse();
  }

  @Test
  @DisplayName("Adjustments of the claim beside its lines are a result of their own, line 0")
  void adjustmentsOfTheWholeClaimAreJudgedByWhatItPaid() {
    PaymentLine line = paymentLine(1, "99214", "200", "130", row("CO-45", "70"));

    assertThat(ofWhole("100", row("CO-253", "30"), line))
        .extracting(LineResult::outcome, LineResult::segment, LineResult::reason)
        .containsExactly(LineOutcome.PAID, 14, "");
    assertThat(ofWhole("0", row("PR-1", "130"), line))
        .extracting(LineResult::outcome, LineResult::reason, LineResult::unexplainedWriteOff)
        .containsExactly(LineOutcome.ZERO_RESPONSIBILITY, "", false);
    assertThat(ofWhole("100", row("CO-29", "30"), line))
        .extracting(LineResult::outcome, LineResult::reason)
        .containsExactly(LineOutcome.PARTIAL, "CO-29");
    assertThat(ofWhole("0", row("CO-29", "130"), line))
        .extracting(LineResult::outcome, LineResult::reason)
        .containsExactly(LineOutcome.DENIED, "CO-29");
  }

  @Test
  void aClaimThatWasPaidIsNotDeniedByItsOwnAdjustment() {
    ClaimPayment payment =
        payment(
            "1",
            usd("200"),
            usd("100"),
            List.of(row("CO-29", "30")),
            List.of(),
            "",
            paymentLine(1, "99214", "200", "130", row("CO-45", "70")));

    assertThat(classify(payment, 1).outcome()).isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void aClaimWithoutLinesThatPaidNothingAndLeftNobodyAnythingIsForReview() {
    ClaimPayment payment =
        payment("1", usd("320"), usd("0"), List.of(row("CO-45", "320")), List.of(), "");

    assertThat(classify(payment, 1).lines().getFirst())
        .extracting(LineResult::unexplainedWriteOff, LineResult::segment, LineResult::reason)
        .containsExactly(true, 14, "CO-45");
    assertThat(classify(payment, 2).lines().getFirst().unexplainedWriteOff()).isFalse();
  }

  @Test
  void everyReasonThatMovesMoneyIsToldWithWhatItMeans() {
    ClaimPayment payment =
        payment(
            "1",
            usd("320"),
            usd("34"),
            List.of(row("CO-253", "30"), row("CO-197", "0")),
            List.of("MA01"),
            "",
            paymentLine(1, "99214", "200", "64", row("CO-45", "136"), row("CO-29", "0")),
            withRemarks(paymentLine(2, "90833", "120", "0", row("CO-16", "120")), "M76"));

    List<Classification.Reason> reasons =
        Classification.reasons(payment, 1, ReasonCodes.standard());

    assertThat(reasons)
        .extracting(
            Classification.Reason::line,
            Classification.Reason::name,
            reason -> reason.row().amount(),
            Classification.Reason::remarks,
            reason -> reason.rule().action())
        .containsExactly(
            tuple(1, "CO-45", usd("136"), List.of("MA01"), Action.POST_ONLY),
            tuple(2, "CO-16", usd("120"), List.of("M76", "MA01"), Action.CORRECT_R7),
            tuple(0, "CO-253", usd("30"), List.of("MA01"), Action.POST_ONLY));
  }

  private static LineResult ofWhole(String paid, Adjustment adjustment, PaymentLine line) {
    List<LineResult> results =
        classify(payment("1", usd("200"), usd(paid), List.of(adjustment), List.of(), "", line), 1)
            .lines();
    assertThat(results).extracting(LineResult::line).containsExactly(1, 0);
    return results.get(1);
  }

  private static Classification classify(ClaimPayment payment, int level) {
    return Classification.of(payment, level, ReasonCodes.standard());
  }
}
