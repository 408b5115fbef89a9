package org.cobaltclaims.edi.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.RandomValues;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.status.InformationSource.Dependent;
import org.cobaltclaims.edi.status.InformationSource.Person;
import org.cobaltclaims.edi.status.InformationSource.Provider;
import org.cobaltclaims.edi.status.InformationSource.Receiver;
import org.cobaltclaims.edi.status.InformationSource.Subscriber;
import org.cobaltclaims.edi.status.StatusInquiry.ClaimInquiry;
import org.cobaltclaims.edi.status.StatusInquiry.InquiredLine;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;
import org.cobaltclaims.edi.status.StatusResponse.LineStatus;

@Label("276 and 277 written from any model")
class StatusPropertyTest {

  @Property(tries = 100)
  @Label("a 276 written and read again is the same model")
  void inquiriesComeBack(@ForAll Random random) {
    RandomValues values = new RandomValues(random);
    Envelope envelope = values.envelope("HR", "005010X212");
    StatusInquiry built =
        new StatusInquiry(
            envelope,
            values.id(9),
            values.beginning("0010", "13"),
            values.many(2, () -> source(values, false, () -> inquiry(values))));

    X12File file = Samples.read(StatusWriter.writeInquiries(envelope, List.of(built), false));

    assertThat(file.problems()).isEmpty();
    assertThat(file.statusInquiries()).containsExactly(built);
  }

  @Property(tries = 100)
  @Label("a 277 written and read again is the same model")
  void responsesComeBack(@ForAll Random random) {
    RandomValues values = new RandomValues(random);
    Envelope envelope = values.envelope("HN", "005010X212");
    StatusResponse built =
        new StatusResponse(
            envelope,
            values.id(9),
            values.beginning("0010", "08"),
            values.many(2, () -> source(values, true, () -> status(values))));

    X12File file = Samples.read(StatusWriter.writeResponses(envelope, List.of(built), false));

    assertThat(file.problems()).isEmpty();
    assertThat(file.statusResponses()).containsExactly(built);
  }

  private static <T> InformationSource<T> source(
      RandomValues values, boolean response, Supplier<T> claim) {
    return new InformationSource<>(
        values.name("PR"),
        response ? values.some(1, () -> values.contact("IC")) : List.of(),
        values.many(2, () -> receiver(values, response, claim)));
  }

  private static <T> Receiver<T> receiver(
      RandomValues values, boolean response, Supplier<T> claim) {
    boolean failed = response && values.chance(4);
    return new Receiver<>(
        values.name("41"),
        failed ? values.id(20) : "",
        failed ? values.many(2, values::status) : List.of(),
        values.some(2, () -> provider(values, response, claim)));
  }

  private static <T> Provider<T> provider(
      RandomValues values, boolean response, Supplier<T> claim) {
    boolean failed = response && values.chance(4);
    return new Provider<>(
        values.many(2, () -> values.name("1P")),
        failed ? values.id(20) : "",
        failed ? values.many(2, values::status) : List.of(),
        values.some(2, () -> subscriber(values, claim)));
  }

  private static <T> Subscriber<T> subscriber(RandomValues values, Supplier<T> claim) {
    List<T> claims = values.some(2, claim);
    Supplier<Dependent<T>> dependent =
        () -> new Dependent<>(person(values, "QC"), values.many(2, claim));
    return new Subscriber<>(
        person(values, "IL"),
        claims,
        claims.isEmpty() ? values.many(2, dependent) : values.some(2, dependent));
  }

  private static Person person(RandomValues values, String entity) {
    return new Person(
        values.name(entity),
        values.chance(2)
            ? Demographics.NONE
            : new Demographics(values.date(), values.of("", "F", "M")));
  }

  private static ClaimInquiry inquiry(RandomValues values) {
    return new ClaimInquiry(
        values.id(20),
        values.some(4, () -> values.reference(values.of("1K", "BLT", "EJ", "XZ"))),
        values.maybe(values::money),
        values.maybe(() -> values.period("472")),
        values.some(
            2,
            () ->
                new InquiredLine(
                    values.service(),
                    values.maybeId(20),
                    values.maybe(() -> values.period("472")))),
        Origin.NONE);
  }

  private static ClaimStatus status(RandomValues values) {
    return new ClaimStatus(
        values.id(20),
        values.many(3, values::status),
        values.some(4, () -> values.reference(values.of("1K", "BLT", "EJ", "VV"))),
        values.maybe(() -> values.period("472")),
        values.some(
            2,
            () ->
                new LineStatus(
                    values.service(),
                    values.many(2, values::status),
                    values.maybeId(20),
                    values.maybe(() -> values.period("472")))),
        Origin.NONE);
  }
}
