package org.cobaltclaims.edi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  private static final int START = 64;

  private final InputStream in;
  private final byte[] buffer = new byte[256 * 1024];
  private int position;
  private int limit;
  private boolean sourceEnded;
  private byte[] start = {};

  private @Nullable InterchangeHeader header;
  private Delimiters delimiters = Delimiters.STANDARD;
  private boolean skippedText;
  private boolean garbledHeader;

  private byte[] out = new byte[256];
  private int outPosition;
  private int outLimit;
  private int mark = -1;
  private boolean ended = true;

  InterchangeInput(InputStream in) {
    this.in = in;
  }

  /** Goes to the next interchange; false if there is none. */
  boolean next() throws IOException {
    if (header == null) {
      available(START);
      start = Arrays.copyOf(buffer, Math.min(limit, START));
    }
    drain();
    skippedText = false;
    garbledHeader = false;
    while (true) {
      skipBlankAndTerminators();
      if (!available(4)) {
        skippedText |= limit > position;
        return false;
      }
      if (InterchangeHeader.mayBegin(buffer, position)) {
        InterchangeHeader found = headerHere();
        if (found != null) {
          begin(found);
          return true;
        }
        garbledHeader = true;
      }
      skippedText = true;
      position++;
      skipToCandidate();
    }
  }

  private void begin(InterchangeHeader found) {
    header = found;
    delimiters = found.delimiters();
    position += found.length();
    mark = -1;
    outPosition = 0;
    outLimit = 0;
    append(found.canonical());
    ended = false;
  }

  /** The ISA of the interchange that {@link #next} went to. */
  InterchangeHeader header() {
    return Objects.requireNonNull(header, "before the first interchange");
  }

  /** The first bytes of the data, for telling what it is if it is no X12. */
  byte[] start() {
    return start.clone();
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
    if (outPosition == outLimit && !fillOut()) {
      return -1;
    }
    return out[outPosition++] & 0xFF;
  }

  /** So that the tokenizer takes its bytes from here instead of through a locked buffer. */
  @Override
  public boolean markSupported() {
    return true;
  }

  /** Only the header, which stands in one piece, and the interchange's end are ever marked. */
  @Override
  public void mark(int readLimit) {
    mark = outPosition;
  }

  @Override
  public void reset() throws IOException {
    if (mark < 0) {
      throw new IOException("what was marked is gone");
    }
    outPosition = mark;
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
    if (ended) {
      return false;
    }
    mark = -1;
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
    if (available(4) && InterchangeHeader.mayBegin(buffer, position)) {
      endWithout(CUT_OFF);
      return;
    }
    int start = outLimit;
    boolean terminated = copySegment();
    int length = outLimit - start;
    if (length == 0) {
      return;
    }
    boolean trailer = SegmentBytes.isTrailer(out, start, length, delimiters);
    if (!terminated && !trailer) {
      outLimit = start;
      append(CUT_SEGMENT);
      endWithout(CUT_OFF);
      return;
    }
    if (!SegmentBytes.legal(out, start, length, delimiters)) {
      outLimit = start;
      append(MALFORMED);
    } else {
      if (trailer && length == 3) {
        append((byte) delimiters.element());
      }
      append((byte) delimiters.terminator());
    }
    ended = trailer;
  }

  /**
   * Copies up to the terminator, without line breaks; false if the data ends, or the next
   * interchange begins, before one.
   */
  private boolean copySegment() throws IOException {
    int start = outLimit;
    byte terminator = (byte) delimiters.terminator();
    while (true) {
      int at = position;
      while (at < limit && !stops(buffer[at], terminator)) {
        at++;
      }
      copyTo(at, start);
      if (at == limit) {
        if (!fill()) {
          return false;
        }
        continue;
      }
      byte b = buffer[at];
      if (b == terminator) {
        position++;
        while (outLimit > start && out[outLimit - 1] == ' ') {
          outLimit--;
        }
        return true;
      }
      if (b == 'I') {
        if (outLimit > start && interchangeBeginsHere()) {
          return false;
        }
        copyTo(position + 1, start);
      } else if (SegmentBytes.isDelimiter(b, delimiters)) {
        copyTo(position + 1, start);
      } else {
        position++;
      }
    }
  }

  private static boolean stops(byte b, byte terminator) {
    return b == terminator || b == '\n' || b == '\r' || b == 'I';
  }

  /** Takes the bytes up to {@code end}; leaves out what makes the segment too long to be one. */
  private void copyTo(int end, int segmentStart) {
    int count = Math.min(end - position, segmentStart + SegmentBytes.LONGEST + 1 - outLimit);
    if (count > 0) {
      if (outLimit + count > out.length) {
        out = Arrays.copyOf(out, Math.max(out.length * 2, outLimit + count));
      }
      System.arraycopy(buffer, position, out, outLimit, count);
      outLimit += count;
    }
    position = end;
  }

  /**
   * A whole ISA inside of a segment: the interchange before it was cut and another one glued on.
   */
  private boolean interchangeBeginsHere() throws IOException {
    return available(4)
        && InterchangeHeader.mayBegin(buffer, position)
        && Character.isDigit(available(5) ? buffer[position + 4] : 0)
        && headerHere() != null;
  }

  private @Nullable InterchangeHeader headerHere() throws IOException {
    available(InterchangeHeader.LONGEST);
    return InterchangeHeader.parse(buffer, position, limit);
  }

  private void endWithout(String marker) {
    append(marker);
    append("IEA" + delimiters.element() + "0" + delimiters.element() + "0");
    ended = true;
  }

  private void skipToCandidate() throws IOException {
    while (available(4)) {
      if (buffer[position] == 'I' && InterchangeHeader.mayBegin(buffer, position)) {
        return;
      }
      position++;
    }
  }

  /** Terminators that follow an IEA belong to it. */
  private void skipBlankAndTerminators() throws IOException {
    skipBlank();
    while (header != null
        && position < limit
        && buffer[position] == (byte) delimiters.terminator()) {
      position++;
      skipBlank();
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
}
