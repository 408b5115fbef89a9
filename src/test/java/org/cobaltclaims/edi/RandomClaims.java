package org.cobaltclaims.edi;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cobaltclaims.edi.claim.Amount;
import org.cobaltclaims.edi.claim.Attachment;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.Contract;
import org.cobaltclaims.edi.claim.Note;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.BillingProvider;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ClaimInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.DateOrPeriod;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Dependent;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.cobaltclaims.edi.claim.ProfessionalClaim.SubscriberInformation;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Claims by chance, of every loop and segment that an 837P may hold: with and without dependents,
 * with up to two prior payers whose decisions balance, at line or at claim level. Every free text
 * passes through {@code text}, so that a test can make it nasty.
 */
public final class RandomClaims {
  static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final Envelope ENVELOPE =
      new Envelope(
          "ZZ",
          "RVC001",
          "ZZ",
          "CLRHOUSE01",
          LocalDateTime.of(2026, 11, 21, 10, 30),
          17,
          false,
          true,
          "HC",
          "RVC001",
          "CLRHOUSE01",
          17,
          "005010X222A1");

  private final Random random;
  private final UnaryOperator<String> text;
  private final RandomParties parties;
  private final RandomLines lines;

  public RandomClaims(Random random, UnaryOperator<String> text) {
    this.random = random;
    this.text = text;
    this.parties = new RandomParties(random, text);
    this.lines = new RandomLines(random, text, parties);
  }

  public ClaimTransaction transaction() {
    List<ProfessionalClaim> claims = new ArrayList<>();
    BillingProvider billing =
        new BillingProvider(
            parties.billing(),
            random.nextInt(3) == 0 ? parties.place("87") : null,
            random.nextInt(5) == 0 ? parties.payToPlan() : null);
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      claims.add(claim(billing, i));
    }
    return new ClaimTransaction(
        ENVELOPE,
        "0001",
        "00",
        "B2026112100001",
        LocalDateTime.of(2026, 11, 21, 11, 5),
        "CH",
        parties.organization("41", "46", "RVC001", List.of()),
        parties.organization("40", "46", "CLRHOUSE01", List.of()),
        claims,
        1);
  }

  private ProfessionalClaim claim(BillingProvider billing, int index) {
    List<RandomPayer> prior = new ArrayList<>();
    int priorPayers = random.nextInt(3);
    for (int i = 0; i < priorPayers; i++) {
      prior.add(new RandomPayer(random, text, parties, i));
    }
    List<Line> built = lines.lines(prior);
    Money charge = built.stream().map(Line::charge).collect(Money.sum());
    boolean dependent = random.nextInt(3) == 0;
    Demographics demographics =
        new Demographics(
            DAY.minusYears(1 + random.nextInt(80)), "FMU".substring(index % 3, index % 3 + 1));
    return new ProfessionalClaim(
        billing,
        subscriber(index, priorPayers, dependent ? null : demographics),
        dependent
            ? new Dependent(
                "19",
                random.nextInt(3) == 0
                    ? Segment.of("PAT", "19", "", "", "", "D8", "20261001", "01", "112")
                    : null,
                parties.person("QC", "", "", true),
                demographics)
            : null,
        information(index, charge),
        some(dates()),
        some(
            List.of(
                new Attachment("EB", "BM", "AC", text.apply("CTL1")),
                new Attachment("03", "AA", "", ""))),
        random.nextInt(4) == 0
            ? new Contract(
                "09",
                Money.ofCents(12_345),
                new java.math.BigDecimal("12.5"),
                text.apply("C1"),
                null,
                "V2",
                Origin.NONE)
            : null,
        random.nextBoolean()
            ? List.of(Amount.of("F5", Money.ofCents(1 + random.nextInt(5000))))
            : List.of(),
        some(references()),
        some(
            List.of(
                new Note("", text.apply("STATE DATA")),
                new Note("ADD", text.apply("SEE RECORDS")))),
        List.of("F411", "F331", "F902"),
        random.nextInt(10) == 0,
        some(providers()),
        prior.stream().map(p -> p.otherPayer(built, charge)).toList(),
        built,
        some(carried()));
  }

  private Subscriber subscriber(int index, int priorPayers, @Nullable Demographics demographics) {
    boolean self = demographics != null;
    List<Reference> references = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      references.add(new Reference("G2", text.apply("PROV" + index)));
      references.add(new Reference("2U", "PAYER" + index));
    }
    return new Subscriber(
        new SubscriberInformation(
            "PST".substring(priorPayers, priorPayers + 1),
            self ? "18" : "",
            random.nextBoolean() ? "GRP" + index : "",
            random.nextInt(4) == 0 ? text.apply("GROUP NAME") : "",
            priorPayers > 0 && random.nextInt(3) == 0 ? "12" : "",
            "CI"),
        self && random.nextInt(4) == 0
            ? Segment.of("PAT", "", "", "", "", "", "", "01", "146", "Y")
            : null,
        parties.person("IL", "MI", "MEMBER" + index, self),
        demographics,
        parties.organization("PR", "PI", "DEST1", references));
  }

  private ClaimInformation information(int index, Money charge) {
    return new ClaimInformation(
        "K7Q2M9X4T" + index + "1A",
        charge,
        "11",
        "1",
        random.nextBoolean() ? "Y" : "N",
        "A",
        "Y",
        "Y",
        random.nextInt(3) == 0 ? "P" : "",
        random.nextInt(3) == 0 ? List.of("EM", "", "", "IL") : List.of(),
        random.nextInt(5) == 0 ? "02" : "",
        random.nextInt(5) == 0 ? "7" : "",
        Origin.NONE);
  }

  private List<DateOrPeriod> dates() {
    List<DateOrPeriod> dates = new ArrayList<>();
    for (String qualifier : List.of("431", "454", "304", "439", "435", "096", "444", "090")) {
      dates.add(new DateOrPeriod(qualifier, DAY.minusDays(random.nextInt(90)), DAY.minusDays(0)));
    }
    dates.replaceAll(d -> new DateOrPeriod(d.qualifier(), d.from(), d.from()));
    dates.add(new DateOrPeriod("314", DAY.minusDays(9), DAY.minusDays(1 + random.nextInt(3))));
    return dates;
  }

  private List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (String qualifier :
        List.of(
            "4N", "F5", "EW", "9F", "G1", "F8", "X4", "9A", "9C", "LX", "D9", "EA", "P4", "1J")) {
      references.add(new Reference(qualifier, text.apply("R" + qualifier + random.nextInt(99))));
    }
    return references;
  }

  private List<Party> providers() {
    List<Party> providers = new ArrayList<>();
    for (String entity : List.of("DN", "P3", "82", "77", "DQ")) {
      providers.add(parties.provider(entity));
    }
    providers.add(parties.place("PW"));
    providers.add(parties.place("45"));
    return providers;
  }

  private List<Segment> carried() {
    return List.of(
        Segment.of("CR1", "LB", "140", "", "A", "DH", "12"),
        Segment.of("CR2", "", "", "", "", "", "", "", "M", "", text.apply("BETTER")),
        Segment.of("CRC", "07", "Y", "01", "04"),
        Segment.of("CRC", "E1", "Y", "L1"),
        Segment.of("CRC", "75", "Y", "IH"),
        Segment.of("CRC", "ZZ", "Y", "AV"),
        Segment.ofMixed("HI", List.of("BP", "00100")),
        Segment.ofMixed("HI", List.of("BG", "17"), List.of("BG", "67")),
        Segment.of("HCP", "03", "100", "10", text.apply("REPRICER")));
  }

  /** In any order, so that it is the writer who has to find the guide's. */
  private <T> List<T> some(List<T> all) {
    List<T> chosen = new ArrayList<>();
    for (T each : all) {
      if (random.nextInt(3) == 0) {
        chosen.add(each);
      }
    }
    java.util.Collections.shuffle(chosen, random);
    return chosen;
  }
}
