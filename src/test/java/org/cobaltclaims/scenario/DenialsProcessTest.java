package org.cobaltclaims.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.denial.DenialSuggestion;
import org.cobaltclaims.denial.DenialSuggestions;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.worklist.DecisionDetails;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What payers deny and refuse, and what becomes of it. */
class DenialsProcessTest extends OfficeTest {

  private static final String CHARGE = "200";

  @Autowired private DenialSuggestions suggestions;

  private static Visit oneLine(String number, Payer... payers) {
    return Visit.of(number, payers).line("99214", CHARGE);
  }

  private static Era era(
      Payer payer, String trace, ProfessionalClaim claim, String status, String icn) {
    return Era.of(payer, trace).claim(claim.claimNumber(), status, icn);
  }

  /** The only line is decided. */
  private static Era line(Era era, ProfessionalClaim claim, String paid, String... adjustments) {
    return era.line("99214", claim.lines().getFirst().controlNumber(), CHARGE, paid, adjustments);
  }

  private static Era denied(Era era, ProfessionalClaim claim, String reason, String remark) {
    return era.line(
        "99214",
        claim.lines().getFirst().controlNumber(),
        CHARGE,
        "0",
        remark.isEmpty() ? "" : "LQ*HE*" + remark + "~",
        new String[] {reason + "-" + CHARGE});
  }

  /** A decision with details, as it comes by REST. */
  private void decide(TaskKind kind, String decision, Map<String, Object> details) {
    decisions.decide(task(kind).id(), decision, null, new DecisionDetails(details), "anna");
    settle();
  }

  private String suggested(String family, int level) {
    return suggestions.of(claim(family, level).id()).map(DenialSuggestion::action).orElse("none");
  }

  @Test
  @DisplayName("DOMAIN 0.5-DENIED, 2.9-denied: what the plan does not cover goes to the next payer")
  void aPrimaryThatDeniesAtNothingIsToldToTheNextPayer() {
    String family = bill(oneLine("D1", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(denied(era(Payer.ACME, "T1", primary, "1", "ICN1"), primary, "PR-96", "N130"));

    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.DENIED);
    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
    ProfessionalClaim secondary = sentAndAccepted();
    assertThat(secondary.reference("F8")).isEmpty();
    ProfessionalClaim.OtherPayer told = secondary.otherPayers().getFirst();
    assertThat(told.paid()).isEqualTo(Money.ZERO);
    assertThat(secondary.lines().getFirst().adjudications())
        .singleElement()
        .satisfies(
            decided -> {
              assertThat(decided.paid()).isEqualTo(Money.ZERO);
              assertThat(decided.adjustments()).hasSize(1);
            });
    receive(line(era(Payer.BETA, "T2", secondary, "2", "B1"), secondary, "150", "CO-45-50"));

    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(15000));
  }

  @Test
  @DisplayName("DOMAIN 0.5-CORRECTING-7: CO-197 is replaced with the newest ICN and paid")
  void aMissingAuthorizationIsCorrected() {
    String family = bill(oneLine("D2", Payer.ACME));
    ProfessionalClaim first = sentAndAccepted();
    receive(denied(era(Payer.ACME, "T1", first, "1", "ICN1"), first, "CO-197", ""));
    assertThat(suggested(family, 1)).isEqualTo("CORRECT_R7");

    decide(
        TaskKind.WORK_DENIAL,
        "CORRECT_AND_RESUBMIT",
        Map.of("correction", Map.of("authorization", "AUTH1")));
    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.claimNumber()).isEqualTo(family + "1B");
    assertThat(second.information().frequency()).isEqualTo("7");
    assertThat(second.reference("F8")).isEqualTo("ICN1");
    assertThat(second.reference("G1")).isEqualTo("AUTH1");
    receive(line(era(Payer.ACME, "T2", second, "1", "ICN2"), second, "120", "CO-45-60", "PR-2-20"));

    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
    assertThat(claim(family, 1).icn()).isEqualTo("ICN2");
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.PATIENT_BALANCE);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(12000));
    assertThat(balance(family, Bucket.CONTRACTUAL)).isEqualTo(Money.ofCents(6000));
    assertThat(balance(family, Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(2000));
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(rules(family)).contains("5.3", "5.4");
  }

  @Test
  @DisplayName("DOMAIN 0.5-CORRECTING-7: a payer that takes no replacements gets a new claim")
  void aPayerThatTakesNoReplacementsGetsANewClaim() {
    String family = bill(oneLine("D3", Payer.NO_REPLACEMENTS));
    ProfessionalClaim first = sentAndAccepted();
    receive(denied(era(Payer.NO_REPLACEMENTS, "T1", first, "1", "ICN1"), first, "CO-197", ""));
    assertThat(suggested(family, 1)).isEqualTo("CORRECT_N1");

    decide(
        TaskKind.WORK_DENIAL,
        "CORRECT_AND_RESUBMIT",
        Map.of("correction", Map.of("authorization", "AUTH1")));

    ProfessionalClaim second = theOneSent();
    assertThat(second.information().frequency()).isEqualTo("1");
    assertThat(second.reference("F8")).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 0.5-REJECTED, 0.5-CORRECTING-1: a rejection goes again with frequency 1")
  void aRejectionIsCorrectedAndSentAgain() {
    String family = bill(oneLine("D4", Payer.ACME));
    ProfessionalClaim first = theOneSent();
    receive(Answers.status(today(), batchOf(first), "A7:164:IL", "U", first.claimNumber()));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.REJECTED);

    decide(
        TaskKind.CORRECT_REJECTION,
        "CORRECTED",
        Map.of("correction", Map.of("memberId", "RIGHT1")));

    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.claimNumber()).isEqualTo(family + "1B");
    assertThat(second.information().frequency()).isEqualTo("1");
    assertThat(second.reference("F8")).isEmpty();
    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
  }

  @Test
  @DisplayName(
      "DOMAIN 0.5-APPEALED, 8.2-resubmit-appeal, 0.5-WRITTEN_OFF: an appeal is followed, lost and"
          + " given up")
  void anAppealIsFollowedLostAndGivenUp() {
    String family = bill(oneLine("D5", Payer.ACME));
    ProfessionalClaim claim = sentAndAccepted();
    receive(denied(era(Payer.ACME, "T1", claim, "1", "ICN1"), claim, "CO-50", ""));
    assertThat(suggested(family, 1)).isEqualTo("APPEAL");

    decide(
        TaskKind.WORK_DENIAL,
        "APPEAL",
        Map.of("text", "See the records.", "until", today().plusDays(3).toString()));
    assertThat(claim(family, 1).state()).isEqualTo(PayerClaimState.APPEALED);
    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
    daysPass(4);
    assertThat(openTasks()).containsExactly("FOLLOW_APPEAL CO-50");
    decide(TaskKind.FOLLOW_APPEAL, "UPHELD");
    decide(TaskKind.WORK_DENIAL, "WRITE_OFF");

    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
    assertThat(balance(family, Bucket.OTHER_WRITE_OFF)).isEqualTo(Money.ofCents(20000));
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(rules(family)).contains("8.3");
  }

  @Test
  @DisplayName("DOMAIN 5.3: what is put off comes back on its day and goes to the next payer")
  void whatIsPutOffComesBackOnItsDay() {
    String family = bill(oneLine("D6", Payer.ACME, Payer.BETA));
    ProfessionalClaim claim = sentAndAccepted();
    receive(denied(era(Payer.ACME, "T1", claim, "1", "ICN1"), claim, "CO-50", ""));
    decide(TaskKind.WORK_DENIAL, "HOLD", Map.of("until", today().plusDays(2).toString()));
    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
    assertThat(hasClaim(family, 2)).isFalse();

    daysPass(3);
    decide(TaskKind.WORK_DENIAL, "BILL_NEXT_PAYER");

    ProfessionalClaim secondary = theOneSent();
    assertThat(secondary.claimNumber()).isEqualTo(family + "2A");
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("DOMAIN 0.5-PARTIAL, 2.9-line-denied: one line is denied, all of them go on")
  void oneLineIsDeniedAndAllGoOn() {
    String family =
        bill(Visit.of("D7", Payer.ACME, Payer.BETA).line("99214", "200").line("90833", "100"));
    ProfessionalClaim primary = sentAndAccepted();
    receive(
        era(Payer.ACME, "T1", primary, "1", "ICN1")
            .line("99214", primary.lines().get(0).controlNumber(), "200", "160", "PR-2-40")
            .line(
                "90833",
                primary.lines().get(1).controlNumber(),
                "100",
                "0",
                "LQ*HE*N130~",
                new String[] {"PR-96-100"}));

    assertThat(claim(family, 1).outcome()).isEqualTo(Outcome.PARTIAL);
    ProfessionalClaim secondary = theOneSent();
    assertThat(secondary.lines()).hasSize(2);
    assertThat(secondary.lines())
        .extracting(line -> line.adjudications().getFirst().paid())
        .isEqualTo(List.of(Money.ofCents(16000), Money.ZERO));
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(14000));
  }

  @Test
  @DisplayName("DOMAIN 2.9-wrong-order: another payer comes first, the wrong one is replaced later")
  void theWrongPayerIsReplacedWhenItsTurnComes() {
    String family = bill(oneLine("D8", Payer.ACME, Payer.BETA));
    ProfessionalClaim wrong = sentAndAccepted();
    receive(denied(era(Payer.ACME, "T1", wrong, "1", "ICN1"), wrong, "CO-22", ""));
    assertThat(suggested(family, 1)).isEqualTo("BILL_OTHER_PAYER_FIRST");

    decide(TaskKind.WORK_DENIAL, "BILL_OTHER_PAYER_FIRST");
    ProfessionalClaim right = sentAndAccepted();
    assertThat(right.claimNumber()).isEqualTo(family + "1B");
    assertThat(right.subscriber().payer().id()).isEqualTo(Payer.BETA.id);
    assertThat(right.subscriber().information().sequence()).isEqualTo("P");
    assertThat(right.information().frequency()).isEqualTo("1");
    receive(line(era(Payer.BETA, "T2", right, "1", "B1"), right, "100", "CO-45-60", "PR-2-40"));

    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.subscriber().payer().id()).isEqualTo(Payer.ACME.id);
    assertThat(second.information().frequency()).isEqualTo("7");
    assertThat(second.reference("F8")).isEqualTo("ICN1");
    receive(
        era(Payer.ACME, "T3", wrong, "22", "ICN1")
            .line("99214", control(wrong, 1), "-200", "0", "CO-22--200")
            .claim(second.claimNumber(), "2", "ICN2")
            .line("99214", control(second, 1), "200", "40", "OA-23-160"));

    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(14000));
  }

  @Test
  @DisplayName("DOMAIN 2.9-secondary-denied: the second payer misses the first one's decision")
  void theSecondPayerGetsTheFirstOnesDecisionAgain() {
    String family = bill(oneLine("D9", Payer.ACME, Payer.BETA));
    ProfessionalClaim primary = sentAndAccepted();
    receive(line(era(Payer.ACME, "T1", primary, "1", "ICN1"), primary, "150", "PR-2-50"));
    ProfessionalClaim first = sentAndAccepted();
    receive(denied(era(Payer.BETA, "T2", first, "2", "B1"), first, "CO-22", ""));
    assertThat(suggested(family, 2)).isEqualTo("CORRECT_R7");
    assertThat(task(TaskKind.WORK_DENIAL).money()).isEqualTo(Money.ofCents(5000));

    decide(TaskKind.WORK_DENIAL, "CORRECT_AND_RESUBMIT", Map.of());

    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.claimNumber()).isEqualTo(family + "2B");
    assertThat(second.information().frequency()).isEqualTo("7");
    assertThat(second.reference("F8")).isEqualTo("B1");
    assertThat(second.lines().getFirst().adjudications()).hasSize(1);
    receive(line(era(Payer.BETA, "T3", second, "2", "B2"), second, "50", "OA-23-150"));

    assertThat(openTasks()).as("tasks; %s", complaints()).isEmpty();
    assertThat(familyOf(family).state()).isEqualTo(FamilyState.CLOSED);
    assertThat(balance(family, Bucket.PAID)).isEqualTo(Money.ofCents(20000));
  }

  @Test
  @DisplayName(
      "DOMAIN 5.3: charge, units, modifiers and providers are corrected, the ledger follows")
  void whatWasChargedIsCorrected() {
    String family = bill(visit("D20", Payer.ACME, Payer.BETA));
    ProfessionalClaim first = sentAndAccepted();
    receive(
        Era.of(Payer.ACME, "T1")
            .claim(first.claimNumber(), "1", "ICN1")
            .line("99214", control(first, 1), "200", "0", "CO-16-200")
            .remark("M53")
            .line("90833", control(first, 2), "120", "0", "CO-16-120")
            .remark("M53"));
    decide(
        TaskKind.WORK_DENIAL,
        "CORRECT_AND_RESUBMIT",
        Map.of(
            "correction",
            Map.of(
                "lines",
                List.of(
                    Map.of("number", 1, "charge", 25050, "units", 2, "modifiers", List.of("25"))),
                "providers",
                List.of(
                    Map.of("role", "SUPERVISING", "npi", "1234567893", "last", "SMITH"),
                    Map.of(
                        "role",
                        "FACILITY",
                        "last",
                        "NORTH CLINIC",
                        "address",
                        Map.of(
                            "line1",
                            "5 ELM ST",
                            "city",
                            "PEORIA",
                            "state",
                            "IL",
                            "zip",
                            "616020001"))))));

    ProfessionalClaim second = sentAndAccepted();
    assertThat(second.information().frequency()).isEqualTo("7");
    assertThat(second.reference("F8")).isEqualTo("ICN1");
    assertThat(second.information().charge()).isEqualTo(Money.ofCents(37050));
    assertThat(second.lines().getFirst().charge()).isEqualTo(Money.ofCents(25050));
    assertThat(second.lines().getFirst().procedure().modifiers()).containsExactly("25");
    assertThat(second.providers())
        .extracting(provider -> provider.entity() + " " + provider.lastOrOrganization())
        .contains("DQ SMITH", "77 NORTH CLINIC");
    assertThat(balance(family, Bucket.CHARGE)).isEqualTo(Money.ofCents(-37050));
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(37050));
    assertThat(balance(family, Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);

    receive(
        Era.of(Payer.ACME, "T2")
            .claim(second.claimNumber(), "1", "ICN2")
            .line("99214:25", control(second, 1), "250.5", "150.5", "CO-45-70", "PR-2-30")
            .line("90833", control(second, 2), "120", "60", "CO-45-40", "PR-3-20"));
    assertThat(openTasks()).as("%s", complaints()).isEmpty();
    ProfessionalClaim secondary = theOneSent();
    assertThat(secondary.information().charge()).isEqualTo(Money.ofCents(37050));
    assertThat(Told.by(secondary))
        .containsExactly(
            "ACME1 D 210.50",
            "1 ACME1 150.50 99214 CO-45-70.00 PR-2-30.00",
            "2 ACME1 60.00 90833 CO-45-40.00 PR-3-20.00");
    assertThat(balance(family, Bucket.PAYER_OPEN)).isEqualTo(Money.ofCents(5000));
  }
}
