package org.cobaltclaims.edi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a file into interchanges and gives each one to the tokenizer in a form that it cannot
 * stumble over: behind a canonical ISA, without BOM, line breaks, blank lines and indentation, with
 * a segment {@link #MALFORMED} in place of one without a legal tag and with {@link #CUT_OFF} in
 * place of trailers that are missing. The bytes themselves are left alone; no character set is
 * assumed here.
 */
final class InterchangeInput extends InputStream {
  /** Stands for a segment that has no legal tag or is too long to be one. */
  static final String MALFORMED = "Z9A";

  /** Stands where the data ends inside a segment. */
  static final String CUT_SEGMENT = "Z9B";

  /** Stands where the data, or this interchange, ends without an IEA. */
  static final String CUT_OFF = "Z9C";

  private static final int LONGEST_SEGMENT = 64 * 1024;
  private static final int ISA_LENGTH = 106;
  private static final int[] ISA_WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};
  private static final char UNUSED_REPETITION = 0x1E;

  private final InputStream in;
  private final byte[] buffer = new byte[256 * 1024];
  private int position;
  private int limit;
  private boolean sourceEnded;

  private List<String> header = List.of();
  private Delimiters delimiters = Delimiters.STANDARD;
  private boolean paddedHeader;
  private boolean skippedText;
  private boolean garbledHeader;

  private byte[] out = new byte[ISA_LENGTH];
  private int outPosition;
  private int outLimit;
  private boolean ended = true;

  InterchangeInput(InputStream in) {
    this.in = in;
  }

  /** Goes to the next interchange; false if there is none. */
  boolean next() throws IOException {
    drain();
    skippedText = false;
    garbledHeader = false;
    while (true) {
      skipBlank();
      if (!available(4)) {
        skippedText |= limit > position;
        return false;
      }
      if (atInterchange()) {
        if (readHeader()) {
          ended = false;
          return true;
        }
        garbledHeader = true;
      }
      skippedText = true;
      position++;
      skipToCandidate();
    }
  }

  /** The sixteen elements of the ISA as they stand, untrimmed. */
  List<String> header() {
    return header;
  }

  /** True if the ISA has its sixteen elements, but not its fixed widths (DOMAIN 1.1-1). */
  boolean headerIsNotFixedWidth() {
    return !paddedHeader;
  }

  Delimiters delimiters() {
    return delimiters;
  }

  /** True if {@link #next} passed over something that is no interchange. */
  boolean skippedText() {
    return skippedText;
  }

  /** True if {@link #next} passed over an ISA that could not be read. */
  boolean garbledHeader() {
    return garbledHeader;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (outPosition == outLimit && !fillOut()) {
      return -1;
    }
    int count = Math.min(length, outLimit - outPosition);
    System.arraycopy(out, outPosition, target, offset, count);
    outPosition += count;
    return count;
  }

  private void drain() throws IOException {
    while (!ended) {
      fillOut();
    }
    outPosition = outLimit;
  }

  /** Puts the next stretch of cleaned segments into {@code out}; false at the interchange's end. */
  private boolean fillOut() throws IOException {
    outPosition = 0;
    outLimit = 0;
    while (!ended && outLimit < 8 * 1024) {
      appendSegment();
    }
    return outLimit > 0;
  }

  private void appendSegment() throws IOException {
    skipBlank();
    if (!available(1)) {
      endWithout(CUT_OFF);
      return;
    }
    if (available(4) && atInterchange()) {
      endWithout(CUT_OFF);
      return;
    }
    int start = outLimit;
    boolean terminated = copySegment();
    int length = outLimit - start;
    if (length == 0) {
      return;
    }
    boolean trailer = length > 3 && startsWith(out, start, "IEA");
    if (!terminated && !trailer) {
      outLimit = start;
      append(CUT_SEGMENT);
      endWithout(CUT_OFF);
      return;
    }
    if (!legalTag(start, length)) {
      outLimit = start;
      append(MALFORMED);
    } else {
      append((byte) delimiters.terminator());
    }
    ended = trailer;
  }

  /** Copies up to the terminator, without line breaks; false if the data ends before one. */
  private boolean copySegment() throws IOException {
    int start = outLimit;
    byte terminator = (byte) delimiters.terminator();
    while (true) {
      while (position < limit) {
        byte b = buffer[position++];
        if (b == terminator) {
          while (outLimit > start && out[outLimit - 1] == ' ') {
            outLimit--;
          }
          return true;
        }
        if ((b != '\n' && b != '\r' || isDelimiter(b)) && outLimit - start <= LONGEST_SEGMENT) {
          append(b);
        }
      }
      if (!fill()) {
        return false;
      }
    }
  }

  private boolean isDelimiter(byte b) {
    return b == (byte) delimiters.element() || b == (byte) delimiters.component();
  }

  private boolean legalTag(int start, int length) {
    if (length > LONGEST_SEGMENT) {
      return false;
    }
    int end = start;
    while (end < start + length && out[end] != (byte) delimiters.element()) {
      end++;
    }
    int size = end - start;
    if (size < 2 || size > 3 || !isUpper(out[start])) {
      return false;
    }
    for (int i = start + 1; i < end; i++) {
      if (!isUpper(out[i]) && (out[i] < '0' || out[i] > '9')) {
        return false;
      }
    }
    return true;
  }

  private void endWithout(String marker) {
    append(marker);
    append("IEA" + delimiters.element() + "0" + delimiters.element() + "0");
    ended = true;
  }

  /** Reads the ISA at the position; false if it has not its sixteen elements. */
  private boolean readHeader() throws IOException {
    available(4 * ISA_LENGTH);
    char separator = (char) (buffer[position + 3] & 0xFF);
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    int at = position + 4;
    int stop = Math.min(limit, position + 4 * ISA_LENGTH);
    while (at < stop && elements.size() < 15) {
      char c = (char) (buffer[at++] & 0xFF);
      if (c == separator) {
        elements.add(element.toString());
        element.setLength(0);
      } else if (c != '\n' && c != '\r') {
        element.append(c);
      }
    }
    while (at < stop && (buffer[at] == '\n' || buffer[at] == '\r')) {
      at++;
    }
    if (elements.size() < 15 || at + 1 >= limit) {
      return false;
    }
    String repetition = elements.get(10);
    Delimiters found =
        new Delimiters(
            separator,
            (char) (buffer[at] & 0xFF),
            repetition.length() == 1 ? repetition.charAt(0) : UNUSED_REPETITION,
            (char) (buffer[at + 1] & 0xFF));
    if (!found.usable() || !elements.get(11).strip().matches("\\d{5}")) {
      return false;
    }
    elements.add(String.valueOf(found.component()));
    header = List.copyOf(elements);
    delimiters = found;
    paddedHeader = fixedWidth(elements);
    position = at + 2;
    outPosition = 0;
    outLimit = 0;
    append(canonicalHeader(found).getBytes(StandardCharsets.ISO_8859_1));
    return true;
  }

  private static boolean fixedWidth(List<String> elements) {
    for (int i = 0; i < ISA_WIDTHS.length; i++) {
      if (elements.get(i).length() != ISA_WIDTHS[i]) {
        return false;
      }
    }
    return true;
  }

  /** The tokenizer learns the delimiters from it; the values are read from {@link #header}. */
  private static String canonicalHeader(Delimiters d) {
    boolean usable =
        !Character.isLetterOrDigit(d.repetition())
            && d.repetition() > ' '
            && d.repetition() != d.element()
            && d.repetition() != d.component()
            && d.repetition() != d.terminator();
    return "ISA*00*          *00*          *ZZ*               *ZZ*               *000101*0000*"
            .replace('*', d.element())
        + (usable ? d.repetition() : UNUSED_REPETITION)
        + "*00501*000000001*0*P*".replace('*', d.element())
        + d.component()
        + d.terminator();
  }

  private boolean atInterchange() {
    int next = buffer[position + 3] & 0xFF;
    return startsWith(buffer, position, "ISA")
        && !Character.isLetterOrDigit(next)
        && !Character.isSpaceChar(next)
        && next != '\n'
        && next != '\r'
        && next != '\t';
  }

  private void skipToCandidate() throws IOException {
    while (available(4)) {
      if (buffer[position] == 'I' && atInterchange()) {
        return;
      }
      position++;
    }
  }

  private void skipBlank() throws IOException {
    while (true) {
      while (position < limit && blank(buffer[position])) {
        position++;
      }
      if (position < limit || !fill()) {
        return;
      }
    }
  }

  /** White space, NUL, and the bytes of a UTF-8 byte order mark. */
  private static boolean blank(byte b) {
    return b >= 0 && b <= ' ' || b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
  }

  private boolean available(int count) throws IOException {
    while (limit - position < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    if (sourceEnded) {
      return false;
    }
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      sourceEnded = true;
      return false;
    }
    limit += count;
    return true;
  }

  private void append(String tag) {
    append(tag.getBytes(StandardCharsets.ISO_8859_1));
    append((byte) delimiters.terminator());
  }

  private void append(byte[] bytes) {
    for (byte b : bytes) {
      append(b);
    }
  }

  private void append(byte b) {
    if (outLimit == out.length) {
      out = Arrays.copyOf(out, out.length * 2);
    }
    out[outLimit++] = b;
  }

  private static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean startsWith(byte[] bytes, int at, String tag) {
    return bytes[at] == tag.charAt(0)
        && bytes[at + 1] == tag.charAt(1)
        && bytes[at + 2] == tag.charAt(2);
  }
}
