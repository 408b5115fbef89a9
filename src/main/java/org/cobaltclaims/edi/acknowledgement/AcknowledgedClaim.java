package org.cobaltclaims.edi.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.ServiceLine;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Claim;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Line;
import org.jspecify.annotations.Nullable;

/** Gathers a 2200D of a 277CA with its 2220D loops. */
final class AcknowledgedClaim {
  private static final String LOOP = "2200D";
  private static final String LINE_LOOP = "2220D";

  private final EntityName patient;
  private final Segment trn;
  private final Fields fields;
  private final List<StatusInformation> information = new ArrayList<>(1);
  private final List<Reference> references = new ArrayList<>(2);
  private @Nullable DatePeriod service;
  private final List<Line> lines = new ArrayList<>(0);

  private boolean inLine;
  private @Nullable ServiceLine line;
  private final List<StatusInformation> lineInformation = new ArrayList<>(0);
  private String lineControlNumber = "";
  private final List<Reference> lineReferences = new ArrayList<>(0);
  private @Nullable DatePeriod lineDate;

  AcknowledgedClaim(EntityName patient, Segment trn, Fields fields) {
    this.patient = patient;
    this.trn = trn;
    this.fields = fields;
  }

  /** Takes a segment behind the TRN; false if it has no place there. */
  boolean accept(Segment segment) {
    switch (segment.tag()) {
      case "SVC" -> {
        finishLine();
        inLine = true;
        line = ServiceLine.read(segment, LINE_LOOP, fields);
      }
      case "STC" ->
          (inLine ? lineInformation : information)
              .add(StatusInformation.read(segment, inLine ? LINE_LOOP : LOOP, fields));
      case "REF" -> {
        if (inLine && segment.element(1).equals("FJ")) {
          lineControlNumber = segment.element(2);
        } else {
          (inLine ? lineReferences : references).add(Reference.read(segment));
        }
      }
      case "DTP" -> {
        DatePeriod period = period(segment, inLine ? LINE_LOOP : LOOP, fields);
        if (inLine) {
          lineDate = period;
        } else {
          service = period;
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The day or period; null with a warning if it is none. */
  static @Nullable DatePeriod period(Segment dtp, String loop, Fields fields) {
    DatePeriod period = DatePeriod.read(dtp);
    if (period == null) {
      fields.doubtful(
          dtp, "DTP03", loop, "DATE", "DTP03 is no date or period in the form of DTP02");
    }
    return period;
  }

  private void finishLine() {
    if (line != null) {
      lines.add(new Line(line, lineInformation, lineControlNumber, lineReferences, lineDate));
    } else {
      // what an unreadable line says of its claim still counts
      information.addAll(lineInformation);
    }
    line = null;
    lineInformation.clear();
    lineControlNumber = "";
    lineReferences.clear();
    lineDate = null;
  }

  Claim build() {
    finishLine();
    if (information.isEmpty() && lines.isEmpty()) {
      fields.missing(trn.position(), LOOP, "STC", "the claim's status");
    }
    return new Claim(
        patient, trn.element(2), information, references, service, lines, Origin.of(trn));
  }
}
