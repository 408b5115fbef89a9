package org.cobaltclaims.edi.acknowledgement;

import java.util.List;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.HierarchicalLevels;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.TraceNumber;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Claim;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Line;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Provider;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Receiver;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Source;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Totals;
import org.jspecify.annotations.Nullable;

/** Writes 277CA (DOMAIN 4.3) in the guide's order. */
public final class ClaimAcknowledgementWriter {
  private final SegmentWriter out;
  private final HierarchicalLevels levels = new HierarchicalLevels();

  private ClaimAcknowledgementWriter(SegmentWriter out) {
    this.out = out;
  }

  /**
   * One interchange with one group.
   *
   * @param envelope ISA and GS (HN, 005010X214); the acknowledgements' own are not looked at
   */
  public static String write(
      Envelope envelope, List<ClaimAcknowledgement> acknowledgements, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (ClaimAcknowledgement acknowledgement : acknowledgements) {
      out.begin("277", acknowledgement.controlNumber(), envelope.version());
      new ClaimAcknowledgementWriter(out).transaction(acknowledgement);
      out.end();
    }
    return out.close();
  }

  private void transaction(ClaimAcknowledgement acknowledgement) {
    out.write(acknowledgement.beginning().toSegment());
    Source source = acknowledgement.source();
    int parent = level(0, "20", "1");
    out.write(source.name().toSegment());
    trace("1", source.trace());
    date(source.received());
    date(source.processed());
    Receiver receiver = acknowledgement.receiver();
    int level = level(parent, "21", acknowledgement.providers().isEmpty() ? "0" : "1");
    out.write(receiver.name().toSegment());
    trace("2", receiver.batchReference());
    information(receiver.information());
    totals(receiver.totals());
    acknowledgement.providers().forEach(provider -> provider(provider, level));
  }

  private void provider(Provider provider, int receiver) {
    int parent = receiver;
    if (!provider.name().equals(EntityName.NONE)) {
      parent = level(receiver, "19", provider.claims().isEmpty() ? "0" : "1");
      out.write(provider.name().toSegment());
      trace("1", provider.trace());
      information(provider.information());
      provider.references().stream().map(Reference::toSegment).forEach(out::write);
      totals(provider.totals());
    }
    for (Claim claim : provider.claims()) {
      level(parent, "PT", "");
      claim(claim);
    }
  }

  private void claim(Claim claim) {
    out.write(claim.patient().toSegment());
    out.write(Segment.of("TRN", "2", claim.claimNumber()));
    information(claim.information());
    claim.references().stream().map(Reference::toSegment).forEach(out::write);
    date(claim.service());
    for (Line line : claim.lines()) {
      out.write(line.service().toSegment());
      information(line.information());
      if (!line.controlNumber().isEmpty()) {
        out.write(Reference.of("FJ", line.controlNumber()).toSegment());
      }
      line.references().stream().map(Reference::toSegment).forEach(out::write);
      date(line.date());
    }
  }

  private void information(List<StatusInformation> information) {
    information.stream().map(StatusInformation::toSegment).forEach(out::write);
  }

  private void totals(Totals totals) {
    totals
        .counts()
        .forEach(
            count ->
                out.write(
                    Segment.of(
                        "QTY",
                        count.qualifier(),
                        Fields.shortest(count.claims()).toPlainString())));
    totals
        .sums()
        .forEach(sum -> out.write(Segment.of("AMT", sum.qualifier(), sum.amount().toX12())));
  }

  private void trace(String type, String number) {
    if (!number.isEmpty()) {
      out.write(TraceNumber.of(type, number).toSegment());
    }
  }

  private void date(@Nullable DatePeriod period) {
    if (period != null) {
      out.write(period.toSegment());
    }
  }

  private int level(int parent, String code, String children) {
    out.write(levels.next(parent, code, children));
    return levels.last();
  }
}
