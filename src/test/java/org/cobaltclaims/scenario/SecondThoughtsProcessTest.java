package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.process.ManualStops;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payers that think again, answer twice, or answer what nobody waits for any more (3.5, 3.8). */
class SecondThoughtsProcessTest extends OfficeTest {

  @Autowired private ManualStops stops;

  private static Era takenBack(Era era, ProfessionalClaim primary) {
    return era.claim(primary.claimNumber(), "22", "ICNT1")
        .line("99214", control(primary, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
        .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20");
  }

  private static Era secondPays(Era era, ProfessionalClaim claim, String icn) {
    return era.claim(claim.claimNumber(), "2", icn)
        .line("99214", control(claim, 1), "200", "50", "OA-23-134", "PR-2-16")
        .line("90833", control(claim, 2), "120", "20", "OA-23-100");
  }

  private static Era secondTakesBack(Era era, ProfessionalClaim claim, String icn) {
    return era.claim(claim.claimNumber(), "22", icn)
        .line("99214", control(claim, 1), "-200", "-50", "OA-23--134", "PR-2--16")
        .line("90833", control(claim, 2), "-120", "-20", "OA-23--100");
  }

  @Test
  @DisplayName(
      "DOMAIN 3.5, 2.9-corrected: a payment is corrected into a denial, the second has paid")
  void aPaymentTurnsIntoADenial() {
    String family = bill(visit("K1", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(secondPays(Era.of(Payer.BETA, "T2"), secondary, "B1"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);

    receive(
        takenBack(Era.of(Payer.ACME, "T3"), primary)
            .claim(primary.claimNumber(), "1", "ICNT3")
            .line("99214", control(primary, 1), "200", "0", "CO-197-200")
            .line("90833", control(primary, 2), "120", "0", "CO-197-120")
            .plb("FB", "F1", "-124"));
    assertThat(openTasks())
        .as("%s", complaints())
        .containsExactlyInAnyOrder("REVIEW_REVERSAL COB_STALE", "WORK_DENIAL CO-197");
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.parse("320"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    decisions.decide(
        task(TaskKind.WORK_DENIAL).id(),
        "CORRECT_AND_RESUBMIT",
        "the authorization came",
        details(Map.of("correction", Map.of("authorization", "A5"))),
        "anna");
    settle();
    ProfessionalClaim again = sentAndAccepted();
    assertThat(again.claimNumber()).isEqualTo(family + "1B");
    assertThat(again.information().frequency()).isEqualTo("7");
    assertThat(again.reference("F8")).isEqualTo("ICNT3");
    receive(
        Era.of(Payer.ACME, "T4")
            .claim(primary.claimNumber(), "22", "ICNT3")
            .line("99214", control(primary, 1), "-200", "0", "CO-197--200")
            .line("90833", control(primary, 2), "-120", "0", "CO-197--120")
            .claim(again.claimNumber(), "1", "ICNT4")
            .line("99214", control(primary, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
            .line("90833", control(primary, 2), "120", "60", "CO-45-40", "PR-3-20"));

    assertThat(openTasks()).as("the second payer was told the same: %s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("194"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("16"));
    assertThat(sent()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 3.5: the last payer corrects itself: the patient's balance follows")
  void theLastPayerCorrectsItself() {
    String family = bill(visit("K2", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(secondPays(Era.of(Payer.BETA, "T2"), secondary, "B1"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("16"));

    receive(
        secondTakesBack(Era.of(Payer.BETA, "T3"), secondary, "B1")
            .claim(secondary.claimNumber(), "2", "B2")
            .line("99214", control(secondary, 1), "200", "66", "OA-23-134")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("210"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(claim(family, 2).icn()).isEqualTo("B2");
  }

  @Test
  @DisplayName("DOMAIN 3.5, 3.6: a forwarded claim is corrected, and the correction is forwarded")
  void aCorrectionIsForwardedToo() {
    String family = bill(visit("K3", Payer.MEDICARE, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.MEDICARE, "T1", primary).with("MOA***MA18"));
    receive(secondPays(Era.of(Payer.BETA, "T2"), primary, "B1"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);

    receive(
        takenBack(Era.of(Payer.MEDICARE, "T3"), primary)
            .with("MOA***MA18")
            .claim(primary.claimNumber(), "1", "ICNT3")
            .with("MOA***MA18")
            .line("99214", control(primary, 1), "200", "74", "CO-45-70", "PR-1-40", "PR-2-16")
            .line("90833", control(primary, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThat(sent()).isEmpty();
    assertThat(openTasks()).as("%s", complaints()).containsExactly("REVIEW_REVERSAL COB_STALE");
    receive(
        secondTakesBack(Era.of(Payer.BETA, "T4"), primary, "B1")
            .claim(primary.claimNumber(), "2", "B2")
            .line("99214", control(primary, 1), "200", "40", "OA-23-144", "PR-2-16")
            .line("90833", control(primary, 2), "120", "20", "OA-23-100")
            .plb("FB", "F1", "-10"));

    assertThat(openTasks()).as("its payer has decided anew: %s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("194"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("16"));
    assertThat(sent()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 3.7, 5.4-18: sent again, the first one is paid, the second a duplicate")
  void whatWasSentTwiceIsPaidOnce() {
    String family = bill(visit("K4", Payer.ACME));
    ProfessionalClaim first = sentAndAccepted();
    daysPass(36);
    decide(TaskKind.CHASE_REMITTANCE, "SEND_AGAIN");
    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.claimNumber()).isEqualTo(family + "1B");
    receive(paid(Payer.ACME, "T1", first));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    receive(denied(Payer.ACME, "T2", "1", second, "OA-18"));

    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("86"));
  }

  @Test
  @DisplayName("DOMAIN 3.7, 5.4-18: the duplicate's answer comes first, then the payment")
  void theDuplicateIsAnsweredFirst() {
    String family = bill(visit("K5", Payer.ACME));
    ProfessionalClaim first = sentAndAccepted();
    daysPass(36);
    decide(TaskKind.CHASE_REMITTANCE, "SEND_AGAIN");
    ProfessionalClaim second = sentAndAccepted();
    receive(denied(Payer.ACME, "T2", "1", second, "OA-18"));
    assertThat(openTasks()).containsExactly("WORK_DENIAL OA-18");
    receive(paid(Payer.ACME, "T1", first));

    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  @DisplayName("DOMAIN 3.7: closed by hand, and the payer pays all the same: held for a person")
  void aClosedClaimIsPaid() {
    String family = bill(visit("K6", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    stops.close(family + "1", "the patient pays by themselves", "anna");
    settle();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    receive(paid(Payer.ACME, "T1", claim));
    assertThat(openTasks()).as("%s", complaints()).containsExactly("MATCH_PAYMENT CLAIM_CLOSED");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ZERO);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("320"));
  }

  @Test
  @DisplayName("DOMAIN 3.5: voided for good: taken back by the payer, and closed by a person")
  void aVoidedClaimIsClosed() {
    String family = bill(visit("K7", Payer.ACME));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    stops.voidClaim(family + "1", "the visit did not happen", "anna");
    settle();
    ProfessionalClaim voided = sentAndAccepted();
    assertThat(voided.information().frequency()).isEqualTo("8");
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(voided.claimNumber(), "22", "ICNT1")
            .line("99214", control(primary, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
            .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .plb("FB", "V1", "-124"));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.REVERSED);
    assertThat(openTasks()).as("%s", complaints()).containsExactly("CHASE_REMITTANCE VOIDED");
    stops.close(family + "1", "the visit did not happen", "anna");
    settle();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ZERO);
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ZERO);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 2.2-6, 2.9-corrected: a correction leaves nothing to a payer that has paid")
  void aCorrectionLeavesNothing() {
    String family = bill(visit("K8", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(secondPays(Era.of(Payer.BETA, "T2"), secondary, "B1"));
    receive(
        takenBack(Era.of(Payer.ACME, "T3"), primary)
            .claim(primary.claimNumber(), "1", "ICNT3")
            .line("99214", control(primary, 1), "200", "130", "CO-45-70")
            .line("90833", control(primary, 2), "120", "80", "CO-45-40"));
    decide(TaskKind.REVIEW_REVERSAL, "REPLACE");
    ProfessionalClaim replacement = sentAndAccepted();
    assertThat(Told.by(replacement))
        .containsExactly(
            "ACME1 D 210.00",
            "1 ACME1 130.00 99214 CO-45-70.00",
            "2 ACME1 80.00 90833 CO-45-40.00");
    receive(
        secondTakesBack(Era.of(Payer.BETA, "T4"), secondary, "B1")
            .claim(replacement.claimNumber(), "2", "B2")
            .line("99214", control(secondary, 1), "200", "0", "OA-23-200")
            .line("90833", control(secondary, 2), "120", "0", "OA-23-120")
            .plb("FB", "F2", "-70"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("210"));
    assertThat(List.of(balance(family, Bucket.PATIENT_OPEN), balance(family, Bucket.CREDIT)))
        .containsOnly(Money.ZERO);
  }

  @Test
  @DisplayName("DOMAIN 3.5: a reversal of other amounts than were decided is a person's")
  void aReversalThatDiffers() {
    String family = bill(visit("K9", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(primary.claimNumber(), "22", "ICNT1")
            .line("99214", control(primary, 1), "-200", "-60", "CO-45--74", "PR-1--50", "PR-2--16")
            .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .plb("FB", "X1", "-120"));
    assertThat(openTasks()).as("%s", complaints()).contains("REVIEW_REVERSAL REVERSAL_DIFFERS");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  @Test
  @DisplayName("DOMAIN 2.10, 3.5, T-SPLIT: one part of a split claim is taken back and corrected")
  void onePartOfASplitClaimIsCorrected() {
    String family = bill(visit("K10", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "P1")
            .with("MOA***MA15")
            .line("99214", control(primary, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
            .claim(primary.claimNumber(), "1", "P2")
            .with("MOA***MA15")
            .line("90833", control(primary, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThat(Told.by(sentAndAccepted())).first().isEqualTo("ACME1 D 124.00");

    receive(
        Era.of(Payer.ACME, "T2")
            .claim(primary.claimNumber(), "22", "P2")
            .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .claim(primary.claimNumber(), "1", "P3")
            .with("MOA***MA15")
            .line("90833", control(primary, 2), "120", "70", "CO-45-40", "PR-3-10"));
    assertThat(openTasks()).as("%s", complaints()).containsExactly("REVIEW_REVERSAL COB_STALE");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("134"));
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("76"));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  @Test
  @DisplayName("DOMAIN 3.2-25: an estimate is not posted, the claim waits for its decision")
  void anEstimateIsNoDecision() {
    String family = bill(visit("K11", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        paid(Payer.ACME, "T1", primary)
            .changed(
                text ->
                    text.replace(
                        "CLP*" + primary.claimNumber() + "*1*",
                        "CLP*" + primary.claimNumber() + "*25*")));
    assertThat(sent()).isEmpty();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ACCEPTED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ZERO);
  }
}
