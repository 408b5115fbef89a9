package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.line;
import static org.cobaltclaims.remittance.SampleClaims.payment;
import static org.cobaltclaims.remittance.SampleClaims.paymentLine;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.usd;
import static org.cobaltclaims.remittance.SampleClaims.with;
import static org.cobaltclaims.remittance.SampleClaims.withRemarks;

import java.util.List;
import java.util.Set;
import org.cobaltclaims.coordination.Crossover.Decision;
import org.cobaltclaims.coordination.Crossover.Signal;
import org.cobaltclaims.coordination.Crossover.Strength;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("T-XO: crossover (DOMAIN 3.6)")
class CrossoverTest {

  @Test
  void statusCarrierAndRemarkAreAllSignals() {
    Crossover crossover = decide(2, medicare("19", "67890", "MA01", "MA18"));

    assertThat(crossover.decision()).isEqualTo(Decision.FORWARDED);
    assertThat(crossover.signals())
        .extracting(Signal::rule, Signal::value, Signal::strength)
        .containsExactly(
            tuple("3.6-CLP02", "19", Strength.DEFINITE),
            tuple("3.6-TT", "NM1*TT", Strength.STRONG),
            tuple("3.6-RARC", "MA18", Strength.DEFINITE));
  }

  @ParameterizedTest(name = "status {0}, carrier {1}, remark {2}: {3}")
  @CsvSource({
    "1, '', MA18, FORWARDED",
    "1, '', MA07, FORWARDED",
    "1, '', N89, FORWARDED",
    "20, '', '', FORWARDED",
    "1, 67890, '', FORWARDED",
    "1, BETA SUPPLEMENTAL, '', FORWARDED",
    "1, '', '', NONE",
    "1, '', MA19, NOT_FORWARDED",
    "1, '', MA08, NOT_FORWARDED",
    "19, '', MA19, CONTRADICTORY",
    "1, 67890, MA08, CONTRADICTORY",
    "19, 99999, MA18, OTHER_CARRIER",
    "23, 67890, '', FORWARDED",
    "23, '', '', OTHER_CARRIER",
  })
  void decisionFollowsFromTheSignals(
      String status, String carrier, String remark, Decision expected) {
    assertThat(decide(2, medicare(status, carrier, remark)).decision()).isEqualTo(expected);
  }

  @Test
  void remarkOfALineCountsAsWell() {
    ClaimPayment payment =
        payment("1", withRemarks(paymentLine(1, "99214", "200", "180", row("PR-2", "20")), "MA18"));

    assertThat(decide(2, payment).decision()).isEqualTo(Decision.FORWARDED);
  }

  @Test
  void answersToStatusInquiriesCount() {
    ClaimPayment silent = medicare("1", "", "");

    assertThat(decide(2, silent, "F3F").decision()).isEqualTo(Decision.FORWARDED);
    assertThat(decide(2, silent, "F3N").decision()).isEqualTo(Decision.NOT_FORWARDED);
    assertThat(decide(2, silent, "F3F", "F3N").decision()).isEqualTo(Decision.CONTRADICTORY);
  }

  @Test
  void forwardedWithoutOrWithSeveralNextCoveragesIsForAPerson() {
    assertThat(decide(1, medicare("19", "67890", "MA18")).decision())
        .isEqualTo(Decision.OTHER_CARRIER);
    assertThat(decide(3, medicare("19", "67890", "MA18")).decision())
        .isEqualTo(Decision.OTHER_CARRIER);
    assertThat(decide(3, medicare("19", "", "N89")).decision()).isEqualTo(Decision.FORWARDED);
  }

  @Test
  @DisplayName("3.6: a payer that usually forwards and gives no sign of it is only a warning")
  void usualForwardingIsOnlyAWarning() {
    PayerProfile forwarding = with(ACME, "autoCrossover", true);
    ClaimPayment silent = medicare("1", "", "");

    Crossover usual = decide(2, forwarding, silent);
    assertThat(usual.decision()).isEqualTo(Decision.NONE);
    assertThat(usual.warnings()).singleElement().asString().startsWith("3.6-AUTO");
    assertThat(decide(1, forwarding, silent).warnings()).isEmpty();
    assertThat(decide(2, ACME, silent).warnings()).isEmpty();
    assertThat(decide(2, forwarding, medicare("1", "", "MA19")).warnings()).isEmpty();
  }

  private static Crossover decide(int coverages, PayerProfile payer, ClaimPayment payment) {
    return Crossover.decide(
        claim(coverages, null, line(1, "99214", usd("200"))),
        1,
        List.of(payment),
        Set.of(),
        payer,
        BETA);
  }

  private static Crossover decide(int coverages, ClaimPayment payment, String... inquiry) {
    return Crossover.decide(
        claim(coverages, null, line(1, "99214", usd("200"))),
        1,
        List.of(payment),
        Set.of(inquiry),
        ACME,
        BETA);
  }

  private static ClaimPayment medicare(String status, String carrier, String... remarks) {
    return payment(
        status,
        usd("200"),
        usd("180"),
        List.of(),
        List.of(remarks),
        carrier,
        paymentLine(1, "99214", "200", "180", row("PR-2", "20")));
  }
}
