package org.cobaltclaims.edi.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.RandomValues;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.TraceNumber;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.eligibility.Benefit.RelatedEntity;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.Query;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.QueryAmount;
import org.cobaltclaims.edi.eligibility.InformationSource.Receiver;
import org.cobaltclaims.edi.eligibility.InformationSource.Subscriber;
import org.cobaltclaims.edi.eligibility.Member.Diagnosis;

@Label("270 and 271 written from any model")
class EligibilityPropertyTest {

  @Property(tries = 100)
  @Label("a 270 written and read again is the same model")
  void inquiriesComeBack(@ForAll Random random) {
    RandomValues values = new RandomValues(random);
    Envelope envelope = values.envelope("HS", "005010X279A1");
    EligibilityInquiry built =
        new EligibilityInquiry(
            envelope,
            values.id(9),
            values.beginning("0022", "13"),
            values.many(2, () -> source(values, false, letter -> query(values))));

    X12File file = Samples.read(EligibilityWriter.writeInquiries(envelope, List.of(built), false));

    assertThat(file.problems()).isEmpty();
    assertThat(file.eligibilityInquiries()).containsExactly(built);
  }

  @Property(tries = 100)
  @Label("a 271 written and read again is the same model")
  void responsesComeBack(@ForAll Random random) {
    RandomValues values = new RandomValues(random);
    Envelope envelope = values.envelope("HB", "005010X279A1");
    EligibilityResponse built =
        new EligibilityResponse(
            envelope,
            values.id(9),
            values.beginning("0022", "11"),
            values.many(2, () -> source(values, true, letter -> benefit(values, letter))));

    X12File file = Samples.read(EligibilityWriter.writeResponses(envelope, List.of(built), false));

    assertThat(file.problems()).isEmpty();
    assertThat(file.eligibilityResponses()).containsExactly(built);
    assertThat(file.eligibilityResponses().getFirst().rejections().toList())
        .isEqualTo(built.rejections().toList());
  }

  private static <T> InformationSource<T> source(
      RandomValues values, boolean response, Function<String, T> detail) {
    List<Rejection> rejections =
        response && values.chance(4)
            ? List.of(rejection(values, "2000A"), rejection(values, "2100A"))
            : List.of();
    return new InformationSource<>(
        values.name("PR"),
        response ? values.some(1, () -> values.contact("IC")) : List.of(),
        rejections,
        values.some(2, () -> receiver(values, response, detail)));
  }

  private static Rejection rejection(RandomValues values, String loop) {
    return new Rejection(values.of("Y", "N"), values.id(2), values.maybeId(1), loop);
  }

  private static <T> Receiver<T> receiver(
      RandomValues values, boolean response, Function<String, T> detail) {
    return new Receiver<>(
        values.name("1P"),
        values.some(2, () -> values.reference(values.of("4A", "EO", "TJ"))),
        response ? Address.NONE : values.address(),
        response ? values.some(2, () -> rejection(values, "2100B")) : List.of(),
        values.maybe(() -> provider(values)),
        values.some(2, () -> subscriber(values, response, detail)));
  }

  private static Provider provider(RandomValues values) {
    return new Provider("PE", values.of("PXC", "HPI"), values.id(10));
  }

  private static <T> Subscriber<T> subscriber(
      RandomValues values, boolean response, Function<String, T> detail) {
    return new Subscriber<>(
        member(values, "IL", "C", response, detail),
        values.some(2, () -> member(values, "03", "D", response, detail)));
  }

  private static <T> Member<T> member(
      RandomValues values,
      String entity,
      String letter,
      boolean response,
      Function<String, T> detail) {
    return new Member<>(
        values.some(
            2,
            () ->
                new TraceNumber(
                    values.of("1", "2"), values.id(20), values.maybeId(10), values.maybeId(10))),
        values.name(entity),
        values.some(3, () -> values.reference(values.of("6P", "SY", "EJ"))),
        values.address(),
        response ? values.some(2, () -> rejection(values, "2100" + letter)) : List.of(),
        values.maybe(() -> provider(values)),
        values.chance(2)
            ? Demographics.NONE
            : new Demographics(values.date(), values.of("", "F", "M")),
        values.maybe(
            () ->
                new Relationship(
                    values.chance(2),
                    "18",
                    values.of("", "001"),
                    values.of("", "25"),
                    values.maybe(values::decimal))),
        values.some(4, () -> new Diagnosis(values.of("ABK", "ABF"), values.id(7))),
        values.some(3, () -> values.period(values.of("291", "346", "442"))),
        response && values.chance(5)
            ? new Military("C", "AE", "A", values.maybeWords(), values.maybeId(2), "D8", "20260101")
            : null,
        values.many(4, () -> detail.apply(letter)));
  }

  private static Query query(RandomValues values) {
    return new Query(
        values.many(5, () -> values.id(2)),
        values.maybe(values::procedure),
        values.of("", "FAM", "IND"),
        values.some(4, () -> values.of("1", "2", "3")),
        values.some(2, () -> new QueryAmount(values.of("R", "PB"), values.money(), Origin.NONE)),
        values.some(1, () -> Segment.of("III", "ZZ", values.id(2))),
        values.some(1, () -> values.reference("G1")),
        values.some(1, () -> values.period("291")),
        Origin.NONE);
  }

  private static Benefit benefit(RandomValues values, String letter) {
    return new Benefit(
        values.of("1", "6", "A", "B", "C", "R"),
        values.of("", "IND", "FAM"),
        values.some(6, () -> values.id(2)),
        values.maybeId(2),
        values.maybeWords(),
        values.maybeId(2),
        values.maybe(values::money),
        values.maybe(values::decimal),
        values.maybeId(2),
        values.maybe(values::decimal),
        values.of("", "Y", "N"),
        values.of("", "Y", "W"),
        values.maybe(values::procedure),
        values.some(4, () -> values.of("1", "2", "3")),
        values.some(2, () -> Segment.of("HSD", "VS", values.id(2))),
        values.some(2, () -> values.reference(values.of("6P", "18"))),
        values.some(2, () -> values.period(values.of("348", "349"))),
        values.some(1, () -> new Rejection("N", values.id(2), "C", "2110" + letter)),
        values.some(2, values::words),
        values.some(2, () -> Segment.of("III", "ZZ", values.id(2))),
        values.some(
            2,
            () ->
                new RelatedEntity(
                    values.name(values.of("PRP", "SEP", "P3")),
                    values.address(),
                    values.some(2, () -> values.contact("IC")),
                    values.maybe(() -> provider(values)))),
        Origin.NONE);
  }
}
