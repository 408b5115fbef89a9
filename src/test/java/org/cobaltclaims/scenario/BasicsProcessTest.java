package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The straight roads. */
class BasicsProcessTest extends OfficeTest {

  @Test
  @DisplayName(
      "DOMAIN 0.5-SCRUBBED, 0.5-QUEUED, 0.5-BATCHED, 0.5-SENT, 0.5-ACCEPTED, 0.5-PAID,"
          + " 0.5-NEXT_PAYER, 0.5-PATIENT_BALANCE, 2.9-paid")
  void aClaimIsPaidByTwoPayersAndTheRestIsThePatients() {
    String family =
        bill(Visit.of("V1", Payer.ACME, Payer.BETA).line("99214", "200").line("90833", "120"));
    ProfessionalClaim primary = sentAndAccepted();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ACCEPTED);

    daysPass(3);
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line(
                "99214",
                primary.lines().get(0).controlNumber(),
                "200",
                "64",
                "CO-45-70",
                "PR-1-50",
                "PR-2-16")
            .line(
                "90833",
                primary.lines().get(1).controlNumber(),
                "120",
                "60",
                "CO-45-40",
                "PR-3-20"));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ADJUDICATED);

    ProfessionalClaim secondary = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "ICN2")
            .line(
                "99214",
                secondary.lines().get(0).controlNumber(),
                "200",
                "50",
                "OA-23-134",
                "PR-3-16")
            .line("90833", secondary.lines().get(1).controlNumber(), "120", "20", "OA-23-100"));

    assertThat(complaints()).isEmpty();
    assertThat(openTasks()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(1600));
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(19400));
  }
}
