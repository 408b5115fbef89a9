package org.cobaltclaims.transmission.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.BatchFiles;
import org.cobaltclaims.transmission.BatchRequeue;
import org.cobaltclaims.transmission.BatchState;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people find out about a file that nobody has answered. */
class FileDecisionsTest extends ApplicationTest {

  @Autowired private Batches batches;
  @Autowired private BatchFiles batchFiles;
  @Autowired private BatchRequeue requeue;

  @Test
  void whoKeepsWaitingIsAskedAgainTwoBusinessDaysLater() {
    String batch = sentBatch();

    decide(overdue(batch), "KEEP_WAITING");

    assertThat(batches.acknowledgementDue(batch)).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(messages()).endsWith("batch-changed " + batch);
    batches.overdue(batch);
    assertThat(openTask(batch, TaskKind.FIND_ACKNOWLEDGEMENT).occurrence()).isEqualTo(2);
  }

  @Test
  void aFileThatWasFoundIsAccepted() {
    String batch = sentBatch();

    decide(overdue(batch), "FOUND");

    assertThat(batches.state(batch)).isEqualTo(BatchState.ACCEPTED);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SYNTAX_OK);
  }

  @Test
  void theClaimsOfAFileThatNeverArrivedGoOutAgainEachTime() {
    String batch = sentBatch();

    decide(overdue(batch), "SEND_AGAIN");

    assertThat(batches.state(batch)).isEqualTo(BatchState.REJECTED);
    requeue.requeue(batch);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(claim(1).currentVersion().pcn()).isEqualTo(family + "1B");

    String second = sentAgain();
    decide(overdue(second), "SEND_AGAIN");
    requeue.requeue(second);
    assertThat(claim(1).currentVersion().pcn()).isEqualTo(family + "1C");
  }

  @Test
  void aFileThatWasAnsweredMeanwhileIsLeftAlone() {
    String batch = sentBatch();
    Task task = overdue(batch);
    jdbc.update("UPDATE batch SET state = 'ACCEPTED'");

    assertThatThrownBy(() -> decide(task, "SEND_AGAIN"))
        .isInstanceOf(DecisionRefused.class)
        .hasMessageContaining("is ACCEPTED by now");
  }

  private String sentBatch() {
    sending.scrub(claim(1).id());
    sending.queue(claim(1).id(), "ELECTRONIC");
    return sentAgain();
  }

  private String sentAgain() {
    String batch = batches.form().getFirst();
    batchFiles.build(batch);
    batchFiles.send(batch);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);
    return batch;
  }

  private Task overdue(String batch) {
    batches.overdue(batch);
    Task task = openTask(batch, TaskKind.FIND_ACKNOWLEDGEMENT);
    assertThat(task.payerId()).isEqualTo("12345");
    assertThat(task.money().cents()).isEqualTo(32000);
    assertThat(task.priority()).isEqualTo(80);
    return task;
  }

  private void decide(Task task, String decision) {
    decisions.decide(task.id(), decision, null, "ann");
  }
}
