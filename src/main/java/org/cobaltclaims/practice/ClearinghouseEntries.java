package org.cobaltclaims.practice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Connection;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code clearinghouses}. */
final class ClearinghouseEntries {

  private static final int LONGEST_PAUSE = 1440;

  /** What a file name may have beside its placeholders. */
  private static final String PLAIN_NAME = "[A-Za-z0-9_.-]*";

  private final YamlReader reader;

  ClearinghouseEntries(YamlReader reader) {
    this.reader = reader;
  }

  /** What a clearinghouse's keys have that say nothing. */
  static Map<String, Object> defaults(String submitterId) {
    Map<String, Object> usual =
        new HashMap<>(
            YamlReader.components(
                new Clearinghouse("", "", "", submitterId, "ZZ", "ZZ", false, false, false)));
    List.of("name", "receiverId", "receiverName").forEach(usual::remove);
    return usual;
  }

  List<Clearinghouse> read(YamlNode.@Nullable Entry entry, String submitterId) {
    List<Clearinghouse> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<YamlNode> items = reader.items(entry, "clearinghouses");
    for (YamlNode node : items) {
      Clearinghouse one =
          reader.fill(Clearinghouse.class, node, "a clearinghouse", defaults(submitterId));
      if (one != null) {
        reader.check(
            names.add(one.name().toLowerCase(Locale.ROOT)),
            node,
            "name",
            "stands twice; each clearinghouse needs its own");
        envelope(one, node);
        fileName(one, node);
        if (one.connection() == Connection.SFTP) {
          server(one, node);
        }
        all.add(one);
      }
    }
    if (items.isEmpty()) {
      reader.problem(entry == null ? 1 : entry.line(), "clearinghouses needs at least one");
    }
    return all;
  }

  private void envelope(Clearinghouse one, YamlNode node) {
    reader.check(
        one.name().matches("[A-Za-z0-9_-]{1,40}"),
        node,
        "name",
        "is a folder name: letters, digits, dash and underscore");
    reader.check(
        one.receiverId().matches("\\S{1,15}"),
        node,
        "receiverId",
        "has 1 to 15 characters without blanks");
    reader.check(
        one.senderId().matches("\\S{1,15}"),
        node,
        "senderId",
        "has 1 to 15 characters without blanks");
    reader.check(
        one.senderQualifier().matches("[A-Z0-9]{2}"),
        node,
        "senderQualifier",
        "is ISA05: two characters");
    reader.check(
        one.receiverQualifier().matches("[A-Z0-9]{2}"),
        node,
        "receiverQualifier",
        "is ISA07: two characters");
  }

  private void fileName(Clearinghouse one, YamlNode node) {
    String pattern = one.fileName();
    reader.check(
        pattern.contains("{kind}") && pattern.contains("{number}"),
        node,
        "fileName",
        "needs {kind} and {number}, so that no two files have one name");
    String plain = pattern.replaceAll("\\{(kind|date|number|ending|test)}", "");
    reader.check(
        plain.matches(PLAIN_NAME) && !pattern.startsWith(".") && pattern.length() <= 60,
        node,
        "fileName",
        "has letters, digits, dash, underscore, dot, and {kind}, {date}, {number}, {ending},"
            + " {test}; at most 60 characters");
    reader.check(
        one.testWord().matches("[A-Za-z0-9_-]{0,20}"),
        node,
        "testWord",
        "has at most 20 letters, digits, dashes and underscores");
    reader.check(
        one.testWord().isEmpty() || pattern.contains("{test}"),
        node,
        "testWord",
        "needs {test} in the file name, where it is to stand");
  }

  private void server(Clearinghouse one, YamlNode node) {
    SftpEntries server = new SftpEntries(reader);
    server.check(one.account(), node);
    server.folder(one.uploadFolder(), node, "uploadFolder");
    server.folder(one.downloadFolder(), node, "downloadFolder");
    reader.check(
        one.uploadFolder().isEmpty() || !one.uploadFolder().equals(one.downloadFolder()),
        node,
        "downloadFolder",
        "is another folder than the one that your files are put into");
    reader.check(
        !one.downloadPattern().isEmpty() && !one.downloadPattern().matches(".*[/\\\\\\[\\]{}].*"),
        node,
        "downloadPattern",
        "is a file name in which * stands for anything and ? for one character");
    reader.check(
        one.lookMinutes() >= 1 && one.lookMinutes() <= LONGEST_PAUSE,
        node,
        "lookMinutes",
        "is 1 to 1440 minutes");
  }
}
