package org.cobaltclaims.transmission.process;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.BatchTransmission;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways through {@code batch-transmission}: one file of claims to a clearinghouse. */
@CoversProcess("batch-transmission")
class BatchTransmissionProcessTest extends ProcessTest {

  private static final String BATCH = BatchTransmission.ID;

  private void create(String batch, boolean registered) {
    open(Messages.BATCH_CREATED, batch, Map.of("batchId", batch));
    work(BatchTransmission.Jobs.BUILD, Map.of("registered", registered));
  }

  private void send(String batch, String answerDue) {
    create(batch, true);
    work(BatchTransmission.Jobs.SEND, Map.of("acknowledgementDue", answerDue));
  }

  private void answered(String batch, String answer) {
    answered(batch, answer, NEVER);
  }

  private void answered(String batch, String answer, String reportDue) {
    publish(Messages.BATCH_CHANGED, batch);
    work(
        BatchTransmission.Jobs.LOOK,
        Map.of("answer", answer, "acknowledgementDue", NEVER, "reportDue", reportDue));
  }

  @Test
  void aFileIsWaitedForUntilItsAnswerIsKnown() {
    send("B01", NEVER);
    answered("B01", "WAIT");
    answered("B01", "REPORTED");

    process(BATCH)
        .isCompleted()
        .hasCompletedElement("Receive_FileAnswer", 2)
        .hasCompletedElements("EndEvent_ClaimsReported");
  }

  @Test
  void theInnocentClaimsOfARejectedFileAreQueuedAgain() {
    send("B02", NEVER);
    answered("B02", "REJECTED");
    work(BatchTransmission.Jobs.REQUEUE, Map.of());

    process(BATCH).isCompleted().hasCompletedElements("EndEvent_FileRejected");
  }

  @Test
  @DisplayName("DOMAIN 8.2-999: no TA1 or 999 in time -> task, until the answer comes")
  void anUnansweredFileIsLookedForAndTheSearchEndsWithTheAnswer() {
    send("B03", inDays(2));
    daysPass(BATCH, "Receive_FileAnswer", 3);
    work(BatchTransmission.Jobs.OVERDUE, Map.of());
    process(BATCH).hasActiveElements("UserTask_FindFileAnswer");

    answered("B03", "REPORTED");
    process(BATCH).isCompleted().hasTerminatedElements("UserTask_FindFileAnswer");
  }

  @Test
  void aSearchThatAPersonEndsLeavesTheFileWaiting() {
    send("B04", inDays(2));
    daysPass(BATCH, "Receive_FileAnswer", 3);
    work(BatchTransmission.Jobs.OVERDUE, Map.of());
    decide("UserTask_FindFileAnswer", "KEEP_WAITING");

    process(BATCH)
        .hasCompletedElements("EndEvent_FileAnswerFound")
        .hasActiveElementsExactly("Receive_FileAnswer");
  }

  @Test
  void anInstanceThatIsNotTheRegisteredOneEnds() {
    create("B05", false);

    process(BATCH)
        .isCompleted()
        .hasCompletedElements("EndEvent_BatchBeingWorkedOn")
        .hasNotActivatedElements("Task_SendFile");
  }

  private void reported(boolean reported, String reportDue) {
    work(BatchTransmission.Jobs.REPORT, Map.of("reported", reported, "reportDue", reportDue));
  }

  @Test
  @DisplayName(
      "DOMAIN 8.2-277CA-clearinghouse: no clearinghouse 277CA in time -> task, until the report"
          + " comes")
  void theReportOnTheClaimsIsLookedForUntilItComes() {
    send("B06", NEVER);
    answered("B06", "ACCEPTED", NEVER);
    publish(Messages.BATCH_CHANGED, "B06");
    reported(false, inDays(2));
    daysPass(BATCH, "Receive_ClaimReport", 3);
    work(BatchTransmission.Jobs.UNREPORTED, Map.of("unreported", true));
    process(BATCH).hasActiveElements("UserTask_FindClaimReport");

    publish(Messages.BATCH_CHANGED, "B06");
    reported(true, NEVER);
    process(BATCH)
        .isCompleted()
        .hasCompletedElements("EndEvent_FileAccepted")
        .hasTerminatedElements("UserTask_FindClaimReport");
  }

  @Test
  void aReportThatAPersonLooksForIsAwaitedOn() {
    send("B07", NEVER);
    answered("B07", "ACCEPTED", inDays(2));
    daysPass(BATCH, "Receive_ClaimReport", 3);
    work(BatchTransmission.Jobs.UNREPORTED, Map.of("unreported", true));
    decide("UserTask_FindClaimReport", "KEEP_WAITING");

    process(BATCH)
        .hasCompletedElements("EndEvent_ClaimReportFound")
        .hasActiveElementsExactly("Receive_ClaimReport");
  }

  @Test
  void aReportThatCameWhileItBecameOverdueIsAskedOfNobody() {
    send("B08", NEVER);
    answered("B08", "ACCEPTED", inDays(2));
    daysPass(BATCH, "Receive_ClaimReport", 3);
    work(BatchTransmission.Jobs.UNREPORTED, Map.of("unreported", false));

    process(BATCH)
        .hasCompletedElements("EndEvent_ClaimReportCame")
        .hasActiveElementsExactly("Receive_ClaimReport");
  }
}
