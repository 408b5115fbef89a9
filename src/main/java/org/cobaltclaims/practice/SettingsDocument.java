package org.cobaltclaims.practice;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Posting;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.cobaltclaims.practice.PracticeSettings.Printer;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are written, so that they can be changed key by key: what is not written has
 * its default and keeps having it. Values are texts or lists of texts.
 */
public final class SettingsDocument {

  /** Sections that are one mapping of keys. */
  static final Map<String, Class<? extends Record>> SINGLE =
      ordered(
          Map.entry("practice", Practice.class),
          Map.entry("payerDefaults", PayerProfile.class),
          Map.entry("automation", Automation.class),
          Map.entry("posting", Posting.class),
          Map.entry("retention", Retention.class),
          Map.entry("relay", Relay.class));

  /** Sections that are a list of mappings. */
  static final Map<String, Class<? extends Record>> LISTS =
      ordered(
          Map.entry("clearinghouses", Clearinghouse.class),
          Map.entry("payers", PayerProfile.class),
          Map.entry("providers", ProviderProfile.class),
          Map.entry("skippedPayers", SkippedPayer.class),
          Map.entry("printers", Printer.class));

  /** In the order in which people look for them. */
  private static final List<String> ORDER =
      List.of(
          "practice",
          "providers",
          "clearinghouses",
          "payers",
          "payerDefaults",
          "automation",
          "posting",
          "retention",
          "relay",
          "printers",
          "skippedPayers");

  private final Map<String, Map<String, Object>> single = new LinkedHashMap<>();
  private final Map<String, List<Map<String, Object>>> lists = new LinkedHashMap<>();

  /** A document that says nothing. */
  public SettingsDocument() {}

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is no YAML of such sections
   */
  public static SettingsDocument parse(String yaml) {
    SettingsDocument document = new SettingsDocument();
    try {
      if (!(YamlNode.parse(yaml) instanceof YamlNode.Mapping root)) {
        throw new IllegalArgumentException("the document has no sections");
      }
      root.entries().forEach((name, entry) -> document.read(name, entry.value()));
    } catch (IOException e) {
      throw new IllegalArgumentException("the document is no YAML", e);
    }
    return document;
  }

  private void read(String name, YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping && SINGLE.containsKey(name)) {
      single.put(name, values(mapping));
    } else if (node instanceof YamlNode.Sequence sequence && LISTS.containsKey(name)) {
      List<Map<String, Object>> items = new ArrayList<>();
      sequence.items().stream()
          .filter(YamlNode.Mapping.class::isInstance)
          .forEach(item -> items.add(values((YamlNode.Mapping) item)));
      lists.put(name, items);
    }
  }

  private static Map<String, Object> values(YamlNode.Mapping mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof YamlNode.Scalar scalar) {
                values.put(key, scalar.text().strip());
              } else if (entry.value() instanceof YamlNode.Sequence sequence) {
                values.put(key, texts(sequence));
              }
            });
    return values;
  }

  private static List<String> texts(YamlNode.Sequence sequence) {
    return sequence.items().stream()
        .filter(YamlNode.Scalar.class::isInstance)
        .map(item -> ((YamlNode.Scalar) item).text().strip())
        .toList();
  }

  /** What a section, or an item of a list, is read into. */
  static Class<? extends Record> type(String section) {
    Class<? extends Record> type = SINGLE.get(section);
    return type != null ? type : Objects.requireNonNull(LISTS.get(section));
  }

  /** The key by whose value items of a list are told apart; null where only their place does. */
  static @Nullable String idKey(String list) {
    return switch (list) {
      case "payers" -> "payerId";
      case "providers" -> "npi";
      case "clearinghouses", "printers" -> "name";
      default -> null;
    };
  }

  /** What is written in a section; empty if it says nothing. */
  public Map<String, Object> section(String name) {
    return Map.copyOf(single.getOrDefault(name, Map.of()));
  }

  /** What is written of each item of a list. */
  public List<Map<String, Object>> items(String list) {
    return lists.getOrDefault(list, List.of()).stream()
        .<Map<String, Object>>map(Map::copyOf)
        .toList();
  }

  /**
   * An item of a list.
   *
   * @param id value of its key, or its place from 1 where items have none
   */
  public Optional<Map<String, Object>> item(String list, String id) {
    int place = place(list, id);
    return place < 0 ? Optional.empty() : Optional.of(items(list).get(place));
  }

  private int place(String list, String id) {
    List<Map<String, Object>> items = lists.getOrDefault(list, List.of());
    String key = idKey(list);
    for (int i = 0; i < items.size(); i++) {
      String own = key == null ? String.valueOf(i + 1) : String.valueOf(items.get(i).get(key));
      if (own.equalsIgnoreCase(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Says what a section says from now on. */
  public void put(String section, Map<String, Object> values) {
    if (values.isEmpty()) {
      single.remove(section);
    } else {
      single.put(section, new LinkedHashMap<>(values));
    }
  }

  /** Says what an item says from now on; one that is not there is added at the end. */
  public void putItem(String list, @Nullable String id, Map<String, Object> values) {
    List<Map<String, Object>> items = lists.computeIfAbsent(list, none -> new ArrayList<>());
    int place = id == null ? -1 : place(list, id);
    if (place < 0) {
      items.add(new LinkedHashMap<>(values));
    } else {
      items.set(place, new LinkedHashMap<>(values));
    }
  }

  /** Takes an item away; nothing happens where it is gone already. */
  public void removeItem(String list, String id) {
    int place = place(list, id);
    List<Map<String, Object>> items = lists.get(list);
    if (place >= 0 && items != null) {
      items.remove(place);
    }
  }

  /** The document as YAML, in which every key stands on a line of its own. */
  public String toYaml() {
    return write().text();
  }

  /**
   * A place in the written document.
   *
   * @param item of a list, from 0; -1 in a section that is none
   * @param key null for the item as a whole
   */
  record Place(String section, int item, @Nullable String key) {}

  /**
   * The document as text.
   *
   * @param places by line, from 0
   */
  record Written(String text, List<@Nullable Place> places) {}

  Written write() {
    StringBuilder text = new StringBuilder();
    List<@Nullable Place> places = new ArrayList<>();
    for (String name : ORDER) {
      Map<String, Object> section = single.get(name);
      List<Map<String, Object>> items = lists.getOrDefault(name, List.of());
      if (section != null) {
        line(text, places, name + ":", new Place(name, -1, null));
        keys(text, places, name, -1, section);
      } else if (!items.isEmpty()) {
        line(text, places, name + ":", new Place(name, -1, null));
        for (int i = 0; i < items.size(); i++) {
          keys(text, places, name, i, items.get(i));
        }
      }
    }
    return new Written(text.toString(), places);
  }

  private static void keys(
      StringBuilder text,
      List<@Nullable Place> places,
      String section,
      int item,
      Map<String, Object> values) {
    boolean first = item >= 0;
    for (RecordComponent component : type(section).getRecordComponents()) {
      Object value = values.get(component.getName());
      // A list whose value is left open has no items, and YAML no way to say so but silence.
      boolean none = component.getType() == List.class && value instanceof String;
      if (value != null && !none) {
        String lead = item < 0 ? "  " : first ? "  - " : "    ";
        line(
            text,
            places,
            lead + component.getName() + ": " + YamlText.of(component.getType(), value),
            new Place(section, item, component.getName()));
        first = false;
      }
    }
  }

  private static void line(
      StringBuilder text, List<@Nullable Place> places, String line, Place place) {
    text.append(line).append('\n');
    places.add(place);
  }

  @SafeVarargs
  private static Map<String, Class<? extends Record>> ordered(
      Map.Entry<String, Class<? extends Record>>... entries) {
    Map<String, Class<? extends Record>> all = new LinkedHashMap<>();
    for (Map.Entry<String, Class<? extends Record>> entry : entries) {
      all.put(entry.getKey(), entry.getValue());
    }
    return all;
  }
}
