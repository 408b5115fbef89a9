package org.cobaltclaims.coordination.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide where the gate to the next payer cannot (DOMAIN 2.2). */
class SecondaryDecisionsTest extends ApplicationTest {

  @Autowired private FamilyProgress progress;
  @Autowired private SecondaryBilling billing;
  @Autowired private BalanceAdvisor advisor;

  @Test
  void whoChecksAgainLetsTheGateDecide() {
    paid();
    Task task = review();

    decide(task, "CHECK_AGAIN");

    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(billing.facts(claim(2).id()))
        .containsEntry("adjudicationCertain", true)
        .containsEntry("remainingPositive", true)
        .containsEntry("deadlinePassed", false);
  }

  @Test
  void aPersonLetsALateClaimGoWithADelayReason() {
    paid();
    clock.setTo(LocalDate.of(2028, 1, 10));
    assertThat(billing.facts(claim(2).id())).containsEntry("deadlinePassed", true);

    decide(review(), "BILL");

    assertThat(claim(2).delayReason()).isEqualTo("7");
    assertThat(billing.facts(claim(2).id())).containsEntry("deadlinePassed", false);
    prepare(claim(2).id(), "ELECTRONIC");
    assertThat(
            jdbc.queryForObject(
                "SELECT body FROM claim_snapshot WHERE pcn = ?", String.class, family + "2A"))
        .contains("\"delayReason\":\"7\"");
  }

  @Test
  void aPersonLetsAClaimPassThatThePayerSaysItForwardedAndDidNot() {
    sent();
    receive(
        era(
            text ->
                text.replace("1*320*124*86", "1*320*124*86")
                    .replace("DTM*232", "MOA***MA18*MA08~\nDTM*232")));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
    assertThat(billing.facts(claim(2).id())).containsEntry("crossoverContradiction", true);

    decide(review(), "BILL");

    Map<String, Object> facts = billing.facts(claim(2).id());
    assertThat(facts)
        .containsEntry("crossoverContradiction", false)
        .containsEntry("statusAllowed", true)
        .containsEntry("remainingPositive", true);
  }

  @Test
  void nobodyBillsTheNextPayerBeforeTheOneBeforeHasDecided() {
    paid();
    Task task = review();
    jdbc.update("UPDATE payer_claim SET state = 'ACCEPTED' WHERE id = ?", claim(1).id());

    assertThatThrownBy(() -> decide(task, "BILL"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("2.2-1");
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void aNextPayerThatIsNotBilledLeavesItsShareToThePatient() {
    paid();
    decide(review(), "DO_NOT_BILL");

    assertThat(claim(2).state()).isEqualTo(PayerClaimState.CLOSED);
    assertThat(money().balance(Bucket.PATIENT_OPEN)).isEqualTo(Money.ofCents(8600));
    assertThat(billing.facts(claim(2).id()))
        .as("the gate skips it")
        .containsEntry("remainingPositive", false)
        .containsEntry("billZeroBalance", false);
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.DONE_PATIENT);
  }

  @Test
  void amountsThatWereCorrectedAreBuiltAgainAndOthersAreNot() {
    paid();
    Task task = need(TaskKind.COB_UNBALANCED, claim(2).id(), family);
    jdbc.update("UPDATE claim_payment SET body = REPLACE(body, ':12400', ':12300')");
    assertThatThrownBy(() -> decide(task, "CORRECTED"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("does not balance yet");
    assertThat(advisor.advise(task).orElseThrow().items().getFirst().meaning())
        .contains("expected", "found", "difference");

    jdbc.update("UPDATE claim_payment SET body = REPLACE(body, ':12300', ':12400')");
    assertThat(advisor.advise(task).orElseThrow().items()).isEmpty();
    decide(task, "CORRECTED");
    assertThat(billing.build(claim(2).id())).isEmpty();
  }

  @Test
  void amountsThatCannotBeBalancedAreNotBilled() {
    paid();
    decide(need(TaskKind.COB_UNBALANCED, claim(2).id(), family), "DO_NOT_BILL");

    assertThat(claim(2).state()).isEqualTo(PayerClaimState.CLOSED);
  }

  private void paid() {
    sent();
    receive(era(text -> text));
    assertThat(progress.next(family).payerClaimId()).isEqualTo(claim(2).id());
  }

  private Task review() {
    return need(TaskKind.REVIEW_SECONDARY, claim(2).id(), family);
  }

  private void decide(Task task, String decision) {
    decisions.decide(task.id(), decision, "the payer said so", "ann");
  }
}
