package org.cobaltclaims.edi;

import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes one interchange with one group: counts its own segments, pads the ISA to 106 characters,
 * leaves out empty segments and trailing empty elements and components, and lets no character pass
 * that a receiver might not take or that is a delimiter (DOMAIN 1.1, 1.2).
 */
public final class SegmentWriter {
  private static final Delimiters D = Delimiters.STANDARD;
  private static final DateTimeFormatter ISA_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final StringBuilder out = new StringBuilder(4096);
  private final Envelope envelope;
  private final boolean lineBreaks;
  private String controlNumber = "";
  private int segments;
  private int transactions;

  /**
   * Starts the interchange and the group.
   *
   * @param lineBreaks true to end every segment with a line break, which some partners want
   */
  public SegmentWriter(Envelope envelope, boolean lineBreaks) {
    this.envelope = envelope;
    this.lineBreaks = lineBreaks;
    interchangeHeader();
    write(
        Segment.of(
            "GS",
            envelope.functionalId(),
            envelope.applicationSender(),
            envelope.applicationReceiver(),
            envelope.time().format(DATE),
            envelope.time().format(TIME),
            String.valueOf(envelope.groupControlNumber()),
            "X",
            envelope.version()));
  }

  /** A whole interchange of segments that stand in no group, such as a TA1. */
  public static String interchangeOnly(Envelope envelope, boolean lineBreaks, Segment... segments) {
    SegmentWriter out = new SegmentWriter(lineBreaks, envelope);
    out.write(List.of(segments));
    return out.closeInterchange(0);
  }

  private SegmentWriter(boolean lineBreaks, Envelope envelope) {
    this.envelope = envelope;
    this.lineBreaks = lineBreaks;
    interchangeHeader();
  }

  /**
   * Starts a transaction.
   *
   * @param set ST01
   * @param controlNumber ST02
   * @param version ST03, empty if the transaction has none
   */
  public void begin(String set, String controlNumber, String version) {
    segments = 0;
    transactions++;
    this.controlNumber = controlNumber;
    write(Segment.of("ST", set, controlNumber, version));
  }

  /** Ends the transaction with its SE. */
  public void end() {
    write(Segment.of("SE", String.valueOf(segments + 1), controlNumber));
  }

  /** Ends group and interchange and gives the whole file; ASCII. */
  public String close() {
    write(
        Segment.of(
            "GE", String.valueOf(transactions), String.valueOf(envelope.groupControlNumber())));
    return closeInterchange(1);
  }

  private String closeInterchange(int groups) {
    write(
        Segment.of(
            "IEA",
            String.valueOf(groups),
            String.format("%09d", envelope.interchangeControlNumber())));
    return out.toString();
  }

  public void write(List<Segment> list) {
    list.forEach(this::write);
  }

  /** One segment; nothing if it has no data. */
  public void write(Segment segment) {
    int start = out.length();
    out.append(segment.tag());
    int filled = out.length();
    for (List<String> element : segment.elements()) {
      out.append(D.element());
      int before = out.length();
      int kept = before;
      for (int i = 0; i < element.size(); i++) {
        if (i > 0) {
          out.append(D.component());
        }
        int at = out.length();
        appendLegal(element.get(i));
        if (out.length() > at) {
          kept = out.length();
        }
      }
      out.setLength(kept);
      if (kept > before) {
        filled = kept;
      }
    }
    if (filled == start + segment.tag().length()) {
      out.setLength(start);
      return;
    }
    out.setLength(filled);
    terminate();
  }

  private void appendLegal(String text) {
    int from = 0;
    for (int to = text.indexOf(Repetition.BETWEEN);
        to >= 0;
        to = text.indexOf(Repetition.BETWEEN, from)) {
      appendPlain(text.substring(from, to));
      out.append(D.repetition());
      from = to + 1;
    }
    appendPlain(from == 0 ? text : text.substring(from));
  }

  private void appendPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Sanitizer.allowed(text.charAt(i))) {
        out.append(Sanitizer.contact(text, Integer.MAX_VALUE));
        return;
      }
    }
    out.append(text.strip());
  }

  private void terminate() {
    out.append(D.terminator());
    if (lineBreaks) {
      out.append('\n');
    }
    segments++;
  }

  private void interchangeHeader() {
    int start = out.length();
    out.append("ISA");
    fixed("00", 2);
    fixed("", 10);
    fixed("00", 2);
    fixed("", 10);
    fixed(envelope.senderQualifier(), 2);
    fixed(envelope.senderId(), 15);
    fixed(envelope.receiverQualifier(), 2);
    fixed(envelope.receiverId(), 15);
    fixed(envelope.time().format(ISA_DATE), 6);
    fixed(envelope.time().format(TIME), 4);
    out.append(D.element()).append(D.repetition());
    fixed("00501", 5);
    fixed(String.format("%09d", envelope.interchangeControlNumber()), 9);
    fixed(envelope.ackRequested() ? "1" : "0", 1);
    fixed(envelope.test() ? "T" : "P", 1);
    out.append(D.element()).append(D.component());
    terminate();
    int length = out.length() - start - (lineBreaks ? 1 : 0);
    if (length != 106) {
      throw new IllegalArgumentException("the ISA would be " + length + " characters, not 106");
    }
  }

  private void fixed(String text, int width) {
    String legal = Sanitizer.text(text, width);
    out.append(D.element()).append(legal).append(" ".repeat(width - legal.length()));
  }
}
