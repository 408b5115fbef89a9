package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.process.ManualControl;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.CoverageHistory;
import org.cobaltclaims.patient.process.Copays;
import org.cobaltclaims.patient.process.CoverageChanges;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Coverages that people add, date and order, and payers that are billed by hand. */
class CoverageProcessTest extends OfficeTest {

  @Autowired private CoverageChanges coverages;
  @Autowired private CoverageHistory history;
  @Autowired private Copays copays;
  @Autowired private ManualControl control;
  @Autowired private TransactionTemplate transactions;

  @Test
  @DisplayName("DOMAIN 2.2-5, 3.9: a secondary that is added after the primary has paid is billed")
  void aSecondaryAddedAfterThePrimaryHasPaidIsBilledAtOnce() {
    String family = bill(visit("CV1", Payer.ACME).patientPaid("20"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(paid(Payer.ACME, "T1", primary));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("66"));
    assertThat(copays.of(patient(family)).get("ACME1").copay()).isEqualTo(Money.parse("20"));

    add(family, 2, secondary("MBETA"), today().minusYears(1), null);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.OPEN);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.parse("86"));
    assertThat(balance(family, Bucket.CREDIT)).isEqualTo(Money.parse("-20"));
    ProfessionalClaim sent = sentAndAccepted();
    assertThat(sent.claimNumber()).startsWith(family + "2");
    assertThat(sent.subscriber().person().id()).isEqualTo("MBETA");
    assertThat(sent.otherPayers().getFirst().paid()).isEqualTo(Money.parse("124"));

    receive(
        Era.of(Payer.BETA, "T2")
            .claim(sent.claimNumber(), "2", "ICNT2")
            .line("99214", control(sent, 1), "200", "56", "OA-23-134", "PR-2-10")
            .line("90833", control(sent, 2), "120", "0", "OA-23-100", "PR-3-20"));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("10"));
    assertThat(balance(family, Bucket.CREDIT)).isEqualTo(Money.ZERO);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("Issue 6-4: a date moved back makes the claims that were missed")
  void aDateMovedBackMakesTheMissedClaim() {
    String known = bill(Visit.of("CV2A", Payer.ACME).line("99214", "200"));
    sentAndAccepted();
    date(known, 1, today(), null);
    String missed = bill(Visit.of("CV2B", Payer.ACME).line("99214", "200").memberOf("CV2A"));
    assertThat(sent()).isEmpty();
    assertThat(familyOf(missed).holdReason()).isEqualTo("COVERAGE_INACTIVE");

    date(known, 1, today().minusDays(30), null);
    assertThat(theOneSent().claimNumber()).startsWith(missed);
    assertThat(history.of(patient(known))).hasSize(2);
  }

  @Test
  @DisplayName("DOMAIN 2.2-5: a secondary that had ended is not billed, until its end is corrected")
  void anEndedSecondaryIsLeftOutUntilItsEndIsCorrected() {
    String family = bill(visit("CV3", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    date(family, 2, today().minusYears(1), today().minusDays(20));
    receive(paid(Payer.ACME, "T1", primary));
    assertThat(sent()).isEmpty();
    assertThat(claim(family, 2).closedReason()).isEqualTo("COVERAGE_INACTIVE");
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("86"));

    date(family, 2, today().minusYears(1), null);
    assertThat(theOneSent().claimNumber()).startsWith(family + "2");
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("Issue 6-4: a secondary needs an active primary, which cannot be deleted before it")
  void aSecondaryNeedsAnActivePrimary() {
    String family = bill(visit("CV4", Payer.ACME));
    date(family, 1, today().minusYears(1), today().minusDays(1));
    assertThatThrownBy(() -> add(family, 2, secondary("MB4"), today(), null))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("needs an active one");
    date(family, 1, today().minusYears(1), null);
    add(family, 2, secondary("MB4"), today().minusYears(1), null);
    assertThatThrownBy(() -> act(() -> coverages.remove(patient(family), 1, "gone", "anna")))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("cannot be deleted");
    act(() -> coverages.remove(patient(family), 2, "entered in error", "anna"));
    assertThat(familyOf(family).content().coverages()).hasSize(1);
    assertThat(history.of(patient(family)).stream().map(CoverageHistory.Entry::act))
        .containsExactly(
            CoverageHistory.Act.DATED,
            CoverageHistory.Act.DATED,
            CoverageHistory.Act.ADDED,
            CoverageHistory.Act.REMOVED);
  }

  @Test
  @DisplayName("Issue 6-4: fileWhenComplete BY_HAND, secondary BY_HAND and REVIEW")
  void claimsWaitForAPersonWhereThePracticeWantsIt() {
    String family = bill(visit("CV5", Payer.BY_HAND, Payer.REVIEWED));
    assertThat(sent()).isEmpty();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.QUEUED);
    daysPass(5);
    assertThat(openTasks()).isEmpty();
    control.file(claim(family, 1).id(), "anna");
    settle();
    ProfessionalClaim primary = sentAndAccepted();

    receive(paid(Payer.BY_HAND, "T1", primary));
    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_SECONDARY).reason()).isEqualTo("PRACTICE_REVIEW");
    decide(TaskKind.REVIEW_SECONDARY, "BILL");
    assertThat(sentAndAccepted().claimNumber()).startsWith(family + "2");

    String other = bill(visit("CV6", Payer.ACME, Payer.BY_HAND));
    receive(paid(Payer.ACME, "T3", sentAndAccepted()));
    assertThat(sent()).isEmpty();
    assertThat(task(TaskKind.REVIEW_SECONDARY).reason()).isEqualTo("BY_HAND");
    control.create(other + "2", "the patient asked for it", "anna");
    settle();
    assertThat(theOneSent().claimNumber()).startsWith(other + "2");
  }

  @Test
  @DisplayName("Issue 7: a corrected member id stands on the claim that is ready, and on no other")
  void aReadyClaimIsMadeAnewWithTheCorrectedMemberId() {
    String family = bill(visit("CV7", Payer.BY_HAND));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.QUEUED);
    act(() -> coverages.correct(patient(family), 1, "NEW4711", "G9", "card seen", "anna"));
    settle();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(claim(family, 1).versions()).hasSize(2);
    control.file(claim(family, 1).id(), "anna");
    settle();
    ProfessionalClaim sent = sentAndAccepted();
    assertThat(sent.subscriber().person().id()).isEqualTo("NEW4711");
    assertThat(sent.claimNumber()).isEqualTo(claim(family, 1).currentVersion().pcn());

    act(() -> coverages.correct(patient(family), 1, "NEWER", "G9", "card seen again", "anna"));
    settle();
    assertThat(sent()).isEmpty();
    receive(paid(Payer.BY_HAND, "T9", sent));
    assertThat(claim(family, 1).decided()).isTrue();
    assertThat(openTasks()).isEmpty();
  }

  private void add(
      String family, int place, Coverage coverage, LocalDate from, @Nullable LocalDate to) {
    act(
        () ->
            coverages.add(
                patient(family),
                place,
                coverage,
                new CoverageChanges.Dates(from, to),
                "the patient brought the card",
                "anna"));
    settle();
  }

  private void date(String family, int place, LocalDate from, @Nullable LocalDate to) {
    act(
        () ->
            coverages.date(
                patient(family), place, new CoverageChanges.Dates(from, to), "as told", "anna"));
    settle();
  }

  private void act(Runnable act) {
    transactions.executeWithoutResult(status -> act.run());
  }

  private String patient(String family) {
    return familyOf(family).patientId();
  }

  private Coverage secondary(String member) {
    Coverage known = families.findAll().getFirst().content().coverages().getFirst();
    return new Coverage(
        1,
        Payer.BETA.id,
        Payer.BETA.payerName,
        null,
        List.of(),
        member,
        "GRP2",
        "",
        "",
        "CI",
        "18",
        known.subscriber(),
        null,
        null,
        "",
        List.of(),
        "Y",
        "",
        "Y",
        "",
        "");
  }
}
