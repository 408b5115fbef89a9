package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.PAID_ON;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.SplitClaim.State;
import org.junit.jupiter.api.Test;

/** Claims that the payer decided in parts (DOMAIN 2.10). */
class SplitClaimTest {

  private static final ClaimPayment FIRST =
      payment("1", paymentLine(1, "99214", "200", "64", row("CO-45", "136")));
  private static final ClaimPayment SECOND =
      payment("1", paymentLine(2, "90833", "120", "60", row("CO-45", "60")));

  @Test
  void partsThatCoverEveryLineOnceAreWhole() {
    assertThat(SplitClaim.state(claim(), List.of(FIRST, SECOND))).isEqualTo(State.WHOLE);
    assertThat(SplitClaim.state(claim(), List.of(SECOND, FIRST))).isEqualTo(State.WHOLE);
    assertThat(SplitClaim.state(claim(), List.of(primaryPayment()))).isEqualTo(State.WHOLE);
  }

  @Test
  void aMissingPartIsWaitedFor() {
    assertThat(SplitClaim.state(claim(), List.of(FIRST))).isEqualTo(State.INCOMPLETE);
    assertThat(SplitClaim.state(claim(), List.of(SECOND))).isEqualTo(State.INCOMPLETE);
  }

  @Test
  void theSameLineTwiceIsNoPart() {
    assertThat(SplitClaim.state(claim(), List.of(FIRST, FIRST))).isEqualTo(State.NOT_PARTS);
    assertThat(SplitClaim.state(claim(), List.of(primaryPayment(), SECOND)))
        .isEqualTo(State.NOT_PARTS);
  }

  @Test
  void aLineOfOthersOrAnotherChargeOrNoLinesAreNoParts() {
    ClaimPayment strange = payment("1", paymentLine(0, "99214", "200", "200"));
    ClaimPayment cheap = payment("1", paymentLine(1, "99214", "199.99", "199.99"));
    ClaimPayment silent = with(FIRST, "lines", List.of());
    assertThat(SplitClaim.state(claim(), List.of(strange))).isEqualTo(State.NOT_PARTS);
    assertThat(SplitClaim.state(claim(), List.of(cheap))).isEqualTo(State.NOT_PARTS);
    assertThat(SplitClaim.state(claim(), List.of(silent))).isEqualTo(State.NOT_PARTS);
  }

  @Test
  void aLineForInformationCountsForNothing() {
    ClaimPayment informing =
        payment("1", paymentLine(1, "99214", "200", "200"), paymentLine(2, "90833", "0", "0"));
    assertThat(SplitClaim.state(claim(), List.of(informing, SECOND))).isEqualTo(State.WHOLE);
  }

  @Test
  void twoPartsOfOneLineInOnePartAreItsCharge() {
    ClaimPayment twice =
        payment("1", paymentLine(1, "99214", "150", "150"), paymentLine(1, "99214", "50", "50"));
    assertThat(SplitClaim.state(claim(), List.of(twice, SECOND))).isEqualTo(State.WHOLE);
  }

  @Test
  void mergedPartsAreOneDecision() {
    ClaimPayment one =
        with(
            with(
                with(
                    with(FIRST, "remarks", List.of("MA15", "MA01")),
                    "patientResponsibility",
                    usd("10")),
                "adjustments",
                List.of(row("CO-45", "1"))),
            "payerClaimControlNumber",
            "A");
    ClaimPayment other =
        with(
            with(
                with(
                    with(
                        with(SECOND, "remarks", List.of("MA15")),
                        "patientResponsibility",
                        usd("5")),
                    "forwardedTo",
                    "67890"),
                "payerClaimControlNumber",
                "B"),
            "adjudicated",
            PAID_ON.plusDays(3));

    ClaimPayment merged = SplitClaim.merged(List.of(one, other));

    assertThat(merged.charge()).isEqualTo(usd("320"));
    assertThat(merged.paid()).isEqualTo(usd("124"));
    assertThat(merged.patientResponsibility()).isEqualTo(usd("15"));
    assertThat(merged.lines()).hasSize(2);
    assertThat(merged.adjustments()).hasSize(1);
    assertThat(merged.remarks()).containsExactly("MA15", "MA01");
    assertThat(merged.forwardedTo()).isEqualTo("67890");
    assertThat(merged.payerClaimControlNumber()).isEqualTo("B");
    assertThat(merged.adjudicated()).isEqualTo(PAID_ON.plusDays(3));
    assertThat(merged.id()).isEqualTo(one.id());
  }

  @Test
  void anUnknownPatientResponsibilityStaysUnknownAndOnePartIsItself() {
    ClaimPayment known = with(FIRST, "patientResponsibility", Money.ZERO);
    assertThat(SplitClaim.merged(List.of(known, SECOND)).patientResponsibility()).isNull();
    assertThat(SplitClaim.merged(List.of(FIRST))).isSameAs(FIRST);
    assertThat(SplitClaim.merged(List.of(FIRST, SECOND)).forwardedTo()).isEmpty();
  }
}
