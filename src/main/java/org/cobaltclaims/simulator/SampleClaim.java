package org.cobaltclaims.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.SampleCoverages.Coverage;

/**
 * One visit of the sample practice, a pure function of (seed, mix, index).
 *
 * @param number the practice's own CLM01
 * @param service the date of service
 * @param relationship of the patient to the primary's subscriber
 * @param coverages in payer order, the primary first
 * @param diagnoses ICD-10-CM codes without dot
 * @param authorization REF*G1, empty if none
 * @param patientPaid AMT*F5, zero if none
 */
record SampleClaim(
    long index,
    String number,
    LocalDate service,
    SamplePerson patient,
    String relationship,
    List<Coverage> coverages,
    List<String> diagnoses,
    List<Line> lines,
    SampleProvider rendering,
    String authorization,
    Money patientPaid,
    String placeOfService) {

  private static final List<String> DIAGNOSES =
      List.of(
          "F411", "F331", "F902", "I10", "E119", "E785", "J069", "M5450", "R519", "G4700", "Z0000");

  /** Procedure codes with an invented charge in dollars; no descriptions (DOMAIN 0.3). */
  private static final List<Visit> VISITS =
      List.of(
          new Visit("99213", 145),
          new Visit("99214", 210),
          new Visit("99203", 230),
          new Visit("90837", 185),
          new Visit("90834", 140),
          new Visit("90791", 260));

  private static final List<Visit> EXTRAS =
      List.of(
          new Visit("90833", 120),
          new Visit("96127", 18),
          new Visit("36415", 15),
          new Visit("80053", 62),
          new Visit("85025", 38),
          new Visit("93000", 75),
          new Visit("G0444", 45),
          new Visit("96372", 55));

  static SampleClaim of(Draw draw, Mix mix, int index, LocalDate received) {
    Scenario scenario = mix.scenario(draw, index);
    SamplePayer primary = SampleCoverages.payers(draw, index, scenario).getFirst();
    String relation = relation(draw, index, primary);
    SamplePerson patient =
        SamplePerson.patient(draw, index, primary == SamplePayer.MEDICARE, relation);
    List<Coverage> coverages = SampleCoverages.coverages(draw, index, scenario, patient, relation);
    List<String> diagnoses = diagnoses(draw, index);
    boolean remote = draw.chance(index, "telehealth", 12);
    Money patientPaid =
        scenario == Scenario.COPAY && draw.chance(index, "paid at the visit", 40)
            ? Money.ofCents(2000)
            : Money.ZERO;
    return new SampleClaim(
        index,
        Plan.claimNumber(index),
        received.minusDays(draw.between(index, "days to charge entry", 1, 5)),
        patient,
        coverages.getFirst().relationship(),
        coverages,
        diagnoses,
        lines(draw, index, scenario, diagnoses.size(), remote),
        draw.pick(index, "rendering", SampleProvider.RENDERING),
        draw.chance(index, "authorized", 15)
            ? "AUTH%06d".formatted(draw.below(index, "authorization", 1_000_000))
            : "",
        patientPaid,
        remote ? "10" : "11");
  }

  private static String relation(Draw draw, long index, SamplePayer primary) {
    if (index == 0 || primary == SamplePayer.MEDICARE || primary == SamplePayer.MEDICAID) {
      return "18";
    }
    int drawn = draw.below(index, "relation", 100);
    return drawn < 16 ? "19" : drawn < 28 ? "01" : "18";
  }

  private static List<String> diagnoses(Draw draw, long index) {
    List<String> codes = new ArrayList<>();
    int count = draw.between(index, "diagnoses", 1, 4);
    int first = draw.below(index, "first diagnosis", DIAGNOSES.size());
    for (int i = 0; i < count; i++) {
      codes.add(DIAGNOSES.get((first + i) % DIAGNOSES.size()));
    }
    return codes;
  }

  private static List<Line> lines(
      Draw draw, long index, Scenario scenario, int diagnoses, boolean remote) {
    int count = 1 + Math.max(0, draw.below(index, "lines", 9) - 3);
    boolean several =
        switch (scenario) {
          case LINE_DENIED, SPLIT_CLAIM, BUNDLED -> true;
          default -> index == 0;
        };
    if (several) {
      count = Math.max(2, count);
    }
    List<Line> lines = new ArrayList<>();
    int firstExtra = draw.below(index, "first extra", EXTRAS.size());
    for (int i = 0; i < Math.min(count, 6); i++) {
      Visit visit =
          i == 0 ? draw.pick(index, "visit", VISITS) : EXTRAS.get((firstExtra + i) % EXTRAS.size());
      int units = visit.code().equals("96127") ? draw.between(index, "units", 1, 3) : 1;
      Money charge =
          Money.ofCents(units * (visit.dollars() * 100L + draw.below(index, "cents" + i, 2) * 50L));
      lines.add(
          new Line(
              visit.code(), modifiers(i, count, visit, remote), charge, units, i % diagnoses + 1));
    }
    return lines;
  }

  private static List<String> modifiers(int place, int count, Visit visit, boolean remote) {
    List<String> modifiers = new ArrayList<>();
    if (place == 0 && count > 1 && visit.code().startsWith("992")) {
      modifiers.add("25");
    }
    if (place == 0 && remote) {
      modifiers.add("95");
    }
    if (visit.code().equals("36415") && count > 3) {
      modifiers.add("59");
    }
    return modifiers;
  }

  Money charge() {
    return lines.stream().map(Line::charge).collect(Money.sum());
  }

  /**
   * @param diagnosis the diagnosis pointer
   */
  record Line(String code, List<String> modifiers, Money charge, int units, int diagnosis) {}

  private record Visit(String code, int dollars) {}
}
