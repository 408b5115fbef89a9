package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.encryption.BrokenSealException;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FileExchangeTest extends TransmissionTest {

  @Autowired ClaimsHandler handler;
  @Autowired InboundFolders folders;
  @Autowired DataFolder folderNames;
  @Autowired Archive archive;
  @Autowired Vault vault;
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
              assertThat(new String(archive.read(f.archivePath()), StandardCharsets.UTF_8))
                  .isEqualTo(claims);
              assertThat(inClear(f.archivePath())).as("on disk").doesNotContain("ISA*", "DOE");
            });
    assertThat(folder("intake")).isEmpty();
    assertThat(folder("intake/archive")).hasSize(1);
    assertThat(exchange.scan()).isEmpty();
    assertThat(handler.handled).hasSize(1);
  }

  private String inClear(String archived) throws IOException {
    return Files.readString(
        data().resolve("archive").resolve(archived), StandardCharsets.ISO_8859_1);
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
    assertThat(folder("intake/archive")).as("the same bytes under the same name once").hasSize(2);
  }

  /** A file that was archived, and then the end came before it was worked. */
  private ExchangeFile archived() {
    handler.failures = 1;
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    return exchange.scan().getFirst();
  }

  private Path onDisk(ExchangeFile file) {
    return data().resolve("archive").resolve(file.archivePath());
  }

  @Test
  void aFileThatWasChangedInTheArchiveIsShownToAPersonAndStaysWhereItIs() throws Exception {
    ExchangeFile file = archived();
    byte[] changed = Files.readAllBytes(onDisk(file));
    changed[changed.length - 20] ^= 1;
    Files.write(onDisk(file), changed);
    ExchangeFile unreadable = exchange.scan().getFirst();
    assertThat(unreadable.fate().kind()).isEqualTo(Fate.Kind.UNREADABLE);
    assertThat(unreadable.reason())
        .contains("was changed, cut off or exchanged", "Put it back from a backup");
    assertThat(tasks(TaskKind.UNREADABLE_FILE)).containsExactly(file.id());
    assertThat(Files.readAllBytes(onDisk(file))).isEqualTo(changed);
    assertThat(handler.handled).isEmpty();
    assertThat(exchange.scan()).isEmpty();
  }

  @Test
  void aFileWhoseKeyIsMissingWaitsForItAndSaysWhich() throws Exception {
    ExchangeFile file = archived();
    byte[] sealed = Files.readAllBytes(onDisk(file));
    byte[] withoutKey = sealed.clone();
    byte[] header = "COBALT-SEALED-1 files-2020-01-00000000".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(header, 0, withoutKey, 0, header.length);
    Files.write(onDisk(file), withoutKey);
    ExchangeFile waiting = exchange.scan().getFirst();
    assertThat(waiting.fate().kind()).isEqualTo(Fate.Kind.RECEIVED);
    assertThat(waiting.reason()).contains("data key files-2020-01-00000000 is not in archive/keys");
    Files.write(onDisk(file), sealed);
    assertThat(exchange.scan().getFirst().fate()).isEqualTo(Fate.taken());
  }

  @Test
  void aFileFromBeforeFilesWereEncryptedIsReadIfItIsWhatItsNameSays() throws Exception {
    ExchangeFile file = archived();
    Files.writeString(onDisk(file), Samples.text("/claims/prim.837"));
    assertThat(exchange.scan().getFirst().fate()).isEqualTo(Fate.taken());
    Files.writeString(onDisk(file), Samples.text("/claims/prim.837").replace("DOE", "ROE"));
    assertThatThrownBy(() -> archive.read(file.archivePath()))
        .isInstanceOf(BrokenSealException.class);
  }

  @Test
  void whatLiesInClearIsEncryptedOnceAndOnlyIfItIsWhatItsNameSays() throws Exception {
    exchange.scan();
    drop("intake", "a.837", Samples.text("/claims/prim.837"));
    ExchangeFile file = exchange.scan().getFirst();
    Path putAway = folder("intake/archive").getFirst();
    String clear = Samples.text("/claims/prim.837");
    Files.writeString(onDisk(file), clear);
    Files.writeString(putAway, clear);
    Path wrong = onDisk(file).resolveSibling("0".repeat(64));
    Files.writeString(wrong, clear);

    ArchiveSealing sealing = new ArchiveSealing(data(), vault);
    assertThat(sealing.check(true))
        .isEqualTo(
            new ArchiveSealing.Standing(0, 2, List.of("archive/2026/" + wrong.getFileName())));
    assertThat(sealing.seal()).isEqualTo(2);
    assertThat(sealing.seal()).as("once more").isZero();
    assertThat(Files.readString(wrong)).as("left for a person").isEqualTo(clear);
    Files.delete(wrong);
    assertThat(sealing.check(true)).isEqualTo(new ArchiveSealing.Standing(2, 0, List.of()));
    assertThat(inClear(file.archivePath())).doesNotContain("ISA*");
    assertThat(new String(archive.read(file.archivePath()), StandardCharsets.UTF_8))
        .isEqualTo(clear);
    try (InputStream in = sealing.open(putAway)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(clear);
    }
    Files.move(putAway, putAway.resolveSibling("b.837"));
    assertThat(sealing.check(true).unreadable()).containsExactly("intake/archive/b.837");
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
    assertThat(AllFiles.of(files))
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
