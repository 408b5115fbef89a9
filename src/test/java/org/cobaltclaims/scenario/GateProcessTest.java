package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each condition that keeps a next payer's claim from going out (DOMAIN 2.2). */
class GateProcessTest extends OfficeTest {

  @Test
  @DisplayName("DOMAIN 2.2-1: a decision that does not explain its charge is not certain")
  void anUnbalancedDecisionStopsTheNextClaim() {
    bill(visit("G1", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        paid(Payer.ACME, "T1", primary)
            .changed(text -> text.replace("CAS*CO*45*70~", "CAS*CO*45*69~")));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.MATCH_PAYMENT).reason()).isEqualTo("3.4-C");
  }

  @Test
  @DisplayName("DOMAIN 2.2-2: a denied claim status needs a person")
  void aClaimStatusOfDeniedIsReviewed() {
    String family = bill(visit("G2", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "4", primary, "PR-96").with("MOA***N130"));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_SECONDARY).reason()).isEqualTo("STATUS");
    decide(TaskKind.REVIEW_SECONDARY, "BILL");
    assertThat(theOneSent().claimNumber()).startsWith(family);
    assertThat(rules(family)).contains("2.2-2");
  }

  @Test
  @DisplayName(
      "DOMAIN 2.2-4, 2.9-corrected: while a decision is taken back nothing follows from it")
  void anOpenReversalStopsTheNextClaimUntilItIsCorrected() {
    String family = bill(visit("G4", Payer.ACME, Payer.PAPER));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    assertThat(task(TaskKind.PRINT_AND_MAIL).payerId()).isEqualTo("PAPER");

    receive(
        Era.of(Payer.ACME, "T2")
            .claim(primary.claimNumber(), "22", "ICNT1")
            .line("99214", control(primary, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
            .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .plb("FB", "ICNT1", "-124"));

    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.REVERSED);
    assertThat(openTasks()).noneMatch(task -> task.startsWith("PRINT_AND_MAIL"));

    receive(paid(Payer.ACME, "T3", primary).changed(t -> t.replace("ICNT3", "ICNT1B")));
    assertThat(task(TaskKind.PRINT_AND_MAIL).payerId()).isEqualTo("PAPER");
  }

  @Test
  @DisplayName("DOMAIN 2.2-5: the next coverage lacks what its claim needs")
  void anIncompleteNextCoverageIsReviewed() {
    bill(visit("G5", Payer.ACME, Payer.MEDICARE).withoutMspType());
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_SECONDARY).reason()).isEqualTo("NO_COVERAGE_DATA");
  }

  @Test
  @DisplayName("DOMAIN 2.2-6, 0.5-CLOSED: nothing is left, so the next payer is not asked")
  void aClaimWithNothingLeftIsNotSentOn() {
    String family = bill(Visit.of("G6", Payer.ACME, Payer.BETA).line("99214", "200"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99214", control(primary, 1), "200", "130", "CO-45-70"));

    assertThat(sent()).isEmpty();
    assertThat(openTasks()).isEmpty();
    assertThat(claim(family, 2).closedReason()).isEqualTo("NO_PR");
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(rules(family)).contains("2.2-6");
  }

  @Test
  @DisplayName("DOMAIN 2.2-7: a denial that has to be settled first")
  void aDenialToBeFixedStopsTheNextClaim() {
    bill(visit("G7", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(denied(Payer.ACME, "T1", "1", primary, "CO-16").with("MOA***M51"));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.WORK_DENIAL).reason()).isEqualTo("CO-16");
  }

  @Test
  @DisplayName("DOMAIN 2.2-8, T-DL: too late for the next payer without a reason")
  void aPassedDeadlineNeedsAPersonAndADelayReason() {
    bill(visit("G8", Payer.ACME, Payer.LATE));
    ProfessionalClaim primary = sentAndAccepted();
    daysPass(5);
    receive(paid(Payer.ACME, "T1", primary));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_SECONDARY).reason()).isEqualTo("DEADLINE");
    decide(TaskKind.REVIEW_SECONDARY, "BILL");
    assertThat(theOneSent().information().delayReason()).isEqualTo("7");
  }

  @Test
  @DisplayName("DOMAIN 2.2-9, 0.5-MAILED: the next payer takes paper only")
  void aPayerWithoutElectronicSecondariesIsPrinted() {
    String family = bill(visit("G9", Payer.ACME, Payer.PAPER));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    assertThat(sent()).isEmpty();

    decide(TaskKind.PRINT_AND_MAIL, "MAILED");
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.MAILED);
  }

  @Test
  @DisplayName("DOMAIN 2.2-10: one open claim at a level, however often the decision comes")
  void theSameDecisionTwiceMakesOneNextClaim() {
    bill(visit("G10", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    String era = paid(Payer.ACME, "T1", primary).text(today());
    receive(era);
    receive(era + "\n");

    assertThat(sent()).hasSize(1);
    assertThat(openTasks()).isEmpty();
  }
}
