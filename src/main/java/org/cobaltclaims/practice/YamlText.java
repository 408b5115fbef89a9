package org.cobaltclaims.practice;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as they are written into practice.yml. */
final class YamlText {

  /** What stands there without quotes where no text is meant. */
  private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?|true|false|[A-Z][A-Z_]*");

  private YamlText() {}

  /**
   * A value on one line.
   *
   * @param type of the key
   * @param value a text or a list of texts
   */
  static String of(Class<?> type, Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> quoted(String.valueOf(item)))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    String text = String.valueOf(value);
    return type != String.class && PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029) {
                out.append("\\u%04x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }
}
