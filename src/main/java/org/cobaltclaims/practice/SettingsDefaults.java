package org.cobaltclaims.practice;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.practice.PracticeSettings.Posting;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.jspecify.annotations.Nullable;

/** What holds where a document says nothing, and of which type each key is. */
public final class SettingsDefaults {

  private SettingsDefaults() {}

  /** The types of a section's keys, in their order. */
  public static Map<String, Class<?>> types(String section) {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (RecordComponent component : SettingsDocument.type(section).getRecordComponents()) {
      types.put(component.getName(), component.getType());
    }
    return types;
  }

  /** The names of all sections. */
  public static List<String> sections() {
    return Stream.concat(
            SettingsDocument.SINGLE.keySet().stream(), SettingsDocument.LISTS.keySet().stream())
        .toList();
  }

  /**
   * What each key of a section has if it is not written; a key that is not in it has to be.
   *
   * @param values what is written beside it: the default of a payer depends on its kind
   * @param inForce null while the installation is not set up
   */
  public static Map<String, Object> of(
      String section, Map<String, Object> values, @Nullable PracticeSettings inForce) {
    return texts(
        switch (section) {
          case "practice" -> Map.of("writeOffLimit", Practice.DEFAULT_WRITE_OFF_LIMIT);
          case "automation" -> YamlReader.components(Automation.DEFAULTS);
          case "posting" -> YamlReader.components(Posting.DEFAULTS);
          case "relay" -> YamlReader.components(Relay.DEFAULTS);
          case "retention" -> YamlReader.components(Retention.DEFAULTS);
          case "payerDefaults" -> payer("", Map.of());
          case "payers" ->
              payer(
                  String.valueOf(values.getOrDefault("filingIndicator", "")),
                  inForce == null ? Map.of() : inForce.payerDefaults());
          case "clearinghouses" ->
              ClearinghouseEntries.defaults(
                  inForce == null ? "" : inForce.practice().submitterId());
          case "providers" -> ProviderProfile.defaults();
          case "printers" -> Map.of("right", 0, "down", 0);
          case "skippedPayers" -> PracticeFile.ANY;
          default -> throw new IllegalArgumentException("there is no section " + section);
        });
  }

  private static Map<String, Object> payer(String kind, Map<String, Object> common) {
    Map<String, Object> all =
        YamlReader.components(PayerProfile.defaults("", "").withFilingIndicator(kind).with(common));
    all.remove("payerId");
    all.remove("name");
    all.put("filingIndicator", "CI");
    return all;
  }

  private static Map<String, Object> texts(Map<String, Object> values) {
    Map<String, Object> texts = new HashMap<>();
    values.forEach(
        (key, value) -> texts.put(key, value instanceof List ? value : String.valueOf(value)));
    return texts;
  }

  /** The names of a type's constants; empty for one that has none. */
  public static List<String> constants(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList()
        : List.of();
  }
}
