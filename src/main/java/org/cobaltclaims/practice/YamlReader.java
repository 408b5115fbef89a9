package org.cobaltclaims.practice;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills flat records from YAML mappings: the keys are the record's component names. Collects all
 * that is wrong, each with file, line, key and what is allowed.
 */
final class YamlReader {

  private final String file;
  private final List<PracticeFileException.Fault> problems = new ArrayList<>();

  YamlReader(String file) {
    this.file = file;
  }

  List<PracticeFileException.Fault> problems() {
    return problems;
  }

  /** All that is wrong. */
  PracticeFileException refusal() {
    return PracticeFileException.of(file, problems);
  }

  void problem(int line, String text) {
    problems.add(new PracticeFileException.Fault(line, text));
  }

  /** Notes a value that breaks a rule, with the line of its key. */
  void check(boolean right, YamlNode node, String key, String rule) {
    if (!right) {
      int line =
          node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey(key)
              ? mapping.entries().get(key).line()
              : node.line();
      problem(line, key + " " + rule);
    }
  }

  /** The values of a record by the names of its components. */
  static Map<String, Object> components(Record filled) {
    Map<String, Object> values = new HashMap<>();
    for (RecordComponent component : filled.getClass().getRecordComponents()) {
      try {
        values.put(component.getName(), component.getAccessor().invoke(filled));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("settings cannot be read", e);
      }
    }
    return values;
  }

  /** The values of a mapping by key; refuses keys that are not allowed. */
  Map<String, YamlNode.Entry> keys(YamlNode node, String where, List<String> allowed) {
    if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.EMPTY) {
      return Map.of();
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      problem(
          node.line(),
          "%s needs keys with values: %s".formatted(where, String.join(", ", allowed)));
      return Map.of();
    }
    Map<String, YamlNode.Entry> known = new HashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (allowed.contains(key)) {
                known.put(key, entry);
              } else {
                problem(
                    entry.line(),
                    "unknown key '%s' in %s; allowed are %s"
                        .formatted(key, where, String.join(", ", allowed)));
              }
            });
    return known;
  }

  /** The items of a list; no list, or none at all, is no item. */
  List<YamlNode> items(YamlNode.@Nullable Entry entry, String where) {
    if (entry == null) {
      return List.of();
    }
    if (entry.value() instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    if (!(entry.value() instanceof YamlNode.Scalar scalar)
        || scalar.kind() != YamlNode.Kind.EMPTY) {
      problem(entry.line(), "%s needs a list, each item with a dash".formatted(where));
    }
    return List.of();
  }

  /**
   * A record.
   *
   * @param defaults value by component; a component without one is required
   * @return null if something is wrong
   */
  <T extends Record> @Nullable T fill(
      Class<T> type, YamlNode node, String where, Map<String, Object> defaults) {
    int before = problems.size();
    List<String> names =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    Map<String, YamlNode.Entry> given = keys(node, where, names);
    List<@Nullable Object> values = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      YamlNode.Entry entry = given.get(component.getName());
      Object fallback = defaults.get(component.getName());
      if (entry != null) {
        values.add(value(component, entry));
      } else {
        values.add(fallback);
        if (fallback == null) {
          missing.add(component.getName());
        }
      }
    }
    if (!missing.isEmpty()) {
      problem(node.line(), "%s lacks %s".formatted(where, String.join(", ", missing)));
    }
    return problems.size() > before ? null : construct(type, values);
  }

  private @Nullable Object value(RecordComponent component, YamlNode.Entry entry) {
    Class<?> type = component.getType();
    String key = component.getName();
    if (type == List.class) {
      return items(entry, key).stream().map(item -> text(item, key)).toList();
    }
    if (!(entry.value() instanceof YamlNode.Scalar scalar)) {
      problem(entry.line(), "%s needs a single value".formatted(key));
      return null;
    }
    if (type == boolean.class) {
      if (scalar.kind() != YamlNode.Kind.BOOLEAN) {
        problem(entry.line(), "%s is true or false".formatted(key));
        return null;
      }
      return Boolean.valueOf(scalar.text());
    }
    if (type == int.class) {
      if (scalar.kind() != YamlNode.Kind.NUMBER || !scalar.text().matches("\\d{1,5}")) {
        problem(entry.line(), "%s is a whole number from 0 to 99999".formatted(key));
        return null;
      }
      return Integer.valueOf(scalar.text());
    }
    if (type == double.class) {
      if (scalar.kind() != YamlNode.Kind.NUMBER
          || !scalar.text().matches("-?\\d{1,5}(\\.\\d{1,3})?")) {
        problem(entry.line(), "%s is a number such as 4 or -2.5".formatted(key));
        return null;
      }
      return Double.valueOf(scalar.text());
    }
    if (type.isEnum()) {
      return constant(type, key, entry.line(), scalar.text());
    }
    return text(scalar, key);
  }

  private @Nullable Object constant(Class<?> type, String key, int line, String text) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    problem(
        line,
        "%s is one of %s"
            .formatted(
                key,
                Arrays.stream(constants)
                    .map(c -> ((Enum<?>) c).name())
                    .collect(Collectors.joining(", "))));
    return null;
  }

  private String text(YamlNode node, String key) {
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar.text().strip();
    }
    problem(node.line(), "%s needs a single value".formatted(key));
    return "";
  }

  private static <T extends Record> T construct(Class<T> type, List<@Nullable Object> values) {
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type.getSimpleName() + " refuses its values", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getSimpleName() + " cannot be made", e);
    }
  }
}
