package org.cobaltclaims.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code <data>/nodes}: a file for each application that works on the folder beside others, named
 * by its owner's id in the lease; its content says to people which process it is.
 */
final class NodeFolder implements NodeSigns {

  /** In the data folder; belongs to the processes and to no backup. */
  static final String NAME = "nodes";

  /** What was not renewed for so long was left behind by an application that was killed. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  /** Files of another machine may show late. */
  private static final int LOOKS = 25;

  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final Path data;
  private final Path folder;
  private final Clock wall;

  NodeFolder(Path data, Clock wall) {
    this.data = data.toAbsolutePath().normalize();
    this.folder = this.data.resolve(NAME);
    this.wall = wall;
  }

  @Override
  public void set(String node) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(node),
          "%d %s%n".formatted(ProcessHandle.current().pid(), wall.instant()),
          StandardCharsets.UTF_8);
      forgetOthers(node);
    } catch (IOException | UncheckedIOException full) {
      // Who else works on the disk says so.
    }
  }

  private void forgetOthers(String node) throws IOException {
    Instant longAgo = Files.getLastModifiedTime(folder.resolve(node)).toInstant().minus(FORGOTTEN);
    try (Stream<Path> signs = Files.list(folder)) {
      for (Path sign : signs.toList()) {
        if (Files.getLastModifiedTime(sign).toInstant().isBefore(longAgo)) {
          Files.deleteIfExists(sign);
        }
      }
    }
  }

  @Override
  public void remove(String node) {
    try {
      Files.deleteIfExists(folder.resolve(node));
    } catch (IOException e) {
      // It is forgotten in time.
    }
  }

  @Override
  public void requireSharedWith(String node, Supplier<String> now) {
    String onDuty = node;
    for (int look = 0; look < LOOKS; look++) {
      if (onDuty.isEmpty() || signs().contains(onDuty)) {
        return;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
      onDuty = now.get();
    }
    throw new OtherFolderException(data);
  }

  /** Listed: that one file is missing a machine may remember of a folder of another one. */
  private List<String> signs() {
    try (Stream<Path> signs = Files.list(folder)) {
      return signs.map(sign -> sign.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
