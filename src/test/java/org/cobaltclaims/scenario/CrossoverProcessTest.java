package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who forwards a claim, and what follows from it (DOMAIN 3.6, T-XO). */
class CrossoverProcessTest extends OfficeTest {

  private String family = "";

  private ProfessionalClaim medicare(String number) {
    family = bill(visit(number, Payer.MEDICARE, Payer.BETA));
    return sentAndAccepted();
  }

  private void awaited() {
    assertThat(sent()).isEmpty();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.CROSSED_OVER);
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    assertThat(openTasks()).isEmpty();
  }

  private Era forwarded(String trace, ProfessionalClaim claim, String status) {
    return paid(Payer.MEDICARE, trace, claim)
        .changed(
            text ->
                text.replace(
                    "CLP*" + claim.claimNumber() + "*1*",
                    "CLP*" + claim.claimNumber() + "*" + status + "*"));
  }

  @Test
  @DisplayName(
      "DOMAIN 3.6-CLP02, 3.6-arrival, 0.5-CROSSED_OVER, 2.2-3, T-XO: forwarded, awaited, answered")
  void aForwardedClaimIsAwaitedAndItsAnswerPosted() {
    ProfessionalClaim primary = medicare("X1");
    receive(forwarded("T1", primary, "19"));
    awaited();

    receive(
        Era.of(Payer.BETA, "T2")
            .claim(primary.claimNumber(), "2", "ICNB")
            .line("99214", control(primary, 1), "200", "66", "OA-23-134")
            .line("90833", control(primary, 2), "120", "20", "OA-23-100"));
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(claim(family, 2).versions()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 3.6-TT: a crossover carrier is named")
  void aNamedCrossoverCarrierMeansForwarded() {
    ProfessionalClaim primary = medicare("X2");
    receive(paid(Payer.MEDICARE, "T1", primary).with("NM1*TT*2*BETA BENEFIT PLAN*****PI*BETA2"));
    awaited();
  }

  @Test
  @DisplayName("DOMAIN 3.6-23: not our claim, forwarded")
  void statusTwentyThreeMeansForwarded() {
    ProfessionalClaim primary = medicare("X3");
    receive(
        Era.of(Payer.MEDICARE, "T1")
            .claim(primary.claimNumber(), "23", "ICN1")
            .line("99214", control(primary, 1), "200", "0", "OA-109-200")
            .line("90833", control(primary, 2), "120", "0", "OA-109-120"));

    assertThat(sent()).isEmpty();
    assertThat(openTasks())
        .as("a person knows, or it is awaited")
        .satisfiesAnyOf(
            tasks -> assertThat(tasks).isNotEmpty(),
            tasks ->
                assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER));
  }

  @Test
  @DisplayName("DOMAIN 3.6-RARC: MA18 says that it was forwarded")
  void aRemarkMeansForwarded() {
    ProfessionalClaim primary = medicare("X4");
    receive(paid(Payer.MEDICARE, "T1", primary).with("MOA***MA18"));
    awaited();
  }

  @Test
  @DisplayName("DOMAIN 3.6-negative, T-XO: MA19 says that it was not forwarded")
  void aRemarkMeansNotForwarded() {
    ProfessionalClaim primary = medicare("X5");
    receive(paid(Payer.MEDICARE, "T1", primary).with("MOA***MA19"));

    assertThat(theOneSent().claimNumber()).startsWith(family);
  }

  @Test
  @DisplayName("DOMAIN 3.6-auto: a payer that forwards as a rule, but does not say so this time")
  void aHabitIsNoSignal() {
    ProfessionalClaim primary = medicare("X6");
    receive(paid(Payer.MEDICARE, "T1", primary));

    assertThat(sent()).hasSize(1);
    assertThat(timeline.of(family)).anySatisfy(entry -> assertThat(entry.rule()).startsWith("3.6"));
  }

  @Test
  @DisplayName("DOMAIN 3.6-other-carrier: forwarded to somebody who is not next")
  void forwardingToAnotherCarrierGoesToAPerson() {
    ProfessionalClaim primary = medicare("X7");
    receive(forwarded("T1", primary, "19").with("NM1*TT*2*SOMEBODY ELSE*****PI*XX999"));

    assertThat(sent()).isEmpty();
    assertThat(openTasks()).hasSize(1);
  }

  @Test
  @DisplayName("DOMAIN 3.6-contradiction, T-XO: forwarded and not forwarded")
  void contradictorySignalsGoToAPerson() {
    ProfessionalClaim primary = medicare("X8");
    receive(forwarded("T1", primary, "19").with("MOA***MA19"));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_SECONDARY).reason()).isEqualTo("CROSSOVER_CONTRADICTION");
    decide(TaskKind.REVIEW_SECONDARY, "BILL");
    assertThat(theOneSent().claimNumber()).startsWith(family);
  }

  @Test
  @DisplayName("DOMAIN 8.2-crossover: the forwarded claim's answer does not come")
  void anOverdueCrossoverIsBilledByUs() {
    ProfessionalClaim primary = medicare("X9");
    receive(forwarded("T1", primary, "19"));
    awaited();
    daysPass(31);

    decide(TaskKind.CHASE_CROSSOVER, "BILL_DIRECTLY");
    ProfessionalClaim own = theOneSent();
    assertThat(own.claimNumber()).startsWith(family + "2");
    assertThat(Told.by(own)).first().isEqualTo("MEDB0 D 124.00");
  }
}
