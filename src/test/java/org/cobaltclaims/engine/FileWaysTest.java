package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways through {@code remittance-intake} and {@code batch-transmission}. */
class FileWaysTest extends ProcessTestCase {

  private static final String REMITTANCE = ProcessNames.RemittanceIntake.ID;
  private static final String BATCH = ProcessNames.BatchTransmission.ID;

  private static void receive(String remittance) throws InterruptedException {
    publish("remittance-received", remittance, Map.of("remittanceId", remittance));
    work("remittance-register", Map.of("registered", true));
  }

  private static void send(String batch, String answerDue) throws InterruptedException {
    publish("batch-created", batch, Map.of("batchId", batch));
    work("batch-register", Map.of("registered", true));
    work("batch-build", Map.of());
    work("batch-send", Map.of("acknowledgementDue", answerDue));
  }

  private static void answered(String batch, String answer) throws InterruptedException {
    publish("batch-changed", batch, Map.of());
    work("batch-look", Map.of("answer", answer, "acknowledgementDue", NEVER));
  }

  @Test
  void aRemittanceThatBalancesAndMatchesIsPosted() throws Exception {
    receive("R01");
    work("remittance-balance", Map.of("balanced", true));
    work("remittance-post", Map.of("unmatched", 0, "held", 0));

    assertThat(reached(REMITTANCE, "EndEvent_RemittancePosted")).isEqualTo(1);
  }

  @Test
  void aRemittanceThatDoesNotBalanceIsNotPosted() throws Exception {
    receive("R02");
    work("remittance-balance", Map.of("balanced", false));

    assertThat(reached(REMITTANCE, "UserTask_EraOutOfBalance")).isEqualTo(1);
    assertThat(reached(REMITTANCE, "Task_PostRemittance")).isZero();
  }

  @Test
  void paymentsLeftOverGoToAPerson() throws Exception {
    receive("R03");
    work("remittance-balance", Map.of("balanced", true));
    work("remittance-post", Map.of("unmatched", 0, "held", 1));
    receive("R04");
    work("remittance-balance", Map.of("balanced", true));
    work("remittance-post", Map.of("unmatched", 2, "held", 0));

    assertThat(reached(REMITTANCE, "UserTask_MatchPayment")).isEqualTo(2);
  }

  @Test
  void rootsThatAreWorkedOnAlreadyEnd() throws Exception {
    publish("remittance-received", "R05", Map.of("remittanceId", "R05"));
    work("remittance-register", Map.of("registered", false));
    publish("batch-created", "B05", Map.of("batchId", "B05"));
    work("batch-register", Map.of("registered", false));

    assertThat(reached(REMITTANCE, "EndEvent_RemittanceBeingWorkedOn")).isEqualTo(1);
    assertThat(reached(BATCH, "EndEvent_BatchBeingWorkedOn")).isEqualTo(1);
  }

  @Test
  void aFileIsWaitedForUntilItsAnswerIsKnown() throws Exception {
    send("B01", NEVER);
    answered("B01", "WAIT");
    answered("B01", "ACCEPTED");

    assertThat(reached(BATCH, "Receive_FileAnswer")).isEqualTo(2);
    assertThat(reached(BATCH, "EndEvent_FileAccepted")).isEqualTo(1);
    assertThat(running(BATCH)).isZero();
  }

  @Test
  void theInnocentClaimsOfARejectedFileAreQueuedAgain() throws Exception {
    send("B02", NEVER);
    answered("B02", "REJECTED");
    work("batch-requeue", Map.of());

    assertThat(reached(BATCH, "EndEvent_FileRejected")).isEqualTo(1);
    assertThat(running(BATCH)).isZero();
  }

  @Test
  void anUnansweredFileIsLookedForAndTheSearchEndsWithTheAnswer() throws Exception {
    send("B03", inDays(2));
    daysPass(3);
    work("batch-overdue", Map.of());
    assertThat(reached(BATCH, "UserTask_FindFileAnswer")).isEqualTo(1);

    answered("B03", "ACCEPTED");
    assertThat(reached(BATCH, "EndEvent_FileAnswerFound")).isZero();
    assertThat(running(BATCH)).isZero();
  }
}
