package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.primaryPayment;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.coordination.Bypass.Rule;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.SampleClaims;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A prior payer that the destination lets us skip: AMT*A8 (DOMAIN 2.8)")
class BypassTest {

  private static final Rule OFFICE_VISITS = new Rule("67890", "CI", "99214", "11", "*");

  @Test
  void nobodyIsSkippedUnlessTheTableSaysSo() {
    assertThat(Bypass.NONE.allows(claim(), 2, 1, Set.of())).isFalse();
  }

  @Test
  void theWholeClaimHasToQualify() {
    Bypass visits = new Bypass(List.of(OFFICE_VISITS));
    Bypass both = new Bypass(List.of(OFFICE_VISITS, with(OFFICE_VISITS, "procedure", "90833")));

    assertThat(visits.allows(claim(), 2, 1, Set.of())).isFalse();
    assertThat(visits.allows(visit(), 2, 1, Set.of())).isTrue();
    assertThat(both.allows(claim(), 2, 1, Set.of())).isTrue();
  }

  @Test
  void whatWasDecidedIsNotSkipped() {
    assertThat(new Bypass(List.of(OFFICE_VISITS)).allows(visit(), 2, 1, Set.of(1))).isFalse();
  }

  @Test
  void everyColumnOfTheTableCounts() {
    assertThat(allowed("destination", "SKIL0")).isFalse();
    assertThat(allowed("priorPlan", "MB")).isFalse();
    assertThat(allowed("priorPlan", "*")).isTrue();
    assertThat(allowed("placeOfService", "22")).isFalse();
    assertThat(allowed("placeOfService", "*")).isTrue();
    assertThat(allowed("taxonomy", "2084P0800X")).isTrue();
    assertThat(allowed("taxonomy", "101YM0800X")).isFalse();
    assertThat(allowed("procedure", "*")).isTrue();
    assertThat(allowed("procedure", "99213")).isFalse();
  }

  @Test
  void lineInAnotherPlaceAndProviderOfTheClaim() {
    ClaimContent elsewhere =
        claim(2, null, with(line(1, "99214", usd("320")), "placeOfService", "22"));
    assertThat(new Bypass(List.of(OFFICE_VISITS)).allows(elsewhere, 2, 1, Set.of())).isFalse();

    Provider referring = with(visit().providers().get(0), "role", "DN");
    Provider unknown = with(visit().providers().get(0), "taxonomy", "");
    Bypass psychiatry = new Bypass(List.of(with(OFFICE_VISITS, "taxonomy", "2084P0800X")));
    assertThat(psychiatry.allows(visit(), 2, 1, Set.of())).isTrue();
    assertThat(psychiatry.allows(with(visit(), "providers", List.of(referring)), 2, 1, Set.of()))
        .isFalse();
    assertThat(
            psychiatry.allows(
                with(visit(), "providers", List.of(unknown, visit().providers().get(0))),
                2,
                1,
                Set.of()))
        .isTrue();

    ClaimContent alone = with(visit(), "providers", List.of());
    Bypass counselling = new Bypass(List.of(with(OFFICE_VISITS, "taxonomy", "101YM0800X")));
    assertThat(counselling.allows(alone, 2, 1, Set.of())).isTrue();
  }

  @Test
  void onlyAPayerBeforeTheDestinationCanBeSkipped() {
    Bypass any = new Bypass(List.of(new Rule("67890", "*", "*", "*", "*")));
    assertThat(any.allows(visit(), 2, 1, Set.of())).isTrue();
    assertThat(any.allows(visit(), 2, 2, Set.of())).isFalse();
    assertThat(any.allows(visit(), 2, 3, Set.of())).isFalse();
    assertThat(any.allows(visit(), 3, 1, Set.of())).isFalse();
  }

  @Test
  @DisplayName("2.15: the claim is built without a decision, and says whom it skips")
  void builtWithoutADecision() {
    BilledClaim claim = Objects.requireNonNull(build(Map.of()).claim());

    assertThat(claim.bypassedLevels()).containsExactly(1);
    assertThat(claim.priorAdjudications()).isEmpty();
  }

  @Test
  void claimsThatWentOutBeforeThereWasABypassAreStillRead() {
    BilledClaim claim =
        Objects.requireNonNull(
            BilledClaims.build(
                    claim(),
                    2,
                    "K7Q2M9X4T02A",
                    "1",
                    "",
                    "",
                    Map.of(1, List.of(primaryPayment())),
                    SampleClaims::payer)
                .claim());
    String json = StoredJson.write(claim);
    assertThat(json).contains("\"bypassedLevels\":[]");

    String before = json.replace(",\"bypassedLevels\":[]", "");

    assertThat(before).doesNotContain("bypassedLevels");
    assertThat(StoredJson.read(before, BilledClaim.class)).isEqualTo(claim);
  }

  @Test
  void payerThatDecidedCannotBeSkipped() {
    assertThat(build(Map.of(1, List.of(primaryPayment()))).problems())
        .extracting(Imbalance::rule, Imbalance::found)
        .containsExactly(tuple("2.8-A8", usd("320")));
  }

  private static boolean allowed(String column, String value) {
    return new Bypass(List.of(with(OFFICE_VISITS, column, value))).allows(visit(), 2, 1, Set.of());
  }

  private static ClaimContent visit() {
    return claim(2, null, line(1, "99214", usd("320")));
  }

  private static BilledClaims.Result build(Map<Integer, List<ClaimPayment>> decisions) {
    return BilledClaims.build(
        claim(), 2, "K7Q2M9X4T02A", "1", "", "", decisions, SampleClaims::payer, Set.of(1, 3));
  }
}
