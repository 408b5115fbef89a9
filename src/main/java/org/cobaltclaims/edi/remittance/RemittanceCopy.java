package org.cobaltclaims.edi.remittance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A copy of a file of 835s in which claim and line numbers are exchanged and everything else,
 * delimiters and line breaks included, stands as it came. For a practice system that knows its
 * claims under its own numbers. A file of any size needs little memory.
 */
public final class RemittanceCopy {

  /** An ISA segment with its terminator (DOMAIN 1.1-1). */
  private static final int ISA_LENGTH = 106;

  /** Numbers that are asked for at once. */
  private static final int ASKED = 1000;

  /** Pieces that are held at most: a file without numbers is no reason to hold all of it. */
  private static final int HELD = 20_000;

  /** Longer than any segment: what goes on without a terminator is copied as it is. */
  private static final int LONGEST = 64 * 1024;

  /**
   * What numbers become; those that are missing stay as they are.
   *
   * @param claims by CLP01
   * @param lines by REF02 of a REF*6R
   */
  public record Numbers(Map<String, String> claims, Map<String, String> lines) {}

  private enum Kind {
    TEXT,
    CLAIM_NUMBER,
    LINE_NUMBER
  }

  private record Piece(Kind kind, String text) {
    String in(Numbers numbers) {
      return switch (kind) {
        case TEXT -> text;
        case CLAIM_NUMBER -> numbers.claims().getOrDefault(text.strip(), text);
        case LINE_NUMBER -> numbers.lines().getOrDefault(text.strip(), text);
      };
    }
  }

  private final BufferedReader in;
  private final Writer out;
  private final Function<Set<String>, Numbers> known;
  private final List<Piece> held = new ArrayList<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private char element = '*';
  private char terminator = '~';

  private RemittanceCopy(Reader in, Writer out, Function<Set<String>, Numbers> known) {
    this.in = new BufferedReader(in, LONGEST);
    this.out = out;
    this.known = known;
  }

  /**
   * Copies a file.
   *
   * @param in the file's text
   * @param out gets the copy; is not closed
   * @param known asked for up to some thousand numbers at a time, without surrounding blanks
   * @throws IOException if the one cannot be read or the other not be written
   */
  public static void copy(Reader in, Writer out, Function<Set<String>, Numbers> known)
      throws IOException {
    RemittanceCopy copy = new RemittanceCopy(in, out, known);
    while (copy.segment()) {
      if (copy.asked.size() >= ASKED || copy.held.size() >= HELD) {
        copy.flush();
      }
    }
    copy.flush();
  }

  /** Takes one segment with the blanks before it; false if there is none any more. */
  private boolean segment() throws IOException {
    StringBuilder text = new StringBuilder();
    int next = in.read();
    while (next >= 0 && Character.isWhitespace(next) && text.length() < LONGEST) {
      text.append((char) next);
      next = in.read();
    }
    if (next == 'I') {
      readDelimiters();
    }
    int start = text.length();
    while (next >= 0 && next != terminator && text.length() < LONGEST) {
      text.append((char) next);
      next = in.read();
    }
    cut(text, start);
    if (next >= 0) {
      hold(Kind.TEXT, String.valueOf((char) next));
    }
    return next >= 0;
  }

  /** The delimiters of an interchange, once its I was read: they tell where its ISA ends. */
  private void readDelimiters() throws IOException {
    char[] rest = new char[ISA_LENGTH - 1];
    in.mark(rest.length);
    int length = 0;
    int count = 0;
    while (count >= 0 && length < rest.length) {
      count = in.read(rest, length, rest.length - length);
      length += Math.max(count, 0);
    }
    in.reset();
    if (length == rest.length && rest[0] == 'S' && rest[1] == 'A') {
      element = rest[2];
      terminator = rest[rest.length - 1];
    }
  }

  /** Cuts a segment, which begins at {@code start}, around its number if it has one. */
  private void cut(StringBuilder text, int start) {
    String segment = text.substring(start);
    if (segment.startsWith("CLP" + element)) {
      cut(text, start + 4, Kind.CLAIM_NUMBER);
    } else if (segment.startsWith("REF" + element + "6R" + element)) {
      cut(text, start + 7, Kind.LINE_NUMBER);
    } else {
      hold(Kind.TEXT, text.toString());
    }
  }

  private void cut(StringBuilder text, int from, Kind kind) {
    int end = text.indexOf(String.valueOf(element), from);
    int to = end < 0 ? text.length() : end;
    String number = text.substring(from, to);
    hold(Kind.TEXT, text.substring(0, from));
    hold(kind, number);
    hold(Kind.TEXT, text.substring(to));
    asked.add(number.strip());
  }

  private void hold(Kind kind, String text) {
    held.add(new Piece(kind, text));
  }

  private void flush() throws IOException {
    Numbers numbers = known.apply(Set.copyOf(asked));
    for (Piece piece : held) {
      out.write(piece.in(numbers));
    }
    held.clear();
    asked.clear();
  }
}
