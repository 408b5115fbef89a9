package org.cobaltclaims.edi.remittance;

import java.util.function.UnaryOperator;

/**
 * A copy of a file of 835s in which claim and line numbers are exchanged and everything else, delimiters and line breaks
 * included, stands as it came. For a practice system that knows its claims under its own numbers.
 */
public final class RemittanceCopy {

  /** An ISA segment with its terminator (DOMAIN 1.1-1). */
  private static final int ISA_LENGTH = 106;

  private RemittanceCopy() {}

  /**
   * Copies the text of a file.
   *
   * @param x12 the file's text
   * @param claimNumber gives what CLP01 becomes; the same where it is not known
   * @param lineNumber gives what REF02 of a REF*6R becomes; the same where it is not known
   */
  public static String withNumbers(
      String x12, UnaryOperator<String> claimNumber, UnaryOperator<String> lineNumber) {
    StringBuilder copy = new StringBuilder(x12.length() + 64);
    int at = 0;
    char element = '*';
    char terminator = '~';
    while (at < x12.length()) {
      if (x12.startsWith("ISA", at) && at + ISA_LENGTH <= x12.length()) {
        element = x12.charAt(at + 3);
        terminator = x12.charAt(at + ISA_LENGTH - 1);
      }
      int end = x12.indexOf(terminator, at);
      if (end < 0) {
        end = x12.length();
      }
      int start = at;
      while (start < end && Character.isWhitespace(x12.charAt(start))) {
        start++;
      }
      if (start > at && x12.startsWith("ISA", start)) {
        // The delimiters of the next interchange have to be read before its segment is cut.
        copy.append(x12, at, start);
        at = start;
        continue;
      }
      copy.append(x12, at, start);
      append(copy, x12.substring(start, end), element, claimNumber, lineNumber);
      if (end < x12.length()) {
        copy.append(terminator);
      }
      at = end + 1;
    }
    return copy.toString();
  }

  private static void append(
      StringBuilder copy,
      String segment,
      char element,
      UnaryOperator<String> claimNumber,
      UnaryOperator<String> lineNumber) {
    if (segment.startsWith("CLP" + element)) {
      appendWith(copy, segment, element, 4, claimNumber);
    } else if (segment.startsWith("REF" + element + "6R" + element)) {
      appendWith(copy, segment, element, 7, lineNumber);
    } else {
      copy.append(segment);
    }
  }

  private static void appendWith(
      StringBuilder copy, String segment, char element, int from, UnaryOperator<String> number) {
    int to = segment.indexOf(element, from);
    if (to < 0) {
      to = segment.length();
    }
    copy.append(segment, 0, from).append(number.apply(segment.substring(from, to)));
    copy.append(segment, to, segment.length());
  }
}
