package org.cobaltclaims.edi.acknowledgement;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.ElementError;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.SegmentError;

/** Writes TA1 and 999 (DOMAIN 4.1, 4.2), as the simulated clearinghouse needs them. */
public final class AcknowledgementWriter {
  private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /** Which transaction set a group of AK101 holds. */
  private static final Map<String, String> SETS =
      Map.of("HC", "837", "HP", "835", "HR", "276", "HN", "277", "HS", "270", "HB", "271");

  private AcknowledgementWriter() {}

  /**
   * An interchange with a TA1 and no group.
   *
   * @param envelope only its ISA part is used
   * @param acknowledged ISA09/10 of the interchange that is acknowledged
   */
  public static String writeTa1(
      Envelope envelope,
      InterchangeAcknowledgement acknowledgement,
      LocalDateTime acknowledged,
      boolean lineBreaks) {
    return SegmentWriter.interchangeOnly(
        envelope,
        lineBreaks,
        Segment.of(
            "TA1",
            String.format("%09d", acknowledgement.interchangeControlNumber()),
            acknowledged.format(SHORT_DATE),
            acknowledged.format(TIME),
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
    int accepted = 0;
    for (ImplementationAcknowledgement.Transaction each : acknowledgement.transactions()) {
      accepted += each.accepted() ? 1 : 0;
      out.write(
          Segment.of(
              "AK2",
              SETS.getOrDefault(acknowledgement.functionalId(), ""),
              each.controlNumber(),
              acknowledgement.version()));
      each.errors().forEach(error -> error(error, out));
      List<String> status = new ArrayList<>();
      status.add(each.status());
      status.addAll(each.syntaxErrors());
      out.write(Segment.of("IK5", status.toArray(String[]::new)));
    }
    String count = String.valueOf(acknowledgement.transactions().size());
    out.write(Segment.of("AK9", acknowledgement.status(), count, count, String.valueOf(accepted)));
  }

  private static void error(SegmentError error, SegmentWriter out) {
    out.write(
        Segment.of(
            "IK3",
            error.segmentId(),
            String.valueOf(error.position()),
            error.loop(),
            error.code()));
    if (!error.claimNumber().isEmpty()) {
      out.write(Segment.ofMixed("CTX", List.of("CLM01", error.claimNumber())));
    }
    for (ElementError element : error.elements()) {
      out.write(
          Segment.ofMixed("IK4", List.of(element.position().split(":", -1)), "", element.code()));
    }
  }
}
