package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.encryption.VaultException;
import org.springframework.stereotype.Component;

/**
 * The bytes of every file that came or went, unchanged, by their digest: {@code 2026/ab12...}. They
 * are encrypted; what lies in clear from earlier times is read if it is what its name says.
 */
@Component
class Archive {

  private final DataFolder data;
  private final Disk disk;
  private final Vault vault;

  Archive(DataFolder data, Disk disk, Vault vault) {
    this.data = data;
    this.disk = disk;
    this.vault = vault;
  }

  /**
   * Keeps bytes; the same bytes again are no change.
   *
   * @param year the folder
   * @return the path below the archive
   */
  String keep(byte[] bytes, int year) {
    String path = year + "/" + Sha256.hex(bytes);
    Path file = data.archive().resolve(path);
    if (!Files.exists(file)) {
      write(file, out -> vault.seal(out, data.place(file), into -> into.write(bytes)));
    }
    return path;
  }

  /**
   * Keeps a file's bytes as they were when its digest was taken.
   *
   * @param sha256 its digest
   * @param year the folder
   * @return the path below the archive
   * @throws FileChangedException if it has other bytes by now; nothing is kept then
   */
  String keep(Path file, String sha256, int year) throws IOException {
    return keep(
        into -> {
          try (InputStream in = disk.open(file)) {
            in.transferTo(into);
          }
        },
        sha256,
        year);
  }

  /**
   * Keeps what is made anew each time that it is written, as it was when its digest was taken.
   *
   * @param sha256 its digest
   * @param year the folder
   * @return the path below the archive
   * @throws FileChangedException if other bytes are made by now; nothing is kept then
   */
  String keep(Disk.Content content, String sha256, int year) throws IOException {
    String path = year + "/" + sha256;
    Path target = data.archive().resolve(path);
    if (!Files.exists(target)) {
      disk.write(
          target,
          out -> vault.seal(out, data.place(target), into -> verified(content, sha256, into)));
    }
    return path;
  }

  private static void verified(Disk.Content content, String sha256, OutputStream out)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    content.writeTo(new DigestOutputStream(out, digest));
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new FileChangedException();
    }
  }

  /**
   * Puts a file away, encrypted, that was taken from a folder.
   *
   * @param sha256 the digest of its content
   * @param target where to; if another file lies there, its sibling {@code other}
   */
  void putAway(Path file, String sha256, Path target, Path other) throws IOException {
    Path free = !Files.exists(target) || isPutAway(target, sha256) ? target : other;
    if (!Files.exists(free) || !isPutAway(free, sha256)) {
      disk.write(
          free,
          out ->
              vault.seal(
                  out,
                  data.place(free),
                  into -> {
                    try (InputStream in = disk.open(file)) {
                      in.transferTo(into);
                    }
                  }));
    }
    disk.remove(file);
  }

  /** Whether the end came after it was put away and before it was taken out of its folder. */
  private boolean isPutAway(Path file, String sha256) throws IOException {
    try (InputStream in = vault.open(disk.open(file), data.place(file)).in()) {
      return sha256.equals(Sha256.hex(in));
    } catch (VaultException unreadable) {
      return false;
    }
  }

  /** A file became another one while it was read. */
  static final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1;

    FileChangedException() {
      super("the file changed while it was read");
    }
  }

  /**
   * An archived file from its beginning.
   *
   * @throws VaultException if it cannot be decrypted, at once or while it is read
   */
  InputStream open(String path) {
    Path file = data.archive().resolve(path);
    try {
      Vault.Opened opened = vault.open(disk.open(file), data.place(file));
      return opened.sealed() ? opened.in() : ClearStream.of(opened.in(), path);
    } catch (IOException e) {
      throw new UncheckedIOException("archived file " + path + " cannot be read", e);
    }
  }

  byte[] read(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("archived file " + path + " cannot be read", e);
    }
  }

  /** Writes a file wholly or not at all, anywhere in the data folder. */
  void write(Path file, byte[] bytes) {
    write(file, out -> out.write(bytes));
  }

  /** Writes a file wholly or not at all, from what need not fit in memory. */
  void write(Path file, Disk.Content content) {
    try {
      disk.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("file " + file.getFileName() + " cannot be written", e);
    }
  }
}
