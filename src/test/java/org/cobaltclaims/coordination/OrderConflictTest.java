package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.coverage;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.patient.OtherPayer.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A payer's word against the order of a claim (DOMAIN 7.1, 10)")
class OrderConflictTest {

  /** ACME 12345, BETA 67890 and STATE MEDICAID SKIL0. */
  private static final ClaimContent CLAIM = claim(3, null, line(1, "99214", usd("200")));

  @ParameterizedTest(name = "{0} is level {1}")
  @CsvSource({"12345, 1", "67890, 2", "skil0, 3", "' SKIL-0', 3"})
  void aPayerIsMeantByItsIdHoweverItIsWritten(String payerId, int level) {
    assertThat(OrderConflict.meant(CLAIM, 9, payerId, "")).contains(coverage(level));
  }

  @Test
  void aPayerDoesNotMeanItself() {
    assertThat(OrderConflict.meant(CLAIM, 2, "67890", "")).isEmpty();
    assertThat(OrderConflict.meant(CLAIM, 2, "", "BETA SUPPLEMENTAL")).isEmpty();
  }

  @Test
  void theSamePayerWithASecondPlanMeansTheOtherPlan() {
    ClaimContent twice = with(CLAIM, "coverages", List.of(coverage(1), coverage(1).atLevel(2)));

    assertThat(OrderConflict.meant(twice, 1, "12345", "").map(Coverage::level)).contains(2);
  }

  @Test
  void aPayerWithoutIdIsMeantByItsName() {
    assertThat(OrderConflict.meant(CLAIM, 1, "", "Beta Supplemental.")).contains(coverage(2));
    assertThat(OrderConflict.meant(CLAIM, 1, "", "BETA")).isEmpty();
  }

  @Test
  void theNameDecidesNothingWhereThereIsAnId() {
    assertThat(OrderConflict.meant(CLAIM, 1, "99999", "BETA SUPPLEMENTAL")).isEmpty();
  }

  @Test
  void whoSaysNeitherIdNorNameMeansNobody() {
    assertThat(OrderConflict.meant(CLAIM, 1, "", "")).isEmpty();
    ClaimContent nameless =
        with(
            CLAIM,
            "coverages",
            List.of(coverage(1), with(with(coverage(2), "payerId", ""), "payerName", "")));
    assertThat(OrderConflict.meant(nameless, 1, "", "")).isEmpty();
  }

  @ParameterizedTest(name = "level {0} says that level {1} is {2}: {3}")
  @CsvSource({
    "1, 2, PRIMARY, true",
    "2, 1, PRIMARY, false",
    "2, 3, PRIMARY, true",
    "1, 2, SECONDARY, false",
    "2, 1, SECONDARY, true",
    "2, 2, SECONDARY, false",
    "2, 2, PRIMARY, false",
    "1, 3, TERTIARY, false",
    "3, 1, TERTIARY, true",
    "1, 2, UNKNOWN, false",
    "2, 1, UNKNOWN, false",
  })
  void aPersonLooksWhereItStandsOnTheWrongSide(int level, int other, Place place, boolean asks) {
    assertThat(OrderConflict.asks(level, Optional.of(coverage(other)), place)).isEqualTo(asks);
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void aPersonLooksWhereTheClaimDoesNotNameIt(Place place) {
    assertThat(OrderConflict.asks(1, Optional.empty(), place)).isTrue();
  }
}
