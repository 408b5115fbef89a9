package org.cobaltclaims.encryption;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the master keys stand: in the configuration, or in a file. They are read each time they are
 * needed, which is seldom, so that keys may be changed while the application runs.
 */
final class MasterKeySource {

  private static final Logger LOG = LoggerFactory.getLogger(MasterKeySource.class);

  private static final String NOTES =
      """
      # Master keys of Cobalt. Without them nothing that Cobalt has encrypted can be read, by nobody.
      # Keep a copy of this file apart from the data and from its backups. Never delete a line:
      # backups from its time need it. The first key is the one in use.
      """;

  private final String configured;
  private final Path file;
  private final Set<String> lost;
  private final Clock clock;
  private volatile boolean made;

  /**
   * @param configured the keys themselves; empty if they stand in the file
   * @param lost ids of keys that are given up
   */
  MasterKeySource(String configured, Path file, Set<String> lost, Clock clock) {
    this.configured = configured;
    this.file = file;
    this.lost = Set.copyOf(lost);
    this.clock = clock;
  }

  boolean isFile() {
    return configured.isBlank();
  }

  /** Whether there was no key, and one was made since the start. */
  boolean wasMade() {
    return made;
  }

  String where() {
    return isFile() ? file.toString() : "cobalt.encryption.keys";
  }

  /** Whether a key is given up: what it opens is lost, and nothing waits for it. */
  boolean isLost(String id) {
    return lost.contains(id);
  }

  /** True if there is none yet: the installation is new. */
  boolean isMissing() {
    return isFile() && !Files.exists(file);
  }

  /**
   * All keys.
   *
   * @throws UnusableKeysException if they cannot be read, or others may read them too
   */
  MasterKeys keys() {
    if (!isFile()) {
      return MasterKeys.parse(configured, where());
    }
    if (SmallFiles.isOpenToOthers(file)) {
      throw new UnusableKeysException(
          "the key file %s may be read or changed by others than its owner".formatted(file),
          "chmod 600 " + file);
    }
    return MasterKeys.parse(SmallFiles.read(file), where());
  }

  /** Makes the first key of a new installation. */
  synchronized void makeFirst() {
    if (isMissing()
        && SmallFiles.writeFirst(file, text(List.of(MasterKey.make(LocalDate.now(clock)))))) {
      made = true;
      LOG.warn("a master key was made in {}: keep a copy of it apart from the data", file);
    }
  }

  /** Puts a new key before those that are there; returns its id. */
  synchronized String add() {
    MasterKey added = MasterKey.make(LocalDate.now(clock));
    List<MasterKey> all = new ArrayList<>();
    all.add(added);
    all.addAll(keys().all());
    write(all);
    return added.id();
  }

  private void write(List<MasterKey> keys) {
    SmallFiles.write(file, text(keys));
  }

  private static String text(List<MasterKey> keys) {
    return NOTES + keys.stream().map(k -> k.line() + "\n").collect(Collectors.joining());
  }
}
