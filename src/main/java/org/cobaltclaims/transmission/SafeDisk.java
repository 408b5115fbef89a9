package org.cobaltclaims.transmission;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Written aside under a hidden name, forced to disk, renamed, and the rename forced too. */
@Component
public final class SafeDisk implements Disk {

  private static final int BUFFER = 64 * 1024;

  @Override
  public void write(Path file, Content content) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Files.createDirectories(folder);
    Path aside = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      force(aside, content);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(aside, e);
      throw e;
    }
    force(folder);
  }

  private static void force(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** A full disk is not kept full by what did not fit. */
  private static void discard(Path aside, IOException cause) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void remove(Path file) throws IOException {
    Files.delete(file);
    force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  @Override
  public void move(Path file, Path target) throws IOException {
    Path folder = Objects.requireNonNull(target.getParent());
    Files.createDirectories(folder);
    Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    force(folder);
    force(Objects.requireNonNull(file.getParent()));
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
