package org.cobaltclaims.edi.acknowledgement;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.Context;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.ElementError;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.SegmentError;

/** Writes TA1 and 999 (DOMAIN 4.1, 4.2). */
public final class AcknowledgementWriter {
  private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private AcknowledgementWriter() {}

  /**
   * An interchange with a TA1 and no group.
   *
   * @param envelope only its ISA part is used
   */
  public static String writeTa1(
      Envelope envelope, InterchangeAcknowledgement acknowledgement, boolean lineBreaks) {
    LocalDateTime time = acknowledgement.time();
    return SegmentWriter.interchangeOnly(
        envelope,
        lineBreaks,
        Segment.of(
            "TA1",
            String.format("%09d", acknowledgement.interchangeControlNumber()),
            time == null ? "" : time.format(SHORT_DATE),
            time == null ? "" : time.format(TIME),
            acknowledgement.status(),
            acknowledgement.note()));
  }

  /** An interchange with one group of 999, one transaction per acknowledged group. */
  public static String write999(
      Envelope envelope, List<ImplementationAcknowledgement> acknowledgements, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (ImplementationAcknowledgement acknowledgement : acknowledgements) {
      out.begin("999", acknowledgement.controlNumber(), envelope.version());
      group(acknowledgement, out);
      out.end();
    }
    return out.close();
  }

  private static void group(ImplementationAcknowledgement acknowledgement, SegmentWriter out) {
    out.write(
        Segment.of(
            "AK1",
            acknowledgement.functionalId(),
            String.valueOf(acknowledgement.groupControlNumber()),
            acknowledgement.version()));
    for (ImplementationAcknowledgement.Transaction each : acknowledgement.transactions()) {
      out.write(Segment.of("AK2", each.set(), each.controlNumber(), each.version()));
      each.errors().forEach(error -> error(error, out));
      out.write(withCodes("IK5", each.syntaxErrors(), each.status()));
    }
    out.write(
        withCodes(
            "AK9",
            acknowledgement.syntaxErrors(),
            acknowledgement.status(),
            String.valueOf(acknowledgement.included()),
            String.valueOf(acknowledgement.received()),
            String.valueOf(acknowledgement.accepted())));
  }

  private static Segment withCodes(String tag, List<String> codes, String... first) {
    List<String> elements = new ArrayList<>(List.of(first));
    elements.addAll(codes);
    return Segment.of(tag, elements.toArray(String[]::new));
  }

  private static void error(SegmentError error, SegmentWriter out) {
    out.write(
        Segment.of(
            "IK3",
            error.segmentId(),
            String.valueOf(error.position()),
            error.loop(),
            error.code()));
    error.contexts().forEach(context -> context(context, out));
    for (ElementError element : error.elements()) {
      out.write(
          Segment.ofMixed(
              "IK4",
              List.of(element.position().split(":", -1)),
              element.dataElement(),
              element.code(),
              List.of(element.badValue().split(":", -1))));
      element.contexts().forEach(context -> context(context, out));
    }
  }

  private static void context(Context context, SegmentWriter out) {
    out.write(
        Segment.ofMixed(
            "CTX",
            List.of(context.name(), context.value()),
            context.segmentId(),
            context.position() == 0 ? "" : String.valueOf(context.position()),
            context.loop(),
            List.of(context.element().split(":", -1)),
            List.of(context.reference().split(":", -1))));
  }
}
