package org.cobaltclaims.denial.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.process.SecondaryBilling;
import org.cobaltclaims.denial.Appeal;
import org.cobaltclaims.denial.Appeals;
import org.cobaltclaims.engine.ProcessNames.DenialResubmission.Stand;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the money goes that a payer denied; the family's ledger stays at zero throughout. */
class DenialDecisionsTest extends ApplicationTest {

  private static final Money CHARGE = Money.ofCents(32000);

  @Autowired private FamilyProgress progress;
  @Autowired private SecondaryBilling billing;
  @Autowired private DenialProgress denialProgress;
  @Autowired private Appeals appeals;

  @Test
  @DisplayName("T-DEN: a person lets the next payer be asked for what was denied")
  void theNextPayerIsAskedForIt() {
    Task task = denied("CO", "16");
    assertThat(task.money()).isEqualTo(CHARGE);
    assertThat(task.payerId()).isEqualTo("12345");
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(CHARGE);

    decide(task, "BILL_NEXT_PAYER");

    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(CHARGE);
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.BILL);
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(billing.facts(claim(2).id()))
        .containsEntry("denialOutcome", "YES")
        .containsEntry("remainingPositive", true);
  }

  @Test
  void thePatientIsAskedForItAndTheNextPayerForNothing() {
    Task task = denied("PR", "27");

    decide(task, "BILL_PATIENT");

    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(CHARGE);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(billing.facts(claim(2).id())).containsEntry("denialOutcome", "YES");
  }

  @Test
  @DisplayName("T-DEN: the patient is never billed for a contractual denial")
  void thePatientIsNotAskedForWhatThePayersContractForbids() {
    Task task = denied("CO", "29");

    assertThatThrownBy(() -> decide(task, "BILL_PATIENT"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("CO-29");
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(CHARGE);
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void nobodyIsAskedForWhatIsWrittenOff() {
    Task task = denied("CO", "29");

    decide(task, "WRITE_OFF");

    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(CHARGE);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    progress.next(family);
    assertThat(billing.facts(claim(2).id())).containsEntry("remainingPositive", false);
  }

  @Test
  void aDenialIsDecidedOnce() {
    Task task = denied("CO", "29");
    decide(task, "WRITE_OFF");

    assertThat(decisions.decide(task.id(), "WRITE_OFF", "again", "bob").decidedBy())
        .isEqualTo("ann");
    assertThatThrownBy(() -> decide(task, "BILL_NEXT_PAYER"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessage("ann decided WRITE_OFF already");
    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(CHARGE);
    assertThat(timeline.of(family))
        .filteredOn(entry -> entry.rule().equals("5.3"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.text()).contains("ann decided WRITE_OFF").contains("CO-29");
              assertThat(entry.payerClaimId()).isEqualTo(claim(1).id());
            });
  }

  @Test
  @DisplayName("T-F8: CO-197 is corrected and replaces the claim, with the payer's newest ICN")
  void aDenialIsCorrectedAndReplacesTheClaim() {
    Task task = denied("CO", "197");
    String icn = claim(1).icn();

    correct(task, Map.of("correction", Map.of("authorization", "AUTH77")));

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SCRUBBED);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(money().balance(Bucket.PAYER_OPEN, 1)).isEqualTo(CHARGE);
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(1).id());
    sendAgain();
    assertThat(claim(1).currentVersion().frequency()).isEqualTo("7");
    BilledClaim billed = snapshot("1B");
    assertThat(billed.originalReference()).isEqualTo(icn);
    assertThat(billed.destination().priorAuthorization()).isEqualTo("AUTH77");
    assertThat(snapshot("1A").destination().priorAuthorization()).isEqualTo("AUTH778");
    assertThat(timeline.of(family))
        .anySatisfy(entry -> assertThat(entry.text()).isEqualTo("Corrected: authorization"))
        .noneSatisfy(entry -> assertThat(entry.text()).contains("AUTH77"));

    receive(answer("1B", "ICN2", "T2", text -> text));

    assertThat(claim(1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(claim(1).icn()).isEqualTo("ICN2");
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  @DisplayName("DOMAIN 5.2 O6: denied twice for the same reason, it does not go round again")
  void whatIsCorrectedInVainDoesNotGoRoundInCircles() {
    Task task = denied("CO", "197");
    for (int round = 1; round <= 2; round++) {
      correct(task, Map.of("correction", Map.of("authorization", "AUTH" + round)));
      sendAgain();
      String version = "1" + (char) ('A' + round);
      receive(answer(version, "ICN" + round, "T" + round, text -> denied(text, "CO", "197")));
      assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(CHARGE);
      task = openTask(claim(1).id(), TaskKind.WORK_DENIAL);
    }

    assertThat(denialProgress.facts(claim(1).id())).containsEntry("attempts", 2);
    Task third = task;
    assertThatThrownBy(() -> correct(third, Map.of()))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("denied as CO-197 each time");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(claim(1).icn()).isEqualTo("ICN2");
  }

  @Test
  @DisplayName("T-DMN: MA130 asks for a new claim, and so does a payer without a number")
  void anUnprocessableClaimIsSentAsANewOne() {
    sent();
    receive(era(text -> denied(text, "CO", "16").replace("LQ*HE*M51", "LQ*HE*MA130")));

    correct(openTask(claim(1).id(), TaskKind.WORK_DENIAL), Map.of());
    sendAgain();

    assertThat(claim(1).currentVersion().frequency()).isEqualTo("1");
    assertThat(snapshot("1B").originalReference()).isEmpty();
  }

  @Test
  void aCorrectionThatNoClaimCanCarryIsRefusedWithoutItsValue() {
    Task task = denied("CO", "197");

    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("correction", Map.of("diagnoses", List.of("SECRET"))),
            Map.of("correction", Map.of("renderingNpi", "1234567890")),
            Map.of("correction", Map.of("lines", List.of(Map.of("number", 9, "units", 1)))),
            Map.of("correction", Map.of("charge", 1)),
            Map.of("until", "2026-12-31"),
            Map.of("as", "OTHER"))) {
      assertThatThrownBy(() -> correct(task, wrong))
          .isInstanceOf(DecisionRefused.class)
          .hasMessageContaining("details.")
          .hasMessageNotContaining("SECRET");
    }
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();
    assertThat(families.findById(family).orElseThrow().content().coverage(1).priorAuthorization())
        .isEqualTo("AUTH778");
  }

  @Test
  void everyFieldOfAVisitCanBeCorrected() {
    Task task = denied("CO", "16");

    correct(
        task,
        Map.of(
            "correction",
            Map.of(
                "diagnoses",
                List.of("F41.1", "F33.0"),
                "memberId",
                "NEW123",
                "note",
                "CORRECTED CLAIM",
                "lines",
                List.of(
                    Map.of(
                        "number",
                        1,
                        "modifiers",
                        List.of("59", "25"),
                        "diagnosisPointers",
                        List.of(2, 1),
                        "units",
                        2,
                        "serviceFrom",
                        "2026-10-06")))));
    sendAgain();

    BilledClaim billed = snapshot("1B");
    assertThat(billed.content().diagnoses()).containsExactly("F411", "F330");
    assertThat(billed.destination().memberId()).isEqualTo("NEW123");
    assertThat(billed.content().lines().getFirst().procedure().modifiers())
        .containsExactly("59", "25");
    assertThat(billed.content().lines().getFirst().serviceFrom())
        .isEqualTo(LocalDate.of(2026, 10, 6));
    assertThat(billed.content().charge()).isEqualTo(CHARGE);
    assertThat(families.findById(family).orElseThrow().serviceTo())
        .isEqualTo(LocalDate.of(2026, 10, 6));
  }

  @Test
  @DisplayName("DOMAIN 5.3: an appeal is written, waited for, lost, and the denial worked again")
  void anAppealIsWrittenWaitedForAndLost() {
    Task task = denied("CO", "50");

    decisions.decide(
        task.id(),
        "APPEAL",
        null,
        new DecisionDetails(Map.of("text", "The records show why.")),
        "ann");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.APPEALED);
    Appeal appeal = appeals.of(claim(1).id()).getFirst();
    assertThat(appeal.letter())
        .contains("First appeal", "The records show why.", "CO-50", claim(1).icn(), "320.00");
    assertThat(denialProgress.look(claim(1).id()).stand()).isEqualTo(Stand.WAIT);
    clock.setTo(appeal.answerDueOn());
    denialProgress.due(claim(1).id());
    Task follow = openTask(claim(1).id(), TaskKind.FOLLOW_APPEAL);
    decide(follow, "UPHELD");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ADJUDICATED);
    assertThat(appeals.of(claim(1).id()).getFirst().outcome()).isEqualTo(Appeal.Outcome.UPHELD);
    assertThat(openTask(claim(1).id(), TaskKind.WORK_DENIAL).occurrence()).isEqualTo(2);
    assertThat(denialProgress.facts(claim(1).id())).containsEntry("appealOpen", true);
  }

  @Test
  @DisplayName("DOMAIN 5.3: an appeal that is won is settled by its remittance")
  void anAppealThatIsWonIsSettledByItsRemittance() {
    Task task = denied("CO", "50");
    decide(task, "APPEAL");
    denialProgress.takeUp(claim(1).id());
    decide(openTask(claim(1).id(), TaskKind.FOLLOW_APPEAL), "OVERTURNED");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.APPEALED);

    receive(answer("1A", "ICN2", "T2", text -> text));

    assertThat(claim(1).outcome()).isEqualTo(Outcome.PAID);
    assertThat(denialProgress.look(claim(1).id()).stand()).isEqualTo(Stand.DONE);
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
  }

  @Test
  @DisplayName("DOMAIN 5.3: what is put off is asked again on its day")
  void whatIsPutOffIsAskedAgainOnItsDay() {
    Task task = denied("CO", "197");
    LocalDate day = LocalDate.of(2026, 12, 10);

    decisions.decide(
        task.id(), "HOLD", null, new DecisionDetails(Map.of("until", "2026-12-10")), "ann");

    assertThat(denialProgress.look(claim(1).id()).stand()).isEqualTo(Stand.WAIT);
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(1).id());
    denialProgress.due(claim(1).id());
    assertThat(tasks.open(claim(1).id(), TaskKind.WORK_DENIAL)).isEmpty();
    clock.setTo(day);
    denialProgress.due(claim(1).id());
    assertThat(openTask(claim(1).id(), TaskKind.WORK_DENIAL).reason()).isEqualTo("CO-197");
    assertThat(denialProgress.look(claim(1).id()).stand()).isEqualTo(Stand.WORK);
  }

  @Test
  @DisplayName("DOMAIN 5.3: a write-off over the limit is approved by somebody else")
  void aWriteOffOverTheLimitIsApprovedBySomebodyElse() {
    Task task = denied("CO", "29");
    jdbc.update("UPDATE ledger_entry SET amount_cents = amount_cents * 10");

    decide(task, "WRITE_OFF");

    Task approval = openTask(claim(1).id(), TaskKind.APPROVE_WRITE_OFF);
    assertThat(approval.money()).isEqualTo(Money.ofCents(320000));
    assertThat(approval.group()).isEqualTo("managers");
    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(Money.ZERO);
    assertThatThrownBy(() -> decide(approval, "APPROVE")).hasMessageContaining("somebody else");
    decisions.decide(approval.id(), "APPROVE", null, "bob");
    assertThat(money().balance(Bucket.OTHER_WRITE_OFF)).isEqualTo(Money.ofCents(320000));
    assertThat(denialProgress.look(claim(1).id()).stand()).isEqualTo(Stand.DONE);
  }

  @Test
  void aWriteOffThatIsRejectedIsWorkedAgain() {
    Task task = denied("CO", "29");
    jdbc.update("UPDATE ledger_entry SET amount_cents = amount_cents * 10");
    decide(task, "WRITE_OFF");

    decisions.decide(
        openTask(claim(1).id(), TaskKind.APPROVE_WRITE_OFF).id(), "REJECT", "try again", "bob");

    assertThat(openTask(claim(1).id(), TaskKind.WORK_DENIAL).occurrence()).isEqualTo(2);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ofCents(320000));
  }

  @Test
  @DisplayName("T-F8: a secondary denial takes the same road, with the secondary's own ICN")
  void aSecondaryDenialTakesTheSameRoad() {
    sent();
    receive(era(text -> text));
    String primaryIcn = claim(1).icn();
    progress.next(family);
    sendSecondary();
    receive(secondaryEra(era(text -> denied(text, "CO", "16"))));
    Task task = openTask(claim(2).id(), TaskKind.WORK_DENIAL);
    assertThat(task.money()).isEqualTo(Money.ofCents(8600));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(denialProgress.facts(claim(2).id()))
        .containsEntry("level", 2)
        .containsEntry("remark", "M51")
        .containsEntry("hasNextCoverage", false);

    correct(task, Map.of("correction", Map.of("memberId", "SEC999")));
    assertThat(money().balance(Bucket.PAYER_OPEN, 2)).isEqualTo(Money.ofCents(8600));
    sendSecondary();

    BilledClaim billed = snapshot("2B");
    assertThat(billed.frequency()).isEqualTo("7");
    assertThat(billed.originalReference()).isEqualTo("BETA1");
    assertThat(billed.destination().memberId()).isEqualTo("SEC999");
    assertThat(billed.priorAdjudications().getFirst().payerClaimControlNumber())
        .isEqualTo(primaryIcn);
    assertThat(billed.content().coverage(1).memberId()).isNotEqualTo("SEC999");
  }

  private void sendSecondary() {
    prepare(claim(2).id(), "ELECTRONIC");
    PayerClaim claim = claim(2);
    claim.batched("B" + claim.versions().size() + "2");
    claim.sent(claim.currentVersion().pcn() + ".837", LocalDate.of(2026, 11, 21));
    claims.save(claim);
  }

  /** The second payer denies what the first one left: 66 on the first line, 20 on the other. */
  private static String secondaryEra(String era) {
    return era.replaceFirst("(CLP\\*\\w{10})1A\\*1", "$12A*2")
        .replaceFirst("ACM2026110200441", "BETA1")
        .replace("ACME HEALTH PLAN", "BETA SUPPLEMENTAL")
        .replace("REF*2U*12345", "REF*2U*67890")
        .replace("1361234567", "1369999999")
        .replace("EFT00088123", "T2")
        .replace("CAS*CO*16*200", "CAS*OA*23*134~\nCAS*CO*16*66")
        .replace("CAS*CO*16*120", "CAS*OA*23*100~\nCAS*CO*16*20");
  }

  @Test
  @DisplayName(
      "DOMAIN 3.5: a line that was denied is replaced; its payer takes the claim back first")
  void aLineThatWasDeniedIsReplacedWithItsReversal() {
    sent();
    receive(era(text -> lineDenied(text)));
    Task task = openTask(claim(1).id(), TaskKind.WORK_DENIAL);
    assertThat(task.money()).isEqualTo(Money.ofCents(12000));
    assertThatThrownBy(() -> correct(task, Map.of("as", "NEW")))
        .hasMessageContaining("would bill that twice");
    correct(task, Map.of("correction", Map.of("authorization", "AUTH77")));
    sendAgain();

    receive(answer("1B", "ICN2", "T2", text -> text));
    assertThat(claim(1).decided()).as("held: no reversal has come").isFalse();
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(6400));
    receive(reversal(era(text -> lineDenied(text))));

    assertThat(claim(1).decided()).isTrue();
    assertThat(money().balance(Bucket.PAID, 1)).isEqualTo(Money.ofCents(12400));
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  private static String lineDenied(String era) {
    return era.replace("1*320*124*86", "1*320*64*66")
        .replace("BPR*I*125.25", "BPR*I*65.25")
        .replace("SVC*HC:90833*120*60", "SVC*HC:90833*120*0")
        .replace("CAS*CO*45*40~\nCAS*PR*3*20", "CAS*CO*197*120");
  }

  private static String reversal(String era) {
    return era.replace("1*320*64*66", "22*-320*-64*")
        .replace("BPR*I*65.25", "BPR*I*-62.75")
        .replace("EFT00088123", "T3")
        .replace("SVC*HC:99214*200*64", "SVC*HC:99214*-200*-64")
        .replace("CAS*CO*45*70~\nCAS*PR*1*50**2*16", "CAS*CO*45*-70~\nCAS*PR*1*-50**2*-16")
        .replace("SVC*HC:90833*120*0", "SVC*HC:90833*-120*0")
        .replace("CAS*CO*197*120", "CAS*CO*197*-120");
  }

  @Test
  @DisplayName("DOMAIN 5.3, 7.1: another payer comes first; the one that said so is replaced later")
  void anotherPayerComesFirst() {
    Task task = denied("CO", "22");
    String icn = claim(1).icn();

    decide(task, "BILL_OTHER_PAYER_FIRST");

    assertThat(claim(1).payerId()).isEqualTo("67890");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(claim(1).icn()).isNull();
    assertThat(money().balance(Bucket.PAYER_OPEN, 1)).isEqualTo(CHARGE);
    assertThat(money().balance(Bucket.DENIED_OPEN)).isEqualTo(Money.ZERO);
    sendAgain();
    BilledClaim billed = snapshot("1B");
    assertThat(billed.destination().payerId()).isEqualTo("67890");
    assertThat(billed.destination().sequence()).isEqualTo("P");
    assertThat(billed.frequency()).isEqualTo("1");
    assertThat(billed.content().coverage(2).payerId()).isEqualTo("12345");

    PayerClaim paid = claim(1);
    paid.adjudicated(Outcome.PAID, "BETA1", LocalDate.of(2026, 11, 21));
    claims.save(paid);
    progress.next(family);
    assertThat(claim(2).payerId()).isEqualTo("12345");
    assertThat(claim(2).icn()).isEqualTo(icn);
    assertThat(claim(2).nextFrequency()).isEqualTo("7");
  }

  private void correct(Task task, Map<String, Object> details) {
    decisions.decide(task.id(), "CORRECT_AND_RESUBMIT", null, new DecisionDetails(details), "ann");
  }

  /** The process checks and queues it, the file goes out. */
  private void sendAgain() {
    prepare(claim(1).id(), "ELECTRONIC");
    PayerClaim claim = claim(1);
    claim.batched("B" + claim.versions().size());
    claim.sent(claim.currentVersion().pcn() + ".837", LocalDate.of(2026, 11, 21));
    claims.save(claim);
  }

  private BilledClaim snapshot(String version) {
    return StoredJson.read(
        jdbc.queryForObject(
            "SELECT body FROM claim_snapshot WHERE pcn = ?", String.class, family + version),
        BilledClaim.class);
  }

  /** The payer's answer to a version, under a control number and a trace of its own. */
  private String answer(String version, String icn, String trace, UnaryOperator<String> change) {
    return era(
        text ->
            change
                .apply(text)
                .replace(family + "1A", family + version)
                .replaceFirst("(CLP(?:\\*[^*]*){6}\\*)[^*]*", "$1" + icn)
                .replace("EFT00088123", trace));
  }

  private Task denied(String group, String reason) {
    sent();
    receive(era(text -> denied(text, group, reason)));
    return openTask(claim(1).id(), TaskKind.WORK_DENIAL);
  }

  private void decide(Task task, String decision) {
    decisions.decide(task.id(), decision, "looked after", "ann");
  }
}
