package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.List;

/** Repeated values of one element, such as the service types of EB03. */
public final class Repetition {
  /**
   * Between the values of an element, read or to be written, whatever ISA11 says. No data holds it:
   * the reader takes it out of a stranger's.
   */
  static final char BETWEEN = 0x1F;

  private Repetition() {}

  /** The values of a simple element, without empty ones. */
  public static List<String> read(Segment segment, int element) {
    String text = segment.element(element);
    List<String> values = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int to = text.indexOf(BETWEEN, from);
      to = to < 0 ? text.length() : to;
      if (to > from) {
        values.add(text.substring(from, to));
      }
      from = to + 1;
    }
    return values;
  }

  /** An element to be written that holds all the values. */
  public static String write(List<String> values) {
    return String.join(String.valueOf(BETWEEN), values);
  }
}
