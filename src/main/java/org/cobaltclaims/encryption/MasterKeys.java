package org.cobaltclaims.encryption;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The master keys there are; the first is the one that new data keys are wrapped with. */
final class MasterKeys {

  private final List<MasterKey> keys;
  private final String where;

  /**
   * @param where they stand, for people
   */
  MasterKeys(List<MasterKey> keys, String where) {
    long ids = keys.stream().map(MasterKey::id).distinct().count();
    if (keys.isEmpty() || ids != keys.size()) {
      throw new UnusableKeysException(
          keys.isEmpty()
              ? "there is no master key in " + where
              : "two master keys in %s have the same id".formatted(where),
          "Put the keys back from where you keep them, one a line, the one in use first");
    }
    this.keys = List.copyOf(keys);
    this.where = where;
  }

  /** Keys as they are written down: a line or a comma each; lines with a # are notes. */
  static MasterKeys parse(String text, String where) {
    return new MasterKeys(
        text.lines()
            .filter(line -> !line.strip().startsWith("#"))
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(MasterKey::parse)
            .toList(),
        where);
  }

  MasterKey current() {
    return keys.getFirst();
  }

  List<String> ids() {
    return keys.stream().map(MasterKey::id).toList();
  }

  List<MasterKey> all() {
    return keys;
  }

  String where() {
    return where;
  }

  /**
   * The key of an id.
   *
   * @throws MissingKeyException if there is none
   */
  MasterKey named(String id) {
    Optional<MasterKey> found = keys.stream().filter(key -> key.id().equals(id)).findFirst();
    return found.orElseThrow(() -> MissingKeyException.master(id, where));
  }
}
