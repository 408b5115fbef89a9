package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.practice.SettingsDocument;

/** The items of a list of the settings, as rows. */
final class SettingsRows {

  private SettingsRows() {}

  /**
   * One item.
   *
   * @param id by which it is opened
   * @param details what is worth seeing of it
   */
  record Row(String id, String name, String details) {}

  static List<Row> of(SettingsSection section, SettingsDocument document) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, Object> item : document.items(section.key())) {
      String id =
          section.idKey().isEmpty()
              ? String.valueOf(rows.size() + 1)
              : String.valueOf(item.get(section.idKey()));
      rows.add(new Row(id, name(section, item), details(section, item)));
    }
    return rows;
  }

  /** What people call an item. */
  static String name(SettingsSection section, Map<String, Object> values) {
    return switch (section) {
      case SKIPPED_PAYERS -> text(values, "destination");
      case PAYERS -> text(values, "name");
      case PROVIDERS ->
          Stream.of(text(values, "name"), text(values, "firstName"))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(", "));
      default -> text(values, section.idKey());
    };
  }

  private static String text(Map<String, Object> values, String key) {
    Object value = values.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  private static String details(SettingsSection section, Map<String, Object> values) {
    Map<String, Object> shown = new LinkedHashMap<>(values);
    shown.remove(section.idKey());
    return SettingsFields.of(section.key()).stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> shown.containsKey(field.key()))
        .map(
            field ->
                "%s: %s"
                    .formatted(field.label(), field.words(String.valueOf(shown.get(field.key())))))
        .collect(Collectors.joining(" · "));
  }
}
