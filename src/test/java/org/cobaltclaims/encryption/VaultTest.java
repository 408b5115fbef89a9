package org.cobaltclaims.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed opens whole, unchanged and in its place, or not at all. */
class VaultTest {

  private static final String PLACE = "archive/2026/one";
  private static final byte[] FEW = "NM1*IL*1*DOE*JANE~".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path data;
  private Vault vault;

  @BeforeEach
  void aNewInstallation() {
    vault = at("2026-11-23");
  }

  private Vault at(String day) {
    return vault(day, "");
  }

  private Vault vault(String day, String keys, String... lost) {
    Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    return Vault.of(data, keys, keyFile(), Set.of(lost), clock);
  }

  private Path keyFile() {
    return data.resolve("master.keys");
  }

  private static byte[] sealed(Vault vault, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    vault.seal(out, PLACE, to -> to.write(content));
    return out.toByteArray();
  }

  private static byte[] opened(Vault vault, byte[] sealed, String place) throws IOException {
    try (InputStream in = vault.open(new ByteArrayInputStream(sealed), place).in()) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 65_535, 65_536, 65_537, 1_000_000})
  void whatIsSealedOpensAsItWas(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    assertThat(opened(vault, sealed(vault, content), PLACE)).isEqualTo(content);
    assertThat(opened(at("2027-03-01"), sealed(vault, content), PLACE)).isEqualTo(content);
  }

  @Test
  void nothingOfTheContentCanBeReadWithoutTheKey() throws IOException {
    byte[] one = sealed(vault, FEW);
    assertThat(new String(one, StandardCharsets.ISO_8859_1))
        .startsWith("COBALT-SEALED-1 files-2026-11-")
        .doesNotContain("DOE");
    assertThat(sealed(vault, FEW)).as("the same once more").isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20_000, 65_536, 200_000})
  void everyChangedBitIsFoundOut(int size) throws IOException {
    byte[] content = new byte[size];
    byte[] sealed = sealed(vault, content);
    int header = new String(sealed, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    for (int at :
        new int[] {header, header + 8, header + 40, sealed.length / 2, sealed.length - 1}) {
      if (at >= header) {
        byte[] changed = sealed.clone();
        changed[at] ^= 0x10;
        assertThatThrownBy(() -> opened(vault, changed, PLACE))
            .as("byte %d of %d", at, sealed.length)
            .isInstanceOf(BrokenSealException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 30_000, 65_536, 65_552})
  void whatIsCutOffIsFoundOut(int less) throws IOException {
    byte[] sealed = sealed(vault, new byte[200_000]);
    byte[] cut = Arrays.copyOf(sealed, sealed.length - less);
    assertThatThrownBy(() -> opened(vault, cut, PLACE)).isInstanceOf(BrokenSealException.class);
  }

  @Test
  void cutOffRightBehindASegmentIsFoundOutToo() throws IOException {
    byte[] sealed = sealed(vault, new byte[200_000]);
    int header = new String(sealed, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    byte[] cut = Arrays.copyOf(sealed, header + 2 * 65_536);
    assertThatThrownBy(() -> opened(vault, cut, PLACE)).isInstanceOf(BrokenSealException.class);
  }

  @Test
  void aFileInThePlaceOfAnotherIsFoundOut() throws IOException {
    byte[] sealed = sealed(vault, FEW);
    assertThatThrownBy(() -> opened(vault, sealed, "archive/2026/two"))
        .isInstanceOf(BrokenSealException.class)
        .hasMessageContaining("archive/2026/two was changed, cut off or exchanged");
  }

  @Test
  void theKeyThatAHeaderNamesIsSealedToo() throws IOException {
    byte[] november = sealed(vault, FEW);
    Vault later = at("2026-12-01");
    byte[] december = sealed(later, FEW);
    System.arraycopy(december, 0, november, 0, "COBALT-SEALED-1 files-2026-12-00000000\n".length());
    assertThatThrownBy(() -> opened(later, november, PLACE))
        .isInstanceOf(BrokenSealException.class);
  }

  @Test
  void whatLiesInClearFromEarlierTimesIsRead() throws IOException {
    for (String clear : List.of("", "ISA*00*", "COBALT-SEALED-1 of somebody else's\n")) {
      byte[] bytes = clear.getBytes(StandardCharsets.US_ASCII);
      Vault.Opened opened = vault.open(new ByteArrayInputStream(bytes), PLACE);
      assertThat(opened.sealed()).isFalse();
      assertThat(opened.in().readAllBytes()).isEqualTo(bytes);
    }
  }

  /** 300 MB pass through while far less than that is left of the heap in use. */
  @Test
  void aFileOfAnySizeIsNeverHeldInMemory() throws IOException {
    Path file = data.resolve("large");
    long size = 300L * 1024 * 1024;
    byte[] part = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      vault.seal(
          out,
          PLACE,
          to -> {
            for (long written = 0; written < size; written += part.length) {
              to.write(part);
            }
          });
    }
    Largest asked = new Largest(Files.newInputStream(file));
    long read = 0;
    try (InputStream in = vault.open(asked, PLACE).in()) {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        read += n;
        assertThat(asked.read - read).as("read ahead").isLessThan(1 << 20);
      }
    }
    assertThat(read).isEqualTo(size);
  }

  /** Counts what is taken from a stream. */
  private static final class Largest extends FilterInputStream {
    private long read;

    Largest(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      read += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      read += Math.max(0, n);
      return n;
    }
  }

  @Test
  void aDiskThatFailsIsNoChangedFile() throws IOException {
    byte[] sealed = sealed(vault, new byte[200_000]);
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(sealed)) {
          private int left = 100_000;

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, Math.min(length, 1000));
            left -= n;
            if (left < 0) {
              throw new IOException("the disk is gone");
            }
            return n;
          }
        };
    assertThatThrownBy(() -> vault.open(failing, PLACE).in().readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
  }

  @Test
  void aNewInstallationMakesItsKeyForItsOwnerAlone() throws IOException {
    assertThat(vault.masterKeys()).hasSize(1);
    assertThat(vault.madeFirstKey()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(keyFile())).contains("Keep a copy of this file");
    assertThat(at("2026-11-24").madeFirstKey()).isFalse();
    assertThat(at("2026-11-24").masterKeys()).isEqualTo(vault.masterKeys());
  }

  @Test
  void aKeyFileThatOthersMayReadIsRefused() throws IOException {
    vault.masterKeys();
    Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> at("2026-11-24").checkKeys())
        .isInstanceOfSatisfying(
            UnusableKeysException.class,
            e -> assertThat(e.remedy()).startsWith("chmod 600 ").endsWith("master.keys"));
  }

  @Test
  void aLostKeyFileIsNotReplacedByANewOne() throws IOException {
    byte[] sealed = sealed(vault, FEW);
    Files.delete(keyFile());
    Vault later = at("2026-12-01");
    assertThatThrownBy(later::checkKeys)
        .isInstanceOf(MissingKeyException.class)
        .hasMessageContaining("there is no master key in " + keyFile());
    assertThatThrownBy(() -> sealed(later, FEW)).isInstanceOf(MissingKeyException.class);
    assertThatThrownBy(() -> opened(later, sealed, PLACE)).isInstanceOf(MissingKeyException.class);
    assertThat(keyFile()).doesNotExist();
  }

  @Test
  void aMissingKeyIsNamedAndSoIsAWrongOne() throws IOException {
    byte[] sealed = sealed(vault, FEW);
    String id = vault.masterKeys().getFirst();
    String other = Vault.newMasterKey(Clock.systemUTC());
    Vault without = vault("2026-11-23", other);
    assertThatThrownBy(() -> opened(without, sealed, PLACE))
        .isInstanceOf(MissingKeyException.class)
        .hasMessageContaining("master key %s is not in cobalt.encryption.keys", id);
    Vault wrong = vault("2026-11-23", id + other.substring(other.indexOf(':')));
    assertThatThrownBy(() -> opened(wrong, sealed, PLACE))
        .isInstanceOf(MissingKeyException.class)
        .hasMessageContaining("master key %s is not the one", id);
    Vault right = at("2026-11-23");
    Files.delete(data.resolve("archive/keys").resolve(right.dataKeys().getFirst().id()));
    assertThatThrownBy(() -> opened(right, sealed, PLACE))
        .isInstanceOfSatisfying(
            MissingKeyException.class, e -> assertThat(e.remedy()).contains("from a backup"));
  }

  /** Given up, the key's files stay unreadable, and what comes from then on is encrypted anew. */
  @Test
  void aKeyThatIsGivenUpHoldsNothingBack() throws IOException {
    byte[] lost = sealed(vault, FEW);
    String id = vault.masterKeys().getFirst();
    Files.delete(keyFile());
    Vault anew = vault("2026-11-24", "", id);
    anew.checkKeys();
    byte[] kept = sealed(anew, FEW);
    assertThat(opened(anew, kept, PLACE)).isEqualTo(FEW);
    assertThat(anew.masterKeys()).doesNotContain(id);
    assertThatThrownBy(() -> opened(anew, lost, PLACE))
        .isInstanceOf(MissingKeyException.class)
        .hasMessageContaining(id);
  }

  static Stream<Arguments> keysThatAreNone() {
    String good = Vault.newMasterKey(Clock.systemUTC());
    return Stream.of(
        arguments("no colon", "is not written as id:key"),
        arguments("Big Id:" + good, "is not written as id:key"),
        arguments("short:AAAA", "short is not 32 bytes"),
        arguments("text:not base 64!", "text is not 32 bytes"),
        arguments(good + "," + good, "have the same id"),
        arguments("# a note", "there is no master key"));
  }

  @ParameterizedTest
  @MethodSource("keysThatAreNone")
  void keysThatAreNoneAreRefusedWithoutShowingThem(String keys, String why) {
    assertThatThrownBy(() -> vault("2026-11-23", keys).checkKeys())
        .isInstanceOf(UnusableKeysException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("AAAA")
        .hasMessageNotContaining("base 64!");
  }

  @Test
  void rotationWrapsEveryDataKeyAnewAndTouchesNoFile() throws IOException {
    byte[] november = sealed(vault, FEW);
    byte[] december = sealed(at("2026-12-01"), FEW);
    String text = vault.sealText("SECRET", "account/ada");
    String old = vault.masterKeys().getFirst();
    String added = vault.addMasterKey();
    assertThat(vault.rewrap()).isEqualTo(3);
    assertThat(vault.rewrap()).as("once more").isZero();
    assertThat(vault.dataKeys()).hasSize(3).allMatch(key -> key.master().equals(added));
    assertThat(vault.masterKeys()).containsExactly(added, old);

    List<String> lines = Files.readAllLines(keyFile());
    Files.write(keyFile(), lines.stream().filter(line -> !line.startsWith(old)).toList());
    Vault withoutOld = at("2026-12-24");
    withoutOld.checkKeys();
    assertThat(opened(withoutOld, november, PLACE)).isEqualTo(FEW);
    assertThat(opened(withoutOld, december, PLACE)).isEqualTo(FEW);
    assertThat(withoutOld.openText(text, "account/ada")).isEqualTo("SECRET");
  }

  @Test
  void aRotationThatWasKilledGoesOnWhereItWas() throws IOException {
    byte[] november = sealed(vault, FEW);
    byte[] december = sealed(at("2026-12-01"), FEW);
    String added = vault.addMasterKey();
    Path keys = data.resolve("archive/keys");
    String second = vault.dataKeys().getLast().id();
    // The second cannot be written: the end comes between the two.
    byte[] before = Files.readAllBytes(keys.resolve(second));
    assertThat(vault.rewrap()).isEqualTo(2);
    Files.write(keys.resolve(second), before);
    Files.write(keys.resolve(".key123.tmp"), new byte[] {1});

    Vault again = at("2026-12-02");
    again.checkKeys();
    assertThat(opened(again, november, PLACE)).isEqualTo(FEW);
    assertThat(opened(again, december, PLACE)).isEqualTo(FEW);
    assertThat(again.rewrap()).isEqualTo(1);
    assertThat(again.dataKeys()).hasSize(2).allMatch(key -> key.master().equals(added));
    assertThat(opened(at("2026-12-03"), december, PLACE)).isEqualTo(FEW);
  }

  @Test
  void aDataKeyDoesNotOpenUnderTheNameOfAnother() throws IOException {
    byte[] november = sealed(vault, FEW);
    sealed(at("2026-12-01"), FEW);
    Path keys = data.resolve("archive/keys");
    List<Vault.DataKey> ids = vault.dataKeys();
    Files.copy(
        keys.resolve(ids.getLast().id()),
        keys.resolve(ids.getFirst().id()),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> opened(at("2026-12-02"), november, PLACE))
        .isInstanceOf(MissingKeyException.class);
  }

  @Test
  void textsOpenForWhomTheyWereSealedOnly() {
    String sealed = vault.sealText("JBSWY3DPEHPK3PXP", "account/ada");
    assertThat(sealed).startsWith("sealed:texts-2026-11-").doesNotContain("JBSWY3");
    assertThat(Vault.isSealed(sealed)).isTrue();
    assertThat(vault.openText(sealed, "account/ada")).isEqualTo("JBSWY3DPEHPK3PXP");
    assertThat(vault.openText("JBSWY3DPEHPK3PXP", "account/ada")).isEqualTo("JBSWY3DPEHPK3PXP");
    assertThatThrownBy(() -> vault.openText(sealed, "account/bert"))
        .isInstanceOf(BrokenSealException.class);
    for (String broken : List.of("sealed:", "sealed:x:y", sealed + "=", sealed + "AAAA")) {
      assertThatThrownBy(() -> vault.openText(broken, "account/ada"))
          .isInstanceOf(BrokenSealException.class);
    }
  }
}
