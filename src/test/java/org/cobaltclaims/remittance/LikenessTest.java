package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("3.7: in what a decision and a claim agree, for a person who looks for the claim")
class LikenessTest {

  private static final ClaimPayment DECISION =
      with(
          with(primaryPayment(), "memberIds", List.of("member-1")),
          "serviceFrom",
          SampleClaims.SERVICE);

  private static Likeness compare(ClaimPayment payment, int level) {
    return Likeness.of(SampleClaims.claim(), level, payment, false, false, level == 1);
  }

  @Test
  void everythingAgreesWithTheClaimThatWasBilled() {
    Likeness likeness = compare(DECISION, 1);
    assertThat(likeness.member()).isTrue();
    assertThat(likeness.day()).isTrue();
    assertThat(likeness.charge()).isTrue();
    assertThat(likeness.procedures()).isTrue();
    assertThat(likeness.number()).isFalse();
  }

  @Test
  void theMemberIsComparedWithTheCoverageOfThatPayer() {
    assertThat(compare(DECISION, 2).member()).isFalse();
    assertThat(compare(with(DECISION, "memberIds", List.of()), 1).member()).isFalse();
  }

  @Test
  void anotherDayChargeOrProcedureIsSeen() {
    assertThat(compare(with(DECISION, "serviceFrom", LocalDate.of(2026, 10, 6)), 1).day())
        .isFalse();
    assertThat(compare(with(DECISION, "serviceFrom", null), 1).day()).isFalse();
    assertThat(compare(with(DECISION, "charge", Money.parse("319.99")), 1).charge()).isFalse();
    ClaimPayment oneLine = with(DECISION, "lines", DECISION.lines().subList(0, 1));
    assertThat(compare(oneLine, 1).procedures()).isFalse();
  }

  @Test
  void aReversalIsAboutTheChargeThatItTakesBack() {
    ClaimPayment reversal = with(DECISION, "charge", DECISION.charge().negated());
    assertThat(compare(reversal, 1).charge()).isTrue();
  }

  @Test
  void aNumberOfTheClaimBeatsWhatManyVisitsShare() {
    Likeness numbered =
        Likeness.of(
            SampleClaims.claim(),
            2,
            with(with(DECISION, "serviceFrom", null), "memberIds", List.of()),
            true,
            false,
            true);
    Likeness sameDay =
        Likeness.of(
            SampleClaims.claim(), 2, with(DECISION, "lines", List.of()), false, false, false);
    assertThat(numbered.score()).isGreaterThan(sameDay.score());
  }
}
