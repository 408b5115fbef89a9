package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.remittance.ReasonCodes.Action;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.cobaltclaims.remittance.ReasonCodes.Rule;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Reason codes (DOMAIN 5.4, 5.5)")
class ReasonCodesTest {

  private final ReasonCodes codes = ReasonCodes.standard();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "1, PR, MONEY, NEXT_ELSE_PATIENT, YES",
    "1, CO, DENIAL, REVIEW, REVIEW",
    "45, CO, MONEY, POST_ONLY, YES",
    "45, OA, MONEY, POST_ONLY, YES",
    "23, OA, MONEY, POST_ONLY, YES",
    "23, PI, MONEY, POST_ONLY, YES",
    "23, PR, DENIAL, REVIEW, REVIEW",
    "96, PR, DENIAL, NEXT_ELSE_PATIENT, YES",
    "96, CO, DENIAL, APPEAL, REVIEW",
    "197, CO, DENIAL, CORRECT_R7, FIX_FIRST",
    "29, CO, DENIAL, APPEAL, NO",
    "B11, OA, INFO, HOLD, NO",
    "24, CO, DENIAL, BILL_OTHER_PAYER_FIRST, FIX_FIRST",
    "24, PR, DENIAL, REVIEW, REVIEW",
    "ZZ9, CO, DENIAL, REVIEW, REVIEW",
  })
  void exactGroupBeatsAnyGroupAndTheRestIsForReview(
      String carc, AdjustmentGroup group, Kind kind, Action action, Secondary secondary) {
    assertThat(codes.lookup(carc, group))
        .extracting(Rule::kind, Rule::action, Rule::secondary)
        .containsExactly(kind, action, secondary);
  }

  @ParameterizedTest(name = "{0} with {1} at level {2}")
  @CsvSource({
    "CO-16, MA130, 1, CORRECT_N1, FIX_FIRST",
    "CO-18, N522, 2, INVESTIGATE_DUP, NO",
    "CO-16, N245, 1, BILL_OTHER_PAYER_FIRST, FIX_FIRST",
    "CO-16, N245, 2, CORRECT_R7, FIX_FIRST",
    "CO-16, M127, 1, SEND_DOCS, FIX_FIRST",
    "PR-96, N130, 1, NEXT_ELSE_PATIENT, YES",
    "CO-16, N779, 1, HOLD, NO",
  })
  void remarksOverrideADenial(
      String reason, String remark, int level, Action action, Secondary secondary) {
    assertThat(codes.judge(row(reason, "10"), List.of(remark), level))
        .extracting(Rule::action, Rule::secondary)
        .containsExactly(action, secondary);
  }

  @Test
  void remarksDoNotTurnMoneyIntoADenial() {
    assertThat(codes.judge(row("CO-45", "10"), List.of("MA130", "N522"), 1).kind())
        .isEqualTo(Kind.MONEY);
  }

  @Test
  void reasonThatNeedsARemarkAndHasNoneIsForReview() {
    Rule rule = codes.judge(row("PR-96", "10"), List.of("MA01", "MA18"), 1);

    assertThat(rule.secondary()).isEqualTo(Secondary.REVIEW);
    assertThat(rule.label()).contains("remark code is missing");
  }

  @Test
  void priorPayersEffectOnAPrimaryClaimIsForReview() {
    assertThat(codes.judge(row("OA-23", "10"), List.of(), 1).kind()).isEqualTo(Kind.DENIAL);
    assertThat(codes.judge(row("OA-23", "10"), List.of(), 2).kind()).isEqualTo(Kind.MONEY);
  }

  @Test
  @DisplayName("CO-24 is money where the practice is paid by head, and a denial else (DOMAIN 2.9)")
  void capitationIsThePayersOwnRule() {
    ReasonCodes capitated = codes.of(with(SampleClaims.ACME, "capitated", true));

    assertThat(capitated.lookup("24", AdjustmentGroup.CO)).isEqualTo(ReasonCodes.CAPITATED);
    assertThat(capitated.lookup("24", AdjustmentGroup.PR).kind()).isEqualTo(Kind.DENIAL);
    assertThat(capitated.lookup("197", AdjustmentGroup.CO))
        .isEqualTo(codes.lookup("197", AdjustmentGroup.CO));
    assertThat(codes.of(SampleClaims.ACME)).isSameAs(codes);
  }

  @Test
  void everyReasonOfTheTableIsToldWithoutItsGroup() {
    assertThat(codes.carcs()).contains("1", "45", "197", "253", "A1", "B11");
    assertThat(codes.carcs()).allMatch(carc -> carc.matches("[A-Z]{0,2}[0-9]{1,3}"));
    assertThat(codes.carcs()).doesNotContain("ZZ9", "");
  }

  @Test
  @DisplayName("The most restrictive remark decides (DOMAIN 5.2)")
  void ofSeveralRemarksTheMostRestrictiveOverrides() {
    assertThat(codes.judge(row("CO-16", "10"), List.of("M127", "MA130", "M76"), 1))
        .extracting(Rule::kind, Rule::action, Rule::secondary, Rule::label)
        .containsExactly(
            Kind.DENIAL,
            Action.CORRECT_N1,
            Secondary.FIX_FIRST,
            codes.lookup("16", AdjustmentGroup.CO).label());
    assertThat(codes.judge(row("CO-16", "10"), List.of("MA130", "N522"), 1).secondary())
        .isEqualTo(Secondary.NO);
  }

  @Test
  void anInformationIsNoDenialWhateverItsRemarks() {
    assertThat(codes.judge(row("OA-B11", "10"), List.of("MA130"), 1))
        .isEqualTo(codes.lookup("B11", AdjustmentGroup.OA));
  }
}
