package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance.Missing;
import org.cobaltclaims.engine.UserTasks;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide about answers that are late, and when they are asked again. */
class ChaseDecisionsTest extends ApplicationTest {

  @Autowired private ClaimLook look;
  @Autowired private ClaimTasks asking;
  @Autowired private FamilyProgress progress;
  @Autowired private UserTasks userTasks;

  @Test
  void whoWaitsForAnAcknowledgementIsAskedAgainTwoBusinessDaysLater() {
    sent();
    Task task = unacknowledged();
    clock.setTo(LocalDate.of(2026, 11, 27)); // a Friday

    decide(task, "KEEP_WAITING");

    assertThat(look.at(claim(1).id()).acknowledgementDue()).isEqualTo("2026-12-01T08:00:00Z");
    assertThat(messages()).endsWith("payer-claim-changed " + claim(1).id());
    asking.findAcknowledgement(claim(1).id());
    assertThat(openTask(claim(1).id(), TaskKind.FIND_ACKNOWLEDGEMENT).occurrence()).isEqualTo(2);
  }

  @Test
  void aFoundAcknowledgementIsAnAcceptance() {
    sent();
    decide(unacknowledged(), "FOUND");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.ACCEPTED);
    assertThat(claim(1).acceptedOn()).isEqualTo(LocalDate.of(2026, 11, 21));
  }

  @Test
  void aClaimThatNeverArrivedGoesOutAgain() {
    sent();
    decide(unacknowledged(), "SEND_AGAIN");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(claim(1).versions()).hasSize(2);
    assertThat(look.at(claim(1).id()).place()).isEqualTo("ACKNOWLEDGE");
  }

  @Test
  void whoWaitsForARemittanceIsAskedAgain() {
    accepted();
    String claim = claim(1).id();
    assertThat(look.remittance(claim, false).overdueDue()).isEqualTo("2026-12-26T08:00:00Z");
    clock.setTo(LocalDate.of(2026, 12, 26));

    decide(overdue(), "KEEP_WAITING");
    assertThat(look.remittance(claim, true).overdueDue()).isEqualTo("2027-01-09T08:00:00Z");

    decide(overdue(), "REMITTANCE_REQUESTED");
    assertThat(look.remittance(claim, true).overdueDue()).isEqualTo("2027-01-02T08:00:00Z");

    decide(overdue(), "INFORMATION_SENT");
    assertThat(look.remittance(claim, true).overdueDue()).isEqualTo("2027-01-25T08:00:00Z");
    assertThat(look.remittance(claim, true).decided()).isEqualTo("NO");
  }

  @Test
  void whileAPersonIsAskedNobodyElseIs() {
    accepted();
    overdue();

    assertThat(look.remittance(claim(1).id(), true).overdueDue()).isEqualTo(WaitDates.NEVER);
    int before = timeline.of(family).size();
    assertThat(asking.chaseRemittance(claim(1).id()))
        .as("the engine does not know yet")
        .isEqualTo(Missing.DECISION);
    userTasks.bind(1, 2, new UserTasks.Binding("CHASE_REMITTANCE", claim(1).id()));
    assertThat(asking.chaseRemittance(claim(1).id())).isEqualTo(Missing.NOTHING);
    assertThat(timeline.of(family)).hasSize(before);
    assertThat(tasks.openOfFamily(family)).hasSize(1);
  }

  @Test
  void aNewInstanceAsksAtOnceForWhatIsOpen() {
    accepted();
    clock.setTo(LocalDate.of(2026, 12, 26));
    overdue();

    assertThat(look.remittance(claim(1).id(), false).overdueDue())
        .isEqualTo("2026-12-26T08:00:00Z");
  }

  @Test
  void aClaimThatThePayerDoesNotHaveLeavesTheWaitAndGoesOutAgain() {
    accepted();
    decide(overdue(), "SEND_AGAIN");

    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(claim(1).acceptedOn()).isNull();
    assertThat(look.remittance(claim(1).id(), true).decided()).isEqualTo("MOVED");
    assertThat(look.at(claim(1).id()).place()).isEqualTo("ACKNOWLEDGE");
  }

  @Test
  void aMailedClaimThatIsSentAgainIsPrintedAgain() {
    prepare(claim(1).id(), "PAPER");
    decide(openTask(claim(1).id(), TaskKind.PRINT_AND_MAIL), "MAILED");

    decide(overdue(), "SEND_AGAIN");

    assertThat(look.at(claim(1).id()).place()).isEqualTo("PAPER");
    assertThat(openTask(claim(1).id(), TaskKind.PRINT_AND_MAIL).occurrence()).isEqualTo(2);
  }

  @Test
  void aForwardedClaimIsAwaitedLonger() {
    Task task = forwarded();
    clock.setTo(LocalDate.of(2026, 12, 22));

    decide(task, "KEEP_WAITING");

    assertThat(progress.next(family).crossoverDue()).isEqualTo(LocalDate.of(2027, 1, 21));
  }

  @Test
  void aForwardedClaimThatDidNotArriveIsBilledByUs() {
    decide(forwarded(), "BILL_DIRECTLY");

    assertThat(claim(2).state()).isEqualTo(PayerClaimState.DRAFT);
    assertThat(claim(2).origin()).isEqualTo(Origin.SENT);
    assertThat(progress.next(family).step()).isEqualTo(FamilyProgress.Step.BILL);
    assertThat(look.at(claim(2).id()).place()).isEqualTo("SECONDARY");
  }

  @Test
  void aDecisionThatTheClaimNoLongerAllowsIsRefused() {
    accepted();
    Task task = overdue();
    PayerClaim claim = claim(1);
    claim.rejected();
    claims.save(claim);

    assertThatThrownBy(() -> decide(task, "KEEP_WAITING"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("is REJECTED by now");
    assertThat(tasks.find(task.id()).orElseThrow().isOpen()).isTrue();
  }

  private Task unacknowledged() {
    return need(TaskKind.FIND_ACKNOWLEDGEMENT, claim(1).id(), family);
  }

  private Task overdue() {
    return need(TaskKind.CHASE_REMITTANCE, claim(1).id(), family);
  }

  private Task forwarded() {
    sent();
    receive(
        era(
            text ->
                text.replace("1*320*124*86", "19*320*124*86")
                    .replace(
                        "NM1*82*1*RIVERA",
                        "NM1*TT*2*BETA SUPPLEMENTAL*****PI*67890~\nNM1*82*1*RIVERA")));
    assertThat(claim(2).state()).isEqualTo(PayerClaimState.AWAITING_CROSSOVER);
    return need(TaskKind.CHASE_CROSSOVER, claim(2).id(), family);
  }

  private void decide(Task task, String decision) {
    decisions.decide(task.id(), decision, null, "ann");
  }
}
