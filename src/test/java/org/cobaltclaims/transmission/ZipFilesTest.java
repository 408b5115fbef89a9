package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Archives that come: well made, damaged, and made to do harm. */
class ZipFilesTest extends SftpTest {

  private static final int MEGABYTE = 1024 * 1024;

  @Autowired ClaimsHandler handler;

  @BeforeEach
  void nothingHandledYet() {
    handler.handled.clear();
    handler.failures = 0;
  }

  private static byte[] visit837(String number) {
    return Samples.text("/claims/prim.837")
        .replace("K7Q2M9X4T01A", number)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] zip(Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey());
        // The same files make the same archive, whenever they are packed.
        entry.setTimeLocal(LocalDateTime.of(2026, 11, 5, 8, 0));
        out.putNextEntry(entry);
        out.write(member.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) {
    return zip(Map.of(name, content));
  }

  private static Map<String, byte[]> two() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("monday/first.837", visit837("Z001"));
    members.put("second.837", visit837("Z002"));
    return members;
  }

  private void came(byte[] bytes) throws IOException {
    came("claims.dat", bytes);
  }

  private void came(String name, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(data().resolve("intake"));
    Files.write(folder.resolve(name), bytes);
    exchange.scan();
  }

  private ExchangeFile archive() {
    return AllFiles.of(files).stream()
        .filter(f -> f.kind().equals("ZIP"))
        .findFirst()
        .orElseThrow();
  }

  private List<ExchangeFile> members() {
    return AllFiles.of(files).stream().filter(f -> f.archive() != null).toList();
  }

  private void asksAPerson() {
    assertThat(tasks(TaskKind.UNREADABLE_FILE)).contains(archive().id());
  }

  private static int find(byte[] in, int from, int... signature) {
    for (int at = from; at <= in.length - signature.length; at++) {
      int start = at;
      boolean same = true;
      for (int i = 0; i < signature.length; i++) {
        same &= in[start + i] == (byte) signature[i];
      }
      if (same) {
        return at;
      }
    }
    throw new IllegalStateException("no such signature");
  }

  /** Where the list of members has its n-th line. */
  private static int listed(byte[] zip, int ordinal) {
    int at = -1;
    for (int i = 0; i <= ordinal; i++) {
      at = find(zip, at + 1, 'P', 'K', 1, 2);
    }
    return at;
  }

  private static byte[] encrypted(byte[] zip, int ordinal) {
    byte[] marked = zip.clone();
    marked[listed(marked, ordinal) + 8] |= 1;
    return marked;
  }

  @Test
  void whateverItsNameEachOfItsFilesIsOneOfItsOwn() throws Exception {
    came(zip(two()));
    assertThat(members())
        .extracting(ExchangeFile::name, ExchangeFile::kind, f -> f.fate().kind())
        .containsExactly(
            tuple("first.837", "837P", Fate.Kind.TAKEN),
            tuple("second.837", "837P", Fate.Kind.TAKEN));
    assertThat(members())
        .allSatisfy(
            f -> {
              assertThat(f.archive().name()).isEqualTo("claims.dat");
              assertThat(f.archive().id()).isEqualTo(archive().id());
              assertThat(f.source()).isEqualTo("intake");
              assertThat(handler.handled).containsEntry(f.id(), 1);
            });
    assertThat(archive.read(members().getFirst().archivePath())).isEqualTo(visit837("Z001"));
    assertThat(members().getFirst().size()).isEqualTo(visit837("Z001").length);
    assertThat(archive().fate().kind()).isEqualTo(Fate.Kind.TAKEN);
    assertThat(archive().reason()).contains("2 files");
    assertThat(archive.read(archive().archivePath())).as("as it came").isEqualTo(zip(two()));
    assertThat(tasks(TaskKind.UNREADABLE_FILE)).isEmpty();
    exchange.scan();
    assertThat(members()).hasSize(2);
  }

  @Test
  void whatCameBeforeIsNotUsedAgain() throws Exception {
    drop("intake", "alone.837", new String(visit837("Z001"), StandardCharsets.US_ASCII));
    exchange.scan();
    Map<String, byte[]> members = two();
    members.put("again/second.837", visit837("Z002"));
    came(zip(members));
    assertThat(members())
        .extracting(ExchangeFile::name, f -> f.fate().kind())
        .containsExactly(
            tuple("first.837", Fate.Kind.DUPLICATE),
            tuple("second.837", Fate.Kind.TAKEN),
            tuple("second.837", Fate.Kind.DUPLICATE));
    assertThat(archive().fate().kind()).isEqualTo(Fate.Kind.TAKEN);
    came("once more.zip", zip(members));
    assertThat(members()).as("of the same archive nothing is used again").hasSize(3);
  }

  @Test
  void namesAreOnlyLabels() throws Exception {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("../../../outside.837", visit837("Z001"));
    members.put("C:\\windows\\..\\.hidden.837", visit837("Z002"));
    members.put("/etc/<b>&\u0007.837", visit837("Z003"));
    members.put("folder/", new byte[0]);
    came(zip(members));
    assertThat(members())
        .extracting(ExchangeFile::name)
        .containsExactly("outside.837", "_hidden.837", "_b___.837");
    try (var all = Files.walk(data().getParent(), 2)) {
      assertThat(all.map(p -> p.getFileName().toString())).doesNotContain("outside.837");
    }
    assertThat(ZipContent.label("a/..")).isEqualTo("_");
    assertThat(ZipContent.label("a/")).isEqualTo("unnamed");
    assertThat(ZipContent.label("x".repeat(300) + ".835")).hasSize(120).endsWith(".835");
  }

  @Test
  void anEncryptedOneIsKeptAndAPersonIsTold() throws Exception {
    came(encrypted(zip("era.837", visit837("Z001")), 0));
    assertThat(members()).isEmpty();
    assertThat(archive().fate().kind()).isEqualTo(Fate.Kind.REFUSED);
    assertThat(archive().reason())
        .contains("era.837 is encrypted")
        .contains("with its password")
        .contains("Upload");
    asksAPerson();
  }

  @Test
  void oneFilesTroubleDoesNotLoseTheOthers() throws Exception {
    byte[] half = encrypted(zip(two()), 0);
    came(half);
    assertThat(members()).extracting(ExchangeFile::name).containsExactly("second.837");
    assertThat(archive().fate().kind()).isEqualTo(Fate.Kind.PARTLY);
    assertThat(archive().reason()).contains("1 file was taken out").contains("first.837");
    asksAPerson();
  }

  @Test
  void aDamagedFileIsNamedAndTheOthersAreTaken() throws Exception {
    byte[] damaged = zip(two());
    int content = find(damaged, 0, 'P', 'K', 3, 4) + 30 + "monday/first.837".length();
    Arrays.fill(damaged, content + 100, content + 140, (byte) 0x5A);
    came(damaged);
    assertThat(members()).extracting(ExchangeFile::name).containsExactly("second.837");
    assertThat(archive().reason()).contains("first.837 is damaged");
    asksAPerson();
  }

  @Test
  void aSumThatIsWrongIsDamageToo() throws Exception {
    byte[] wrong = zip("era.837", visit837("Z001"));
    wrong[listed(wrong, 0) + 16] ^= 1;
    came(wrong);
    assertThat(members()).isEmpty();
    assertThat(archive().reason()).contains("era.837 is damaged");
  }

  @Test
  void moreThanItSaysIsDamageToo() throws Exception {
    byte[] lying = zip("era.837", visit837("Z001"));
    int size = listed(lying, 0) + 24;
    Arrays.fill(lying, size, size + 4, (byte) 0);
    lying[size] = 10;
    came(lying);
    assertThat(members()).isEmpty();
    assertThat(archive().reason()).contains("era.837 is damaged");
  }

  @Test
  void whatIsMadeToFillTheDiskIsRefusedAsAWhole() throws Exception {
    Map<String, byte[]> members = two();
    members.put("bomb", new byte[30 * MEGABYTE]);
    came(zip(members));
    assertThat(members()).isEmpty();
    assertThat(archive().fate().kind()).isEqualTo(Fate.Kind.REFUSED);
    assertThat(archive().reason()).contains("far more");
    asksAPerson();
  }

  @Test
  void tooManyFilesAreRefusedAsAWhole() throws Exception {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i <= ZipContent.MOST_MEMBERS; i++) {
      members.put("f" + i, new byte[] {'x'});
    }
    came(zip(members));
    assertThat(members()).isEmpty();
    assertThat(archive().reason()).contains("more than 500 files");
  }

  @Test
  void anArchiveInAnArchiveIsLeftToAPerson() throws Exception {
    Map<String, byte[]> members = two();
    members.put("inner.zip", zip("third.837", visit837("Z003")));
    came(zip(members));
    assertThat(members()).hasSize(2);
    assertThat(archive().reason()).contains("inner.zip is an archive itself");
    asksAPerson();
  }

  @Test
  void whatIsEmptyOrNoArchiveOfFilesIsSaid() throws Exception {
    came("empty.zip", zip(Map.of()));
    assertThat(archive().reason()).contains("empty");
    empty();
    emptyFolder();
    came("report.xlsx", zip("[Content_Types].xml", new byte[] {'<'}));
    assertThat(archive().reason()).contains("office program");
    assertThat(members()).isEmpty();
  }

  @Test
  void oneThatDoesNotEndIsWaitedForAndThenSaid() throws Exception {
    byte[] whole = zip(two());
    Path file = Files.createDirectories(data().resolve("intake")).resolve("half.zip");
    Files.write(file, Arrays.copyOf(whole, whole.length - 40));
    exchange.scan();
    assertThat(AllFiles.of(files)).as("somebody may still write it").isEmpty();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    exchange.scan();
    assertThat(members()).isEmpty();
    assertThat(archive().reason()).contains("damaged or does not end");
    asksAPerson();
  }

  @Test
  void killedAtEveryStepNothingIsLostOrDoubled() throws Exception {
    int moments = 0;
    for (boolean killed = true; killed; ) {
      empty();
      emptyFolder();
      allIsWell();
      handler.handled.clear();
      Files.write(remote.file("outbound", "today.zip"), zip(reports()));
      kills.at(moments + 1);
      try {
        visit();
        exchange.scan();
        killed = false;
      } catch (Kills.Killed death) {
        moments++;
        kills.at(0);
        visit();
        exchange.scan();
      }
      kills.at(0);
      assertThat(members())
          .as("killed at moment %d", moments)
          .extracting(ExchangeFile::name)
          .containsExactly("a.txt", "b.txt", "c.txt");
      assertThat(AllFiles.of(files)).hasSize(4);
      assertThat(AllFiles.of(files)).noneMatch(f -> f.fate().kind() == Fate.Kind.RECEIVED);
    }
    assertThat(moments).as("moments at which it was killed").isGreaterThan(15);
  }

  private static Map<String, byte[]> reports() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c")) {
      members.put(name + ".txt", ("report " + name).getBytes(StandardCharsets.US_ASCII));
    }
    return members;
  }
}
