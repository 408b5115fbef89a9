package org.cobaltclaims.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are there whole or not at all, whatever happens to the process. */
final class SafeFiles {

  private SafeFiles() {}

  /**
   * Writes aside, forces to disk, renames.
   *
   * @param aside a folder on the same file system that nobody else reads
   */
  static void write(Path aside, Path target, byte[] bytes) throws IOException {
    Files.createDirectories(aside);
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path temporary = aside.resolve(target.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folder);
  }

  /** Makes the rename itself durable where the system lets a folder be opened. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notAllowedHere) {
      // Some systems (Windows) refuse to open folders; their renames are journaled.
    }
  }
}
