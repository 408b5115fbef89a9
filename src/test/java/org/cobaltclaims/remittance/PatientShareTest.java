package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.usd;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The patient's own money in a family's ledger (DOMAIN 3.9)")
class PatientShareTest {

  /** What the payers of DOMAIN 3.9 left to the patient: 66 for line 1, 20 for line 2. */
  private static final FamilyLedger OWED =
      new FamilyLedger(
          List.of(
              entry(Bucket.CHARGE, 1, "-200", "", 0),
              entry(Bucket.CHARGE, 2, "-120", "", 0),
              entry(Bucket.PAID, 1, "64", "", 1),
              entry(Bucket.PAID, 2, "60", "", 1),
              entry(Bucket.CONTRACTUAL, 1, "70", "CO-45", 0),
              entry(Bucket.CONTRACTUAL, 2, "40", "CO-45", 0),
              entry(Bucket.PATIENT_OPEN, 1, "66", "PR-1", 0),
              entry(Bucket.PATIENT_OPEN, 2, "20", "PR-3", 0)));

  @Test
  void whatAPatientPaysIsHeld() {
    assertThat(PatientShare.paid(usd("30")))
        .containsExactly(later(Bucket.PATIENT_PAID, 0, "30"), later(Bucket.CREDIT, 0, "-30"));
    assertThat(PatientShare.paid(usd("-30")))
        .containsExactly(later(Bucket.PATIENT_PAID, 0, "-30"), later(Bucket.CREDIT, 0, "30"));
  }

  @Test
  void moneyPaidAtTheVisitAndLaterIsThePatientsAndOtherCreditIsNot() {
    FamilyLedger ledger =
        paid("30")
            .plus(
                List.of(
                    entry(Bucket.PATIENT_PAID, 0, "20", Posting.PREPAID, 0),
                    entry(Bucket.CREDIT, 0, "-20", Posting.PREPAID, 0),
                    entry(Bucket.PAID, 1, "7", "", 2),
                    entry(Bucket.CREDIT, 1, "-7", "OVERPAID", 0)));

    assertThat(PatientShare.unused(ledger)).isEqualTo(usd("50"));
    assertThat(PatientShare.othersCredit(ledger)).isEqualTo(usd("7"));
  }

  @Test
  void aCreditGoesBackToWhomItBelongs() {
    FamilyLedger ledger =
        paid("30")
            .plus(
                List.of(
                    entry(Bucket.PAID, 1, "200", "", 2),
                    entry(Bucket.CREDIT, 1, "-200", "OVERPAID", 0),
                    entry(Bucket.PAID, 2, "9", "", 3),
                    entry(Bucket.PAID, 2, "-9", "", 3)));

    VisitCredit credit = VisitCredit.of(ledger);

    assertThat(credit.patient()).isEqualTo(usd("30"));
    assertThat(credit.payers())
        .as("nobody gets back more than was paid, and who paid nothing gets nothing")
        .containsExactly(Map.entry(1, usd("124")), Map.entry(2, usd("200")));
    assertThat(VisitCredit.of(OWED)).isEqualTo(new VisitCredit(Money.ZERO, new TreeMap<>()));
  }

  @Test
  void itIsHeldUntilAllPayersAreDone() {
    assertThat(PatientShare.settle(paid("70"), false)).isEmpty();
  }

  @Test
  void itPaysWhatIsOwedFromTheFirstLineOn() {
    FamilyLedger ledger = paid("70");

    List<LedgerEntry> entries = PatientShare.settle(ledger, true);

    assertThat(entries)
        .containsExactly(
            later(Bucket.CREDIT, 0, "66"),
            later(Bucket.PATIENT_OPEN, 1, "-66"),
            later(Bucket.CREDIT, 0, "4"),
            later(Bucket.PATIENT_OPEN, 2, "-4"));
    FamilyLedger after = ledger.plus(entries);
    assertThat(PatientShare.unused(after)).isEqualTo(Money.ZERO);
    assertThat(after.balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("16"));
    assertThat(after.isBalanced()).isTrue();
    assertThat(PatientShare.settle(after, true)).as("a second time").isEmpty();
  }

  @Test
  void whatIsMoreThanIsOwedStaysUnused() {
    FamilyLedger ledger = settled("100");

    assertThat(ledger.balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(PatientShare.unused(ledger)).isEqualTo(usd("14"));
  }

  @Test
  void whatALineDoesNotNeedAnyMoreIsUnusedAndPaysAnother() {
    FamilyLedger ledger =
        settled("70")
            .plus(
                List.of(
                    entry(Bucket.PATIENT_OPEN, 1, "-16", "CORRECTED", 0),
                    entry(Bucket.PAID, 1, "16", "", 1)));

    assertThat(PatientShare.settle(ledger, false))
        .containsExactly(later(Bucket.PATIENT_OPEN, 1, "16"), later(Bucket.CREDIT, 0, "-16"));
    assertThat(PatientShare.settle(ledger, true))
        .containsExactly(
            later(Bucket.PATIENT_OPEN, 1, "16"),
            later(Bucket.CREDIT, 0, "-16"),
            later(Bucket.CREDIT, 0, "16"),
            later(Bucket.PATIENT_OPEN, 2, "-16"));
  }

  @Test
  void noMoreComesBackFromALineThanThePatientPaidForIt() {
    FamilyLedger ledger =
        settled("70")
            .plus(
                List.of(
                    entry(Bucket.PATIENT_OPEN, 2, "-30", "CORRECTED", 0),
                    entry(Bucket.PAID, 2, "30", "", 1)));

    assertThat(PatientShare.settle(ledger, false))
        .containsExactly(later(Bucket.PATIENT_OPEN, 2, "4"), later(Bucket.CREDIT, 0, "-4"));
  }

  @Test
  void whatIsMissingBecauseMoneyWasTakenAwayIsOwedAgainLastLinesFirst() {
    FamilyLedger ledger = settled("70").plus(PatientShare.paid(usd("-30")));

    List<LedgerEntry> entries = PatientShare.settle(ledger, true);

    assertThat(entries)
        .containsExactly(
            later(Bucket.PATIENT_OPEN, 2, "4"),
            later(Bucket.CREDIT, 0, "-4"),
            later(Bucket.PATIENT_OPEN, 1, "26"),
            later(Bucket.CREDIT, 0, "-26"));
    FamilyLedger after = ledger.plus(entries);
    assertThat(PatientShare.unused(after)).isEqualTo(Money.ZERO);
    assertThat(after.balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("46"));
  }

  @Test
  void everythingThatWasUsedIsReleasedBeforeAnotherPayerIsAsked() {
    FamilyLedger ledger = settled("70");

    List<LedgerEntry> entries = PatientShare.release(ledger);

    assertThat(entries)
        .containsExactly(
            later(Bucket.PATIENT_OPEN, 1, "66"),
            later(Bucket.CREDIT, 0, "-66"),
            later(Bucket.PATIENT_OPEN, 2, "4"),
            later(Bucket.CREDIT, 0, "-4"));
    FamilyLedger after = ledger.plus(entries);
    assertThat(PatientShare.unused(after)).isEqualTo(usd("70"));
    assertThat(after.balance(Bucket.PATIENT_OPEN)).isEqualTo(usd("86"));
    assertThat(PatientShare.release(after)).as("nothing is used any more").isEmpty();
    assertThat(PatientShare.release(paid("70"))).as("nothing was used").isEmpty();
  }

  @Test
  void moneyOfTheVisitIsReleasedLikeMoneyThatCameLater() {
    FamilyLedger ledger =
        OWED.plus(
            List.of(
                entry(Bucket.PATIENT_PAID, 0, "20", Posting.PREPAID, 0),
                entry(Bucket.CREDIT, 0, "-20", Posting.PREPAID, 0),
                entry(Bucket.CREDIT, 0, "20", Posting.PREPAID, 0),
                entry(Bucket.PATIENT_OPEN, 2, "-20", Posting.PREPAID, 0)));

    assertThat(PatientShare.release(ledger))
        .containsExactly(later(Bucket.PATIENT_OPEN, 2, "20"), later(Bucket.CREDIT, 0, "-20"));
  }

  @Test
  void whatThePatientOwesIsMovedFromTheLastLinesFirst() {
    assertThat(PatientShare.move(OWED, usd("50"), Bucket.OTHER_WRITE_OFF, "HARDSHIP"))
        .containsExactly(
            entry(Bucket.PATIENT_OPEN, 2, "-20", "HARDSHIP", 0),
            entry(Bucket.OTHER_WRITE_OFF, 2, "20", "HARDSHIP", 0),
            entry(Bucket.PATIENT_OPEN, 1, "-30", "HARDSHIP", 0),
            entry(Bucket.OTHER_WRITE_OFF, 1, "30", "HARDSHIP", 0));
    assertThat(PatientShare.move(OWED, usd("20"), Bucket.OTHER_WRITE_OFF, "HARDSHIP"))
        .as("no line without money")
        .hasSize(2);
  }

  @Test
  void noMoreIsMovedThanIsOwed() {
    FamilyLedger after =
        OWED.plus(PatientShare.move(OWED, usd("500"), Bucket.OTHER_WRITE_OFF, "HARDSHIP"));

    assertThat(after.balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(usd("86"));
    assertThat(after.balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
  }

  private static FamilyLedger paid(String amount) {
    return OWED.plus(PatientShare.paid(usd(amount)));
  }

  private static FamilyLedger settled(String amount) {
    FamilyLedger ledger = paid(amount);
    return ledger.plus(PatientShare.settle(ledger, true));
  }

  private static LedgerEntry later(Bucket bucket, int line, String amount) {
    return entry(bucket, line, amount, PatientShare.PAID_LATER, 0);
  }

  private static LedgerEntry entry(
      Bucket bucket, int line, String amount, String reason, int level) {
    return new LedgerEntry(bucket, level, line, usd(amount), reason, 0);
  }
}
