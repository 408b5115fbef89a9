package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.worklist.DecisionRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Payers that deny or refuse more than once, and what people still can do (DOMAIN 4.3, 5.2). */
class StubbornPayersProcessTest extends OfficeTest {

  private static Visit oneLine(String number, Payer... payers) {
    return Visit.of(number, payers).line("99214", "200");
  }

  private static Era one(
      Payer payer,
      String trace,
      ProfessionalClaim claim,
      String status,
      String paid,
      String... of) {
    return Era.of(payer, trace)
        .claim(claim.claimNumber(), status, "ICN" + trace)
        .line("99214", control(claim, 1), "200", paid, of);
  }

  private void decide(TaskKind kind, String decision, Map<String, Object> details) {
    decisions.decide(task(kind).id(), decision, "as the test wants", details(details), "anna");
    settle();
  }

  private static Map<String, Object> corrected(String field, String value) {
    return Map.of("correction", Map.of(field, value));
  }

  @Test
  @DisplayName("DOMAIN 4.3, 1.5, T-F8: a replacement that is rejected goes again as a replacement")
  void aRejectedReplacementStaysAReplacement() {
    String family = bill(oneLine("N1", Payer.ACME));
    ProfessionalClaim first = sentAndAccepted();
    receive(one(Payer.ACME, "T1", first, "1", "0", "CO-197-200"));
    decide(TaskKind.WORK_DENIAL, "CORRECT_AND_RESUBMIT", corrected("authorization", "A1"));
    ProfessionalClaim second = theOneSent();
    receive(Answers.status(today(), batchOf(second), "A7:464:PR", "U", second.claimNumber()));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.REJECTED);

    decide(TaskKind.CORRECT_REJECTION, "CORRECTED", corrected("authorization", "A2"));
    ProfessionalClaim third = sentAndAccepted();
    assertThat(third.claimNumber()).isEqualTo(family + "1C");
    assertThat(third.information().frequency()).isEqualTo("7");
    assertThat(third.reference("F8")).isEqualTo("ICNT1");
    assertThat(third.reference("G1")).isEqualTo("A2");
    receive(one(Payer.ACME, "T2", third, "1", "150", "CO-45-50"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("150"));
  }

  @Test
  @DisplayName("DOMAIN 4.3: a rejection after the payer had accepted the claim stands")
  void aLateRejectionStands() {
    String family = bill(oneLine("N2", Payer.ACME));
    ProfessionalClaim first = sentAndAccepted();
    receive(Answers.status(today(), batchOf(first), "A3:21:PR", "U", first.claimNumber()));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.REJECTED);
    decide(TaskKind.CORRECT_REJECTION, "CORRECTED", corrected("memberId", "RIGHT2"));
    ProfessionalClaim second = theOneSent();
    assertThat(second.claimNumber()).isEqualTo(family + "1B");
    assertThat(second.information().frequency()).isEqualTo("1");
    assertThat(second.reference("F8")).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 5.2-O6: denied for the same reason after two tries, nothing goes unchanged")
  void theSameDenialTwiceGoesToAPerson() {
    String family = bill(oneLine("N3", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(one(Payer.ACME, "T1", claim, "1", "0", "CO-197-200"));
    for (int attempt = 2; attempt <= 3; attempt++) {
      decide(
          TaskKind.WORK_DENIAL, "CORRECT_AND_RESUBMIT", corrected("authorization", "A" + attempt));
      claim = sentAndAccepted();
      receive(one(Payer.ACME, "T" + attempt, claim, "1", "0", "CO-197-200"));
    }
    assertThat(openTasks()).containsExactly("WORK_DENIAL CO-197");
    assertThat(sent()).isEmpty();
    String task = task(TaskKind.WORK_DENIAL).id();
    assertThatThrownBy(
            () ->
                decisions.decide(
                    task, "CORRECT_AND_RESUBMIT", "again", details(new HashMap<>()), "anna"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("change something");
    decide(TaskKind.WORK_DENIAL, "APPEAL", Map.of("text", "See the record."));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.APPEALED);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 0.5-APPEALED, 5.3: an appeal is won, the payer pays, the next one is billed")
  void anAppealIsWon() {
    String family = bill(oneLine("N4", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(one(Payer.ACME, "T1", primary, "1", "0", "CO-50-200"));
    decide(
        TaskKind.WORK_DENIAL,
        "APPEAL",
        Map.of("text", "See the record.", "until", today().plusDays(3).toString()));
    daysPass(4);
    decide(TaskKind.FOLLOW_APPEAL, "OVERTURNED");
    assertThat(openTasks()).isEmpty();
    assertThat(sent()).isEmpty();
    receive(
        Era.of(Payer.ACME, "T2")
            .claim(primary.claimNumber(), "22", "ICNT1")
            .line("99214", control(primary, 1), "-200", "0", "CO-50--200")
            .claim(primary.claimNumber(), "1", "ICNT2")
            .line("99214", control(primary, 1), "200", "120", "CO-45-50", "PR-2-30"));

    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(Told.by(secondary))
        .containsExactly("ACME1 D 120.00", "1 ACME1 120.00 99214 CO-45-50.00 PR-2-30.00");
    assertThat(secondary.otherPayers().getFirst().payer().id()).isEqualTo("ACME1");
    receive(one(Payer.BETA, "T3", secondary, "2", "30", "OA-23-170"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("150"));
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("DOMAIN 5.4, 3.9: the second payer denies: to the patient, or given up")
  void theSecondPayerDenies() {
    String family = bill(oneLine("N5", Payer.ACME, Payer.BETA));
    String other = bill(oneLine("N6", Payer.ACME, Payer.BETA));
    List<ProfessionalClaim> primaries = sent();
    for (ProfessionalClaim primary : primaries) {
      receive(
          one(
              Payer.ACME,
              "P" + primary.claimNumber().substring(0, 5),
              primary,
              "1",
              "120",
              "CO-45-50",
              "PR-2-30"));
    }
    List<ProfessionalClaim> secondaries = sent();
    assertThat(secondaries).hasSize(2);
    receive(
        one(Payer.BETA, "T3", of(secondaries, family), "2", "0", "OA-23-170", "PR-96-30")
            .remark("N130"));
    receive(one(Payer.BETA, "T4", of(secondaries, other), "2", "0", "OA-23-170", "CO-29-30"));

    assertThat(claim(family, 2).outcome()).isEqualTo(Outcome.DENIED);
    assertThat(openTasks()).containsExactly("WORK_DENIAL CO-29", "WORK_DENIAL PR-96");
    String patients =
        tasks.open().stream()
            .filter(t -> t.subject().equals(family + "2"))
            .findFirst()
            .orElseThrow()
            .id();
    decisions.decide(patients, "BILL_PATIENT", "not covered", details(Map.of()), "anna");
    settle();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("30"));
    String late = task(TaskKind.WORK_DENIAL).id();
    assertThatThrownBy(() -> decisions.decide(late, "BILL_PATIENT", "x", details(Map.of()), "anna"))
        .isInstanceOf(DecisionRefused.class);
    decide(TaskKind.WORK_DENIAL, "WRITE_OFF");
    assertThat(openTasks()).isEmpty();
    assertThat(familyOf(other).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(other, Bucket.OTHER_WRITE_OFF)).isEqualTo(Money.parse("30"));
    assertThat(balance(other, Bucket.PAID)).isEqualTo(Money.parse("120"));
  }

  @Test
  @DisplayName("DOMAIN 4.2, T-999: two transactions in one answer, one taken, one refused")
  void anAnswerAboutTwoFilesRefusesOne() {
    String taken = bill(oneLine("N7", Payer.ACME));
    ProfessionalClaim first = theOneSent();
    String refused = bill(oneLine("N8", Payer.BETA), oneLine("N9", Payer.BETA));
    List<ProfessionalClaim> others = sent();
    ProfessionalClaim guilty = of(others, refused);
    receive(
        Answers.implementations(
            today(),
            Answers.verdict(groupOf(first), "A", ""),
            Answers.verdict(groupOf(guilty), "R", guilty.claimNumber())));

    assertThat(claim(taken, 1).state()).isEqualTo(PayerClaimState.SYNTAX_OK);
    assertThat(claim(refused, 1).state()).isEqualTo(PayerClaimState.TXN_REJECTED);
    ProfessionalClaim innocent = theOneSent();
    assertThat(innocent.claimNumber()).endsWith("1B").doesNotStartWith(refused);
    assertThat(task(TaskKind.CORRECT_REJECTION).subject()).isEqualTo(refused + "1");
    // refused once more, and nobody named: not again by itself
    receive(Answers.implementation(today(), groupOf(innocent), "R", ""));
    assertThat(sent()).isEmpty();
    assertThat(tasks.open().stream().filter(t -> t.kind() == TaskKind.CORRECT_REJECTION).toList())
        .hasSize(2);
  }

  @Test
  @DisplayName("DOMAIN 3.6, 5.4-18: billed by us after all, and the forwarded claim had arrived")
  void whatWeBillHadCrossedOver() {
    String family = bill(oneLine("N10", Payer.MEDICARE, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(one(Payer.MEDICARE, "T1", primary, "19", "120", "CO-45-50", "PR-2-30"));
    daysPass(31);
    decide(TaskKind.CHASE_CROSSOVER, "BILL_DIRECTLY");
    ProfessionalClaim own = sentAndAccepted();
    receive(one(Payer.BETA, "T2", own, "2", "0", "CO-18-200").remark("N522"));
    assertThat(task(TaskKind.WORK_DENIAL).reason()).isEqualTo("CO-18");
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);

    receive(one(Payer.BETA, "T3", primary, "2", "30", "OA-23-170"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("150"));
    assertThat(claim(family, 2).outcome()).isEqualTo(Outcome.PAID);
  }

  @Test
  @DisplayName("DOMAIN 5.4-31, 3.2-4: status 4, the patient is not known: a new claim is sent")
  void aPayerThatDoesNotKnowThePatient() {
    String family = bill(oneLine("N11", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(one(Payer.ACME, "T1", claim, "4", "0", "CO-31-200"));
    assertThat(task(TaskKind.WORK_DENIAL).reason()).isEqualTo("CO-31");
    decide(TaskKind.WORK_DENIAL, "CORRECT_AND_RESUBMIT", corrected("memberId", "NEWID7"));
    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.subscriber().person().id()).isEqualTo("NEWID7");
    assertThat(second.claimNumber()).isEqualTo(family + "1B");
    receive(one(Payer.ACME, "T2", second, "1", "150", "CO-45-50"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.parse("150"));
  }

  @Test
  @DisplayName("DOMAIN 10: an answer about a member id that was corrected on the claim alone")
  void anAnswerAboutACorrectedMemberId() {
    String family = bill(oneLine("N12", Payer.ACME, Payer.BETA));
    ProfessionalClaim first = theOneSent();
    receive(Answers.status(today(), batchOf(first), "A7:164:IL", "U", first.claimNumber()));
    decide(TaskKind.CORRECT_REJECTION, "CORRECTED", corrected("memberId", "FOUND12"));
    sentAndAccepted();

    receive(Answers.eligibility(today(), Payer.ACME, "FOUND12", "EB*6**30~"));
    assertThat(openTasks()).as("%s", complaints()).containsExactly("PAYER_ORDER 271-INACTIVE");
    assertThat(task(TaskKind.PAYER_ORDER).familyId()).isEqualTo(family);
  }

  @Test
  @DisplayName("DOMAIN 8.4: the forwarded claim's payer promises a day, and is asked then")
  void aPromiseAboutAForwardedClaim() {
    String family = bill(oneLine("N13", Payer.MEDICARE, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(one(Payer.MEDICARE, "T1", primary, "19", "120", "CO-45-50", "PR-2-30"));
    daysPass(31);
    decide(
        TaskKind.CHASE_CROSSOVER,
        "KEEP_WAITING",
        Map.of("spokeTo", "Kim", "promisedOn", today().plusDays(3).toString()));
    daysPass(2);
    assertThat(openTasks()).isEmpty();
    daysPass(2);
    assertThat(task(TaskKind.CHASE_CROSSOVER).familyId()).isEqualTo(family);
    receive(one(Payer.BETA, "T2", primary, "2", "30", "OA-23-170"));
    assertThat(openTasks()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
  }

  @Test
  @DisplayName("DOMAIN 5.4-27: the coverage had ended: a person looks before the next is billed")
  void aCoverageThatHadEnded() {
    String family = bill(oneLine("N14", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(one(Payer.ACME, "T1", primary, "1", "0", "PR-27-200"));
    assertThat(sent()).isEmpty();
    assertThat(openTasks()).as("%s", complaints()).hasSize(1);
    decide(TaskKind.WORK_DENIAL, "BILL_NEXT_PAYER");
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(Told.by(secondary))
        .containsExactly("ACME1 D 0.00", "1 ACME1 0.00 99214 PR-27-200.00");
    receive(one(Payer.BETA, "T2", secondary, "2", "150", "CO-45-30", "PR-2-20"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.parse("20"));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  @DisplayName("DOMAIN 2.16, 4.3, T-F8: a rejected secondary is corrected and told again in full")
  void aRejectedSecondaryIsToldAgain() {
    String family = bill(oneLine("N15", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(one(Payer.ACME, "T1", primary, "1", "120", "CO-45-50", "PR-2-30"));
    ProfessionalClaim first = theOneSent();
    receive(Answers.status(today(), batchOf(first), "A7:33:IL", "U", first.claimNumber()));
    decide(TaskKind.CORRECT_REJECTION, "CORRECTED", corrected("memberId", "SECOND9"));
    ProfessionalClaim again = sentAndAccepted();
    assertThat(again.claimNumber()).isEqualTo(family + "2B");
    assertThat(again.information().frequency()).isEqualTo("1");
    assertThat(again.reference("F8")).isEmpty();
    assertThat(again.subscriber().person().id()).isEqualTo("SECOND9");
    assertThat(Told.by(again)).isEqualTo(Told.by(first));
    assertThat(openTasks()).isEmpty();
  }

  private static ProfessionalClaim of(List<ProfessionalClaim> claims, String family) {
    return claims.stream()
        .filter(claim -> claim.claimNumber().startsWith(family))
        .findFirst()
        .orElseThrow();
  }
}
