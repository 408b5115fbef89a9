package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.process.ManualStops;
import org.cobaltclaims.coordination.process.PayerOrders;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Payers that take back and correct, and people who take a family into their hands. */
class CorrectionProcessTest extends OfficeTest {

  @Autowired private ManualStops stops;
  @Autowired private PayerOrders orders;
  @Autowired private TransactionTemplate transactions;

  @Test
  @DisplayName("DOMAIN 2.9-corrected, 3.5, T-REV, T-F8: a correction after the secondary has paid")
  void aCorrectionAfterTheSecondaryHasPaidReplacesItsClaim() {
    String family = bill(visit("R1", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(answer(Payer.BETA, secondary));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);

    receive(corrected(primary));
    assertThat(openTasks()).containsExactly("REVIEW_REVERSAL COB_STALE");
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    decide(TaskKind.REVIEW_REVERSAL, "REPLACE");

    ProfessionalClaim replacement = sentAndAccepted();
    assertThat(replacement.claimNumber()).isEqualTo(family + "2B");
    assertThat(replacement.information().frequency()).isEqualTo("7");
    assertThat(Told.by(replacement))
        .containsExactly(
            "ACME1 D 134.00",
            "1 ACME1 74.00 99214 CO-45-70.00 PR-1-40.00 PR-2-16.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00");
    receive(
        answerTakenBack(secondary)
            .claim(replacement.claimNumber(), "2", "ICNT5")
            .line("99214", control(secondary, 1), "200", "40", "OA-23-144", "PR-2-16")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100")
            .plb("FB", "X9", "-10"));

    assertThat(openTasks()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("16"));
    assertThat(rules(family)).contains("3.5", "2.9");
  }

  @Test
  @DisplayName("DOMAIN 2.9: while the secondary is pending its replacement waits for the answer")
  void whileTheSecondaryIsPendingItsReplacementWaits() {
    String family = bill(visit("R2", Payer.ACME, Payer.REPLACED));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();

    receive(corrected(primary));
    assertThat(sent()).isEmpty();
    assertThat(openTasks()).as("its profile replaces by itself").isEmpty();
    receive(answer(Payer.REPLACED, secondary));

    ProfessionalClaim replacement = theOneSent();
    assertThat(replacement.information().frequency()).isEqualTo("7");
    assertThat(claim(family, 2).icn()).isEqualTo("ICNT2");
    assertThat(Told.by(replacement)).first().isEqualTo("ACME1 D 134.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9: a payer that takes no replacements gets a new claim")
  void aPayerThatTakesNoReplacementsGetsANewClaim() {
    bill(visit("R3", Payer.ACME, Payer.NO_REPLACEMENTS));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(answer(Payer.NO_REPLACEMENTS, secondary));
    receive(corrected(primary));
    decide(TaskKind.REVIEW_REVERSAL, "REPLACE");

    assertThat(theOneSent().information().frequency()).isEqualTo("1");
  }

  @Test
  @DisplayName("DOMAIN 3.5: a reversal alone brings the family back to the payer that took it back")
  void aReversalAloneWaitsForTheCorrection() {
    String family = bill(visit("R4", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    sentAndAccepted();
    receive(takenBack(primary).plb("FB", "X1", "-124"));

    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.REVERSED);
    assertThat(openTasks()).containsExactly("REVIEW_REVERSAL COB_STALE");
    assertThat(sent()).isEmpty();

    receive(
        Era.of(Payer.ACME, "T5")
            .claim(primary.claimNumber(), "1", "ICNT5")
            .with("REF*F8*ICNT1")
            .line("99214", control(primary, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
            .line("90833", control(primary, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThat(openTasks()).as("it says again what the second payer was told").isEmpty();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }

  @Test
  @DisplayName("DOMAIN 2.2: a hold stops the next payer's claim until the release")
  void aHoldStopsTheNextPayersClaim() {
    String family = bill(visit("R5", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    stops.hold(family, "asking the patient", "anna");
    receive(paid(Payer.ACME, "T1", primary));
    assertThat(openTasks()).containsExactly("REVIEW_SECONDARY ON_HOLD");
    assertThat(sent()).isEmpty();

    stops.release(family, "answered", "anna");
    settle();
    assertThat(theOneSent().claimNumber()).isEqualTo(family + "2A");
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("T-ORD, DOMAIN 7.1: the order set by a person starts again at the right payer")
  void theOrderIsSetAndTheClaimsStartAgain() {
    String family = bill(visit("R6", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "1", primary, "CO-22"));
    transactions.executeWithoutResult(
        status -> orders.set(family, List.of(2, 1), Map.of(), "the patient says so", "anna"));
    settle();

    ProfessionalClaim first = sentAndAccepted();
    assertThat(first.subscriber().payer().id()).isEqualTo("BETA2");
    assertThat(first.information().frequency()).isEqualTo("1");
    receive(paid(Payer.BETA, "T2", first));
    ProfessionalClaim second = theOneSent();
    assertThat(second.subscriber().payer().id()).isEqualTo("ACME1");
    assertThat(second.information().frequency()).isEqualTo("7");
    assertThat(Told.by(second)).first().isEqualTo("BETA2 D 124.00");
    assertThat(rules(family)).contains("7.1");
  }

  /** The primary takes its payment back, pays 10.00 more and leaves 10.00 less to the patient. */
  private static Era corrected(ProfessionalClaim primary) {
    return takenBack(primary)
        .claim(primary.claimNumber(), "1", "ICNT3")
        .with("REF*F8*ICNT1")
        .line("99214", control(primary, 1), "200", "74", "CO-45-70", "PR-1-40", "PR-2-16")
        .line("90833", control(primary, 2), "120", "60", "CO-45-40", "PR-3-20");
  }

  /** What {@code paid(ACME, "T1", ..)} said, with every amount negated. */
  private static Era takenBack(ProfessionalClaim primary) {
    return Era.of(Payer.ACME, "T3")
        .claim(primary.claimNumber(), "22", "ICNT1")
        .line("99214", control(primary, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
        .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20");
  }

  /** The second payer pays 70.00 of 86.00 and leaves the rest to the patient. */
  private static Era answer(Payer payer, ProfessionalClaim secondary) {
    return Era.of(payer, "T2")
        .claim(secondary.claimNumber(), "2", "ICNT2")
        .line("99214", control(secondary, 1), "200", "50", "OA-23-134", "PR-2-16")
        .line("90833", control(secondary, 2), "120", "20", "OA-23-100");
  }

  /** The second payer takes that back. */
  private static Era answerTakenBack(ProfessionalClaim secondary) {
    return Era.of(Payer.BETA, "T4")
        .claim(secondary.claimNumber(), "22", "ICNT2")
        .line("99214", control(secondary, 1), "-200", "-50", "OA-23--134", "PR-2--16")
        .line("90833", control(secondary, 2), "-120", "-20", "OA-23--100");
  }
}
