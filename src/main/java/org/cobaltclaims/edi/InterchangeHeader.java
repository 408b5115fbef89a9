package org.cobaltclaims.edi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ISA as it stands, read by its separators, so that one without its fixed widths is read too.
 *
 * @param elements the sixteen elements, untrimmed
 * @param delimiters as the ISA names them
 * @param fixedWidth false if an element has not its fixed width (DOMAIN 1.1-1)
 * @param length bytes from the I to the terminator
 */
record InterchangeHeader(
    List<String> elements, Delimiters delimiters, boolean fixedWidth, int length) {

  /** More than an ISA with any padding that is still worth reading. */
  static final int LONGEST = 4 * 106;

  private static final int[] WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};
  private static final char UNUSED_REPETITION = 0x1E;

  InterchangeHeader {
    elements = List.copyOf(elements);
  }

  /** True if an ISA may begin here; four bytes must be there. */
  static boolean mayBegin(byte[] bytes, int at) {
    int next = bytes[at + 3] & 0xFF;
    return bytes[at] == 'I'
        && bytes[at + 1] == 'S'
        && bytes[at + 2] == 'A'
        && !Character.isLetterOrDigit(next)
        && !Character.isSpaceChar(next)
        && next != '\n'
        && next != '\r';
  }

  /** Reads the ISA at {@code from}; null if it has not its sixteen elements and delimiters. */
  static @Nullable InterchangeHeader parse(byte[] bytes, int from, int limit) {
    char separator = (char) (bytes[from + 3] & 0xFF);
    List<String> elements = new ArrayList<>(16);
    StringBuilder element = new StringBuilder();
    int at = from + 4;
    int stop = Math.min(limit, from + LONGEST);
    while (at < stop && elements.size() < 15) {
      char c = (char) (bytes[at++] & 0xFF);
      if (c == separator) {
        elements.add(element.toString());
        element.setLength(0);
      } else if (c != '\n' && c != '\r') {
        element.append(c);
      }
    }
    at = skipLineBreaks(bytes, at, stop);
    int terminator = terminator(bytes, at + 1, stop);
    if (elements.size() < 15 || terminator >= limit) {
      return null;
    }
    String repetition = elements.get(10);
    Delimiters delimiters =
        new Delimiters(
            separator,
            (char) (bytes[at] & 0xFF),
            repetition.length() == 1 ? repetition.charAt(0) : UNUSED_REPETITION,
            (char) (bytes[terminator] & 0xFF));
    if (!delimiters.usable() || !elements.get(11).strip().matches("\\d{5}")) {
      return null;
    }
    elements.add(String.valueOf(delimiters.component()));
    boolean fixedWidth = bytes[at + 1] != ' ' && fixedWidth(elements);
    return new InterchangeHeader(elements, delimiters, fixedWidth, terminator + 1 - from);
  }

  /** An ISA from which the tokenizer learns the delimiters, and nothing else. */
  byte[] canonical() {
    Delimiters d = delimiters;
    boolean usable =
        !Character.isLetterOrDigit(d.repetition())
            && d.repetition() > ' '
            && d.repetition() != d.element()
            && d.repetition() != d.component()
            && d.repetition() != d.terminator();
    String isa =
        "ISA*00*          *00*          *ZZ*               *ZZ*               *000101*0000*"
                .replace('*', d.element())
            + (usable ? d.repetition() : UNUSED_REPETITION)
            + "*00501*000000001*0*P*".replace('*', d.element())
            + d.component()
            + d.terminator();
    return isa.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Blanks may stand before it. A line break is one, unless another character that can be one
   * follows.
   */
  private static int terminator(byte[] bytes, int from, int stop) {
    int at = from;
    while (at < stop && bytes[at] == ' ') {
      at++;
    }
    int behind = skipLineBreaks(bytes, at, stop);
    boolean another =
        behind > at
            && behind < stop
            && bytes[behind] > ' '
            && !Character.isLetterOrDigit(bytes[behind]);
    return another ? behind : at;
  }

  private static int skipLineBreaks(byte[] bytes, int from, int stop) {
    int at = from;
    while (at < stop && (bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }

  private static boolean fixedWidth(List<String> elements) {
    for (int i = 0; i < WIDTHS.length; i++) {
      if (elements.get(i).length() != WIDTHS[i]) {
        return false;
      }
    }
    return true;
  }
}
