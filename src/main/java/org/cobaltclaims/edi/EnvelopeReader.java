package org.cobaltclaims.edi;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.edi.Problem.Severity;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.jspecify.annotations.Nullable;

/** Reads and checks what stands around transactions: ISA, TA1, GS, GE, IEA (DOMAIN 1.1). */
final class EnvelopeReader {
  /** Control numbers of a group that are remembered, so that memory stays bounded. */
  private static final int MOST_REMEMBERED = 100_000;

  private final X12Handler handler;
  private final Problems problems;
  private int interchanges;
  private int transactions;

  private @Nullable Interchange interchange;
  private int groupsSeen;
  private boolean holdsSomething;
  private @Nullable Group group;
  private final Set<String> groupNumbers = new HashSet<>();
  private final Set<String> transactionNumbers = new HashSet<>();

  private record Group(Segment gs, Envelope envelope, int transactionsBefore) {}

  EnvelopeReader(X12Handler handler, Problems problems) {
    this.handler = handler;
    this.problems = problems;
  }

  /** Interchanges that have begun. */
  int interchanges() {
    return interchanges;
  }

  /** Transactions that have begun. */
  int transactions() {
    return transactions;
  }

  void beginInterchange(InterchangeHeader header) {
    interchanges++;
    problems.at(interchanges, 0);
    groupsSeen = 0;
    group = null;
    holdsSomething = false;
    groupNumbers.clear();
    List<String> isa = header.elements();
    if (!header.fixedWidth()) {
      note(
          Severity.WARNING,
          "ISA",
          "ISA",
          "the ISA is not 106 characters with elements of fixed width; read by its separators");
    }
    LocalDateTime time = Fields.minute("20" + isa.get(8).strip(), isa.get(9).strip());
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

  /** A GS, GE, IEA, TA1 or the mark that the data is cut off. */
  void accept(Segment segment) {
    problems.at(interchanges, 0);
    switch (segment.tag()) {
      case "GS" -> beginGroup(segment);
      case "GE" -> endGroup(segment);
      case "TA1" -> interchangeAcknowledgement(segment);
      case "IEA" -> endInterchange(segment);
      default -> {
        note(Severity.WARNING, "IEA", "IEA", "the data ends before the interchange's IEA");
        requireContent();
        interchange = null;
      }
    }
  }

  private void beginGroup(Segment gs) {
    if (group != null) {
      note(Severity.WARNING, "GE", "GE", "a GS comes before the GE of the group before");
    }
    groupsSeen++;
    transactionNumbers.clear();
    if (!remember(groupNumbers, gs.element(6))) {
      note(
          Severity.WARNING,
          "GS06",
          "DUPLICATE",
          "GS06 is the control number of an earlier group of this interchange too");
    }
    if (gs.element(8).isEmpty()) {
      note(Severity.WARNING, "GS08", "VERSION", "GS08, the version of the group, is missing");
    }
    group = new Group(gs, envelope(gs), transactions);
  }

  private void endGroup(Segment ge) {
    Group ended = group;
    group = null;
    if (ended == null) {
      note(Severity.WARNING, "GS", "GE", "a GE stands without a GS");
      return;
    }
    check("GE01", ge.element(1), transactions - ended.transactionsBefore(), "transactions");
    if (!sameNumber(ge.element(2), ended.gs().element(6))) {
      note(Severity.WARNING, "GE02", "GE02", "GE02 is not the control number of GS06");
    }
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
    requireContent();
  }

  private void requireContent() {
    if (!holdsSomething) {
      note(
          Severity.WARNING,
          "ST",
          "EMPTY",
          "the interchange holds no transaction and no acknowledgement");
    }
  }

  private void check(String element, String declared, int found, String what) {
    if (!counts(declared, found)) {
      note(
          Severity.WARNING,
          element,
          element,
          element + " does not count the " + what + ": there are " + found);
    }
  }

  /** True if the text is that number. */
  static boolean counts(String declared, int found) {
    return declared.matches("\\d{1,9}") && Integer.parseInt(declared) == found;
  }

  /** GS06 and GE02 are numbers: leading zeros say nothing. */
  private static boolean sameNumber(String one, String other) {
    return one.equals(other) || withoutZeros(one).equals(withoutZeros(other));
  }

  private static String withoutZeros(String number) {
    return number.replaceFirst("^0+(?=\\d)", "");
  }

  private void interchangeAcknowledgement(Segment ta1) {
    holdsSomething = true;
    if (ta1.element(4).isEmpty()) {
      note(Severity.ERROR, "TA104", "REQUIRED", "TA104, the acknowledgement code, is missing");
      return;
    }
    handler.interchangeAcknowledgement(
        InterchangeAcknowledgement.read(ta1, number(ta1.element(1), "TA101")));
  }

  /** What stands around the transaction that this ST begins, and which one it is. */
  Transaction beginTransaction(Segment st) {
    transactions++;
    holdsSomething = true;
    problems.at(interchanges, transactions);
    Group in = group;
    if (in == null) {
      problems.add(
          Severity.ERROR, 1, "", "GS", "GS", "the transaction stands outside of any group (no GS)");
    }
    if (!remember(transactionNumbers, st.element(2))) {
      problems.add(
          Severity.WARNING,
          1,
          "",
          "ST02",
          "DUPLICATE",
          "ST02 is the control number of an earlier transaction of this group too");
    }
    Envelope envelope = in != null ? in.envelope() : envelope(Segment.of("GS"));
    if (!TransactionKinds.sameGuide(st.element(3), envelope.version())) {
      problems.add(
          Severity.WARNING,
          1,
          "",
          "ST03",
          "VERSION",
          "ST03 does not name the implementation guide that GS08 names");
    }
    return TransactionKinds.of(st, envelope, interchange == null ? "" : interchange.version())
        .at(interchanges, transactions);
  }

  /** False if the number is there already. */
  private static boolean remember(Set<String> numbers, String number) {
    return number.isEmpty() || numbers.size() >= MOST_REMEMBERED || numbers.add(number);
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
}
