package org.cobaltclaims.edi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.claim.Drug;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim.DateOrPeriod;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ProfessionalService;
import org.cobaltclaims.money.Money;

/** Service lines by chance, loops 2400 to 2440. */
final class RandomLines {
  private final Random random;
  private final UnaryOperator<String> text;
  private final RandomParties parties;

  RandomLines(Random random, UnaryOperator<String> text, RandomParties parties) {
    this.random = random;
    this.text = text;
    this.parties = parties;
  }

  List<Line> lines(List<RandomPayer> prior) {
    List<Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 1; i <= count; i++) {
      Money charge = Money.ofCents(1 + random.nextInt(100_000));
      List<LineAdjudication> decided = new ArrayList<>();
      for (RandomPayer payer : prior) {
        decided.addAll(payer.adjudications(i, charge));
      }
      lines.add(line(i, charge, decided));
    }
    return lines;
  }

  private Line line(int number, Money charge, List<LineAdjudication> decided) {
    String description = random.nextInt(4) == 0 ? text.apply("UNLISTED") : null;
    List<Segment> carried = some(carried());
    if (random.nextInt(5) == 0) {
      carried.add(Segment.of("LQ", "UT", "01.02"));
      carried.add(Segment.of("FRM", "1A", "Y"));
      carried.add(Segment.of("FRM", "2", "", text.apply("WORDS")));
    }
    return new Line(
        number,
        new ProfessionalService(
            new Procedure(
                "HC", "99214", random.nextBoolean() ? List.of("25", "59") : List.of(), description),
            charge,
            random.nextInt(5) == 0 ? "MJ" : "UN",
            BigDecimal.valueOf(1 + random.nextInt(12)),
            random.nextInt(4) == 0 ? "12" : "",
            random.nextBoolean() ? List.of(1, 2) : List.of(2),
            random.nextBoolean(),
            random.nextInt(4) == 0,
            random.nextInt(4) == 0,
            random.nextInt(4) == 0,
            Origin.NONE),
        new DateOrPeriod("472", RandomClaims.DAY, RandomClaims.DAY.plusDays(random.nextInt(2))),
        random.nextInt(5) == 0 ? "" : "L" + number,
        some(references()),
        random.nextInt(3) == 0 ? drug() : null,
        some(providers()),
        decided,
        carried,
        Origin.NONE);
  }

  private Drug drug() {
    return new Drug(
        "N4",
        "00093721410",
        random.nextBoolean() ? new BigDecimal("2.5") : BigDecimal.TEN.setScale(0),
        "ML",
        random.nextBoolean() ? new Reference("XZ", text.apply("RX9")) : null);
  }

  private List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (String qualifier : List.of("9B", "9D", "G1", "EW", "X4", "F4", "BT", "9F")) {
      references.add(new Reference(qualifier, text.apply("L" + qualifier)));
    }
    return references;
  }

  private List<Party> providers() {
    List<Party> providers = new ArrayList<>();
    for (String entity : List.of("82", "QB", "77", "DQ", "DK", "DN", "P3")) {
      providers.add(parties.provider(entity));
    }
    providers.add(parties.place("PW"));
    providers.add(parties.place("45"));
    return providers;
  }

  /** What is passed on as it stands, REF with REF04 among it. */
  private List<Segment> carried() {
    return List.of(
        Segment.ofMixed("SV5", List.of("HC", "E0601"), "DA", "30", "50", "500", "4"),
        Segment.of("PWK", "CT", "AD"),
        Segment.of("PWK", "03", "BM", "", "", "AC", text.apply("CTL2")),
        Segment.of("CR1", "LB", "140", "", "A", "DH", "12"),
        Segment.of("CR3", "I", "MO", "12"),
        Segment.of("CRC", "07", "Y", "01"),
        Segment.of("CRC", "70", "Y", "65"),
        Segment.of("CRC", "09", "N", "ZV"),
        Segment.of("DTP", "471", "D8", "20260901"),
        Segment.of("DTP", "463", "D8", "20260901"),
        Segment.of("DTP", "738", "D8", "20260902"),
        Segment.of("DTP", "454", "D8", "20260801"),
        Segment.of("QTY", "PT", "2"),
        Segment.of("QTY", "FL", "3"),
        Segment.of("MEA", "TR", "R1", "10.5"),
        Segment.of("CN1", "02", "55"),
        Segment.ofMixed("REF", "G1", text.apply("AUTH9"), "", List.of("2U", "PAYER0")),
        Segment.of("AMT", "T", "4.5"),
        Segment.of("AMT", "F4", "5.75"),
        Segment.of("K3", text.apply("STATE DATA")),
        Segment.of("NTE", "ADD", text.apply("WORDS")),
        Segment.of("NTE", "TPO", text.apply("WORDS")),
        Segment.of("PS1", "PN222", "110"),
        Segment.of("HCP", "03", "100", "10", text.apply("REPRICER")));
  }

  private <T> List<T> some(List<T> all) {
    List<T> chosen = new ArrayList<>();
    for (T each : all) {
      if (random.nextInt(4) == 0) {
        chosen.add(each);
      }
    }
    Collections.shuffle(chosen, random);
    return chosen;
  }
}
