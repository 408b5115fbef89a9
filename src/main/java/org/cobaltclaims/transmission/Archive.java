package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    String path = year + "/" + sha256(bytes);
    Path file = data.archive().resolve(path);
    if (!Files.exists(file)) {
      write(file, bytes);
    }
    return path;
  }

  byte[] read(String path) {
    try {
      return disk.read(data.archive().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException("archived file " + path + " cannot be read", e);
    }
  }

  /** Writes a file wholly or not at all, anywhere in the data folder. */
  void write(Path file, byte[] bytes) {
    try {
      disk.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("file " + file.getFileName() + " cannot be written", e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
