package org.cobaltclaims.claim.process;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance;
import org.cobaltclaims.engine.ProcessNames.DenialResubmission;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.engine.ProcessNames.PayerClaim;
import org.cobaltclaims.engine.ProcessNames.SecondaryClaim;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.GateFacts;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways through {@code payer-claim}: one claim to one payer. */
@CoversProcess("payer-claim")
class PayerClaimProcessTest extends ProcessTest {

  private static final String CLAIM = PayerClaim.ID;

  private void startAt(String payerClaim, String place) {
    start(CLAIM, Map.of("payerClaimId", payerClaim));
    place(place, NEVER);
  }

  private void place(String place, String acknowledgementDue) {
    work(PayerClaim.Jobs.PLACE, Map.of("place", place, "acknowledgementDue", acknowledgementDue));
  }

  private void scrub(boolean clean, int priorPayers) {
    work(
        PayerClaim.Jobs.SCRUB,
        Map.of(
            "clean",
            clean,
            "channel",
            "ELECTRONIC",
            "electronicCob",
            true,
            "priorPayers",
            priorPayers,
            "maxPriorPayers",
            1));
  }

  private void queue() {
    work(PayerClaim.Jobs.QUEUE, Map.of("acknowledgementDue", NEVER));
  }

  private void answered(String payerClaim, String place) {
    publish(Messages.PAYER_CLAIM_CHANGED, payerClaim);
    work(PayerClaim.Jobs.LOOK, Map.of("place", place, "acknowledgementDue", NEVER));
  }

  private void remittance(String decided) {
    work(
        AwaitRemittance.Jobs.WAIT,
        Map.of("decided", decided, "inquiryDue", NEVER, "overdueDue", NEVER));
  }

  private void denial(String stand) {
    work(DenialResubmission.Jobs.LOOK, Map.of("stand", stand, "followUpDue", NEVER));
  }

  @Test
  void aPaidClaimNeedsNobody() {
    startAt("F01", "SCRUB");
    scrub(true, 0);
    queue();
    answered("F01", "ACKNOWLEDGE");
    answered("F01", "REMITTANCE");
    remittance("NO");
    publish(Messages.PAYER_CLAIM_CHANGED, "F01");
    remittance("PAID_OR_PATIENT");

    process(CLAIM)
        .isCompleted()
        .hasCompletedElements("EndEvent_PayerDecided")
        .hasNotActivatedElements(
            "UserTask_CorrectClaim", "UserTask_CorrectRejection", "Call_DenialResubmission")
        .hasNoActiveIncidents();
  }

  @Test
  void aClaimThatIsNotCleanIsCorrectedAndCheckedAgain() {
    startAt("F02", "SCRUB");
    scrub(false, 0);
    decide("UserTask_CorrectClaim", "CORRECTED");
    scrub(true, 0);
    queue();

    process(CLAIM).hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void moreEarlierPayersThanThePayerTakesMeansPaper() {
    startAt("F03", "SCRUB");
    scrub(true, 2);
    work(PayerClaim.Jobs.PRINT, Map.of());
    decide("UserTask_PrintAndMail", "MAILED");
    remittance("NO");

    process(CLAIM).hasActiveElementsExactly("Call_AwaitRemittance");
    process(AwaitRemittance.ID).hasActiveElementsExactly("Receive_Remittance");
  }

  @Test
  @DisplayName("DOMAIN 8.2-277CA-payer: no 277CA of the payer -> task")
  void aMissingAcknowledgementIsLookedForUntilThePayerDecides() {
    start(CLAIM, Map.of("payerClaimId", "F04"));
    place("ACKNOWLEDGE", inDays(3));
    daysPass(CLAIM, "Receive_Acknowledgement", 4);
    work(PayerClaim.Jobs.ACKNOWLEDGEMENT_OVERDUE, Map.of());
    process(CLAIM).hasActiveElements("UserTask_FindAcknowledgement");

    answered("F04", "DONE");
    remittance("PAID_OR_PATIENT");
    process(CLAIM).isCompleted().hasTerminatedElements("UserTask_FindAcknowledgement");
  }

  @Test
  void aSearchThatAPersonEndsLeavesTheClaimWaiting() {
    start(CLAIM, Map.of("payerClaimId", "F05"));
    place("ACKNOWLEDGE", inDays(3));
    daysPass(CLAIM, "Receive_Acknowledgement", 4);
    work(PayerClaim.Jobs.ACKNOWLEDGEMENT_OVERDUE, Map.of());
    decide("UserTask_FindAcknowledgement", "KEEP_WAITING");

    process(CLAIM)
        .hasCompletedElements("EndEvent_AcknowledgementFound")
        .hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void aRejectedClaimIsCorrectedAndGoesToWhereItThenStands() {
    startAt("F06", "ACKNOWLEDGE");
    answered("F06", "REJECTED");
    decide("UserTask_CorrectRejection", "CORRECTED");
    place("SCRUB", NEVER);
    scrub(true, 0);
    queue();

    process(CLAIM)
        .hasCompletedElement("Task_FindPlace", 2)
        .hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void aRejectionThatComesLateGoesToAPersonToo() {
    startAt("F07", "REMITTANCE");
    remittance("REJECTED");

    process(CLAIM).hasActiveElementsExactly("UserTask_CorrectRejection");
  }

  @Test
  void aClaimThatIsSentAgainIsTakenUpWhereItThenStands() {
    startAt("F20", "REMITTANCE");
    remittance("MOVED");
    place("ACKNOWLEDGE", NEVER);

    process(CLAIM)
        .hasCompletedElement("Task_FindPlace", 2)
        .hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void aDenialGoesToAPersonAndThenToWhereTheClaimStands() {
    startAt("F08", "REMITTANCE");
    remittance("DENIAL");
    denial("DONE");
    place("DONE", NEVER);

    process(CLAIM).isCompleted().hasCompletedElements("EndEvent_AlreadyDecided");
  }

  @Test
  void aClaimIsTakenUpWhereAPersonCorrectsIt() {
    startAt("F09", "CORRECT");
    process(CLAIM).hasActiveElementsExactly("UserTask_CorrectClaim");
  }

  @Test
  void aClaimIsTakenUpWhereItIsPrinted() {
    startAt("F10", "PAPER");
    work(PayerClaim.Jobs.PRINT, Map.of());
    process(CLAIM).hasActiveElementsExactly("UserTask_PrintAndMail");
  }

  @Test
  void aClaimIsTakenUpWhereItWasRejected() {
    startAt("F11", "REJECTED");
    process(CLAIM).hasActiveElementsExactly("UserTask_CorrectRejection");
  }

  @Test
  void aClaimIsTakenUpWhereItsDenialIsWorked() {
    startAt("F12", "DENIAL");
    denial("WAIT");
    process(CLAIM).hasActiveElementsExactly("Call_DenialResubmission");
  }

  @Test
  void aLaterPayersClaimIsPreparedFirst() {
    startAt("F13", "SECONDARY");
    work(SecondaryClaim.Jobs.FACTS, GateFacts.ALL_HOLD);
    work(SecondaryClaim.Jobs.BUILD, Map.of());
    scrub(true, 1);
    queue();

    process(CLAIM)
        .hasVariable("readiness", "READY")
        .hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void aLaterPayerThatNeedNotBeBilledIsNot() {
    startAt("F14", "SECONDARY");
    work(SecondaryClaim.Jobs.FACTS, and(GateFacts.ALL_HOLD, Map.of("remainingPositive", false)));
    work(SecondaryClaim.Jobs.SKIP, Map.of());

    process(CLAIM).isCompleted().hasCompletedElements("EndEvent_NotBilled");
  }
}
