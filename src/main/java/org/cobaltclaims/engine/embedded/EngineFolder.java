package org.cobaltclaims.engine.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary folder of one engine. It goes when the engine closes or the process ends. A killed
 * process cannot clean up, so every start also removes the folders whose owner is gone: an owner
 * holds a file lock as long as it lives.
 */
final class EngineFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineFolder.class);
  private static final String PREFIX = "cobalt-engine-";
  private static final String LOCK = "owner.lock";

  /** A folder this young may belong to a process that has not locked it yet. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  /**
   * The folders of this process. To look at one of their locks would be to lose it: on POSIX
   * systems a process that closes a file gives up all its locks on it, whichever channel took them.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;
  private final AtomicInteger states = new AtomicInteger();

  private EngineFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes a folder under {@code parent} and removes abandoned ones beside it.
   *
   * @throws UncheckedIOException when the folder cannot be made or locked
   */
  static EngineFolder create(Path parent) {
    try {
      Files.createDirectories(parent);
      removeAbandoned(parent);
      Path path = Files.createTempDirectory(parent, PREFIX).toRealPath();
      OWN.add(path);
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new EngineFolder(path, channel, channel.lock());
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for the engine under " + parent, e);
    }
  }

  Path path() {
    return path;
  }

  /** A folder for the state that is not there yet: one for every life of the partition. */
  Path newState() {
    return path.resolve("state-" + states.incrementAndGet());
  }

  /** Removes the folders of all former states; none may be open. */
  void removeStates() {
    for (int i = states.get(); i > 0 && Files.exists(path.resolve("state-" + i)); i--) {
      deleteTree(path.resolve("state-" + i));
    }
  }

  /**
   * Only who has ended the engine knows that nobody writes there any more: while a process ends,
   * others finish their work. What it leaves behind is removed by the next start.
   */
  @Override
  public synchronized void close() {
    try {
      if (channel.isOpen()) {
        lock.release();
        channel.close();
      }
    } catch (IOException e) {
      LOG.debug("lock of {} was not released", path, e);
    }
    deleteTree(path);
    OWN.remove(path);
  }

  private static void removeAbandoned(Path parent) throws IOException {
    long youngest = Clock.systemUTC().millis() - YOUNG.toMillis();
    List<Path> candidates;
    try (Stream<Path> children = Files.list(parent)) {
      candidates =
          children.filter(child -> child.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path candidate : candidates) {
      try {
        if (!OWN.contains(candidate.toRealPath())
            && Files.getLastModifiedTime(candidate).toMillis() < youngest
            && abandoned(candidate)) {
          LOG.info("removing the folder of an engine that is gone: {}", candidate);
          deleteTree(candidate);
        }
      } catch (IOException e) {
        LOG.debug("left alone: {}", candidate, e);
      }
    }
  }

  private static boolean abandoned(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("could not remove {}: {}", root, e.toString());
    }
  }
}
