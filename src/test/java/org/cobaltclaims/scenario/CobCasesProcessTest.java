package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the next payer is told, case by case (DOMAIN 2.9). */
class CobCasesProcessTest extends OfficeTest {

  private ProfessionalClaim primary(String number) {
    bill(visit(number, Payer.ACME, Payer.BETA));
    return sentAndAccepted();
  }

  @Test
  @DisplayName("DOMAIN 2.9-denied, T-DEN: the whole claim denied at 0.00 goes on")
  void aClaimThatIsNotCoveredByThePrimaryGoesOnWithTheDenial() {
    ProfessionalClaim primary = primary("C1");
    receive(denied(Payer.ACME, "T1", "1", primary, "PR-96").with("MOA***N130"));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 0.00", "1 ACME1 0.00 99214 PR-96-200.00", "2 ACME1 0.00 90833 PR-96-120.00");
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 2.9-line-denied: one line denied, all lines go on")
  void oneDeniedLineGoesOnWithTheOther() {
    ProfessionalClaim primary = primary("C2");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99214", control(primary, 1), "200", "130", "CO-45-50", "PR-2-20")
            .line("90833", control(primary, 2), "120", "0", "PR-96-120")
            .remark("N130"));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 130.00",
            "1 ACME1 130.00 99214 CO-45-50.00 PR-2-20.00",
            "2 ACME1 0.00 90833 PR-96-120.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-deductible, 0.5-PAT_RESP: all to the deductible")
  void allToTheDeductibleGoesOn() {
    ProfessionalClaim primary = primary("C3");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99214", control(primary, 1), "200", "0", "CO-45-70", "PR-1-130")
            .line("90833", control(primary, 2), "120", "0", "CO-45-40", "PR-1-80"));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 0.00",
            "1 ACME1 0.00 99214 CO-45-70.00 PR-1-130.00",
            "2 ACME1 0.00 90833 CO-45-40.00 PR-1-80.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-claim-and-line: adjustments stay at the level where they came")
  void adjustmentsOfTheClaimStayBesideThoseOfItsLines() {
    ProfessionalClaim primary = primary("C4");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .adjusted("PR-1-30")
            .sums("320", "180")
            .line("99214", control(primary, 1), "200", "130", "CO-45-70")
            .line("90833", control(primary, 2), "120", "80", "CO-45-40"));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 180.00 EAF 30.00 PR-1-30.00",
            "1 ACME1 130.00 99214 CO-45-70.00",
            "2 ACME1 80.00 90833 CO-45-40.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-claim-level-only: no lines from the payer, none told")
  void aDecisionOnTheClaimAloneIsToldAsSuch() {
    ProfessionalClaim primary = primary("C5");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .sums("320", "124")
            .adjusted("CO-45-110", "PR-1-50", "PR-2-36"));

    assertThat(Told.by(theOneSent()))
        .containsExactly("ACME1 D 124.00 EAF 86.00 CO-45-110.00 PR-1-50.00 PR-2-36.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-line-missing: a line that the payer left out goes to a person")
  void aMissingLineIsNeverFilledWithZeros() {
    ProfessionalClaim primary = primary("C6");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99214", control(primary, 1), "200", "64", "CO-45-70", "PR-1-66"));

    assertThat(sent()).isEmpty();
    assertThat(openTasks()).hasSize(1).first().asString().startsWith("MATCH_PAYMENT");
  }

  @Test
  @DisplayName("DOMAIN 2.9-bundled, T-SPLIT: two lines paid under one code")
  void bundledLinesNameTheLineThatPays() {
    ProfessionalClaim primary = primary("C7");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99215*200*230*99214", primary, 1, "CO-94--120", "CO-45-70", "PR-2-20")
            .line("99215*120*0*90833", primary, 2, "CO-97-120"));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 230.00",
            "1 ACME1 230.00 99215 CO-94--120.00 CO-45-70.00 PR-2-20.00",
            "2 ACME1 0.00 99215->1 CO-97-120.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-split-line: one of our lines comes back as two")
  void aSplitLineIsToldAsTwoDecisionsInsideOfOurs() {
    bill(Visit.of("C8", Payer.ACME, Payer.BETA).line("99214", "200"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99214", control(primary, 1), "150", "80", "CO-45-50", "PR-2-20")
            .line("99214", control(primary, 1), "50", "20", "CO-45-20", "PR-2-10"));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 100.00",
            "1 ACME1 80.00 99214 CO-45-50.00 PR-2-20.00",
            "1 ACME1 20.00 99214 CO-45-20.00 PR-2-10.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-recoded: the payer paid another code")
  void aRecodedLineIsToldUnderTheCodeThatWasPaid() {
    bill(Visit.of("C9", Payer.ACME, Payer.BETA).line("99214", "200"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99213", control(primary, 1), "200", "80", "CO-45-100", "PR-2-20")
            .changed(
                text ->
                    text.replace("SVC*HC:99213*200*80**1~", "SVC*HC:99213*200*80**1*HC:99214~")));

    ProfessionalClaim secondary = theOneSent();
    assertThat(Told.by(secondary))
        .containsExactly("ACME1 D 80.00", "1 ACME1 80.00 99213 CO-45-100.00 PR-2-20.00");
    assertThat(secondary.lines().getFirst().professional().procedure().code()).isEqualTo("99214");
  }

  @Test
  @DisplayName("DOMAIN 2.9-interest, T-PLB: interest is paid beside the claim")
  void interestIsNotToldAsPaid() {
    ProfessionalClaim primary = primary("C10");
    receive(paid(Payer.ACME, "T1", primary).with("AMT*I*1.25").plb("L6", "ICNT1", "-1.25"));

    assertThat(Told.by(theOneSent())).first().isEqualTo("ACME1 D 124.00");
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 2.9-patient-payment: what the patient paid is in no amount of COB")
  void whatThePatientPaidAtTheVisitIsNotTold() {
    bill(visit("C11", Payer.ACME, Payer.BETA).patientPaid("20"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 124.00",
            "1 ACME1 64.00 99214 CO-45-70.00 PR-1-50.00 PR-2-16.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-paid-to-patient: the money went to the patient")
  void whatThePatientWasPaidIsToldAsReported() {
    ProfessionalClaim primary = primary("C12");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99214", control(primary, 1), "200", "0", "CO-45-70", "PR-100-114", "PR-2-16")
            .line("90833", control(primary, 2), "120", "0", "CO-45-40", "PR-100-60", "PR-3-20"));

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 0.00",
            "1 ACME1 0.00 99214 CO-45-70.00 PR-100-114.00 PR-2-16.00",
            "2 ACME1 0.00 90833 CO-45-40.00 PR-100-60.00 PR-3-20.00");
  }

  @Test
  @DisplayName("DOMAIN 2.9-capitated: only the copay is left")
  void aCapitatedPrimaryLeavesTheCopay() {
    ProfessionalClaim primary = primary("C13");
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .line("99214", control(primary, 1), "200", "0", "CO-24-180", "PR-3-20")
            .line("90833", control(primary, 2), "120", "0", "CO-24-120"));
    // Not every practice is paid by the head; one whose payer does has to say so.
    decide(TaskKind.WORK_DENIAL, "BILL_NEXT_PAYER");

    assertThat(Told.by(theOneSent()))
        .containsExactly(
            "ACME1 D 0.00",
            "1 ACME1 0.00 99214 CO-24-180.00 PR-3-20.00",
            "2 ACME1 0.00 90833 CO-24-120.00");
  }

  @Test
  @DisplayName("DOMAIN 5.4-24: a practice that is paid by head writes CO-24 off and asks the copay")
  void aCapitatedPracticeIsPaidByHead() {
    String family = bill(visit("C13B", Payer.CAPITATED));
    ProfessionalClaim claim = sentAndAccepted();
    receive(
        Era.of(Payer.CAPITATED, "T1")
            .claim(claim.claimNumber(), "1", "ICN1")
            .line("99214", control(claim, 1), "200", "0", "CO-24-180", "PR-3-20")
            .line("90833", control(claim, 2), "120", "0", "CO-24-120"));

    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.CONTRACTUAL)).isEqualTo(Money.ofCents(30000));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(2000));
    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.PAT_RESP);
  }

  @Test
  @DisplayName("DOMAIN 2.9-tertiary, T-TER: two payers before, each balanced alone")
  void theThirdPayerIsToldBothDecisions() {
    String family = bill(visit("C14", Payer.ACME, Payer.BETA, Payer.MEDICAID));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "ICN2")
            .line("99214", control(secondary, 1), "200", "40", "OA-23-134", "PR-2-26")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    ProfessionalClaim tertiary = sentAndAccepted();

    assertThat(Told.by(tertiary))
        .containsExactly(
            "ACME1 D 124.00",
            "BETA2 D 60.00",
            "1 ACME1 64.00 99214 CO-45-70.00 PR-1-50.00 PR-2-16.00",
            "1 BETA2 40.00 99214 OA-23-134.00 PR-2-26.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00",
            "2 BETA2 20.00 90833 OA-23-100.00");
    assertThat(tertiary.subscriber().information().sequence()).isEqualTo("T");

    receive(
        Era.of(Payer.MEDICAID, "T3")
            .claim(tertiary.claimNumber(), "3", "ICN3")
            .line("99214", control(tertiary, 1), "200", "10", "OA-23-174", "CO-45-16")
            .line("90833", control(tertiary, 2), "120", "0", "OA-23-120"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 2.14, T-HIER, T-TER: a child on both parents' plans and Medicaid")
  void aChildOnBothParentsPlansAndMedicaid() {
    String family = bill(visit("C17", Payer.ACME, Payer.BETA, Payer.MEDICAID).child());
    ProfessionalClaim primary = sentAndAccepted();
    assertThat(primary.subscriber().person().first()).isEqualTo("JANE");
    assertThat(primary.dependent()).isNotNull();
    receive(paid(Payer.ACME, "T1", primary));

    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(secondary.subscriber().person().first()).isEqualTo("JOHN");
    assertThat(secondary.subscriber().information().sequence()).isEqualTo("S");
    assertThat(secondary.dependent())
        .satisfies(
            child -> {
              assertThat(child).isNotNull();
              assertThat(child.relationship()).isEqualTo("19");
              assertThat(child.person().first()).isEqualTo("SAM");
            });
    assertThat(secondary.otherPayers().getFirst().information().relationship()).isEqualTo("19");
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "ICN2")
            .line("99214", control(secondary, 1), "200", "40", "OA-23-134", "PR-2-26")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));

    ProfessionalClaim tertiary = sentAndAccepted();
    assertThat(tertiary.subscriber().person().first()).isEqualTo("SAM");
    assertThat(tertiary.subscriber().information().sequence()).isEqualTo("T");
    assertThat(tertiary.subscriber().information().relationship()).isEqualTo("18");
    assertThat(tertiary.dependent()).isNull();
    assertThat(tertiary.otherPayers())
        .extracting(other -> other.sequence() + other.information().relationship())
        .containsExactly("P19", "S19");
    assertThat(Told.by(tertiary))
        .containsExactly(
            "ACME1 D 124.00",
            "BETA2 D 60.00",
            "1 ACME1 64.00 99214 CO-45-70.00 PR-1-50.00 PR-2-16.00",
            "1 BETA2 40.00 99214 OA-23-134.00 PR-2-26.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00",
            "2 BETA2 20.00 90833 OA-23-100.00");
    receive(
        Era.of(Payer.MEDICAID, "T3")
            .claim(tertiary.claimNumber(), "3", "ICN3")
            .line("99214", control(tertiary, 1), "200", "10", "OA-23-174", "CO-45-16")
            .line("90833", control(tertiary, 2), "120", "0", "OA-23-120"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(19400));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("DOMAIN 2.9-bundled, 2.10, T-SPLIT: a claim in two parts, one of them with a bundle")
  void aSplitClaimWithBundledLines() {
    String family =
        bill(
            Visit.of("C18", Payer.ACME, Payer.BETA)
                .line("99214", "200")
                .line("90833", "120")
                .line("96127", "40"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(primary.claimNumber(), "1", "ICN1")
            .with("MOA***MA15")
            .line("99215*200*230*99214", primary, 1, "CO-94--120", "CO-45-70", "PR-2-20")
            .line("99215*120*0*90833", primary, 2, "CO-97-120"));
    assertThat(sent()).isEmpty();
    assertThat(openTasks()).containsExactly("MATCH_PAYMENT SPLIT_INCOMPLETE");
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(primary.claimNumber(), "1", "ICN2")
            .with("MOA***MA15")
            .line("96127", control(primary, 3), "40", "30", "CO-45-4", "PR-3-6"));

    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(secondary.information().charge()).isEqualTo(Money.ofCents(36000));
    assertThat(Told.by(secondary))
        .containsExactly(
            "ACME1 D 260.00",
            "1 ACME1 230.00 99215 CO-94--120.00 CO-45-70.00 PR-2-20.00",
            "2 ACME1 0.00 99215->1 CO-97-120.00",
            "3 ACME1 30.00 96127 CO-45-4.00 PR-3-6.00");
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(26000));
    assertThat(balance(family, Bucket.CONTRACTUAL)).isEqualTo(Money.ofCents(7400));
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(2600));
  }

  @Test
  @DisplayName(
      "DOMAIN 2.9-medicare-two-prior, T-TER: Medicare takes one payer before it electronically")
  void twoPayersBeforeMedicareMeansPaper() {
    bill(visit("C15", Payer.ACME, Payer.BETA, Payer.MEDICARE));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "ICN2")
            .line("99214", control(secondary, 1), "200", "40", "OA-23-134", "PR-2-26")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.PRINT_AND_MAIL).payerId()).isEqualTo("MEDB0");
  }

  @Test
  @DisplayName(
      "DOMAIN 2.9-corrected, 0.5-REVERSED, 0.5-CORRECTED, T-REV: corrected after the secondary has"
          + " paid")
  void aCorrectionAfterTheSecondaryHasPaidReplacesTheSecondary() {
    String family = bill(visit("C16", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "BETAICN")
            .line("99214", control(secondary, 1), "200", "66", "OA-23-134")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);

    receive(
        Era.of(Payer.ACME, "T4")
            .claim(primary.claimNumber(), "22", "ICNT1")
            .line("99214", control(primary, 1), "-200", "-64", "CO-45--70", "PR-1--50", "PR-2--16")
            .line("90833", control(primary, 2), "-120", "-60", "CO-45--40", "PR-3--20")
            .claim(primary.claimNumber(), "1", "ICNT4")
            .line("99214", control(primary, 1), "200", "74", "CO-45-70", "PR-1-40", "PR-2-16")
            .line("90833", control(primary, 2), "120", "60", "CO-45-40", "PR-3-20"));

    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_REVERSAL).reason()).contains("COB_STALE");
    decide(TaskKind.REVIEW_REVERSAL, "REPLACE");
    ProfessionalClaim replacement = sentAndAccepted();
    assertThat(replacement.information().frequency()).isEqualTo("7");
    assertThat(replacement.references())
        .anySatisfy(
            reference -> {
              assertThat(reference.qualifier()).isEqualTo("F8");
              assertThat(reference.value()).isEqualTo("BETAICN");
            });
    assertThat(Told.by(replacement)).first().isEqualTo("ACME1 D 134.00");

    receive(
        Era.of(Payer.BETA, "T5")
            .claim(replacement.claimNumber(), "22", "BETAICN")
            .line("99214", control(secondary, 1), "-200", "-66", "OA-23--134")
            .line("90833", control(secondary, 2), "-120", "-20", "OA-23--100")
            .claim(replacement.claimNumber(), "2", "BETAICN2")
            .line("99214", control(secondary, 1), "200", "56", "OA-23-144")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(21000));
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
  }
}
