package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FileExchangeTest extends TransmissionTest {

  @Autowired ClaimsHandler handler;
  @Autowired InboundFolders folders;
  @Autowired DataFolder folderNames;
  @Autowired Archive archive;
  @Autowired Disk disk;

  @BeforeEach
  void nothingHandledYet() {
    handler.handled.clear();
    handler.failures = 0;
  }

  @Test
  void aFileIsTakenOnceAndItsBytesAreKept() throws Exception {
    String claims = Samples.text("/claims/prim.837");
    drop("intake", "claims of today.txt", claims);
    List<ExchangeFile> report = exchange.scan();
    assertThat(report)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.name()).isEqualTo("claims of today.txt");
              assertThat(f.kind()).isEqualTo("837P");
              assertThat(f.fate().kind()).isEqualTo(Fate.Kind.TAKEN);
              assertThat(Files.readString(data().resolve("archive").resolve(f.archivePath())))
                  .isEqualTo(claims);
            });
    assertThat(folder("intake")).isEmpty();
    assertThat(folder("intake/archive")).hasSize(1);
    assertThat(exchange.scan()).isEmpty();
    assertThat(handler.handled).hasSize(1);
  }

  @Test
  void theSameBytesAgainUnderWhateverNameAreADuplicateAndSaidSo() {
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    exchange.scan();
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    drop("intake", "b.837", Samples.text("/claims/prim.837"));
    assertThat(exchange.scan())
        .hasSize(2)
        .allSatisfy(
            f -> {
              assertThat(f.fate().kind()).isEqualTo(Fate.Kind.DUPLICATE);
              assertThat(f.reason()).contains("came on 2026-11-05");
            });
    assertThat(handler.handled).hasSize(1);
    assertThat(folder("intake")).isEmpty();
    assertThat(folder("intake/archive")).hasSize(3);
  }

  @Test
  void aFileWhoseWorkWasInterruptedIsWorkedAgainUnderItsOwnId() {
    handler.failures = 1;
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    ExchangeFile interrupted = exchange.scan().getFirst();
    assertThat(interrupted.fate().kind()).isEqualTo(Fate.Kind.RECEIVED);
    assertThat(interrupted.reason()).contains("IllegalStateException");
    ExchangeFile finished = exchange.scan().getFirst();
    assertThat(finished.id()).isEqualTo(interrupted.id());
    assertThat(finished.fate()).isEqualTo(Fate.taken());
    assertThat(handler.handled).containsExactly(Map.entry(finished.id(), 1));
  }

  @Test
  void aCrashBetweenRecordAndMoveMakesNoDuplicate() {
    Path file = drop("intake", "a.837", Samples.text("/claims/prim.837"));
    exchange.scan();
    // as if it had died before the move: the row says that the file still lies there, and it does
    jdbc.update("UPDATE exchange_file SET in_folder = TRUE");
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    assertThat(file).exists();
    exchange.scan();
    assertThat(file).doesNotExist();
    assertThat(files.all())
        .singleElement()
        .satisfies(f -> assertThat(f.fate()).isEqualTo(Fate.taken()));
    assertThat(handler.handled).hasSize(1);
  }

  @Test
  void aCrashBetweenMoveAndItsNoteHidesNoLaterDuplicate() {
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    exchange.scan();
    jdbc.update("UPDATE exchange_file SET in_folder = TRUE");

    new InboundFolders(folderNames, archive, disk, files, clock).take();

    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    assertThat(exchange.scan())
        .singleElement()
        .satisfies(f -> assertThat(f.fate().kind()).isEqualTo(Fate.Kind.DUPLICATE));
  }

  @Test
  void aCrashAfterTheArchiveWasWrittenIsNotSeen() {
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    exchange.scan();
    jdbc.update("DELETE FROM exchange_file");
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    assertThat(exchange.scan())
        .singleElement()
        .satisfies(f -> assertThat(f.fate()).isEqualTo(Fate.taken()));
  }

  @Test
  void whatIsStillBeingWrittenIsLeftAlone() throws Exception {
    String claims = Samples.text("/claims/prim.837");
    drop("intake", ".a.837", claims);
    drop("intake", "b.837.part", claims);
    drop("intake", "c.837.tmp", claims);
    Path growing = drop("intake", "d.837", claims.substring(0, claims.length() / 2));
    assertThat(exchange.scan()).isEmpty();
    assertThat(growing).exists();
    Files.setLastModifiedTime(growing, FileTime.from(Instant.now().minusSeconds(60)));
    assertThat(exchange.scan()).as("nobody writes it any more").hasSize(1);
  }

  @Test
  void whatCannotBeReadIsKeptAndShown() throws Exception {
    Path file = drop("clearinghouse/main/inbound", "report.txt", "Claims received: 12");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    ExchangeFile report = exchange.scan().getFirst();
    assertThat(report.kind()).isEqualTo("OTHER");
    assertThat(report.fate().kind()).isEqualTo(Fate.Kind.UNREADABLE);
    assertThat(report.reason()).contains("no X12");
    assertThat(tasks(TaskKind.UNREADABLE_FILE)).containsExactly(report.id());
    assertThat(folder("clearinghouse/main/inbound")).isEmpty();
    assertThat(folder("clearinghouse/main/archive")).hasSize(1);
    assertThat(data().resolve("archive").resolve(report.archivePath())).exists();
  }

  @Test
  void claimsAreNotTakenFromAClearinghouse() {
    drop("clearinghouse/main/inbound", "echo.837", Samples.text("/claims/prim.837"));
    assertThat(exchange.scan().getFirst().fate().kind()).isEqualTo(Fate.Kind.REFUSED);
    assertThat(handler.handled).isEmpty();
  }

  @Test
  void whatIsKnownByNoHandlerIsRefusedNotLost() {
    drop("clearinghouse/main/inbound", "era.txt", Samples.text("/x12/prim.835"));
    ExchangeFile era = exchange.scan().getFirst();
    assertThat(era.kind()).isEqualTo("835");
    assertThat(era.fate().kind()).isEqualTo(Fate.Kind.REFUSED);
  }
}
