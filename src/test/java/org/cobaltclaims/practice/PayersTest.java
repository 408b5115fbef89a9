package org.cobaltclaims.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PayersTest extends DatabaseTest {

  @Autowired Payers payers;

  @Test
  void aDescribedPayerIsBilledAsThePracticeSays() {
    assertThat(meet("12345", "ACME", "CI")).isFalse();

    assertThat(payers.profile("12345").crossoverWaitDays()).isEqualTo(45);
    assertThat(payers.toReview()).isEmpty();
  }

  @Test
  void aPayerMetForTheFirstTimeHasTheDefaultsAndItsOwnFilingIndicator() {
    assertThat(meet("SKIL0", "STATE MEDICAID", "MC")).isTrue();

    PayerProfile profile = payers.profile("skil0");
    assertThat(profile.name()).isEqualTo("STATE MEDICAID");
    assertThat(profile.filingIndicator()).isEqualTo("MC");
    assertThat(profile.expectedPayDays()).isEqualTo(30);
    assertThat(payers.toReview())
        .containsExactly(
            new MetPayer("SKIL0", "STATE MEDICAID", "MC", true, LocalDate.of(2026, 11, 5)));
  }

  @Test
  void aPayerIsMetForTheFirstTimeOnlyOnce() {
    meet("SKIL0", "STATE MEDICAID", "MC");

    assertThat(meet("SKIL0", "STATE MEDICAID", "MC")).isFalse();
  }

  @Test
  void aPayerIsFoundByIdAliasAndName() {
    meet("SKIL0", "STATE MEDICAID", "MC");

    assertThat(payers.payerByAlias("12345")).contains("12345");
    assertThat(payers.payerByAlias(" acme ")).contains("12345");
    assertThat(payers.payerByAlias("1361234567")).contains("12345");
    assertThat(payers.payerByAlias("Acme Health Plan")).contains("12345");
    assertThat(payers.payerByAlias("State Medicaid")).contains("SKIL0");
    assertThat(payers.payerByAlias("NOBODY")).isEmpty();
  }

  @Test
  void aNameThatTwoPayersBearMeansNeither() {
    meet("B1", "BLUE PLAN", "BL");
    meet("B2", "BLUE PLAN", "BL");

    assertThat(payers.payerByAlias("BLUE PLAN")).isEmpty();
  }

  @Test
  void anUnknownPayerHasTheDefaultsToo() {
    assertThat(payers.profile("55555")).isEqualTo(PayerProfile.defaults("55555", "55555"));
  }

  private boolean meet(String id, String name, String indicator) {
    return Boolean.TRUE.equals(transactions.execute(status -> payers.meet(id, name, indicator)));
  }
}
