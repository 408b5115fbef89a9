package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.process.ManualControl;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.PayerLedger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money and decisions that payers take back, at every place where a family may stand (3.5). */
class TakeBackProcessTest extends OfficeTest {

  @Autowired private PayerLedger payerLedger;
  @Autowired private ManualControl control;

  /** The second payer pays 60.00 of 86.00 and leaves the rest to the patient. */
  private static Era secondPays(ProfessionalClaim claim, String trace) {
    return second(Era.of(Payer.BETA, trace).claim(claim.claimNumber(), "2", "ICN" + trace), claim);
  }

  private static Era second(Era era, ProfessionalClaim claim) {
    return era.line("99214", control(claim, 1), "200", "40", "OA-23-134", "PR-2-26")
        .line("90833", control(claim, 2), "120", "20", "OA-23-100");
  }

  private static Era secondTakesBack(Era era, ProfessionalClaim claim, String icn) {
    return era.claim(claim.claimNumber(), "22", icn)
        .line("99214", control(claim, 1), "-200", "-40", "OA-23--134", "PR-2--26")
        .line("90833", control(claim, 2), "-120", "-20", "OA-23--100");
  }

  private static Era firstTakesBack(String trace, ProfessionalClaim claim) {
    return Era.of(Payer.ACME, trace)
        .claim(claim.claimNumber(), "22", "ICNT1")
        .line("99214", control(claim, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
        .line("90833", control(claim, 2), "-120", "-60", "CO-45--40", "PR-3--20");
  }

  private static Era firstCorrects(Era era, ProfessionalClaim claim) {
    return era.claim(claim.claimNumber(), "1", "ICNT3")
        .with("REF*F8*ICNT1")
        .line("99214", control(claim, 1), "200", "74", "CO-45-70", "PR-1-40", "PR-2-16")
        .line("90833", control(claim, 2), "120", "60", "CO-45-40", "PR-3-20");
  }

  @Test
  @DisplayName("DOMAIN 3.5: taken back and not corrected for 30 days, a person asks why")
  void aReversalWithoutCorrectionIsChased() {
    String family = bill(visit("B1", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(firstTakesBack("T2", primary).plb("FB", "X1", "-124"));
    decide(TaskKind.REVIEW_REVERSAL, "KEEP");
    assertThat(openTasks()).isEmpty();
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ZERO);
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.REVERSED);

    daysPass(31);
    assertThat(task(TaskKind.CHASE_REMITTANCE).subject()).isEqualTo(family + "1");
    assertThat(secondary.claimNumber()).isEqualTo(family + "2A");
  }

  @Test
  @DisplayName("DOMAIN 3.5, 2.9-tertiary: the second of three payers corrects: the third is told")
  void theBasisOfATertiaryIsCorrected() {
    String family = bill(visit("B2", Payer.ACME, Payer.BETA, Payer.GAMMA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(secondPays(secondary, "T2"));
    ProfessionalClaim tertiary = sentAndAccepted();
    receive(
        Era.of(Payer.GAMMA, "T3")
            .claim(tertiary.claimNumber(), "3", "ICNT3")
            .line("99214", control(tertiary, 1), "200", "20", "OA-23-174", "PR-2-6")
            .line("90833", control(tertiary, 2), "120", "0", "OA-23-120"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("6"));

    receive(
        secondTakesBack(Era.of(Payer.BETA, "T4"), secondary, "ICNT2")
            .claim(secondary.claimNumber(), "2", "ICNT4")
            .line("99214", control(secondary, 1), "200", "50", "OA-23-134", "PR-2-16")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    assertThat(task(TaskKind.REVIEW_REVERSAL).subject()).isEqualTo(family + "3");
    decide(TaskKind.REVIEW_REVERSAL, "REPLACE");

    ProfessionalClaim replacement = sentAndAccepted();
    assertThat(replacement.claimNumber()).isEqualTo(family + "3B");
    assertThat(replacement.information().frequency()).isEqualTo("7");
    assertThat(replacement.reference("F8")).isEqualTo("ICNT3");
    assertThat(Told.by(replacement))
        .containsExactly(
            "ACME1 D 124.00",
            "BETA2 D 70.00",
            "1 ACME1 64.00 99214 CO-45-70.00 PR-1-50.00 PR-2-16.00",
            "1 BETA2 50.00 99214 OA-23-134.00 PR-2-16.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00",
            "2 BETA2 20.00 90833 OA-23-100.00");
    receive(
        Era.of(Payer.GAMMA, "T5")
            .claim(replacement.claimNumber(), "22", "ICNT3")
            .line("99214", control(tertiary, 1), "-200", "-20", "OA-23--174", "PR-2--6")
            .line("90833", control(tertiary, 2), "-120", "0", "OA-23--120")
            .claim(replacement.claimNumber(), "3", "ICNT5")
            .line("99214", control(tertiary, 1), "200", "10", "OA-23-184", "PR-2-6")
            .line("90833", control(tertiary, 2), "120", "0", "OA-23-120")
            .plb("FB", "G1", "-10"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("204"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("6"));
  }

  @Test
  @DisplayName("DOMAIN 3.5: the first of three payers corrects after all have paid: one by one")
  void aCorrectionGoesThroughTheWholeRow() {
    String family = bill(visit("B3", Payer.ACME, Payer.BETA, Payer.GAMMA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(secondPays(secondary, "T2"));
    ProfessionalClaim tertiary = sentAndAccepted();
    receive(
        Era.of(Payer.GAMMA, "T3")
            .claim(tertiary.claimNumber(), "3", "GAMMA1")
            .line("99214", control(tertiary, 1), "200", "26", "OA-23-174")
            .line("90833", control(tertiary, 2), "120", "0", "OA-23-120"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);

    receive(firstCorrects(firstTakesBack("T4", primary), primary));
    assertThat(sent()).isEmpty();
    while (tasks.open().stream().anyMatch(t -> t.subject().equals(family + "2"))) {
      decisions.decide(
          tasks.open().stream()
              .filter(t -> t.subject().equals(family + "2"))
              .findFirst()
              .orElseThrow()
              .id(),
          "REPLACE",
          "as the first has corrected",
          "anna");
      settle();
    }
    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.claimNumber()).isEqualTo(family + "2B");
    assertThat(second.information().frequency()).isEqualTo("7");
    receive(
        secondTakesBack(Era.of(Payer.BETA, "T5"), second, "ICNT2")
            .claim(second.claimNumber(), "2", "ICNT5")
            .line("99214", control(second, 1), "200", "40", "OA-23-144", "PR-2-16")
            .line("90833", control(second, 2), "120", "20", "OA-23-100"));

    assertThat(openTasks()).as("%s", complaints()).containsExactly("REVIEW_REVERSAL COB_STALE");
    assertThat(task(TaskKind.REVIEW_REVERSAL).subject()).isEqualTo(family + "3");
    decide(TaskKind.REVIEW_REVERSAL, "REPLACE");
    ProfessionalClaim third = sentAndAccepted();
    assertThat(third.reference("F8")).isEqualTo("GAMMA1");
    assertThat(Told.by(third)).startsWith("ACME1 D 134.00", "BETA2 D 60.00");
    receive(
        Era.of(Payer.GAMMA, "T6")
            .claim(third.claimNumber(), "22", "GAMMA1")
            .line("99214", control(third, 1), "-200", "-26", "OA-23--174")
            .line("90833", control(third, 2), "-120", "0", "OA-23--120")
            .claim(third.claimNumber(), "3", "GAMMA2")
            .line("99214", control(third, 1), "200", "16", "OA-23-184")
            .line("90833", control(third, 2), "120", "0", "OA-23-120")
            .plb("FB", "G1", "-10"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("210"));
    assertThat(balance(family, Bucket.CREDIT)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("DOMAIN 3.5, 2.9-corrected: the second claim is replaced while a third denial lies")
  void aReplacementGoesBeforeALaterDenial() {
    String family = bill(visit("B9", Payer.ACME, Payer.BETA, Payer.GAMMA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(secondPays(secondary, "T2"));
    ProfessionalClaim tertiary = sentAndAccepted();
    receive(denied(Payer.GAMMA, "T3", "3", tertiary, "CO-197"));
    assertThat(openTasks()).containsExactly("WORK_DENIAL CO-197");

    receive(firstCorrects(firstTakesBack("T4", primary), primary));
    String stale =
        tasks.open().stream()
            .filter(t -> t.subject().equals(family + "2"))
            .findFirst()
            .orElseThrow()
            .id();
    decisions.decide(stale, "REPLACE", "as the first has corrected", "anna");
    settle();
    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.claimNumber()).isEqualTo(family + "2B");
    assertThat(second.information().frequency()).isEqualTo("7");

    receive(
        secondTakesBack(Era.of(Payer.BETA, "T5"), second, "ICNT2")
            .claim(second.claimNumber(), "2", "ICNT5")
            .line("99214", control(second, 1), "200", "40", "OA-23-144", "PR-2-16")
            .line("90833", control(second, 2), "120", "20", "OA-23-100"));
    daysPass(2);
    assertThat(openTasks())
        .as("what was denied is worked on, and the third payer's claim is out of date")
        .containsExactlyInAnyOrder("WORK_DENIAL CO-197", "REVIEW_REVERSAL COB_STALE");
  }

  @Test
  @DisplayName("DOMAIN 3.5, 2.2-4: a correction while the secondary is only drafted")
  void aCorrectionBeforeTheSecondaryHasLeft() {
    String family = bill(visit("B4", Payer.ACME, Payer.BY_HAND));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    assertThat(sent()).isEmpty();

    receive(firstCorrects(firstTakesBack("T2", primary), primary));
    assertThat(sent()).isEmpty();
    assertThat(openTasks())
        .as("%s", complaints())
        .noneMatch(task -> task.startsWith("REVIEW_REVERSAL"));
    decide(TaskKind.REVIEW_SECONDARY, "BILL");
    control.file(family + "2", "anna");
    settle();

    ProfessionalClaim secondary = theOneSent();
    assertThat(secondary.claimNumber()).startsWith(family + "2");
    assertThat(secondary.information().frequency()).isEqualTo("1");
    assertThat(Told.by(secondary))
        .containsExactly(
            "ACME1 D 134.00",
            "1 ACME1 74.00 99214 CO-45-70.00 PR-1-40.00 PR-2-16.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00");
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("76"));
  }

  @Test
  @DisplayName("DOMAIN 3.5: a correction comes first, is held, and posts when its reversal comes")
  void aCorrectionBeforeItsReversal() {
    String family = bill(visit("B5", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    sentAndAccepted();
    receive(firstCorrects(Era.of(Payer.ACME, "T2"), primary));
    assertThat(openTasks())
        .as("%s", complaints())
        .containsExactly("MATCH_PAYMENT REVERSAL_MISSING");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("124"));

    receive(firstTakesBack("T3", primary).plb("FB", "X1", "-124"));
    assertThat(openTasks()).as("%s", complaints()).containsExactly("REVIEW_REVERSAL COB_STALE");
    assertThat(claim(family, 1).icn()).isEqualTo("ICNT3");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("134"));
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("76"));
  }

  @Test
  @DisplayName("DOMAIN 3.4, 3.5: money taken back by PLB WO with the reversal, and without one")
  void moneyIsTakenBackByAProviderAdjustment() {
    Visit[] visits = {visit("B6", Payer.ACME), visit("B7", Payer.ACME), visit("B8", Payer.ACME)};
    String first = bill(visits);
    String third = family(visits[2]);
    List<ProfessionalClaim> claims = sent();
    ProfessionalClaim one = of(claims, first);
    receive(paid(Payer.ACME, "T1", one));
    // The reversal stands in the ERA; WO says that the money was held back from it.
    receive(
        second(paid(Payer.ACME, "T2", of(claims, family(visits[1]))), one, first)
            .plb("WO", "ICNT1", "-124")
            .plb("WO", "ICNT1", "124"));
    assertThat(balance(first, Bucket.PAID)).isEqualTo(Money.ZERO);
    assertThat(recoupment()).isEqualTo(Money.ZERO);

    receive(paid(Payer.ACME, "T3", of(claims, third)).plb("WO", "UNKNOWN9", "24"));
    assertThat(recoupment()).isEqualTo(Money.parse("-24"));
    assertThat(balance(third, Bucket.PAID))
        .as("cash is not the claim's")
        .isEqualTo(Money.parse("124"));
    daysPass(61);
    assertThat(openTasks()).anyMatch(task -> task.startsWith("MATCH_PAYMENT PLB"));
  }

  private static Era second(Era era, ProfessionalClaim one, String family) {
    assertThat(one.claimNumber()).startsWith(family);
    return era.claim(one.claimNumber(), "22", "ICNT1")
        .line("99214", control(one, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
        .line("90833", control(one, 2), "-120", "-60", "CO-45--40", "PR-3--20");
  }

  private Money recoupment() {
    return payerLedger
        .balances()
        .getOrDefault("ACME1", Map.of())
        .getOrDefault(PayerLedger.Account.RECOUPMENT, Money.ZERO);
  }

  private static ProfessionalClaim of(List<ProfessionalClaim> claims, String family) {
    return claims.stream()
        .filter(claim -> claim.claimNumber().startsWith(family))
        .findFirst()
        .orElseThrow();
  }
}
