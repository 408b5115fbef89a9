package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.practice.SettingsDefaults;
import org.cobaltclaims.practice.SettingsDocument;
import org.jspecify.annotations.Nullable;

/** What two documents say differently, key by key. */
final class SettingsDifferences {

  private SettingsDifferences() {}

  /**
   * One key.
   *
   * @param where section, and item of a list
   * @param from before, in words
   * @param to after, in words
   */
  record Difference(String where, String what, String from, String to) {}

  static List<Difference> between(SettingsDocument from, SettingsDocument to) {
    List<Difference> all = new ArrayList<>();
    for (SettingsSection section : SettingsSection.values()) {
      if (section.isList()) {
        lists(section, from, to, all);
      } else {
        keys(section, section.title(), from.section(section.key()), to.section(section.key()), all);
      }
    }
    return all;
  }

  private static void lists(
      SettingsSection section, SettingsDocument from, SettingsDocument to, List<Difference> all) {
    Map<String, Map<String, Object>> before = byId(section, from);
    Map<String, Map<String, Object>> after = byId(section, to);
    Set<String> ids = new LinkedHashSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      Map<String, Object> old = before.get(id);
      Map<String, Object> now = after.get(id);
      Map<String, Object> either = Objects.requireNonNull(now == null ? old : now);
      String where = "%s %s".formatted(section.title(), SettingsRows.name(section, either)).strip();
      if (old == null || now == null) {
        all.add(
            new Difference(
                where, "", old == null ? "none" : "there", now == null ? "deleted" : "added"));
      } else {
        keys(section, where, old, now, all);
      }
    }
  }

  private static Map<String, Map<String, Object>> byId(
      SettingsSection section, SettingsDocument document) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (Map<String, Object> item : document.items(section.key())) {
      // Rules have no id: what they say is what they are.
      String id =
          section.idKey().isEmpty()
              ? String.valueOf(new TreeMap<>(item))
              : String.valueOf(item.get(section.idKey()));
      all.put(id, item);
    }
    return all;
  }

  private static void keys(
      SettingsSection section,
      String where,
      Map<String, Object> from,
      Map<String, Object> to,
      List<Difference> all) {
    for (String key : SettingsDefaults.types(section.key()).keySet()) {
      if (!Objects.equals(from.get(key), to.get(key))) {
        all.add(
            new Difference(
                where,
                SettingsFields.label(section.key(), key),
                words(section, key, from.get(key)),
                words(section, key, to.get(key))));
      }
    }
  }

  private static String words(SettingsSection section, String key, @Nullable Object value) {
    if (value == null) {
      return "default";
    }
    if (value instanceof List<?> list) {
      return String.join(", ", list.stream().map(item -> words(section, key, item)).toList());
    }
    return SettingsFields.of(section.key()).stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.key().equals(key))
        .map(field -> field.words(String.valueOf(value)))
        .findFirst()
        .orElse(String.valueOf(value));
  }
}
