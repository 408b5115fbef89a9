package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways through {@code await-remittance}: the wait for a payer's decision. */
@CoversProcess("await-remittance")
class AwaitRemittanceProcessTest extends ProcessTest {

  private void startWaiting(String payerClaim) {
    start(AwaitRemittance.ID, Map.of("payerClaimId", payerClaim, "chasing", false));
  }

  private void startKnowing(String payerClaim, String decided) {
    start(
        AwaitRemittance.ID,
        Map.of(
            "payerClaimId", payerClaim,
            "chasing", false,
            "decided", decided,
            "inquiryDue", NEVER,
            "overdueDue", NEVER));
  }

  private Map<String, Object> decided(String decided, String overdueDue) {
    return decided(decided, NEVER, overdueDue);
  }

  private Map<String, Object> decided(String decided, String inquiryDue, String overdueDue) {
    return work(
        AwaitRemittance.Jobs.WAIT,
        Map.of("decided", decided, "inquiryDue", inquiryDue, "overdueDue", overdueDue));
  }

  private void overdue(String missing) {
    daysPass(AwaitRemittance.ID, "Receive_Remittance", 46);
    work(AwaitRemittance.Jobs.OVERDUE, Map.of("chasing", true, "missing", missing));
  }

  @Test
  void theWaitEndsWithTheDecision() {
    startWaiting("F01");
    decided("NO", NEVER);
    publish(Messages.PAYER_CLAIM_CHANGED, "F01");
    decided("PAID_OR_PATIENT", NEVER);

    process(AwaitRemittance.ID)
        .isCompleted()
        .hasCompletedElements("EndEvent_PayerDecided")
        .hasVariable("decided", "PAID_OR_PATIENT");
  }

  @Test
  void whatIsKnownNeedNotBeLookedFor() {
    startKnowing("F09", "NO");
    process(AwaitRemittance.ID)
        .hasActiveElementsExactly("Receive_Remittance")
        .hasNotActivatedElements("Task_LookForRemittance");

    publish(Messages.PAYER_CLAIM_CHANGED, "F09");
    decided("PAID_OR_PATIENT", NEVER);
    process(AwaitRemittance.ID).isCompleted().hasCompletedElement("Task_LookForRemittance", 1);
  }

  @Test
  void aDecisionThatIsKnownEndsTheWaitBeforeItBegins() {
    startKnowing("F10", "DENIAL");
    process(AwaitRemittance.ID)
        .isCompleted()
        .hasNotActivatedElements("Task_LookForRemittance", "Receive_Remittance");
  }

  @Test
  void aMessageThatCameBeforeTheWaitOnlyMakesItLookAgain() {
    publish(Messages.PAYER_CLAIM_CHANGED, "F02");
    startWaiting("F02");
    decided("NO", NEVER);
    decided("NO", NEVER);

    process(AwaitRemittance.ID)
        .hasCompletedElement("Receive_Remittance", 1)
        .hasActiveElementsExactly("Receive_Remittance")
        .isWaitingForMessage(Messages.PAYER_CLAIM_CHANGED, "F02");
  }

  @Test
  @DisplayName("DOMAIN 8.2-835: no 835 in expectedPayDays + 5 is chased while the wait goes on")
  void anOverdueRemittanceIsChasedWhileTheWaitGoesOn() {
    startWaiting("F03");
    decided("NO", inDays(45));
    overdue("DECISION");
    process(AwaitRemittance.ID)
        .hasActiveElementsExactly("Receive_Remittance", "UserTask_ChaseRemittance");

    publish(Messages.PAYER_CLAIM_CHANGED, "F03");
    assertThat(decided("NO", NEVER)).containsEntry("chasing", true);
    publish(Messages.PAYER_CLAIM_CHANGED, "F03");
    decided("PAID_OR_PATIENT", NEVER);
    process(AwaitRemittance.ID).isCompleted().hasTerminatedElements("UserTask_ChaseRemittance");
  }

  @Test
  void aChaseThatAPersonEndsLeavesTheClaimWaiting() {
    startWaiting("F04");
    decided("NO", inDays(45));
    overdue("DECISION");
    decide("UserTask_ChaseRemittance", "KEEP_WAITING");

    process(AwaitRemittance.ID)
        .hasCompletedElements("EndEvent_RemittanceChased")
        .hasActiveElementsExactly("Receive_Remittance");
  }

  @Test
  @DisplayName("DOMAIN 8.2-276: A2 accepted -> status inquiry 276, again and again")
  void thePayerIsAskedForTheStatusAndAgainWhenItHasNotAnswered() {
    startWaiting("F05");
    decided("NO", inDays(14), inDays(45));
    daysPass(AwaitRemittance.ID, "Receive_Remittance", 15);
    work(AwaitRemittance.Jobs.INQUIRE, Map.of());
    process(AwaitRemittance.ID)
        .hasCompletedElements("EndEvent_StatusAskedFor")
        .hasActiveElementsExactly("Receive_Remittance");

    publish(Messages.PAYER_CLAIM_CHANGED, "F05");
    decided("NO", inDays(14), inDays(30));
    daysPass(AwaitRemittance.ID, "Receive_Remittance", 15);
    work(AwaitRemittance.Jobs.INQUIRE, Map.of());
    process(AwaitRemittance.ID).hasCompletedElement("Task_AskForStatus", 2);
  }

  @Test
  @DisplayName("DOMAIN 4.4: F1, F2, F4 without 835 -> the remittance is looked for")
  void aRemittanceThatThePayerSaysItHasSentIsLookedFor() {
    startWaiting("F06");
    decided("NO", inDays(45));
    overdue("REMITTANCE");
    decide("UserTask_FindRemittance", "REMITTANCE_REQUESTED");

    process(AwaitRemittance.ID)
        .hasCompletedElements("EndEvent_RemittanceChased")
        .hasActiveElementsExactly("Receive_Remittance");
  }

  @Test
  @DisplayName("DOMAIN 4.4: P3, P4, R* -> somebody answers the payer")
  void whatThePayerWantsToKnowIsAnsweredByAPerson() {
    startWaiting("F07");
    decided("NO", inDays(45));
    overdue("INFORMATION");
    decide("UserTask_AnswerPayer", "INFORMATION_SENT");

    process(AwaitRemittance.ID)
        .hasCompletedElements("EndEvent_RemittanceChased")
        .hasActiveElementsExactly("Receive_Remittance");
  }

  @Test
  void whatCameWhileItBecameOverdueIsAskedOfNobody() {
    startWaiting("F08");
    decided("NO", inDays(45));
    overdue("NOTHING");

    process(AwaitRemittance.ID)
        .hasCompletedElements("EndEvent_NothingMissing")
        .hasActiveElementsExactly("Receive_Remittance");
  }
}
