package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;

import java.util.List;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a payer allows for a charge (DOMAIN 3.1, AMT*B6)")
class AllowedAmountTest {

  @Test
  void allowedIsTheChargeLessWhatTheContractWritesOff() {
    assertThat(allowed(row("CO-45", "70"), row("CO-59", "10"))).isEqualTo(usd("120"));
    assertThat(allowed()).isEqualTo(usd("200"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PR-1", "PR-2", "PR-3", "PR-45", "PR-192"})
  void whatThePatientBearsIsAPartOfIt(String reason) {
    assertThat(allowed(row("CO-45", "70"), row(reason, "30"))).isEqualTo(usd("130"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CO-253", "OA-23", "CO-24", "CO-104", "CO-105", "OA-100"})
  void whatIsTakenOffAfterwardsLeavesItAsItIs(String reason) {
    assertThat(allowed(row("CO-45", "70"), row(reason, "2.08"))).isEqualTo(usd("130"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CO-197", "CO-16", "CO-97", "OA-18"})
  void whatIsDeniedIsNoContract(String reason) {
    assertThat(allowed(row("CO-45", "70"), row(reason, "130"))).isEqualTo(usd("130"));
  }

  @Test
  @DisplayName("A bundle's paying line is allowed more than its charge: CARC 94 (DOMAIN 2.13)")
  void aNegativeReductionRaisesIt() {
    assertThat(allowed(row("CO-94", "-20"))).isEqualTo(usd("220"));
  }

  @Test
  void anEarlierPayersShareStaysAPartOfItAtAnyLevel() {
    assertThat(
            AllowedAmount.of(
                usd("200"),
                List.of(row("OA-23", "104"), row("CO-45", "30")),
                List.of(),
                2,
                ReasonCodes.standard()))
        .isEqualTo(usd("170"));
  }

  private static Money allowed(Adjustment... rows) {
    return AllowedAmount.of(usd("200"), List.of(rows), List.of(), 1, ReasonCodes.standard());
  }
}
