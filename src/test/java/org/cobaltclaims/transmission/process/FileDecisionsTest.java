package org.cobaltclaims.transmission.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.BatchFiles;
import org.cobaltclaims.transmission.BatchQuery;
import org.cobaltclaims.transmission.BatchRequeue;
import org.cobaltclaims.transmission.BatchState;
import org.cobaltclaims.transmission.Batches;
import org.cobaltclaims.transmission.ReadyClaims;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people find out about a file that nobody has answered. */
class FileDecisionsTest extends ApplicationTest {

  @Autowired private Batches batches;
  @Autowired private BatchFiles batchFiles;
  @Autowired private BatchRequeue requeue;
  @Autowired private BatchQuery query;
  @Autowired private ReadyClaims ready;

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

  @Test
  void aFileThatAPersonUploadsIsSentOnceItIsUploaded() throws IOException {
    String batch = toBeUploaded();
    assertThat(batches.acknowledgementDue(batch)).isAfter(Instant.parse("9999-01-01T00:00:00Z"));
    batches.overdue(batch);
    assertThat(tasks.open(batch, TaskKind.FIND_ACKNOWLEDGEMENT)).isEmpty();
    // Other tests have sent files of that name.
    Files.deleteIfExists(handedOver(batch));
    batchFiles.send(batch);

    decide(openTask(batch, TaskKind.UPLOAD_FILE), "UPLOADED");

    assertThat(batches.state(batch)).isEqualTo(BatchState.SENT);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);
    assertThat(batches.acknowledgementDue(batch)).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(messages()).endsWith("batch-changed " + batch);
    assertThat(handedOver(batch)).as("it was not put into any folder").doesNotExist();
  }

  @Test
  void aFileThatMayHaveLeftBeforeABackupWasRestoredWaitsForAPerson() throws IOException {
    prepare(claim(1).id(), "ELECTRONIC");
    String batch = batches.form().getFirst();
    batchFiles.build(batch);
    // As restore --hold-outbound leaves it.
    jdbc.update("UPDATE batch SET by_hand = TRUE");
    Files.deleteIfExists(handedOver(batch));

    batchFiles.send(batch);
    batchFiles.send(batch);

    assertThat(handedOver(batch)).doesNotExist();
    assertThat(batches.state(batch)).isEqualTo(BatchState.BUILT);
    decide(openTask(batch, TaskKind.UPLOAD_FILE), "UPLOADED");
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);
    batchFiles.send(batch);
    assertThat(tasks.open(batch, TaskKind.UPLOAD_FILE)).as("it is asked once").isEmpty();
  }

  @Test
  void aFileThatIsGivenUpLeavesItsClaimsToAnotherOne() {
    String batch = toBeUploaded();

    decide(openTask(batch, TaskKind.UPLOAD_FILE), "GIVE_UP");

    assertThat(batches.state(batch)).isEqualTo(BatchState.EMPTY);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.QUEUED);
    assertThat(claim(1).currentVersion().pcn()).isEqualTo(family + "1A");
    assertThat(query.claims(batch))
        .singleElement()
        .satisfies(in -> assertThat(in.fate()).isEqualTo("WITHDRAWN"));

    String next = sentAgain();
    assertThat(query.claims(next))
        .singleElement()
        .satisfies(in -> assertThat(in.pcn()).isEqualTo(family + "1A"));
    assertThat(query.newest(BatchQuery.Group.ALL, "", 10))
        .extracting(one -> Objects.requireNonNull(one.numbers()).interchange())
        .as("the numbers of the file that never left are not used again")
        .doesNotHaveDuplicates();
  }

  @Test
  void aFileIsUploadedOnce() {
    String batch = toBeUploaded();
    Task task = openTask(batch, TaskKind.UPLOAD_FILE);
    decide(task, "UPLOADED");
    decide(task, "UPLOADED");
    assertThatThrownBy(() -> decide(task, "GIVE_UP")).isInstanceOf(DecisionRefused.class);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.SENT);
  }

  @Test
  void whatIsNotReadyIsLeft() {
    sending.scrub(claim(1).id());
    assertThat(batches.formChosen(List.of(claim(1).id(), "unknown"), false))
        .isEqualTo(new Batches.Chosen(List.of(), List.of(claim(1).id(), "unknown")));
    prepare(claim(1).id(), "ELECTRONIC");
    assertThat(ready.counts())
        .containsEntry(ReadyClaims.Way.FILE, 1L)
        .containsEntry(ReadyClaims.Way.PAPER, 0L);
    assertThat(ready.find(ReadyClaims.Way.FILE, "12345", 10))
        .singleElement()
        .satisfies(row -> assertThat(row.pcn()).isEqualTo(family + "1A"));
    assertThat(ready.find(ReadyClaims.Way.FILE, "67890", 10)).isEmpty();
    jdbc.update("UPDATE claim_family SET hold_reason = 'the chart is missing'");
    assertThat(batches.formChosen(List.of(claim(1).id()), false).left())
        .containsExactly(claim(1).id());
    assertThat(ready.find(ReadyClaims.Way.HELD, null, 10))
        .singleElement()
        .satisfies(row -> assertThat(row.holdReason()).isEqualTo("the chart is missing"));
  }

  private String toBeUploaded() {
    prepare(claim(1).id(), "ELECTRONIC");
    String batch = batches.formChosen(List.of(claim(1).id()), true).batches().getFirst();
    batchFiles.build(batch);
    batchFiles.send(batch);
    assertThat(batches.state(batch)).isEqualTo(BatchState.BUILT);
    assertThat(claim(1).state()).isEqualTo(PayerClaimState.BATCHED);
    return batch;
  }

  private Path handedOver(String batch) {
    return DATA.resolve("clearinghouse/main/outbound")
        .resolve(Objects.requireNonNull(batches.find(batch).orElseThrow().fileName()));
  }

  private String sentBatch() {
    prepare(claim(1).id(), "ELECTRONIC");
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
