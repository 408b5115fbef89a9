package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The bytes of every file that came or went, unchanged, by their digest: {@code 2026/ab12...}. */
@Component
class Archive {

  private final DataFolder data;

  Archive(DataFolder data) {
    this.data = data;
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
      return Files.readAllBytes(data.archive().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException("archived file " + path + " cannot be read", e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Writes a file so that it is there wholly or not at all, also if the machine dies: written aside
   * under a hidden name, forced to disk, renamed.
   */
  static void write(Path file, byte[] bytes) {
    Path folder = Objects.requireNonNull(file.getParent());
    try {
      Files.createDirectories(folder);
      Path aside = file.resolveSibling("." + file.getFileName() + ".tmp");
      try (FileChannel channel =
          FileChannel.open(
              aside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("file " + file.getFileName() + " cannot be written", e);
    }
  }

  /** Makes a rename last; not every system lets a folder be forced. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // the rename itself is atomic; where folders cannot be forced the system does it in time
    }
  }
}
