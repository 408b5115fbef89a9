package org.cobaltclaims.edi;

/** Whether bytes have the form of a segment that the tokenizer takes. */
final class SegmentBytes {
  static final int LONGEST = 64 * 1024;

  /** The tokenizer holds no longer element; the standard knows none beyond 264 characters. */
  private static final int LONGEST_ELEMENT = 4000;

  private SegmentBytes() {}

  /** An IEA, which ends an interchange. */
  static boolean isTrailer(byte[] bytes, int at, int length, Delimiters delimiters) {
    return length >= 3
        && bytes[at] == 'I'
        && bytes[at + 1] == 'E'
        && bytes[at + 2] == 'A'
        && (length == 3 || bytes[at + 3] == (byte) delimiters.element());
  }

  /** A tag of two or three letters and digits, and no element that is too long to be one. */
  static boolean legal(byte[] bytes, int start, int length, Delimiters delimiters) {
    if (length > LONGEST) {
      return false;
    }
    int end = start;
    while (end < start + length && bytes[end] != (byte) delimiters.element()) {
      end++;
    }
    int size = end - start;
    if (size < 2 || size > 3 || !isUpper(bytes[start]) || isMarker(bytes, start, size)) {
      return false;
    }
    for (int i = start + 1; i < end; i++) {
      if (!isUpper(bytes[i]) && (bytes[i] < '0' || bytes[i] > '9')) {
        return false;
      }
    }
    return length <= LONGEST_ELEMENT || !hasTooLongElement(bytes, end, start + length, delimiters);
  }

  static boolean isDelimiter(byte b, Delimiters delimiters) {
    return b == (byte) delimiters.element() || b == (byte) delimiters.component();
  }

  /** What {@link InterchangeInput} alone may say, the file must not. */
  private static boolean isMarker(byte[] bytes, int at, int size) {
    return size == 3 && bytes[at] == 'Z' && bytes[at + 1] == '9';
  }

  private static boolean hasTooLongElement(byte[] bytes, int from, int end, Delimiters delimiters) {
    int begin = from;
    for (int i = from; i < end; i++) {
      if (isDelimiter(bytes[i], delimiters)) {
        begin = i;
      } else if (i - begin > LONGEST_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }
}
