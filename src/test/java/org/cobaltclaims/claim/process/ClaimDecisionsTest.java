package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.engine.ProcessNames.PayerClaim.Preparation;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide about claims to be corrected or mailed, and what follows from it. */
class ClaimDecisionsTest extends ApplicationTest {

  @Autowired private ClaimLook look;
  @Autowired private FindingAdvisor advisor;
  @Autowired private FamilyProgress progress;

  @Test
  void aCorrectedClaimIsCheckedAndMovesOn() {
    Task task = toCorrect();

    decide(task, "CORRECTED");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SCRUBBED);
    assertThat(tasks.find(task.id()).orElseThrow().state()).isEqualTo(Task.State.DONE);
    assertThat(look.at(claim(1).id()).place()).isEqualTo("SCRUB");
    assertThat(tasks.openOfFamily(family)).isEmpty();
  }

  @Test
  void aClaimThatTheChecksStillBlockStaysWithThePerson() {
    Task task = toCorrect();
    assertThat(advisor.advise(task).orElseThrow().items()).isEmpty();
    clock.setTo(LocalDate.of(2026, 10, 1)); // before the visit
    assertThat(advisor.advise(task).orElseThrow().items())
        .extracting(TaskAdvice.Item::code, TaskAdvice.Item::line, TaskAdvice.Item::field)
        .containsExactly(
            tuple("SERVICE_DATE", 1, "lines.serviceFrom"),
            tuple("SERVICE_DATE", 2, "lines.serviceFrom"));

    assertThatThrownBy(() -> decide(task, "CORRECTED"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("the checks still find");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.CORRECTING);
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void aClaimThatIsNotToBeBilledIsClosedAndItsMoneyIsThePatients() {
    Task task = toCorrect();

    assertThatThrownBy(() -> decisions.decide(task.id(), "DO_NOT_BILL", " ", "ann"))
        .hasMessageContaining("needs a comment");
    decide(task, "DO_NOT_BILL");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.CLOSED);
    assertThat(claim(1).closedReason()).isEqualTo("DO_NOT_BILL");
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(32000));
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_PATIENT);
  }

  @Test
  void theProcessOfAClosedClaimIsToldToLookAgainWhenItWouldQueueIt() {
    decide(toCorrect(), "DO_NOT_BILL");
    jdbc.update("DELETE FROM engine_message");

    assertThat(prepare(claim(1).id(), "ELECTRONIC").outcome()).isEqualTo(Preparation.READY);

    assertThat(messages()).containsExactly("payer-claim-changed " + claim(1).id());
    assertThat(look.at(claim(1).id()).place()).isEqualTo("DONE");
  }

  @Test
  void aRejectionThatWasCorrectedIsSentAsANewVersion() {
    decide(rejected(), "CORRECTED");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SCRUBBED);
    prepare(claim(1).id(), "ELECTRONIC");
    assertThat(claim(1).currentVersion().pcn()).isEqualTo(family + "1B");
  }

  @Test
  @DisplayName("T-CA: a corrected rejection is a new version with frequency 1 and no ICN")
  void aRejectionIsCorrectedWithTheDecision() {
    Task task = rejected("A7:562:82");
    PayerClaim known = claim(1);
    known.accepted("ICN277", LocalDate.of(2026, 11, 21));
    claims.save(known);

    decisions.decide(
        task.id(),
        "CORRECTED",
        null,
        new DecisionDetails(
            Map.of(
                "correction",
                Map.of("memberId", "RIGHT1", "diagnoses", List.of("F32.9", "F41.1")))),
        "ann");

    prepare(claim(1).id(), "ELECTRONIC");
    assertThat(claim(1).currentVersion().pcn()).isEqualTo(family + "1B");
    assertThat(claim(1).currentVersion().frequency()).isEqualTo("1");
    assertThat(snapshot("1B"))
        .contains("RIGHT1", "F329", "\"originalReference\":\"\"")
        .doesNotContain("ICN277");
    assertThat(snapshot("1A")).doesNotContain("RIGHT1");
    assertThat(timeline.of(family))
        .anySatisfy(
            entry -> {
              assertThat(entry.rule()).isEqualTo("4.3");
              assertThat(entry.text()).isEqualTo("Corrected: memberId, diagnoses");
            });
  }

  @Test
  @DisplayName("DOMAIN 4.3: what the payer has already is never sent again, but waited for")
  void whatThePayerHasAlreadyIsNotSentAgain() {
    Task task = rejected("A7:746");

    for (String decision : List.of("CORRECTED", "RESEND_UNCHANGED")) {
      assertThatThrownBy(() -> decide(task, decision))
          .isInstanceOf(DecisionRefused.class)
          .hasMessageContaining("has this claim already (A7:746)");
    }
    decide(task, "WITH_THE_PAYER");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ACCEPTED);
    assertThat(look.at(claim(1).id()).place()).isEqualTo("REMITTANCE");
  }

  @Test
  void aRejectionIsSentAgainWordForWordUnderANewNumber() {
    decide(rejected(), "RESEND_UNCHANGED");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(claim(1).currentVersion().pcn()).isEqualTo(family + "1B");
    assertThat(snapshot("1B").replace(family + "1B", family + "1A")).isEqualTo(snapshot("1A"));
    assertThat(look.at(claim(1).id()).place()).isEqualTo("ACKNOWLEDGE");
  }

  @Test
  void aRejectionThatIsNotBilledIsClosed() {
    decide(rejected(), "DO_NOT_BILL");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.CLOSED);
    assertThat(look.at(claim(1).id()).place()).isEqualTo("DONE");
  }

  @Test
  void aMailedClaimIsWithThePayer() {
    decide(printed(), "MAILED");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.MAILED);
    assertThat(look.at(claim(1).id()).place()).isEqualTo("REMITTANCE");
  }

  @Test
  void aPrintedClaimThatIsHeldBackIsCorrectedAndPrintedAsANewVersion() {
    decide(printed(), "CORRECT_FIRST");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.CORRECTING);
    assertThat(look.remittance(claim(1).id(), false).decided()).isEqualTo("MOVED");
    assertThat(look.at(claim(1).id()).place()).isEqualTo("CORRECT");
    decide(openTask(claim(1).id(), TaskKind.CORRECT_CLAIM), "CORRECTED");
    prepare(claim(1).id(), "PAPER");
    assertThat(claim(1).currentVersion().pcn()).isEqualTo(family + "1B");
    assertThat(openTask(claim(1).id(), TaskKind.PRINT_AND_MAIL).occurrence()).isEqualTo(2);
  }

  @Test
  void aPaymentSettlesWhateverWasLeftToDoBefore() {
    rejected();
    receive(era(text -> text));

    assertThat(claim(1).decided()).isTrue();
    assertThat(tasks.open(claim(1).id(), TaskKind.CORRECT_REJECTION)).isEmpty();
  }

  private Task toCorrect() {
    PayerClaim claim = claim(1);
    claim.correcting();
    claims.save(claim);
    return need(TaskKind.CORRECT_CLAIM, claim.id(), family);
  }

  private Task rejected() {
    return rejected("A7:562:85");
  }

  private Task rejected(String codes) {
    sent();
    PayerClaim claim = claim(1);
    claim.rejected();
    claims.save(claim);
    transactions.executeWithoutResult(
        status ->
            tasks.needed(new TaskNeeded(TaskKind.CORRECT_REJECTION, claim.id(), family, codes)));
    return openTask(claim.id(), TaskKind.CORRECT_REJECTION);
  }

  private Task printed() {
    prepare(claim(1).id(), "PAPER");
    return openTask(claim(1).id(), TaskKind.PRINT_AND_MAIL);
  }

  private void decide(Task task, String decision) {
    decisions.decide(task.id(), decision, "looked after", "ann");
  }

  private String snapshot(String version) {
    return jdbc.queryForObject(
        "SELECT body FROM claim_snapshot WHERE pcn = ?", String.class, family + version);
  }
}
