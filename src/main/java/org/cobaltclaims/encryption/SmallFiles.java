package org.cobaltclaims.encryption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Files with keys: there wholly or not at all, and for nobody but who runs Cobalt. */
final class SmallFiles {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SmallFiles() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file that nobody else has written: of two processes at a time one does.
   *
   * @return false if it was there already
   */
  static boolean writeFirst(Path file, String text) {
    try {
      write(
          file,
          text,
          aside -> {
            try {
              Files.createLink(file, aside);
            } catch (UnsupportedOperationException noLinks) {
              // Not atomic against a reader; such a system has one process.
              Files.copy(aside, file);
            }
          });
      return true;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof FileAlreadyExistsException) {
        return false;
      }
      throw e;
    }
  }

  static void write(Path file, String text) {
    write(
        file,
        text,
        aside ->
            Files.move(
                aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
  }

  private interface Placing {
    void place(Path aside) throws IOException;
  }

  private static void write(Path file, String text, Placing placing) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try {
      Files.createDirectories(folder);
      Path aside = Files.createTempFile(folder, ".key", ".tmp", onlyOwner(folder));
      try {
        Files.write(aside, text.getBytes(StandardCharsets.UTF_8));
        force(aside, StandardOpenOption.WRITE);
        placing.place(aside);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      force(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      // the rename itself is atomic; where folders cannot be forced the system does it in time
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] onlyOwner(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  /** Whether others than its owner have any right to a file, where the system knows of that. */
  static boolean isOpenToOthers(Path file) {
    try {
      return !OwnerOnly.holds(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
