package org.cobaltclaims.claim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
    startAt(payerClaim, place, NEVER, 0);
  }

  /** Who calls the process says where the claim stands. */
  private void startAt(
      String payerClaim, String place, String acknowledgementDue, int priorPayers) {
    start(
        CLAIM,
        and(Map.of("payerClaimId", payerClaim), look(place, acknowledgementDue, priorPayers)));
  }

  private static Map<String, Object> look(
      String place, String acknowledgementDue, int priorPayers) {
    Map<String, Object> look =
        new HashMap<>(
            Map.of(
                "place", place,
                "acknowledgementDue", acknowledgementDue,
                "routing", routing("ELECTRONIC", priorPayers),
                "inquiryDue", NEVER,
                "overdueDue", NEVER));
    look.put(
        "decided",
        switch (place) {
          case "REMITTANCE" -> "NO";
          case "DONE" -> "PAID_OR_PATIENT";
          case "DENIAL", "REJECTED" -> place;
          default -> null;
        });
    return look;
  }

  private static Map<String, Object> routing(String channel, int priorPayers) {
    return Map.of(
        "channel", channel, "electronicCob", true, "priorPayers", priorPayers, "maxPriorPayers", 1);
  }

  private void place(String place) {
    work(PayerClaim.Jobs.PLACE, look(place, NEVER, 0));
  }

  private Map<String, Object> prepare(String outcome) {
    return prepare(outcome, routing("ELECTRONIC", 0));
  }

  private Map<String, Object> prepare(String outcome, Map<String, Object> routing) {
    return work(
        PayerClaim.Jobs.PREPARE,
        Map.of("outcome", outcome, "routing", routing, "acknowledgementDue", NEVER));
  }

  private void answered(String payerClaim, String place) {
    publish(Messages.PAYER_CLAIM_CHANGED, payerClaim);
    work(PayerClaim.Jobs.LOOK, look(place, NEVER, 0));
  }

  private void accepted(String payerClaim) {
    publish(Messages.PAYER_CLAIM_ACCEPTED, payerClaim);
    work(PayerClaim.Jobs.LOOK, look("REMITTANCE", NEVER, 0));
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
    assertThat(prepare("READY"))
        .containsEntry("route", "ELECTRONIC")
        .containsEntry("routing", routing("ELECTRONIC", 0));
    answered("F01", "ACKNOWLEDGE");
    accepted("F01");
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
    prepare("TO_CORRECT");
    decide("UserTask_CorrectClaim", "CORRECTED");
    prepare("READY");

    process(CLAIM).hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void aChannelThatAPersonHasChangedMeanwhileIsChosenOnceMore() {
    startAt("F21", "SCRUB");
    prepare("CHANNEL_CHANGED", routing("PRINT", 0));
    assertThat(prepare("READY", routing("PRINT", 0))).containsEntry("route", "PAPER");

    process(CLAIM).hasActiveElementsExactly("UserTask_PrintAndMail");
  }

  @Test
  void theAcceptanceWakesOnlyWhoWaitsForIt() {
    startAt("F22", "ACKNOWLEDGE");
    accepted("F22");

    process(CLAIM).hasActiveElementsExactly("Call_AwaitRemittance");
    process(AwaitRemittance.ID)
        .hasActiveElementsExactly("Receive_Remittance")
        .hasNotActivatedElements("Task_LookForRemittance");
  }

  @Test
  void moreEarlierPayersThanThePayerTakesMeansPaper() {
    startAt("F03", "SCRUB", NEVER, 2);
    assertThat(prepare("READY", routing("ELECTRONIC", 2))).containsEntry("route", "PAPER");
    decide("UserTask_PrintAndMail", "MAILED");
    remittance("NO");

    process(CLAIM).hasActiveElementsExactly("Call_AwaitRemittance");
    process(AwaitRemittance.ID).hasActiveElementsExactly("Receive_Remittance");
  }

  @Test
  @DisplayName("DOMAIN 8.2-277CA-payer: no 277CA of the payer -> task")
  void aMissingAcknowledgementIsLookedForUntilThePayerDecides() {
    startAt("F04", "ACKNOWLEDGE", inDays(3), 0);
    daysPass(CLAIM, "Receive_Acknowledgement", 4);
    work(PayerClaim.Jobs.ACKNOWLEDGEMENT_OVERDUE, Map.of());
    process(CLAIM).hasActiveElements("UserTask_FindAcknowledgement");

    answered("F04", "DONE");
    process(CLAIM).isCompleted().hasTerminatedElements("UserTask_FindAcknowledgement");
  }

  @Test
  void aSearchThatAPersonEndsLeavesTheClaimWaiting() {
    startAt("F05", "ACKNOWLEDGE", inDays(3), 0);
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
    place("SCRUB");
    prepare("READY");

    process(CLAIM)
        .hasCompletedElement("Task_FindPlace", 1)
        .hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void aRejectionThatComesLateGoesToAPersonToo() {
    startAt("F07", "REMITTANCE");
    publish(Messages.PAYER_CLAIM_CHANGED, "F07");
    remittance("REJECTED");

    process(CLAIM).hasActiveElementsExactly("UserTask_CorrectRejection");
  }

  @Test
  void aClaimThatIsSentAgainIsTakenUpWhereItThenStands() {
    startAt("F20", "REMITTANCE");
    publish(Messages.PAYER_CLAIM_CHANGED, "F20");
    remittance("MOVED");
    place("ACKNOWLEDGE");
    // The message that told of it is still there, and makes it look once more.
    work(PayerClaim.Jobs.LOOK, look("ACKNOWLEDGE", NEVER, 0));

    process(CLAIM)
        .hasCompletedElement("Task_FindPlace", 1)
        .hasActiveElementsExactly("Receive_Acknowledgement");
  }

  @Test
  void aDenialGoesToAPersonAndThenToWhereTheClaimStands() {
    startAt("F08", "REMITTANCE");
    publish(Messages.PAYER_CLAIM_CHANGED, "F08");
    remittance("DENIAL");
    denial("DONE");
    place("DONE");

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
    work(SecondaryClaim.Jobs.BUILD, Map.of("routing", routing("ELECTRONIC", 1)));
    assertThat(prepare("READY", routing("ELECTRONIC", 1)))
        .containsEntry("routing", routing("ELECTRONIC", 1))
        .containsEntry("route", "ELECTRONIC");

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
