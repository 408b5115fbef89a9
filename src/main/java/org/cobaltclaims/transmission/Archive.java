package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.cobaltclaims.code.Sha256;
import org.springframework.stereotype.Component;

/** The bytes of every file that came or went, unchanged, by their digest: {@code 2026/ab12...}. */
@Component
class Archive {

  private final DataFolder data;
  private final Disk disk;

  Archive(DataFolder data, Disk disk) {
    this.data = data;
    this.disk = disk;
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
      write(file, bytes);
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
    String path = year + "/" + sha256;
    Path target = data.archive().resolve(path);
    if (!Files.exists(target)) {
      disk.write(
          target,
          out -> {
            MessageDigest digest = Sha256.digest();
            try (InputStream in = new DigestInputStream(disk.open(file), digest)) {
              in.transferTo(out);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
              throw new FileChangedException();
            }
          });
    }
    return path;
  }

  /** A file became another one while it was read. */
  static final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1;

    FileChangedException() {
      super("the file changed while it was read");
    }
  }

  /** An archived file from its beginning. */
  InputStream open(String path) {
    try {
      return disk.open(data.archive().resolve(path));
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
