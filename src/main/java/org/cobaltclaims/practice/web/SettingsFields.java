package org.cobaltclaims.practice.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages say about every key of the settings: {@code settings/fields.yml}. */
final class SettingsFields {

  private static final String RESOURCE = "/settings/fields.yml";

  /** What each payer has of its own and no default can say. */
  private static final Set<String> OWN =
      Set.of("payerId", "name", "aliases", "phone", "portalLink", "claimsAddress");

  private static final Map<String, List<Group>> ALL = read();

  private SettingsFields() {}

  /**
   * Keys that belong together.
   *
   * @param title heading
   * @param about a sentence below it; empty for none
   */
  record Group(@JsonProperty("group") String title, @Nullable String about, List<Field> fields) {}

  /**
   * One key.
   *
   * @param key in practice.yml
   * @param label what people call it
   * @param help what it does, and what follows from it
   * @param unit behind the value; empty for none
   * @param lines rows of a text of several lines; 0 for one line
   * @param options words of its values, in their order
   * @param yes words of {@code true}
   * @param no words of {@code false}
   */
  record Field(
      String key,
      String label,
      @Nullable String help,
      @Nullable String unit,
      int lines,
      @Nullable Map<String, String> options,
      @Nullable String yes,
      @Nullable String no) {

    /** The words of a value. */
    String words(String value) {
      if (options != null) {
        return options.getOrDefault(value, value);
      }
      return switch (value) {
        case "true" -> yes == null ? "Yes" : yes;
        case "false" -> no == null ? "No" : no;
        default -> value;
      };
    }
  }

  private static Map<String, List<Group>> read() {
    try (InputStream in =
        Objects.requireNonNull(SettingsFields.class.getResourceAsStream(RESOURCE))) {
      return new ObjectMapper(new YAMLFactory())
          .readValue(in, new TypeReference<Map<String, List<Group>>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("the words of the settings cannot be read", e);
    }
  }

  /** The groups of a section. */
  static List<Group> of(String section) {
    if (!section.equals("payerDefaults")) {
      return ALL.getOrDefault(section, List.of());
    }
    return ALL.getOrDefault("payers", List.of()).stream()
        .map(
            group ->
                new Group(
                    group.title(),
                    group.about(),
                    group.fields().stream().filter(f -> !OWN.contains(f.key())).toList()))
        .filter(group -> !group.fields().isEmpty())
        .toList();
  }

  /**
   * A key.
   *
   * @throws java.util.NoSuchElementException if it stands on no page
   */
  static Field field(String section, String key) {
    return of(section).stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** What people call a key. */
  static String label(String section, @Nullable String key) {
    return of(section).stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.key().equals(key))
        .map(Field::label)
        .findFirst()
        .orElse(key == null ? "" : key);
  }
}
