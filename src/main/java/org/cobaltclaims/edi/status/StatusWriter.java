package org.cobaltclaims.edi.status;

import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.HierarchicalLevels;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.TraceNumber;
import org.cobaltclaims.edi.status.InformationSource.Dependent;
import org.cobaltclaims.edi.status.InformationSource.Person;
import org.cobaltclaims.edi.status.InformationSource.Provider;
import org.cobaltclaims.edi.status.InformationSource.Receiver;
import org.cobaltclaims.edi.status.InformationSource.Subscriber;
import org.cobaltclaims.edi.status.StatusInquiry.ClaimInquiry;
import org.cobaltclaims.edi.status.StatusInquiry.InquiredLine;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;
import org.cobaltclaims.edi.status.StatusResponse.LineStatus;
import org.jspecify.annotations.Nullable;

/** Writes 276 and 277 files in the guide's order. */
public final class StatusWriter {
  private final SegmentWriter out;
  private final HierarchicalLevels levels = new HierarchicalLevels();

  private StatusWriter(SegmentWriter out) {
    this.out = out;
  }

  /**
   * One interchange with one group of 276.
   *
   * @param envelope ISA and GS (HR, 005010X212); the inquiries' own envelopes are not looked at
   * @param lineBreaks true for a line break behind every segment
   * @return the file's text, ASCII
   */
  public static String writeInquiries(
      Envelope envelope, List<StatusInquiry> inquiries, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (StatusInquiry inquiry : inquiries) {
      StatusWriter writer = new StatusWriter(out);
      out.begin("276", inquiry.controlNumber(), envelope.version());
      out.write(inquiry.beginning().toSegment());
      inquiry.sources().forEach(source -> writer.source(source, writer::inquiry));
      out.end();
    }
    return out.close();
  }

  /** One interchange with one group of 277; see {@link #writeInquiries}. */
  public static String writeResponses(
      Envelope envelope, List<StatusResponse> responses, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (StatusResponse response : responses) {
      StatusWriter writer = new StatusWriter(out);
      out.begin("277", response.controlNumber(), envelope.version());
      out.write(response.beginning().toSegment());
      response.sources().forEach(source -> writer.source(source, writer::status));
      out.end();
    }
    return out.close();
  }

  private <T> void source(InformationSource<T> source, Consumer<T> claim) {
    int parent = level(0, "20", has(source.receivers()));
    out.write(source.name().toSegment());
    source.contacts().stream().map(Contact::toSegment).forEach(out::write);
    source.receivers().forEach(receiver -> receiver(receiver, parent, claim));
  }

  private <T> void receiver(Receiver<T> receiver, int source, Consumer<T> claim) {
    int parent = level(source, "21", has(receiver.providers()));
    out.write(receiver.name().toSegment());
    failure("2", receiver.trace(), receiver.statuses());
    receiver.providers().forEach(provider -> provider(provider, parent, claim));
  }

  private <T> void provider(Provider<T> provider, int receiver, Consumer<T> claim) {
    int parent = level(receiver, "19", has(provider.subscribers()));
    provider.names().stream().map(EntityName::toSegment).forEach(out::write);
    failure("1", provider.trace(), provider.statuses());
    provider.subscribers().forEach(subscriber -> subscriber(subscriber, parent, claim));
  }

  private <T> void subscriber(Subscriber<T> subscriber, int provider, Consumer<T> claim) {
    int parent = level(provider, "22", has(subscriber.dependents()));
    person(subscriber.person());
    subscriber.claims().forEach(claim);
    for (Dependent<T> dependent : subscriber.dependents()) {
      level(parent, "23", "");
      person(dependent.person());
      dependent.claims().forEach(claim);
    }
  }

  private void failure(String type, String trace, List<StatusInformation> statuses) {
    if (!trace.isEmpty()) {
      out.write(TraceNumber.of(type, trace).toSegment());
    }
    statuses.stream().map(StatusInformation::toSegment).forEach(out::write);
  }

  private void person(Person person) {
    out.write(person.demographics().toSegment());
    out.write(person.name().toSegment());
  }

  private void inquiry(ClaimInquiry claim) {
    out.write(TraceNumber.of("1", claim.trace()).toSegment());
    claim.references().stream().map(Reference::toSegment).forEach(out::write);
    if (claim.charge() != null) {
      out.write(Segment.of("AMT", "T3", claim.charge().toX12()));
    }
    date(claim.service());
    for (InquiredLine line : claim.lines()) {
      out.write(line.service().toSegment());
      lineControlNumber(line.controlNumber());
      date(line.date());
    }
  }

  private void status(ClaimStatus claim) {
    out.write(TraceNumber.of("2", claim.trace()).toSegment());
    claim.statuses().stream().map(StatusInformation::toSegment).forEach(out::write);
    claim.references().stream().map(Reference::toSegment).forEach(out::write);
    date(claim.service());
    for (LineStatus line : claim.lines()) {
      out.write(line.service().toSegment());
      line.statuses().stream().map(StatusInformation::toSegment).forEach(out::write);
      lineControlNumber(line.controlNumber());
      date(line.date());
    }
  }

  private void lineControlNumber(String number) {
    if (!number.isEmpty()) {
      out.write(Reference.of("FJ", number).toSegment());
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

  private static String has(List<?> children) {
    return children.isEmpty() ? "0" : "1";
  }
}
