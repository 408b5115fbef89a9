package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.encryption.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cobalt keys}, on a data folder without database and application. */
class KeysCommandTest {

  private static final String CONTENT = "ISA*00*";

  @TempDir Path data;
  @TempDir Path elsewhere;
  private Path kept;

  @BeforeEach
  void aKeptFile() throws IOException {
    Vault vault = vault();
    String path = "2026/" + Sha256.hex(CONTENT);
    kept = data.resolve("archive").resolve(path);
    Files.createDirectories(kept.getParent());
    try (OutputStream out = Files.newOutputStream(kept)) {
      vault.seal(out, "archive/" + path, to -> to.write(CONTENT.getBytes()));
    }
  }

  private Vault vault() {
    return Vault.of(data, "", data.resolve("master.keys"), Set.of(), Clock.systemUTC());
  }

  private Cli.Ended keys(String command, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "keys";
    args[1] = command;
    args[2] = "--data";
    args[3] = data.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(args);
  }

  @Test
  void checkSaysHowKeysAndFilesStand() throws IOException {
    Cli.Ended good = keys("check");
    assertThat(good.status()).isZero();
    assertThat(good.out())
        .contains(vault().masterKeys().getFirst() + " ", "wraps 1 data keys, in use")
        .contains("Files: 1 encrypted, 0 in clear, 0 unreadable.");

    Path clear = data.resolve("intake/archive/a.837");
    Files.createDirectories(clear.getParent());
    Files.writeString(clear, CONTENT);
    byte[] bytes = Files.readAllBytes(kept);
    Files.write(kept, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    Cli.Ended bad = keys("check");
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.out())
        .contains("Files: 0 encrypted, 1 in clear, 1 unreadable.")
        .contains("cannot be read: archive/2026/" + Sha256.hex(CONTENT))
        .contains("'cobalt keys seal'");
    assertThat(keys("seal").out()).contains("1 files were encrypted.");
    assertThat(Files.readString(clear, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("COBALT-SEALED-1 ")
        .doesNotContain("ISA*");
  }

  @Test
  void rotateAddsAKeyAndLeavesTheFilesAsTheyAre() throws IOException {
    byte[] before = Files.readAllBytes(kept);
    String old = vault().masterKeys().getFirst();
    Cli.Ended rotated = keys("rotate");
    assertThat(rotated.status()).as(rotated.err()).isZero();
    assertThat(rotated.out()).contains("New master key k20", "1 data keys are wrapped by it now.");
    assertThat(vault().masterKeys()).hasSize(2).last().isEqualTo(old);
    assertThat(Files.readAllBytes(kept)).isEqualTo(before);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("master.keys"))))
        .isEqualTo("rw-------");
    assertThat(keys("rotate", "--finish").out()).contains("0 data keys are wrapped by it now.");
    assertThat(vault().masterKeys()).hasSize(2);
    assertThat(keys("check").status()).isZero();
  }

  @Test
  void aMissingKeyIsNamedWithWhatToDo() throws IOException {
    Files.delete(data.resolve("master.keys"));
    Cli.Ended missing = keys("check");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err())
        .contains("there is no master key in", "Put the key file back from where you keep it")
        .doesNotContain("at org.");
    assertThat(keys("rotate").status()).isEqualTo(2);
    assertThat(data.resolve("master.keys")).doesNotExist();
  }

  @Test
  void readGivesOneFileBackAndNothingOfABrokenOne() throws IOException {
    Path out = elsewhere.resolve("out.837");
    Cli.Ended read = keys("read", kept.toString(), "--out", out.toString());
    assertThat(read.status()).as(read.err()).isZero();
    assertThat(out).hasContent(CONTENT);
    assertThat(keys("read", kept.toString(), "--out", out.toString()).err())
        .contains("is there already");
    Files.delete(out);
    Path moved = Files.move(kept, kept.resolveSibling("0".repeat(64)));
    Cli.Ended broken = keys("read", moved.toString(), "--out", out.toString());
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("was changed, cut off or exchanged");
    assertThat(out).doesNotExist();
    assertThat(keys("read", elsewhere.resolve("x").toString(), "--out", out.toString()).err())
        .contains("does not lie in the data folder");
  }

  @Test
  void newPrintsAKeyThatCanBeUsed() {
    Cli.Ended made = Cli.run("keys", "new");
    assertThat(made.status()).isZero();
    Vault vault =
        Vault.of(
            elsewhere, made.out().strip(), elsewhere.resolve("none"), Set.of(), Clock.systemUTC());
    assertThat(vault.masterKeys()).hasSize(1);
    assertThat(vault.openText(vault.sealText("a", "b"), "b")).isEqualTo("a");
  }
}
