package org.cobaltclaims.edi;

import io.xlate.edi.stream.EDIStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.cobaltclaims.edi.Problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of any number of interchanges, groups and transactions, checks the envelopes and
 * hands every transaction to the reader of its kind. A fault in one transaction costs no other.
 */
public final class X12Reader {
  private final X12Handler handler;
  private final Problems problems;
  private final EnvelopeReader envelopes;
  private boolean stopped;
  private @Nullable Open open;
  private boolean strayNoted;

  /** A transaction between ST and SE; the reader is null where its kind is not read. */
  private record Open(Transaction transaction, @Nullable TransactionReader reader) {}

  private X12Reader(X12Handler handler, Problems problems) {
    this.handler = handler;
    this.problems = problems;
    this.envelopes = new EnvelopeReader(handler, problems);
  }

  /**
   * Reads to the end of the stream, or until the handler has enough.
   *
   * @return the problems, in file order
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static List<Problem> read(InputStream in, X12Handler handler) throws IOException {
    Problems problems = new Problems(handler::problem);
    read(in, handler, problems);
    return problems.list();
  }

  /** The same, for a caller that has problems of its own to add. */
  static void read(InputStream in, X12Handler handler, Problems problems) throws IOException {
    new X12Reader(handler, problems).readAll(new InterchangeInput(in));
  }

  private void readAll(InterchangeInput input) throws IOException {
    while (!stopped && input.next()) {
      if (input.skippedText()) {
        passedOver(input);
      }
      strayNoted = false;
      envelopes.beginInterchange(input.header());
      readInterchange(input);
    }
    if (stopped) {
      return;
    }
    problems.at(envelopes.interchanges(), 0);
    if (envelopes.interchanges() == 0) {
      noInterchange(input);
    } else if (input.skippedText()) {
      passedOver(input);
    }
  }

  private void noInterchange(InterchangeInput input) {
    if (input.garbledHeader()) {
      note(
          Severity.FATAL,
          0,
          "ISA",
          "ISA",
          "the ISA cannot be read: 16 elements, a version and distinct delimiters are expected");
      return;
    }
    String format = ForeignFormat.describe(input.start());
    note(
        Severity.FATAL,
        0,
        "",
        "NOT_X12",
        "this is no X12 file: "
            + (format == null ? "it does not begin with an ISA segment" : format));
  }

  private void passedOver(InterchangeInput input) {
    if (input.garbledHeader()) {
      note(
          Severity.WARNING,
          0,
          "ISA",
          "ISA",
          "an ISA that cannot be read, and what follows it, is passed over");
    } else {
      note(Severity.WARNING, 0, "", "TEXT", "text outside of any interchange is passed over");
    }
  }

  private void readInterchange(InterchangeInput input) throws IOException {
    int position = 0;
    try {
      SegmentSource source = new SegmentSource(input);
      Segment segment;
      while (!stopped && (segment = source.next(position + 1)) != null) {
        position = accept(segment, open == null ? 0 : position + 1);
      }
    } catch (EDIStreamException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      note(
          Severity.FATAL,
          position,
          "",
          "SYNTAX",
          "the rest of this interchange cannot be cut into segments");
    }
    closeTransaction(position, "the interchange ends before its SE");
    problems.at(envelopes.interchanges(), 0);
  }

  /** Takes one segment and returns the transaction position that it stands at, 0 if in none. */
  private int accept(Segment segment, int position) {
    switch (segment.tag()) {
      case "ISA" -> {
        return 0;
      }
      case "ST" -> {
        closeTransaction(position - 1, "the next ST comes before its SE");
        openTransaction(segment);
        return 1;
      }
      case "SE" -> {
        endTransaction(segment, position);
        return 0;
      }
      case "GS", "GE", "IEA", "TA1", InterchangeInput.CUT_OFF -> {
        closeTransaction(position - 1, "the group or interchange ends before its SE");
        strayNoted &= !segment.is("GS");
        envelopes.accept(segment);
        return 0;
      }
      case InterchangeInput.MALFORMED ->
          note(
              Severity.ERROR,
              position,
              "",
              "TAG",
              "a segment without a legal segment id, or too long to be one, is passed over");
      case InterchangeInput.CUT_SEGMENT -> {
        note(
            Severity.FATAL,
            position,
            "",
            "CUT",
            "the data ends, or the next interchange begins, inside of a segment");
        return Math.max(position - 1, 0);
      }
      default -> content(segment, position);
    }
    return position;
  }

  private void content(Segment segment, int position) {
    Open in = open;
    if (in != null) {
      if (in.reader() != null) {
        handler.segment(in.transaction(), segment);
        in.reader().accept(segment);
      }
    } else if (!strayNoted) {
      strayNoted = true;
      note(
          Severity.ERROR,
          position,
          segment.tag(),
          "STRAY",
          "segments stand outside of any transaction and are passed over");
    }
  }

  private void openTransaction(Segment st) {
    Transaction transaction = envelopes.beginTransaction(st);
    stopped = !handler.transaction(transaction);
    String refusal = TransactionKinds.refusal(transaction, st.element(1));
    if (refusal != null && !stopped) {
      note(Severity.FATAL, 1, "ST", "KIND", refusal);
    }
    open =
        new Open(
            transaction, stopped ? null : TransactionKinds.reader(transaction, handler, problems));
  }

  private void endTransaction(Segment se, int position) {
    Open ended = open;
    if (ended == null) {
      note(Severity.WARNING, 0, "SE", "SE", "an SE stands without an ST");
      return;
    }
    if (!EnvelopeReader.counts(se.element(1), position)) {
      note(
          Severity.ERROR,
          position,
          "SE01",
          "SE01",
          "SE01 does not count the segments: there are "
              + position
              + "; segments may have been lost or added");
    }
    if (!se.element(2).equals(ended.transaction().controlNumber())) {
      note(Severity.WARNING, position, "SE02", "SE02", "SE02 is not the control number of ST02");
    }
    finish(ended, position);
  }

  private void closeTransaction(int position, String why) {
    Open cut = open;
    if (cut != null) {
      note(Severity.FATAL, position, "SE", "SE", "the transaction has no SE: " + why);
      finish(cut, position);
    }
  }

  private void finish(Open ended, int segments) {
    open = null;
    if (ended.reader() != null) {
      handler.endOfTransaction(ended.transaction());
      ended.reader().end(segments);
    }
    problems.at(envelopes.interchanges(), 0);
  }

  private void note(Severity severity, int position, String element, String rule, String message) {
    problems.add(severity, position, "", element, rule, message);
  }
}
