package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.Test;

/** The ways through {@code await-remittance}: the wait for a payer's decision. */
@CoversProcess("await-remittance")
class AwaitRemittanceProcessTest extends ProcessTest {

  private void startWaiting(String payerClaim) {
    start(AwaitRemittance.ID, Map.of("payerClaimId", payerClaim, "chasing", false));
  }

  private Map<String, Object> decided(String decided, String overdueDue) {
    return work(AwaitRemittance.Jobs.WAIT, Map.of("decided", decided, "overdueDue", overdueDue));
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
  void anOverdueRemittanceIsChasedWhileTheWaitGoesOn() {
    startWaiting("F03");
    decided("NO", inDays(45));
    daysPass(AwaitRemittance.ID, "Receive_Remittance", 46);
    work(AwaitRemittance.Jobs.OVERDUE, Map.of("chasing", true));
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
    daysPass(AwaitRemittance.ID, "Receive_Remittance", 46);
    work(AwaitRemittance.Jobs.OVERDUE, Map.of("chasing", true));
    decide("UserTask_ChaseRemittance", "KEEP_WAITING");

    process(AwaitRemittance.ID)
        .hasCompletedElements("EndEvent_RemittanceChased")
        .hasActiveElementsExactly("Receive_Remittance");
  }
}
