package org.cobaltclaims.edi;

import io.xlate.edi.stream.EDIStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.List;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of any number of interchanges, groups and transactions, checks the envelopes and
 * hands every transaction to the reader of its kind. A fault in one transaction costs no other.
 */
public final class X12Reader {
  private final X12Handler handler;
  private final Problems problems = new Problems();
  private int interchanges;
  private int transactions;
  private boolean stopped;

  private @Nullable Interchange interchange;
  private int groupsSeen;
  private @Nullable Group group;
  private @Nullable Open open;
  private boolean strayNoted;

  private record Group(Segment gs, Envelope envelope, int transactionsBefore) {}

  /** A transaction between ST and SE; the reader is null where its kind is not read. */
  private record Open(String controlNumber, @Nullable TransactionReader reader) {}

  private X12Reader(X12Handler handler) {
    this.handler = handler;
  }

  /**
   * Reads to the end of the stream, or until the handler has enough.
   *
   * @return the problems, in file order
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static List<Problem> read(InputStream in, X12Handler handler) throws IOException {
    X12Reader reader = new X12Reader(handler);
    reader.readAll(new InterchangeInput(in));
    return reader.problems.list();
  }

  private void readAll(InterchangeInput input) throws IOException {
    while (!stopped && input.next()) {
      if (input.skippedText()) {
        note(Severity.WARNING, "", input.garbledHeader() ? "ISA" : "TEXT", passedOver(input));
      }
      startInterchange(input);
      readInterchange(input);
    }
    if (stopped) {
      return;
    }
    problems.at(interchanges, 0);
    if (interchanges == 0) {
      note(
          Severity.FATAL,
          input.garbledHeader() ? "ISA" : "",
          input.garbledHeader() ? "ISA" : "NOT_X12",
          input.garbledHeader()
              ? "the ISA cannot be read: 16 elements, a version and distinct delimiters are"
                  + " expected"
              : "this is no X12 file: it does not begin with an ISA segment");
    } else if (input.skippedText()) {
      note(Severity.WARNING, "", input.garbledHeader() ? "ISA" : "TEXT", passedOver(input));
    }
  }

  private static String passedOver(InterchangeInput input) {
    return input.garbledHeader()
        ? "an ISA that cannot be read, and what follows it, is passed over"
        : "text outside of any interchange is passed over";
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
    problems.at(interchanges, 0);
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
        envelopeSegment(segment);
        return 0;
      }
      case InterchangeInput.MALFORMED ->
          note(
              Severity.ERROR,
              position,
              "",
              "TAG",
              "a segment without a legal segment id stands here and is passed over");
      case InterchangeInput.CUT_SEGMENT -> {
        note(Severity.FATAL, position, "", "CUT", "the data ends inside of a segment");
        return Math.max(position - 1, 0);
      }
      default -> content(segment, position);
    }
    return position;
  }

  private void content(Segment segment, int position) {
    if (open != null) {
      if (open.reader() != null) {
        open.reader().accept(segment);
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

  private void startInterchange(InterchangeInput input) {
    interchanges++;
    problems.at(interchanges, 0);
    groupsSeen = 0;
    group = null;
    strayNoted = false;
    List<String> isa = input.header();
    if (input.headerIsNotFixedWidth()) {
      note(
          Severity.WARNING,
          "ISA",
          "ISA",
          "the ISA is not 106 characters with elements of fixed width; read by its separators");
    }
    LocalDateTime time = Fields.minute("20" + isa.get(8), isa.get(9));
    if (time == null) {
      note(Severity.WARNING, "ISA09", "DATE", "ISA09/10 are no date and time");
    }
    Interchange read =
        new Interchange(
            interchanges,
            isa.get(4).strip(),
            isa.get(5).strip(),
            isa.get(6).strip(),
            isa.get(7).strip(),
            time == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : time,
            isa.get(11).strip(),
            number(isa.get(12).strip(), "ISA13"),
            isa.get(13).equals("1"),
            isa.get(14).equals("T"));
    interchange = read;
    handler.interchange(read);
  }

  private void envelopeSegment(Segment segment) {
    problems.at(interchanges, 0);
    switch (segment.tag()) {
      case "GS" -> {
        if (group != null) {
          note(Severity.WARNING, "GE", "GE", "a GS comes before the GE of the group before");
        }
        groupsSeen++;
        strayNoted = false;
        group = new Group(segment, envelope(segment), transactions);
      }
      case "GE" -> endGroup(segment);
      case "TA1" -> interchangeAcknowledgement(segment);
      case "IEA" -> endInterchange(segment);
      default -> {
        note(Severity.WARNING, "IEA", "IEA", "the data ends before the interchange's IEA");
        interchange = null;
      }
    }
  }

  private void endGroup(Segment ge) {
    Group ended = group;
    group = null;
    if (ended == null) {
      note(Severity.WARNING, "GS", "GE", "a GE stands without a GS");
      return;
    }
    check("GE01", ge.element(1), transactions - ended.transactionsBefore(), "transactions");
    checkControl("GE02", ge.element(2), ended.gs().element(6), "GS06");
  }

  private void endInterchange(Segment iea) {
    Interchange ended = interchange;
    interchange = null;
    if (ended == null) {
      return;
    }
    if (group != null) {
      note(Severity.WARNING, "GE", "GE", "the group's GE is missing");
      group = null;
    }
    check("IEA01", iea.element(1), groupsSeen, "groups");
    if (number(iea.element(2), "IEA02") != ended.controlNumber()) {
      note(Severity.WARNING, "IEA02", "IEA02", "IEA02 is not the control number of ISA13");
    }
  }

  private void check(String element, String declared, int found, String what) {
    if (!declared.matches("\\d{1,9}") || Integer.parseInt(declared) != found) {
      note(
          Severity.WARNING,
          element,
          element,
          element + " does not count the " + what + ": there are " + found);
    }
  }

  private void checkControl(String element, String trailer, String header, String headerName) {
    if (!trailer.equals(header)) {
      note(
          Severity.WARNING,
          element,
          element,
          element + " is not the control number of " + headerName);
    }
  }

  private void interchangeAcknowledgement(Segment ta1) {
    if (ta1.element(4).isEmpty()) {
      note(Severity.ERROR, "TA104", "REQUIRED", "TA104, the acknowledgement code, is missing");
      return;
    }
    handler.interchangeAcknowledgement(
        new InterchangeAcknowledgement(
            number(ta1.element(1), "TA101"), ta1.element(4), ta1.element(5)));
  }

  private void openTransaction(Segment st) {
    transactions++;
    problems.at(interchanges, transactions);
    Group in = group;
    if (in == null) {
      note(Severity.ERROR, 1, "GS", "GS", "the transaction stands outside of any group (no GS)");
    }
    Envelope envelope = in != null ? in.envelope() : envelope(Segment.of("GS"));
    Transaction transaction =
        TransactionKinds.of(st, envelope, interchange == null ? "" : interchange.version())
            .at(interchanges, transactions);
    stopped = !handler.transaction(transaction);
    String refusal = TransactionKinds.refusal(transaction, st.element(1));
    if (refusal != null && !stopped) {
      note(Severity.FATAL, 1, "ST", "KIND", refusal);
    }
    open =
        new Open(
            st.element(2),
            stopped ? null : TransactionKinds.reader(transaction, handler, problems));
  }

  private void endTransaction(Segment se, int position) {
    Open ended = open;
    if (ended == null) {
      note(Severity.WARNING, "SE", "SE", "an SE stands without an ST");
      return;
    }
    String count = se.element(1);
    if (!count.matches("\\d{1,9}") || Integer.parseInt(count) != position) {
      note(
          Severity.ERROR,
          position,
          "SE01",
          "SE01",
          "SE01 does not count the segments: there are "
              + position
              + "; segments may have been lost or added");
    }
    if (!se.element(2).equals(ended.controlNumber())) {
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
      ended.reader().end(segments);
    }
    problems.at(interchanges, 0);
  }

  private Envelope envelope(Segment gs) {
    Interchange isa = interchange;
    if (isa == null) {
      throw new IllegalStateException("a group is read inside of an interchange only");
    }
    LocalDateTime time = Fields.minute(gs.element(4), gs.element(5));
    return new Envelope(
        isa.senderQualifier(),
        isa.senderId(),
        isa.receiverQualifier(),
        isa.receiverId(),
        time == null ? isa.time() : time,
        isa.controlNumber(),
        isa.ackRequested(),
        isa.test(),
        gs.element(1),
        gs.element(2),
        gs.element(3),
        gs.element(6).isEmpty() ? 0 : number(gs.element(6), "GS06"),
        gs.element(8));
  }

  private long number(String text, String element) {
    if (text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    note(Severity.WARNING, element, element, element + " is no number");
    return 0;
  }

  private void note(Severity severity, String element, String rule, String message) {
    problems.add(severity, 0, "", element, rule, message);
  }

  private void note(Severity severity, int position, String element, String rule, String message) {
    problems.add(severity, position, "", element, rule, message);
  }
}
