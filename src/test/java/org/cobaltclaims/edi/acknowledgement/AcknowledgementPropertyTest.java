package org.cobaltclaims.edi.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.RandomValues;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Claim;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Count;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Line;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Provider;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Receiver;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Source;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Sum;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Totals;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.Context;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.ElementError;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement.SegmentError;

@Label("999, TA1 and 277CA written from any model")
class AcknowledgementPropertyTest {

  @Property(tries = 100)
  @Label("a 999 written and read again is the same model")
  void implementationAcknowledgementsComeBack(@ForAll Random random) {
    RandomValues values = new RandomValues(random);
    Envelope envelope = values.envelope("FA", "005010X231A1");
    ImplementationAcknowledgement built =
        new ImplementationAcknowledgement(
            envelope,
            values.id(9),
            "HC",
            1 + values.number(999),
            values.of("", "005010X222A1"),
            values.some(4, () -> transaction(values)),
            values.of("A", "P", "R"),
            values.number(100),
            values.number(100),
            values.number(100),
            values.some(5, () -> values.id(2)));

    X12File file = Samples.read(AcknowledgementWriter.write999(envelope, List.of(built), false));

    assertThat(file.problems()).isEmpty();
    assertThat(file.implementationAcknowledgements()).containsExactly(built);
  }

  private static ImplementationAcknowledgement.Transaction transaction(RandomValues values) {
    return new ImplementationAcknowledgement.Transaction(
        "837",
        values.id(9),
        values.of("", "005010X222A1"),
        values.some(
            3,
            () ->
                new SegmentError(
                    values.of("CLM", "SV1", "NM1"),
                    1 + values.number(5_000),
                    values.of("", "2300", "2400"),
                    values.of("1", "8", "I6"),
                    values.some(3, () -> context(values)),
                    values.some(
                        3,
                        () ->
                            new ElementError(
                                values.of("2", "7:1", "1:2:3"),
                                values.of("", "1328"),
                                values.of("1", "7", "I9"),
                                values.maybeId(10),
                                values.some(2, () -> context(values)))))),
        values.of("A", "E", "R"),
        values.some(5, () -> values.id(2)));
  }

  private static Context context(RandomValues values) {
    return values.chance(2)
        ? new Context("CLM01", values.id(20), "", 0, "", "", "")
        : new Context(
            "SITUATIONAL TRIGGER",
            "",
            "CLM",
            1 + values.number(5_000),
            values.of("", "2300"),
            values.of("", "5:3"),
            values.of("", "782"));
  }

  @Property(tries = 100)
  @Label("a 277CA written and read again is the same model")
  void claimAcknowledgementsComeBack(@ForAll Random random) {
    RandomValues values = new RandomValues(random);
    Envelope envelope = values.envelope("HN", "005010X214");
    ClaimAcknowledgement built =
        new ClaimAcknowledgement(
            envelope,
            values.id(9),
            values.beginning("0085", "08"),
            new Source(
                values.name("AY"),
                values.id(20),
                values.maybe(() -> values.period("050")),
                values.maybe(() -> values.period("009"))),
            new Receiver(
                values.name("41"),
                values.maybeId(20),
                values.some(2, values::status),
                totals(values, "90", "AA")),
            values.some(3, () -> provider(values)));

    X12File file = Samples.read(ClaimAcknowledgementWriter.write(envelope, List.of(built), false));

    assertThat(file.problems()).isEmpty();
    assertThat(file.claimAcknowledgements()).containsExactly(built);
  }

  private static Totals totals(RandomValues values, String accepted, String rejected) {
    return new Totals(
        values.some(2, () -> new Count(values.of(accepted, rejected), values.decimal())),
        values.some(2, () -> new Sum(values.of("YU", "YY"), values.money(), Origin.NONE)));
  }

  private static Provider provider(RandomValues values) {
    return new Provider(
        values.name("85"),
        values.maybeId(20),
        values.some(2, values::status),
        values.some(2, () -> values.reference(values.of("EI", "G2"))),
        totals(values, "QA", "QC"),
        values.some(3, () -> claim(values)));
  }

  private static Claim claim(RandomValues values) {
    EntityName patient = values.name("QC");
    return new Claim(
        patient,
        values.id(20),
        values.many(3, values::status),
        values.some(3, () -> values.reference(values.of("1K", "D9", "BLT"))),
        values.maybe(() -> values.period("472")),
        values.some(
            2,
            () ->
                new Line(
                    values.service(),
                    values.many(2, values::status),
                    values.maybeId(20),
                    values.some(1, () -> values.reference("XZ")),
                    values.maybe(() -> values.period("472")))),
        Origin.NONE);
  }
}
