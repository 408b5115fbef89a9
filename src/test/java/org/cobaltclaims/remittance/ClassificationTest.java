package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.withRemarks;

import java.util.List;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.remittance.Classification.LineOutcome;
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

  private static Classification classify(ClaimPayment payment, int level) {
    return Classification.of(payment, level, ReasonCodes.standard());
  }
}
