package org.cobaltclaims.edi.status;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.ServiceLine;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;
import org.cobaltclaims.edi.status.StatusResponse.LineStatus;
import org.jspecify.annotations.Nullable;

/** Gathers a 2200D or 2200E of a 277. */
final class ClaimStatusReader implements ClaimReader<ClaimStatus> {
  private final Segment trn;
  private final String loop;
  private final String lineLoop;
  private final Fields fields;
  private final List<StatusInformation> statuses = new ArrayList<>(1);
  private final List<Reference> references = new ArrayList<>(3);
  private @Nullable DatePeriod service;
  private final List<LineStatus> lines = new ArrayList<>(0);

  private boolean inLine;
  private @Nullable ServiceLine line;
  private int linePosition;
  private final List<StatusInformation> lineStatuses = new ArrayList<>(0);
  private String lineControlNumber = "";
  private @Nullable DatePeriod lineDate;

  ClaimStatusReader(Segment trn, String loop, String lineLoop, Fields fields) {
    this.trn = trn;
    this.loop = loop;
    this.lineLoop = lineLoop;
    this.fields = fields;
  }

  @Override
  public void accept(Segment segment) {
    if (segment.is("SVC")) {
      finishLine();
      inLine = true;
      linePosition = segment.position();
      line = ServiceLine.read(segment, lineLoop, fields);
    } else if (segment.is("STC")) {
      (inLine ? lineStatuses : statuses)
          .add(StatusInformation.read(segment, inLine ? lineLoop : loop, fields));
    } else if (segment.is("DTP", "472")) {
      DatePeriod period = period(segment, inLine ? lineLoop : loop, fields);
      if (inLine) {
        lineDate = period;
      } else {
        service = period;
      }
    } else if (inLine && segment.is("REF", "FJ")) {
      lineControlNumber = segment.element(2);
    } else if (!inLine && segment.is("REF")) {
      references.add(Reference.read(segment));
    } else {
      fields.doubtful(
          segment,
          segment.tag(),
          inLine ? lineLoop : loop,
          "UNEXPECTED",
          "a segment that has no place here is passed over");
    }
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
      lines.add(new LineStatus(line, lineStatuses, lineControlNumber, lineDate));
    }
    if (inLine && lineStatuses.isEmpty()) {
      fields.missing(linePosition, lineLoop, "STC", "the line's status");
    }
    line = null;
    lineStatuses.clear();
    lineControlNumber = "";
    lineDate = null;
  }

  @Override
  public ClaimStatus build() {
    finishLine();
    if (statuses.isEmpty()) {
      fields.missing(trn.position(), loop, "STC", "the claim's status");
    }
    return new ClaimStatus(trn.element(2), statuses, references, service, lines, Origin.of(trn));
  }
}
