package org.cobaltclaims.edi.eligibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.HierarchicalLevels;
import org.cobaltclaims.edi.ProcedureComposite;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Repetition;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.SegmentWriter;
import org.cobaltclaims.edi.TraceNumber;
import org.cobaltclaims.edi.eligibility.Benefit.RelatedEntity;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.Query;
import org.cobaltclaims.edi.eligibility.InformationSource.Receiver;
import org.cobaltclaims.edi.eligibility.InformationSource.Subscriber;
import org.jspecify.annotations.Nullable;

/** Writes 270 and 271 files in the guide's order. */
public final class EligibilityWriter {
  private static final int LONGEST_MESSAGE = 264;
  private static final String SOURCE_LEVEL = "2000A";

  private final SegmentWriter out;
  private final HierarchicalLevels levels = new HierarchicalLevels();

  private EligibilityWriter(SegmentWriter out) {
    this.out = out;
  }

  /**
   * One interchange with one group of 270.
   *
   * @param envelope ISA and GS (HS, 005010X279A1); the inquiries' own envelopes are not looked at
   * @param lineBreaks true for a line break behind every segment
   * @return the file's text, ASCII
   */
  public static String writeInquiries(
      Envelope envelope, List<EligibilityInquiry> inquiries, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (EligibilityInquiry inquiry : inquiries) {
      EligibilityWriter writer = new EligibilityWriter(out);
      out.begin("270", inquiry.controlNumber(), envelope.version());
      out.write(inquiry.beginning().toSegment());
      inquiry.sources().forEach(source -> writer.source(source, writer::query));
      out.end();
    }
    return out.close();
  }

  /** One interchange with one group of 271 (HB); see {@link #writeInquiries}. */
  public static String writeResponses(
      Envelope envelope, List<EligibilityResponse> responses, boolean lineBreaks) {
    SegmentWriter out = new SegmentWriter(envelope, lineBreaks);
    for (EligibilityResponse response : responses) {
      EligibilityWriter writer = new EligibilityWriter(out);
      out.begin("271", response.controlNumber(), envelope.version());
      out.write(response.beginning().toSegment());
      response.sources().forEach(source -> writer.source(source, writer::benefit));
      out.end();
    }
    return out.close();
  }

  private <T> void source(InformationSource<T> source, Consumer<T> detail) {
    int parent = level(0, "20", source.receivers());
    rejections(source.rejections().stream().filter(r -> r.loop().equals(SOURCE_LEVEL)).toList());
    out.write(source.name().toSegment());
    source.contacts().stream().map(Contact::toSegment).forEach(out::write);
    rejections(source.rejections().stream().filter(r -> !r.loop().equals(SOURCE_LEVEL)).toList());
    source.receivers().forEach(receiver -> receiver(receiver, parent, detail));
  }

  private <T> void receiver(Receiver<T> receiver, int source, Consumer<T> detail) {
    int parent = level(source, "21", receiver.subscribers());
    out.write(receiver.name().toSegment());
    references(receiver.references());
    out.write(receiver.address().toSegments());
    rejections(receiver.rejections());
    provider(receiver.provider());
    for (Subscriber<T> subscriber : receiver.subscribers()) {
      int level = level(parent, "22", subscriber.dependents());
      member(subscriber.member(), detail);
      for (Member<T> dependent : subscriber.dependents()) {
        level(level, "23", List.of());
        member(dependent, detail);
      }
    }
  }

  private <T> void member(Member<T> member, Consumer<T> detail) {
    member.traces().stream().map(TraceNumber::toSegment).forEach(out::write);
    out.write(member.name().toSegment());
    references(member.references());
    out.write(member.address().toSegments());
    rejections(member.rejections());
    provider(member.provider());
    out.write(member.demographics().toSegment());
    if (member.relationship() != null) {
      out.write(member.relationship().toSegment());
    }
    List<Object> diagnoses = new ArrayList<>();
    member.diagnoses().forEach(d -> diagnoses.add(List.of(d.qualifier(), d.code())));
    out.write(Segment.ofMixed("HI", diagnoses.toArray()));
    dates(member.dates());
    if (member.military() != null) {
      out.write(member.military().toSegment());
    }
    member.details().forEach(detail);
  }

  private void query(Query query) {
    out.write(
        Segment.ofMixed(
            "EQ",
            Repetition.write(query.serviceTypes()),
            procedure(query.procedure()),
            query.coverageLevel(),
            "",
            query.diagnosisPointers()));
    query.amounts().forEach(a -> out.write(Segment.of("AMT", a.qualifier(), a.amount().toX12())));
    out.write(query.information());
    references(query.references());
    dates(query.dates());
  }

  private void benefit(Benefit benefit) {
    out.write(
        Segment.ofMixed(
            "EB",
            benefit.information(),
            benefit.coverageLevel(),
            Repetition.write(benefit.serviceTypes()),
            benefit.insuranceType(),
            Sanitizer.text(benefit.plan(), Sanitizer.REFERENCE),
            benefit.period(),
            benefit.amount() == null ? "" : benefit.amount().toX12(),
            number(benefit.percent()),
            benefit.quantityQualifier(),
            number(benefit.quantity()),
            benefit.authorization(),
            benefit.inNetwork(),
            procedure(benefit.procedure()),
            benefit.diagnosisPointers()));
    out.write(benefit.deliveries());
    references(benefit.references());
    dates(benefit.dates());
    rejections(benefit.rejections());
    for (String message : benefit.messages()) {
      out.write(Segment.of("MSG", Sanitizer.text(message, LONGEST_MESSAGE)));
    }
    out.write(benefit.additional());
    if (!benefit.related().isEmpty()) {
      out.write(Segment.of("LS", "2120"));
      benefit.related().forEach(this::related);
      out.write(Segment.of("LE", "2120"));
    }
  }

  private void related(RelatedEntity entity) {
    out.write(entity.name().toSegment());
    out.write(entity.address().toSegments());
    entity.contacts().stream().map(Contact::toSegment).forEach(out::write);
    provider(entity.provider());
  }

  private void references(List<Reference> references) {
    references.stream().map(Reference::toSegment).forEach(out::write);
  }

  private void rejections(List<Rejection> rejections) {
    rejections.stream().map(Rejection::toSegment).forEach(out::write);
  }

  private void dates(List<DatePeriod> dates) {
    dates.stream().map(DatePeriod::toSegment).forEach(out::write);
  }

  private void provider(@Nullable Provider provider) {
    if (provider != null) {
      out.write(provider.toSegment());
    }
  }

  private static List<String> procedure(@Nullable Procedure procedure) {
    return procedure == null ? List.of() : ProcedureComposite.of(procedure);
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : Fields.shortest(number).toPlainString();
  }

  private int level(int parent, String code, List<?> children) {
    out.write(levels.next(parent, code, children.isEmpty() ? "0" : "1"));
    return levels.last();
  }
}
