package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BatchTransmissionTest extends TransmissionTest {

  @Autowired ControlNumbers controlNumbers;
  @Autowired BatchStore store;

  @Test
  void queuedClaimsToOnePayerLeaveInOneFile() throws Exception {
    PayerClaim first = queued("V001");
    PayerClaim second = queued("V002");
    assertThat(batches.anythingToForm()).isTrue();
    String id = sent();

    assertThat(batches.anythingToForm()).isFalse();
    assertThat(batches.form()).isEmpty();
    Batch batch = store.lookUp(id);
    assertThat(batch.state()).isEqualTo(BatchState.SENT);
    assertThat(batch.claimCount()).isEqualTo(2);
    assertThat(folder("clearinghouse/main/outbound"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.getFileName()).hasToString("837P_20261105_000000001.837");
              ClaimTransaction sent = Samples.parse(Files.readString(f)).claims().getFirst();
              assertThat(sent.envelope().interchangeControlNumber()).isEqualTo(1);
              assertThat(sent.envelope().test()).isTrue();
              assertThat(sent.batchReference()).isEqualTo("B20261105000000001");
              assertThat(sent.claims())
                  .extracting(ProfessionalClaim::claimNumber)
                  .containsExactlyInAnyOrder(first.id() + "A", second.id() + "A");
            });
    assertThat(claim(first.id()).state()).isEqualTo(PayerClaimState.SENT);
    assertThat(claim(first.id()).currentVersion().fileName())
        .isEqualTo("837P_20261105_000000001.837");
    assertThat(AllFiles.of(files))
        .singleElement()
        .satisfies(f -> assertThat(f.fate().kind()).isEqualTo(Fate.Kind.SENT));
    assertThat(batches.acknowledgementDue(id)).hasToString("2026-11-09T12:00:00Z");
  }

  @Test
  void aFileThatWasWrittenButNotRecordedIsMadeAgainAlikeAndTheNumberIsNotTakenTwice()
      throws Exception {
    queued("V001");
    String id = batches.form().getFirst();
    batchFiles.build(id);
    byte[] built = archived(id);
    // it dies after the archive was written, before the row was
    jdbc.update("UPDATE batch SET state = 'CREATED', file_id = NULL WHERE id = ?", id);
    jdbc.update("DELETE FROM exchange_file");
    clock.setTo(LocalDate.of(2026, 11, 6));
    batchFiles.build(id);
    assertThat(archived(id)).isEqualTo(built);

    batchFiles.send(id);
    byte[] sent = Files.readAllBytes(folder("clearinghouse/main/outbound").getFirst());
    assertThat(sent).isEqualTo(built);
    // it dies after the rename, before the commit
    jdbc.update("UPDATE batch SET state = 'BUILT' WHERE id = ?", id);
    batchFiles.send(id);
    assertThat(folder("clearinghouse/main/outbound"))
        .singleElement()
        .satisfies(f -> assertThat(Files.readAllBytes(f)).isEqualTo(built));
    assertThat(store.lookUp(id).state()).isEqualTo(BatchState.SENT);
  }

  @Test
  void whatDoesNotBalanceStaysAndTheRestLeaves() throws Exception {
    PayerClaim good = queued("V001");
    PayerClaim bad = queued("V002");
    String pcn = bad.currentVersion().pcn();
    BilledClaim billed = StoredJson.read(snapshots.load(pcn).orElseThrow(), BilledClaim.class);
    BilledClaim unbalanced =
        new BilledClaim(
            pcn,
            1,
            "1",
            "",
            "",
            true,
            ExampleClaims.withCharge(billed.content(), 32001),
            List.of());
    jdbc.update(
        "UPDATE claim_snapshot SET body = ? WHERE pcn = ?", StoredJson.write(unbalanced), pcn);
    sent();

    X12File file =
        Samples.parse(Files.readString(folder("clearinghouse/main/outbound").getFirst()));
    assertThat(file.claims().getFirst().claims())
        .extracting(ProfessionalClaim::claimNumber)
        .containsExactly(good.currentVersion().pcn());
    assertThat(claim(bad.id()).state()).isEqualTo(PayerClaimState.TXN_REJECTED);
    assertThat(tasks(TaskKind.CORRECT_REJECTION)).containsExactly(bad.id());
    assertThat(news.changedClaims).containsExactly(bad.id());
  }

  @Test
  void whatItsReceiverWouldRefuseStaysAndTheRestLeaves() throws Exception {
    PayerClaim good = queued("V001");
    PayerClaim bad = queued("V002");
    String pcn = bad.currentVersion().pcn();
    String body =
        StoredJson.write(StoredJson.read(snapshots.load(pcn).orElseThrow(), BilledClaim.class));
    assertThat(body).contains("\"gender\":\"F\"");
    jdbc.update(
        "UPDATE claim_snapshot SET body = ? WHERE pcn = ?",
        body.replace("\"gender\":\"F\"", "\"gender\":\"X\""),
        pcn);
    sent();

    X12File file =
        Samples.parse(Files.readString(folder("clearinghouse/main/outbound").getFirst()));
    assertThat(file.claims().getFirst().claims())
        .extracting(ProfessionalClaim::claimNumber)
        .containsExactly(good.currentVersion().pcn());
    assertThat(claim(bad.id()).state()).isEqualTo(PayerClaimState.TXN_REJECTED);
    assertThat(tasks(TaskKind.CORRECT_REJECTION)).containsExactly(bad.id());
    assertThat(
            jdbc.queryForObject(
                "SELECT reason FROM task WHERE subject = ?", String.class, bad.id()))
        .isEqualTo("CLAIM_FAULT 2010BA DMG03");
    assertThat(
            jdbc.queryForList(
                "SELECT text FROM timeline_entry WHERE payer_claim_id = ?", String.class, bad.id()))
        .contains(
            "Not sent, its receiver would refuse it: loop 2010BA, DMG03: DMG03 holds a code that"
                + " the guide does not allow here");
  }

  @Test
  void aBatchOfWhichNothingIsLeftIsAnsweredAtOnce() {
    PayerClaim bad = queued("V001");
    String pcn = bad.currentVersion().pcn();
    BilledClaim billed = StoredJson.read(snapshots.load(pcn).orElseThrow(), BilledClaim.class);
    jdbc.update(
        "UPDATE claim_snapshot SET body = ? WHERE pcn = ?",
        StoredJson.write(
            new BilledClaim(
                pcn,
                1,
                "1",
                "",
                "",
                true,
                ExampleClaims.withCharge(billed.content(), 1),
                List.of())),
        pcn);
    String id = sent();
    assertThat(batches.state(id)).isEqualTo(BatchState.EMPTY);
    assertThat(news.changedBatches).containsExactly(id);
    assertThat(folder("clearinghouse/main/outbound")).isEmpty();
  }

  @Test
  void whoAsksAgainAboutAnAnsweredBatchIsToldSo() {
    queued("V001");
    String id = sent();
    assertThat(news.changedBatches).isEmpty();
    jdbc.update("UPDATE batch SET state = 'ACCEPTED' WHERE id = ?", id);
    batchFiles.send(id);
    assertThat(news.changedBatches).containsExactly(id);
  }

  @Test
  void anAnswerThatDoesNotComeIsLookedForOnce() {
    queued("V001");
    String id = sent();
    batches.overdue(id);
    batches.overdue(id);
    assertThat(tasks(TaskKind.FIND_ACKNOWLEDGEMENT)).containsExactly(id);
  }

  @Test
  void controlNumbersAreUniqueForEachPartnerUnderConcurrency() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Callable<Long>> takers =
          IntStream.range(0, 40)
              .<Callable<Long>>mapToObj(
                  i ->
                      () ->
                          // As every caller does: a deadlock repeats the whole transaction.
                          Repeating.inTransaction(
                              transactions,
                              () -> controlNumbers.next("RVC001", "CLRHOUSE01", true)))
              .toList();
      List<Long> taken = new ArrayList<>();
      for (Future<Long> taker : threads.invokeAll(takers)) {
        taken.add(taker.get());
      }
      assertThat(taken)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
    }
    Long production =
        transactions.execute(tx -> controlNumbers.next("RVC001", "CLRHOUSE01", false));
    assertThat(production).as("production has a sequence of its own").isEqualTo(1);
  }

  private byte[] archived(String batchId) throws Exception {
    return archive.read(files.find(store.lookUp(batchId).fileId()).orElseThrow().archivePath());
  }
}
