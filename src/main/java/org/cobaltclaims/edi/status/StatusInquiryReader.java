package org.cobaltclaims.edi.status;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.ServiceLine;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.status.StatusInquiry.ClaimInquiry;
import org.cobaltclaims.edi.status.StatusInquiry.InquiredLine;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads a 276. */
public final class StatusInquiryReader extends StatusTree<ClaimInquiry> {
  private final Transaction transaction;
  private final Consumer<StatusInquiry> consumer;

  public StatusInquiryReader(
      Transaction transaction, Problems problems, Consumer<StatusInquiry> consumer) {
    super(new Fields(problems), false);
    this.transaction = transaction;
    this.consumer = consumer;
  }

  @Override
  ClaimReader<ClaimInquiry> claim(Segment trn, String loop, String lineLoop) {
    return new Claim(trn, loop, lineLoop);
  }

  @Override
  void finish(Beginning beginning, List<InformationSource<ClaimInquiry>> sources) {
    consumer.accept(
        new StatusInquiry(transaction.envelope(), transaction.controlNumber(), beginning, sources));
  }

  private final class Claim implements ClaimReader<ClaimInquiry> {
    private final Segment trn;
    private final String loop;
    private final String lineLoop;
    private final List<Reference> references = new ArrayList<>(2);
    private @Nullable Money charge;
    private @Nullable DatePeriod service;
    private final List<InquiredLine> lines = new ArrayList<>(0);
    private @Nullable ServiceLine line;
    private boolean inLine;
    private String lineControlNumber = "";
    private @Nullable DatePeriod lineDate;

    private Claim(Segment trn, String loop, String lineLoop) {
      this.trn = trn;
      this.loop = loop;
      this.lineLoop = lineLoop;
    }

    @Override
    public void accept(Segment segment) {
      if (segment.is("SVC")) {
        finishLine();
        inLine = true;
        line = ServiceLine.read(segment, lineLoop, fields);
      } else if (segment.is("DTP", "472")) {
        DatePeriod period = ClaimStatusReader.period(segment, inLine ? lineLoop : loop, fields);
        if (inLine) {
          lineDate = period;
        } else {
          service = period;
        }
      } else if (inLine && segment.is("REF", "FJ")) {
        lineControlNumber = segment.element(2);
      } else if (!inLine && segment.is("REF")) {
        references.add(Reference.read(segment));
      } else if (!inLine && segment.is("AMT", "T3")) {
        charge = fields.money(segment, 2, loop);
      } else {
        fields.doubtful(
            segment,
            segment.tag(),
            inLine ? lineLoop : loop,
            "UNEXPECTED",
            "a segment that has no place here is passed over");
      }
    }

    private void finishLine() {
      if (line != null) {
        lines.add(new InquiredLine(line, lineControlNumber, lineDate));
      }
      line = null;
      lineControlNumber = "";
      lineDate = null;
    }

    @Override
    public ClaimInquiry build() {
      finishLine();
      if (trn.element(2).isEmpty()) {
        fields.missing(trn.position(), loop, "TRN02", "the claim's trace number");
      }
      return new ClaimInquiry(trn.element(2), references, charge, service, lines, Origin.of(trn));
    }
  }
}
