package org.cobaltclaims.edi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The segments of a file as text, cut by its own delimiters and without envelopes, in a form in
 * which segments that say the same are equal: usual delimiters, shortest numbers, capital letters
 * and legal characters only, no trailing empties.
 */
public final class RawSegments {
  private RawSegments() {}

  /** From ST to SE of all transactions, the first interchange's delimiters. */
  public static List<String> of(String x12) {
    int isa = x12.indexOf("ISA");
    char element = x12.charAt(isa + 3);
    char component = x12.charAt(isa + 104);
    char terminator = x12.charAt(isa + 105);
    List<String> segments = new ArrayList<>();
    for (String segment : x12.substring(isa + 106).split(quote(terminator))) {
      String text = segment.strip();
      if (!text.isEmpty() && !text.matches("(ISA|GS|GE|IEA)\\b.*")) {
        segments.add(normal(text, element, component));
      }
    }
    return segments;
  }

  private static String normal(String segment, char element, char component) {
    StringBuilder normal = new StringBuilder();
    for (String each : segment.split(quote(element), -1)) {
      StringBuilder composite = new StringBuilder();
      for (String part : each.split(quote(component), -1)) {
        composite.append(value(part)).append(':');
      }
      normal.append(composite.toString().replaceAll(":+$", "")).append('*');
    }
    return normal.toString().replaceAll("\\*+$", "");
  }

  private static String value(String text) {
    if (text.strip().matches("[-+]?(\\d+\\.\\d*|\\d*\\.\\d+|0+)")) {
      return new BigDecimal(text.strip()).stripTrailingZeros().toPlainString();
    }
    return Sanitizer.contact(text, Integer.MAX_VALUE);
  }

  private static String quote(char c) {
    return Pattern.quote(String.valueOf(c));
  }
}
