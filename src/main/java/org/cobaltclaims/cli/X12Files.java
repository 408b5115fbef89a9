package org.cobaltclaims.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Opens the files that a command names, and says so plainly where that is not possible. */
final class X12Files {

  /** The exit code for what cannot be read. */
  static final int UNREADABLE = 2;

  private X12Files() {}

  /** What is made of a file's bytes. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @throws CommandFailed with exit code 2 if there is no such file or it may not be read
   */
  static <T> T read(Path file, Reader<T> reader) {
    if (Files.isDirectory(file)) {
      throw new CommandFailed(UNREADABLE, file + " is a folder; name a file in it");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return reader.read(in);
    } catch (NoSuchFileException missing) {
      throw new CommandFailed(UNREADABLE, "there is no file " + file);
    } catch (IOException e) {
      throw new CommandFailed(
          UNREADABLE, file + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Writes a file beside its place first and renames it then: a reader never sees half of it.
   *
   * @throws CommandFailed with exit code 2 if it cannot be written
   */
  static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The same with bytes.
   *
   * @throws CommandFailed with exit code 2 if it cannot be written
   */
  static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandFailed(UNREADABLE, "there is no folder for " + file);
    }
    Path aside =
        folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try {
        Files.write(aside, bytes);
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw new CommandFailed(
          UNREADABLE, file + " cannot be written: " + e.getClass().getSimpleName());
    }
  }
}
