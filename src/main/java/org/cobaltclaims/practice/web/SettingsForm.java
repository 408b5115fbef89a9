package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.practice.SettingsDefaults;
import org.cobaltclaims.practice.SettingsRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A section or an item of the settings as a form: what it shows, and what it sent. */
final class SettingsForm {

  private static final String FILING = "filingIndicator";

  /** Its keys are each provider's own: that one differs from what is usual says nothing. */
  private static final String PROVIDERS = "providers";

  private SettingsForm() {}

  /** A choice of an input. */
  record Choice(String value, String words, boolean chosen) {}

  /** How an input looks. */
  enum Kind {
    TEXT,
    NUMBER,
    LINES,
    SELECT,
    TICKS
  }

  /**
   * One input.
   *
   * @param value as it is written, or was typed
   * @param usual what holds where nothing is written, in words; empty if something has to be
   * @param differs whether something else is written than what is usual
   * @param fixed whether it cannot be changed
   * @param fault what is wrong with it; null for nothing
   * @param first whether it is the first that is wrong
   */
  record Input(
      SettingsFields.Field field,
      Kind kind,
      String value,
      String usual,
      boolean required,
      boolean differs,
      boolean fixed,
      List<Choice> choices,
      @Nullable String fault,
      boolean first) {}

  /** Inputs below a heading. */
  record Part(String title, @Nullable String about, List<Input> inputs) {

    /** How many say something else than usual. */
    public long differing() {
      return inputs.stream().filter(Input::differs).count();
    }
  }

  /**
   * The inputs of a section or an item.
   *
   * @param written what is written, or was typed
   * @param fixed the key that cannot be changed; null for none
   * @param inForce null while the installation is not set up
   * @param faults by key
   */
  static List<Part> show(
      String section,
      Map<String, Object> written,
      @Nullable String fixed,
      @Nullable PracticeSettings inForce,
      Map<String, String> faults) {
    Map<String, Class<?>> types = SettingsDefaults.types(section);
    Map<String, Object> usual = SettingsDefaults.of(section, written, inForce);
    String first =
        SettingsFields.of(section).stream()
            .flatMap(group -> group.fields().stream())
            .map(SettingsFields.Field::key)
            .filter(faults::containsKey)
            .findFirst()
            .orElse("");
    return SettingsFields.of(section).stream()
        .map(
            group ->
                new Part(
                    group.title(),
                    group.about(),
                    group.fields().stream()
                        .map(
                            field ->
                                input(
                                    described(field, inForce),
                                    Objects.requireNonNull(types.get(field.key())),
                                    written.get(field.key()),
                                    usual.get(field.key()),
                                    field.key().equals(fixed),
                                    faults.get(field.key()),
                                    field.key().equals(first),
                                    !section.equals(PROVIDERS)))
                        .toList()))
        .toList();
  }

  /** A payer's clearinghouse is one of those that there are. */
  private static SettingsFields.Field described(
      SettingsFields.Field field, @Nullable PracticeSettings inForce) {
    if (!field.key().equals("clearinghouse") || inForce == null) {
      return field;
    }
    Map<String, String> names = new LinkedHashMap<>();
    inForce.clearinghouses().forEach(one -> names.put(one.name(), one.receiverName()));
    return new SettingsFields.Field(
        field.key(), field.label(), field.help(), field.unit(), 0, names, null, null);
  }

  private static Input input(
      SettingsFields.Field field,
      Class<?> type,
      @Nullable Object written,
      @Nullable Object usual,
      boolean fixed,
      @Nullable String fault,
      boolean first,
      boolean compared) {
    Kind kind = kind(field, type);
    String value = text(written, kind);
    List<Choice> choices = new ArrayList<>();
    if (kind == Kind.SELECT) {
      if (usual != null) {
        choices.add(new Choice("", "Default: " + usualWords(field, usual), value.isEmpty()));
      }
      Stream<String> values =
          type == boolean.class
              ? Stream.of("true", "false")
              : field.options() == null
                  ? SettingsDefaults.constants(type).stream()
                  : field.options().keySet().stream();
      values.forEach(v -> choices.add(new Choice(v, field.words(v), v.equals(value))));
    } else if (kind == Kind.TICKS) {
      List<String> ticked = Arrays.asList(value.split("\n"));
      Objects.requireNonNull(field.options())
          .forEach((v, words) -> choices.add(new Choice(v, words, ticked.contains(v))));
    }
    boolean differs =
        compared && usual != null && !value.isEmpty() && !value.equals(text(usual, kind));
    return new Input(
        field,
        kind,
        value,
        usual == null ? "" : usualWords(field, usual),
        usual == null,
        differs,
        fixed,
        List.copyOf(choices),
        fault,
        first);
  }

  private static Kind kind(SettingsFields.Field field, Class<?> type) {
    if (type == List.class) {
      return field.options() != null ? Kind.TICKS : field.lines() > 0 ? Kind.LINES : Kind.TEXT;
    }
    if (type == boolean.class || type.isEnum() || field.options() != null) {
      return Kind.SELECT;
    }
    return type == int.class || type == double.class ? Kind.NUMBER : Kind.TEXT;
  }

  private static String usualWords(SettingsFields.Field field, Object usual) {
    String words =
        usual instanceof List<?> list
            ? String.join(", ", list.stream().map(String::valueOf).toList())
            : field.words(String.valueOf(usual));
    if (!words.isEmpty()) {
      return words;
    }
    return field.key().equals("clearinghouse") ? "the only one" : "none";
  }

  private static String text(@Nullable Object value, Kind kind) {
    if (value instanceof List<?> list) {
      return String.join(
          kind == Kind.TEXT ? ", " : "\n", list.stream().map(String::valueOf).toList());
    }
    return value == null ? "" : String.valueOf(value);
  }

  /**
   * What a form sent, as it is written. What was left empty is not written and has its default,
   * unless there is none.
   */
  static Map<String, Object> read(String section, MultiValueMap<String, String> sent) {
    Map<String, Class<?>> types = SettingsDefaults.types(section);
    Map<String, Object> usual =
        SettingsDefaults.of(
            section, Map.of(FILING, Objects.requireNonNullElse(sent.getFirst(FILING), "")), null);
    Map<String, Object> values = new LinkedHashMap<>();
    for (SettingsFields.Group group : SettingsFields.of(section)) {
      for (SettingsFields.Field field : group.fields()) {
        Class<?> type = Objects.requireNonNull(types.get(field.key()));
        List<String> texts = sent.getOrDefault(field.key(), List.of());
        if (type == List.class) {
          List<String> items = items(kind(field, type), texts);
          if (!items.isEmpty()) {
            values.put(field.key(), items);
          }
        } else {
          String text = texts.isEmpty() ? "" : texts.getFirst().strip();
          if (!text.isEmpty() || !usual.containsKey(field.key())) {
            values.put(field.key(), text);
          }
        }
      }
    }
    return values;
  }

  private static List<String> items(Kind kind, List<String> texts) {
    String separator = kind == Kind.TEXT ? "[,;\\s]+" : "\\R";
    return texts.stream()
        .flatMap(text -> Arrays.stream(text.split(separator)))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /**
   * What is wrong by key, in the page's words.
   *
   * @param item place of the item in its list; -1 in a section that is none
   * @param general takes what is about nothing on the page
   */
  static Map<String, String> faults(
      SettingsRefused refused, String section, int item, List<String> general) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (SettingsRefused.Fault fault : refused.faults()) {
      String key = fault.key();
      boolean here = fault.section().equals(section) && fault.item() == item;
      if (here && key != null) {
        byKey.putIfAbsent(key, words(fault));
      } else {
        general.add(here ? words(fault) : elsewhere(fault));
      }
    }
    return byKey;
  }

  private static String elsewhere(SettingsRefused.Fault fault) {
    String where = fault.item() < 0 ? "" : " (number %d)".formatted(fault.item() + 1);
    return "%s%s: %s".formatted(SettingsSection.title(fault.section()), where, words(fault));
  }

  /** A fault with the page's name of the key. */
  static String words(SettingsRefused.Fault fault) {
    String key = fault.key();
    return key == null || !fault.text().startsWith(key + " ")
        ? fault.text()
        : SettingsFields.label(fault.section(), key) + fault.text().substring(key.length());
  }
}
