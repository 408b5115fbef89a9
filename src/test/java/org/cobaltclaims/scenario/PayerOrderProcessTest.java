package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What payers say about the order of the payers, in remittances and in answers about coverage. */
class PayerOrderProcessTest extends OfficeTest {

  private static final String PRIMARY_GAMMA =
      "EB*1**30~EB*R**30~LS*2120~NM1*PRP*2*GAMMA MUTUAL*****PI*GAMA3~LE*2120~";

  @Autowired private List<TaskAdvisor> advisors;

  private Optional<TaskAdvice> advice(TaskKind kind) {
    return advisors.stream().flatMap(a -> a.advise(task(kind)).stream()).findFirst();
  }

  private void decide(TaskKind kind, String decision, Map<String, Object> with) {
    decisions.decide(task(kind).id(), decision, "as the test wants", details(with), "anna");
    settle();
  }

  @Test
  @DisplayName("DOMAIN 3.1, 5.4-109: who comes first by the ERA is billed first, by one decision")
  void thePayerThatTheDenialNamesIsBilledFirst() {
    Visit visit = visit("O1", Payer.ACME);
    String family = bill(visit);
    ProfessionalClaim wrong = sentAndAccepted();
    Era era =
        Era.of(Payer.ACME, "T1")
            .claim(wrong.claimNumber(), "1", "ICNT1")
            .with("NM1*GB*1*DOE*JANE****MI*GAM777")
            .with("NM1*PR*2*GAMMA MUTUAL*****PI*GAMA3")
            .line("99214", control(wrong, 1), "200", "0", "CO-109-200")
            .line("90833", control(wrong, 2), "120", "0", "CO-109-120");
    receive(era);

    assertThat(openTasks()).containsExactly("WORK_DENIAL CO-109");
    assertThat(advice(TaskKind.WORK_DENIAL))
        .hasValueSatisfying(
            advice -> {
              assertThat(advice.action()).isEqualTo("BILL_OTHER_PAYER_FIRST");
              assertThat(advice.items())
                  .anySatisfy(
                      item -> assertThat(item.meaning()).contains("payer GAMA3 comes first"));
            });
    decide(TaskKind.WORK_DENIAL, "BILL_OTHER_PAYER_FIRST");

    ProfessionalClaim right = theOneSent();
    assertThat(right.subscriber().payer().id()).isEqualTo("GAMA3");
    assertThat(right.subscriber().information().sequence()).isEqualTo("P");
    assertThat(right.otherPayers()).hasSize(1);
    assertThat(right.otherPayers().getFirst().payer().id()).isEqualTo("ACME1");
    assertThat(right.otherPayers().getFirst().paid()).isNull();
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(32000));
    assertThat(familyOf(family).content().coverages().getFirst().memberId()).isEqualTo("GAM777");
    assertThat(openTasks()).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 3.1: a payer that pays and says that another comes first is asked about")
  void aPaymentThatNamesAnotherPayer() {
    String family = bill(visit("O2", Payer.ACME));
    ProfessionalClaim sent = sentAndAccepted();
    Era era =
        Era.of(Payer.ACME, "T2")
            .claim(sent.claimNumber(), "1", "ICNT2")
            .with("NM1*PR*2*SOME OTHER PLAN*****PI*OTHER99")
            .line("99214", control(sent, 1), "200", "64", "CO-45-70", "PR-1-50", "PR-2-16")
            .line("90833", control(sent, 2), "120", "60", "CO-45-40", "PR-3-20");
    receive(era);

    assertThat(openTasks()).containsExactly("PAYER_ORDER NM1-PR");
    assertThat(familyOf(family).state())
        .as("the patient is not billed before")
        .isEqualTo(FamilyState.OPEN);
    assertThatThrownBy(() -> decide(TaskKind.PAYER_ORDER, "OTHER_PAYER_FIRST"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("memberId");
    decide(TaskKind.PAYER_ORDER, "DONE");
    assertThat(openTasks()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  @DisplayName("DOMAIN 10: a coverage that does not hold on the day of service is taken off")
  void aCoverageThatDoesNotHold() {
    Visit visit = visit("O3", Payer.ACME, Payer.BETA);
    String family = bill(visit);
    ProfessionalClaim primary = sentAndAccepted();
    String inactive =
        Answers.eligibility(
            today(),
            Payer.BETA,
            visit.member(2),
            "DTP*347*D8*%s~EB*6**30~".formatted(Visit.iso(today().minusDays(30))));
    receive(inactive);

    assertThat(openTasks()).as("%s", complaints()).containsExactly("PAYER_ORDER 271-INACTIVE");
    assertThat(advice(TaskKind.PAYER_ORDER))
        .hasValueSatisfying(advice -> assertThat(advice.action()).isEqualTo("COVERAGE_ENDED"));
    decide(TaskKind.PAYER_ORDER, "COVERAGE_ENDED");
    receive(inactive.replace("*E1*", "*E2*"));
    assertThat(openTasks()).as("the claim does not name it any more").isEmpty();

    receive(paid(Payer.ACME, "T3", primary));
    assertThat(hasClaim(family, 2)).isFalse();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(8600));
  }

  @Test
  @DisplayName(
      "DOMAIN 10: a coverage that its payer denies is not billed before a person has looked")
  void aCoverageThatIsInQuestion() {
    Visit visit = visit("O12", Payer.ACME, Payer.BETA);
    String family = bill(visit);
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Answers.eligibility(
            today(),
            Payer.BETA,
            visit.member(2),
            "DTP*347*D8*%s~EB*6**30~".formatted(Visit.iso(today().minusDays(30)))));
    receive(paid(Payer.ACME, "T12", primary));

    assertThat(sent()).isEmpty();
    assertThat(openTasks())
        .as("%s", complaints())
        .containsExactly("PAYER_ORDER 271-INACTIVE", "REVIEW_SECONDARY PAYER_ORDER");
    decide(TaskKind.PAYER_ORDER, "COVERAGE_ENDED");
    assertThat(openTasks()).isEmpty();
    assertThat(sent()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(8600));
  }

  @Test
  @DisplayName("DOMAIN 10: a draft to a payer whose coverage has ended is dropped with it")
  void aDraftGoesWithItsCoverage() {
    Visit visit = Visit.of("O4", Payer.ACME, Payer.MEDICARE).withoutMspType().line("99214", "200");
    String family = bill(visit);
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T4")
            .claim(primary.claimNumber(), "1", "ICNT4")
            .line("99214", control(primary, 1), "200", "150", "PR-1-50"));
    assertThat(openTasks()).as("why Medicare is second is missing").hasSize(1);
    receive(Answers.eligibility(today(), Payer.MEDICARE, visit.member(2), "EB*6**30~"));
    decide(TaskKind.PAYER_ORDER, "COVERAGE_ENDED");

    assertThat(openTasks()).isEmpty();
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.CLOSED);
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(5000));
  }

  @Test
  @DisplayName("DOMAIN 10: a payer that nobody knew is asked for what was left to the patient")
  void aSecondPayerThatIsFoundLate() {
    Visit visit = visit("O5", Payer.ACME);
    String family = bill(visit);
    receive(paid(Payer.ACME, "T5", sentAndAccepted()));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    receive(
        Answers.eligibility(
            today(),
            Payer.ACME,
            visit.member(1),
            "EB*1**30~EB*R**30~REF*1W*BET55~LS*2120~NM1*SEP*2*BETA BENEFIT"
                + " PLAN*****PI*BETA2~LE*2120~"));

    assertThat(openTasks()).as("%s", complaints()).containsExactly("PAYER_ORDER 271-OTHER-PAYER");
    decide(TaskKind.PAYER_ORDER, "ADD_COVERAGE");
    ProfessionalClaim secondary = theOneSent();
    assertThat(secondary.subscriber().payer().id()).isEqualTo("BETA2");
    assertThat(secondary.subscriber().information().sequence()).isEqualTo("S");
    assertThat(secondary.otherPayers().getFirst().paid()).isEqualTo(Money.ofCents(12400));
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(8600));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);

    receive(Answers.accepted(today(), batchOf(secondary), secondary.claimNumber()));
    receive(
        Era.of(Payer.BETA, "T6")
            .claim(secondary.claimNumber(), "2", "ICNT6")
            .line("99214", control(secondary, 1), "200", "50", "OA-23-134", "PR-2-16")
            .line("90833", control(secondary, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(1600));
  }

  @Test
  @DisplayName(
      "DOMAIN 7.1, 10: another payer first by a 271: not while the claim is with its payer")
  void theOtherPayerFirstOnceTheClaimIsBack() {
    Visit visit = visit("O6", Payer.ACME, Payer.GAMMA);
    String family = bill(visit);
    ProfessionalClaim sent = sentAndAccepted();
    receive(Answers.eligibility(today(), Payer.ACME, visit.member(1), PRIMARY_GAMMA));

    assertThat(openTasks()).as("%s", complaints()).containsExactly("PAYER_ORDER 271-OTHER-PRIMARY");
    assertThatThrownBy(() -> decide(TaskKind.PAYER_ORDER, "OTHER_PAYER_FIRST"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("is with payer ACME1");
    receive(Answers.status(today(), batchOf(sent), "A7:562:85", "U", sent.claimNumber()));
    decide(TaskKind.PAYER_ORDER, "OTHER_PAYER_FIRST");

    ProfessionalClaim first = theOneSent();
    assertThat(first.subscriber().payer().id()).isEqualTo("GAMA3");
    assertThat(openTasks()).isEmpty();
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(32000));
  }

  @Test
  @DisplayName("DOMAIN 10: an answer about nobody of ours is shown")
  void anAnswerAboutNobodyOfOurs() {
    bill(visit("O7", Payer.ACME));
    receive(Answers.eligibility(today(), Payer.ACME, "NOBODY1", "EB*6**30~"));
    assertThat(openTasks()).containsExactly("UNREADABLE_FILE UNKNOWN_REFERENCE");
    assertThat(complaints())
        .anySatisfy(text -> assertThat(text).contains("about nobody who is insured"));
  }

  private static Era notOurs(ProfessionalClaim claim, String trace) {
    return Era.of(Payer.ACME, trace)
        .claim(claim.claimNumber(), "23", "ICN" + trace)
        .line("99214", control(claim, 1), "200", "0", "OA-109-200")
        .line("90833", control(claim, 2), "120", "0", "OA-109-120");
  }

  @Test
  @DisplayName("DOMAIN 3.2-23, 0.5: not our claim, forwarded to the next payer, which is awaited")
  void aClaimThatIsTheNextPayers() {
    String family = bill(visit("O8", Payer.ACME, Payer.BETA));
    ProfessionalClaim sent = sentAndAccepted();
    receive(notOurs(sent, "T8").with("NM1*TT*2*BETA BENEFIT PLAN*****PI*BETA2"));

    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.CROSSED_OVER);
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    assertThat(sent()).isEmpty();

    receive(paid(Payer.BETA, "T9", sent));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(12400));
    assertThat(balance(family, Bucket.CONTRACTUAL)).isEqualTo(Money.ofCents(11000));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(8600));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  @DisplayName("DOMAIN 3.2-23, 8.2-crossover: it went to the next payer, whose answer never comes")
  void aClaimThatIsTheNextPayersAndGetsLost() {
    String family = bill(visit("O11", Payer.ACME, Payer.BETA));
    ProfessionalClaim sent = sentAndAccepted();
    receive(notOurs(sent, "T11").with("NM1*TT*2*BETA BENEFIT PLAN*****PI*BETA2"));
    daysPass(31);
    decide(TaskKind.CHASE_CROSSOVER, "BILL_DIRECTLY");

    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    ProfessionalClaim first = sentAndAccepted();
    assertThat(first.claimNumber()).isEqualTo(family + "1B");
    assertThat(first.subscriber().payer().id()).isEqualTo("BETA2");
    assertThat(first.subscriber().information().sequence()).isEqualTo("P");
    assertThat(first.information().frequency()).isEqualTo("1");
    assertThat(first.otherPayers()).isEmpty();
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(32000));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ZERO);
    receive(paid(Payer.BETA, "T12", first));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(8600));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }

  @Test
  @DisplayName("DOMAIN 3.2-23: not our claim, and nobody says whose: a person sets the order")
  void aClaimThatIsNobodys() {
    String family = bill(visit("O9", Payer.ACME, Payer.BETA));
    receive(notOurs(sentAndAccepted(), "T10"));

    assertThat(openTasks()).as("%s", complaints()).containsExactly("PAYER_ORDER STATUS-23");
    decide(TaskKind.PAYER_ORDER, "COVERAGE_ENDED");
    ProfessionalClaim first = theOneSent();
    assertThat(first.subscriber().payer().id()).isEqualTo("BETA2");
    assertThat(first.otherPayers()).isEmpty();
    assertThat(openTasks()).isEmpty();
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(32000));
  }

  @Test
  @DisplayName("DOMAIN 3.6: the next payer's answer comes first, is held, and posts by itself")
  void theLaterPayersAnswerComesFirst() {
    String family = bill(visit("O10", Payer.ACME, Payer.BETA));
    ProfessionalClaim sent = sentAndAccepted();
    receive(
        Era.of(Payer.BETA, "T11")
            .claim(sent.claimNumber(), "2", "ICNT11")
            .line("99214", control(sent, 1), "200", "50", "OA-23-134", "PR-2-16")
            .line("90833", control(sent, 2), "120", "20", "OA-23-100"));
    assertThat(openTasks())
        .as("%s", complaints())
        .containsExactly("MATCH_PAYMENT PRIOR_PAYER_OPEN");
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);

    receive(paid(Payer.ACME, "T12", sent));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    assertThat(sent()).isEmpty();
    assertThat(claim(family, 2).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(1600));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
  }
}
