package org.cobaltclaims.edi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.Party.Address;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.DateOrPeriod;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Demographics;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Subscriber;
import org.cobaltclaims.money.Money;

/**
 * Claims by chance: with and without dependents, with up to two prior payers whose decisions
 * balance. Every free text passes through {@code text}, so that a test can make it nasty.
 */
public final class RandomClaims {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
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

  public RandomClaims(Random random, UnaryOperator<String> text) {
    this.random = random;
    this.text = text;
  }

  public ClaimTransaction transaction() {
    List<ProfessionalClaim> claims = new ArrayList<>();
    Party billing = billingProvider();
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
        organization("41", "46", "RVC001", null),
        organization("40", "46", "CLRHOUSE01", null),
        claims,
        1);
  }

  private ProfessionalClaim claim(Party billing, int index) {
    boolean dependent = random.nextInt(3) == 0;
    List<Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    int priorPayers = random.nextInt(3);
    for (int i = 1; i <= count; i++) {
      lines.add(line(i, priorPayers));
    }
    Demographics demographics = new Demographics(DAY.minusYears(1 + random.nextInt(80)), "F");
    return new ProfessionalClaim(
        billing,
        null,
        new Subscriber(
            "PST".substring(priorPayers, priorPayers + 1),
            dependent ? "" : "18",
            "GRP" + index,
            "",
            "",
            "CI",
            person("IL", "MI", "MEMBER" + index, !dependent),
            dependent ? null : demographics,
            organization("PR", "PI", "DEST1", null)),
        dependent ? person("QC", "", "", true) : null,
        dependent ? "19" : "",
        demographics,
        "K7Q2M9X4T" + index + "1A",
        lines.stream().map(Line::charge).collect(Money.sum()),
        "11",
        "1",
        "Y",
        "A",
        "Y",
        "Y",
        "",
        List.of(),
        "",
        "",
        List.of(),
        List.of(),
        null,
        random.nextBoolean() ? Money.ofCents(1 + random.nextInt(5000)) : null,
        random.nextBoolean() ? List.of(new Reference("G1", text.apply("AUTH77"))) : List.of(),
        random.nextBoolean()
            ? List.of(Segment.of("NTE", "ADD", text.apply("SEE RECORDS")))
            : List.of(),
        List.of("F411", "F331"),
        random.nextBoolean() ? List.of(rendering()) : List.of(),
        otherPayers(priorPayers, lines),
        lines,
        List.of(),
        0);
  }

  private Line line(int number, int priorPayers) {
    Money charge = Money.ofCents(1 + random.nextInt(100_000));
    List<LineAdjudication> decided = new ArrayList<>();
    for (int i = 0; i < priorPayers; i++) {
      decided.add(adjudication("PAYER" + i, charge));
    }
    String description = random.nextInt(4) == 0 ? text.apply("UNLISTED") : null;
    return new Line(
        number,
        new Procedure(
            "HC", "99214", random.nextBoolean() ? List.of("25", "59") : List.of(), description),
        charge,
        "UN",
        BigDecimal.valueOf(1 + random.nextInt(12)),
        "",
        random.nextBoolean() ? List.of(1, 2) : List.of(2),
        random.nextBoolean(),
        false,
        false,
        false,
        new DateOrPeriod("472", DAY, DAY.plusDays(random.nextInt(2))),
        "L" + number,
        List.of(),
        List.of(),
        decided,
        List.of(),
        0);
  }

  private LineAdjudication adjudication(String payer, Money charge) {
    Money paid = Money.ofCents(random.nextLong(charge.cents() + 1));
    Money contractual = Money.ofCents(random.nextLong(charge.cents() - paid.cents() + 1));
    Money patient = charge.minus(paid).minus(contractual);
    return new LineAdjudication(
        payer,
        paid,
        Procedure.hcpcs("99214"),
        BigDecimal.ONE,
        0,
        List.of(
            new Adjustment("CO", "45", contractual, null),
            new Adjustment("PR", "1", patient, BigDecimal.valueOf(2))),
        DAY.plusDays(30),
        patient);
  }

  private List<OtherPayer> otherPayers(int count, List<Line> lines) {
    List<OtherPayer> payers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "PAYER" + i;
      Money paid =
          lines.stream()
              .flatMap(line -> line.adjudications().stream())
              .filter(a -> a.payerId().equals(id))
              .map(LineAdjudication::paid)
              .collect(Money.sum());
      payers.add(
          new OtherPayer(
              "PS".substring(i, i + 1),
              "18",
              "",
              text.apply("PLAN"),
              "",
              "CI",
              List.of(),
              paid,
              null,
              null,
              "Y",
              "",
              "Y",
              null,
              person("IL", "MI", "OTHER" + i, false),
              organization("PR", "PI", id, null),
              null,
              List.of()));
    }
    return payers;
  }

  private Party billingProvider() {
    return new Party(
        "85",
        false,
        text.apply("RIVER VALLEY COUNSELING"),
        "",
        "",
        "",
        "XX",
        "1234567893",
        address(),
        "101YM0800X",
        List.of(new Reference("EI", "123456789")),
        List.of(Segment.of("PER", "IC", text.apply("OFFICE"), "TE", "5555550100")));
  }

  private Party rendering() {
    return new Party(
        "82",
        true,
        text.apply("RIVERA"),
        text.apply("ANA"),
        "",
        "",
        "XX",
        "1987654328",
        null,
        "2084P0800X",
        List.of(),
        List.of());
  }

  private Party person(String entity, String qualifier, String id, boolean withAddress) {
    return new Party(
        entity,
        true,
        text.apply("DOE"),
        text.apply("JANE"),
        "",
        "",
        qualifier,
        id,
        withAddress ? address() : null,
        "",
        List.of(),
        List.of());
  }

  private Party organization(String entity, String qualifier, String id, Address address) {
    return new Party(
        entity,
        false,
        text.apply("ACME HEALTH"),
        "",
        "",
        "",
        qualifier,
        id,
        address,
        "",
        List.of(),
        List.of());
  }

  private Address address() {
    return new Address(
        text.apply("22 OAK AVE"), "", text.apply("SPRINGFIELD"), "IL", "627020022", "");
  }
}
