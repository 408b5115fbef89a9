package org.cobaltclaims.practice;

import org.jspecify.annotations.Nullable;

/** Reads the section {@code relay}. */
final class RelayEntry {

  private final YamlReader reader;

  RelayEntry(YamlReader reader) {
    this.reader = reader;
  }

  Relay read(YamlNode.@Nullable Entry entry) {
    if (entry == null) {
      return Relay.DEFAULTS;
    }
    YamlNode node = entry.value();
    Relay read = reader.fill(Relay.class, node, "relay", YamlReader.components(Relay.DEFAULTS));
    if (read == null) {
      return Relay.DEFAULTS;
    }
    String pattern = read.fileName();
    reader.check(
        pattern.contains("{id}"),
        node,
        "fileName",
        "needs {id}, or two ERAs could have the same name");
    reader.check(
        pattern
                .replaceAll("\\{(id|name|date|clearinghouse)}", "")
                .matches("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,59}|")
            && !pattern.startsWith("."),
        node,
        "fileName",
        "has letters, digits, dash, underscore, dot, and {id}, {name}, {date}, {clearinghouse}; at"
            + " most 60 characters beside them, and no dot in front");
    if (read.sftp()) {
      SftpEntries server = new SftpEntries(reader);
      server.check(read.account(), node);
      server.folder(read.uploadFolder(), node, "uploadFolder");
    }
    return read;
  }
}
