package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.transmission.QuestionFiles.Kind;
import org.cobaltclaims.transmission.RemoteServer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claim files and questions on their way to a server that misbehaves. */
class SftpUploadTest extends SftpTest {

  @Test
  void aFileCountsAsSentWhenItLiesThereUnderItsName() throws Exception {
    Batch batch = built("V001");
    assertThat(batch.state()).isEqualTo(BatchState.BUILT);
    batches.overdue(batch.id());
    assertThat(tasks(TaskKind.FIND_ACKNOWLEDGEMENT)).as("nobody asks before it is sent").isEmpty();
    news.changedBatches.clear();
    assertThat(visit()).isTrue();
    sentOnce(batch);
    assertThat(news.changedBatches).containsExactly(batch.id());
    assertThat(folder("clearinghouse/main/outbound")).isEmpty();
    assertThat(visit()).as("nothing moves any more").isFalse();
    sentOnce(batch);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"BREAKS_WRITING", "BREAKS_BEFORE_NAMING", "BREAKS_AFTER_NAMING", "FULL"})
  void whereverItBreaksItIsSentOnceAndWholeInTheEnd(Fault fault) throws Exception {
    Batch batch = built("V001");
    remote.fails(fault);
    visit();
    assertThat(again(batch).state()).isEqualTo(BatchState.BUILT);
    assertThat(line().problem()).isNotBlank().contains("127.0.0.1, port " + remote.port());
    assertThat(line().remedy()).isNotBlank();
    assertThat(line().failingSince()).isNotNull();
    remote.fails(Fault.NONE);
    visit();
    sentOnce(batch);
    assertThat(line().problem()).isNull();
    assertThat(line().failingSince()).isNull();
  }

  @Test
  void aServerThatFallsSilentIsLeftAndTriedAgain() throws Exception {
    settings.clearinghouse(server(Map.of("timeoutSeconds", "1")));
    Batch batch = built("V001");
    remote.fails(Fault.HANGS);
    visit();
    assertThat(line().problem()).contains("silent");
    assertThat(again(batch).state()).isEqualTo(BatchState.BUILT);
    remote.fails(Fault.NONE);
    settings.clearinghouse(server(Map.of()));
    visit();
    sentOnce(batch);
  }

  @Test
  void whatTheClearinghouseTookAwayBeforeWeKnewIsNotSentAgain() throws Exception {
    Batch batch = built("V001");
    remote.fails(Fault.BREAKS_AFTER_NAMING);
    visit();
    assertThat(remote.names("inbound")).containsExactly(batch.fileName());
    Files.delete(remote.file("inbound", String.valueOf(batch.fileName())));
    visit();
    assertThat(again(batch).state()).isEqualTo(BatchState.SENT);
    assertThat(remote.names("inbound")).isEmpty();
    assertThat(remote.uploads()).hasSize(1);
    assertThat(AllFiles.of(files).getFirst().reason()).contains("the clearinghouse has taken it");
  }

  @Test
  void aFolderThatIsGoneProvesNothing() throws Exception {
    Batch batch = built("V001");
    remote.fails(Fault.BREAKS_BEFORE_NAMING);
    visit();
    Path folder = remote.file("inbound", ".").normalize();
    Path elsewhere = folder.resolveSibling("moved");
    Files.move(folder, elsewhere);
    visit();
    assertThat(again(batch).state()).isEqualTo(BatchState.BUILT);
    assertThat(line().problem()).contains("the folder inbound");
    Files.move(elsewhere, folder);
    visit();
    sentOnce(batch);
  }

  @Test
  void anotherFileOfTheNameStaysAndIsToldAndTheNextOneGoes() throws Exception {
    Batch first = built("V001");
    Path other = remote.file("inbound", String.valueOf(first.fileName()));
    Files.writeString(other, "somebody else's");
    Batch second = built("V002");
    visit();
    assertThat(Files.readString(other)).isEqualTo("somebody else's");
    assertThat(again(first).state()).isEqualTo(BatchState.BUILT);
    assertThat(again(second).state()).isEqualTo(BatchState.SENT);
    assertThat(line().problem()).contains("another file with the name " + first.fileName());
    Files.delete(other);
    visit();
    assertThat(again(first).state()).isEqualTo(BatchState.SENT);
    assertThat(remote.uploads()).containsExactly(second.fileName(), first.fileName());
  }

  @Test
  void theSameFileThatLiesThereAlreadyIsNotSentAgain() throws Exception {
    Batch batch = built("V001");
    ExchangeFile file = AllFiles.of(files).getFirst();
    Files.write(
        remote.file("inbound", String.valueOf(batch.fileName())), archive.read(file.archivePath()));
    visit();
    assertThat(again(batch).state()).isEqualTo(BatchState.SENT);
    assertThat(remote.uploads()).isEmpty();
    assertThat(AllFiles.of(files).getFirst().reason()).contains("not sent again");
  }

  @Test
  void killedAtEveryStepItIsSentOnce() throws Exception {
    int moments = 0;
    for (boolean killed = true; killed; ) {
      empty();
      emptyFolder();
      allIsWell();
      Batch batch = built("V001");
      kills.at(moments + 1);
      try {
        visit();
        killed = false;
      } catch (Kills.Killed death) {
        moments++;
        kills.at(0);
        visit();
      }
      kills.at(0);
      sentOnce(batch);
    }
    assertThat(moments).as("moments at which it was killed").isGreaterThan(5);
  }

  @Test
  void askedTwiceItIsOneDelivery() throws Exception {
    Batch batch = built("V001");
    batchFiles.send(batch.id());
    batchFiles.send(batch.id());
    assertThat(deliveries.waiting("main")).hasSize(1);
    visit();
    batchFiles.send(batch.id());
    visit();
    sentOnce(batch);
  }

  @Test
  void whatWaitsGoesIntoTheFolderWhereTheServerWasGivenUp() throws Exception {
    Batch batch = built("V001");
    remote.stop();
    try {
      visit();
      Clearinghouse server = main();
      settings.clearinghouse(
          new Clearinghouse(
              server.name(),
              server.receiverId(),
              server.receiverName(),
              server.senderId(),
              server.senderQualifier(),
              server.receiverQualifier(),
              true,
              false,
              false));
      assertThat(courier.exchange()).isTrue();
    } finally {
      remote.startAgain();
    }
    assertThat(again(batch).state()).isEqualTo(BatchState.SENT);
    assertThat(folder("clearinghouse/main/outbound"))
        .singleElement()
        .satisfies(f -> assertThat(f.getFileName().toString()).isEqualTo(batch.fileName()));
  }

  @Test
  void questionsGoTheSameWayAndStayAsTheyWereAsked() throws Exception {
    transactions.executeWithoutResult(tx -> questions.open(Kind.ELIGIBILITY, "q1", "main"));
    QuestionFiles.QuestionFile file = questions.unsent(Kind.ELIGIBILITY).getFirst();
    assertThat(questions.handOver(file, () -> "first")).isFalse();
    assertThat(questions.handOver(file, () -> "second")).isFalse();
    assertThat(questions.unsent(Kind.ELIGIBILITY)).as("not asked yet").hasSize(1);
    remote.fails(Fault.BREAKS_AFTER_NAMING);
    visit();
    visit();
    assertThat(questions.unsent(Kind.ELIGIBILITY)).isEmpty();
    assertThat(remote.uploads()).containsExactly(file.fileName());
    assertThat(Files.readString(remote.file("inbound", file.fileName()), StandardCharsets.US_ASCII))
        .isEqualTo("first");
    assertThat(AllFiles.of(files))
        .extracting(ExchangeFile::kind, f -> f.fate().kind())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("270", Fate.Kind.SENT));
  }

  @Test
  void namesAreMadeAsTheClearinghouseWantsThem() {
    settings.clearinghouse(
        server(
            Map.of(
                "fileName", "\"{test}_{kind}_{date}_{number}.{ending}\"", "testWord", "OATEST")));
    Batch batch = built("V001");
    assertThat(batch.fileName()).isEqualTo("OATEST_837P_20261105_000000001.837");
    assertThat(main().fileName("837P", "837", "20261105", 7, false))
        .as("a real file does not say that it is a test")
        .isEqualTo("_837P_20261105_000000007.837");
    assertThat(List.of(batch.test())).containsExactly(true);
  }
}
