package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.PatientMoneyRefused;
import org.cobaltclaims.remittance.PatientPayment;
import org.cobaltclaims.remittance.PatientPaymentDesk;
import org.cobaltclaims.remittance.PatientPayments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the patient pays, from the visit to the last payer, to the cent (DOMAIN 3.9). */
class PatientMoneyProcessTest extends OfficeTest {

  @Autowired private PatientPaymentDesk money;
  @Autowired private PatientPayments payments;
  @Autowired private TransactionTemplate transactions;

  @Test
  @DisplayName("DOMAIN 3.9, 2.1: a copay paid twice is a credit, held until the payers are done")
  void aCopayPaidTwiceEndsAsACredit() {
    String family = bill(visit("PM1", Payer.ACME, Payer.BETA).patientPaid("20"));
    ProfessionalClaim primary = sentAndAccepted();
    pay(family, "20", "RECEIPT-1", family);
    pay(family, "20", "RECEIPT-1", family);
    assertBuckets(family, "320", "0", "40", "-40");

    receive(paid(Payer.ACME, "T1", primary));
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(secondary.patientPaid()).isEqualTo(Money.parse("20"));
    assertThat(secondary.otherPayers().getFirst().paid()).isEqualTo(Money.parse("124"));
    assertBuckets(family, "86", "0", "40", "-40");

    receive(
        Era.of(Payer.BETA, "T2")
            .claim(secondary.claimNumber(), "2", "ICNT2")
            .line("99214", control(secondary, 1), "200", "66", "OA-23-134")
            .line("90833", control(secondary, 2), "120", "0", "OA-23-100", "PR-3-20"));
    assertBuckets(family, "0", "0", "40", "-20");
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(task(TaskKind.CREDIT_BALANCE).money()).isEqualTo(Money.parse("20"));

    act(
        () ->
            money.refund(
                patient(family), paid("20", "CHECK-7", family), "copay paid twice", "anna"));
    settle();
    assertBuckets(family, "0", "0", "20", "0");
    assertThat(openTasks()).isEmpty();
    assertThat(patientIsSquare(family)).isTrue();
  }

  @Test
  @DisplayName("DOMAIN 3.9: money for no visit pays the oldest first, once its payers are done")
  void moneyForNoVisitPaysTheOldestVisitFirst() {
    String first = bill(Visit.of("PM2A", Payer.ACME).line("99214", "200"));
    ProfessionalClaim one = sentAndAccepted();
    pay(first, "100", "CARD-1", null);
    assertThat(unapplied(first)).isEqualTo(Money.parse("100"));
    assertBuckets(first, "200", "0", "0", "0");

    receive(oneLine("T1", one, "134", "CO-45-0.01", "PR-2-65.99"));
    assertBuckets(first, "0", "0", "65.99", "0");
    assertThat(familyOf(first).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(unapplied(first)).isEqualTo(Money.parse("34.01"));

    PatientPayment payment = payments.of(patient(first)).getFirst();
    act(() -> money.takeBack(patient(first), payment.id(), "wrong patient", "anna"));
    assertBuckets(first, "0", "65.99", "0", "0");
    assertThat(familyOf(first).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(unapplied(first)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("DOMAIN 3.5, 3.9: what was paid is held again when a payer takes its share back")
  void aReversalHoldsThePatientsMoneyAgain() {
    String family = bill(Visit.of("PM3", Payer.ACME).line("99214", "200"));
    ProfessionalClaim claim = sentAndAccepted();
    receive(oneLine("T1", claim, "120", "CO-45-30", "PR-2-50"));
    pay(family, "50", "CHECK-3", null);
    assertBuckets(family, "0", "0", "50", "0");

    receive(
        Era.of(Payer.ACME, "T2")
            .claim(claim.claimNumber(), "22", "ICNT1")
            .line("99214", control(claim, 1), "-200", "-120", "CO-45--30", "PR-2--50")
            .claim(claim.claimNumber(), "1", "ICNT1B")
            .line("99214", control(claim, 1), "200", "155", "CO-45-30", "PR-2-15"));
    assertBuckets(family, "0", "0", "50", "-35");
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(task(TaskKind.CREDIT_BALANCE).money()).isEqualTo(Money.parse("35"));
    assertThatThrownBy(
            () ->
                act(
                    () ->
                        money.refund(
                            patient(family), paid("35.01", "CHECK-8", family), "too much", "anna")))
        .isInstanceOf(PatientMoneyRefused.class)
        .hasMessageContaining("35.00");
  }

  @Test
  @DisplayName("DOMAIN 3.9: money is moved from one visit to another, and back")
  void moneyIsMovedBetweenVisits() {
    String one = bill(Visit.of("PM4A", Payer.ACME).line("99214", "200"));
    ProfessionalClaim first = sentAndAccepted();
    receive(oneLine("T1", first, "120", "CO-45-30", "PR-2-50"));
    assertThat(familyOf(one).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    pay(one, "50", "CASH-1", one);
    String other = bill(samePatient("PM4B"));
    assertThat(patient(other)).isEqualTo(patient(one));

    act(
        () ->
            money.transfer(
                patient(one), one, other, Money.parse("12.50"), "paid for the later one", "anna"));
    assertBuckets(one, "0", "12.50", "37.50", "0");
    assertBuckets(other, "200", "0", "12.50", "-12.50");
    assertThat(familyOf(one).state()).isEqualTo(FamilyState.PATIENT_BALANCE);

    ProfessionalClaim second = sentAndAccepted();
    receive(oneLine("T2", second, "195", "PR-3-5"));
    assertBuckets(other, "0", "0", "5", "0");
    assertBuckets(one, "0", "5", "45", "0");
    assertThat(patientIsSquare(one)).isTrue();
  }

  /** A visit of the patient who was seen under the number PM4A. */
  private static Visit samePatient(String number) {
    return Visit.of(number, Payer.ACME).line("99214", "200").memberOf("PM4A");
  }

  private static Era oneLine(
      String trace, ProfessionalClaim claim, String paid, String... adjustments) {
    return Era.of(Payer.ACME, trace)
        .claim(claim.claimNumber(), "1", "ICN" + trace)
        .line("99214", control(claim, 1), "200", paid, adjustments);
  }

  private void pay(String family, String amount, String key, @Nullable String forVisit) {
    act(() -> money.receive(patient(family), paid(amount, key, forVisit), "anna"));
    settle();
  }

  private PatientPaymentDesk.Paid paid(String amount, String key, @Nullable String forVisit) {
    return new PatientPaymentDesk.Paid(Money.parse(amount), today(), "CHECK", key, key, forVisit);
  }

  private void act(Runnable act) {
    transactions.executeWithoutResult(status -> act.run());
  }

  private String patient(String family) {
    return familyOf(family).patientId();
  }

  private Money unapplied(String family) {
    return payments.unapplied(patient(family));
  }

  /** Every cent of the patient's is with a visit or held, and every visit knows whose it is. */
  private boolean patientIsSquare(String family) {
    Money paid =
        payments.of(patient(family)).stream()
            .filter(PatientPayment::stands)
            .map(PatientPayment::amount)
            .collect(Money.sum());
    Money visits =
        payments.families(patient(family)).stream()
            .map(id -> balance(id, Bucket.PATIENT_PAID))
            .collect(Money.sum());
    return paid.equals(visits.plus(unapplied(family)));
  }

  private void assertBuckets(
      String family, String payers, String patient, String paid, String credit) {
    assertThat(
            List.of(
                balance(family, Bucket.PAYER_OPEN),
                balance(family, Bucket.PATIENT_OPEN),
                balance(family, Bucket.PATIENT_PAID),
                balance(family, Bucket.CREDIT)))
        .as("payers, patient, paid, credit")
        .containsExactly(
            Money.parse(payers), Money.parse(patient), Money.parse(paid), Money.parse(credit));
  }
}
