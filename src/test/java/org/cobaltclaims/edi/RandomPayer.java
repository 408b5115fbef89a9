package org.cobaltclaims.edi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.claim.Amount;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.CoverageInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.edi.claim.ProfessionalClaim.SubscriberInformation;
import org.cobaltclaims.money.Money;

/** A prior payer by chance, whose decision balances: by line, by claim, or both. */
final class RandomPayer {
  private static final LocalDate DECIDED = RandomClaims.DAY.plusDays(30);

  private final Random random;
  private final UnaryOperator<String> text;
  private final RandomParties parties;
  private final int index;
  private final String id;
  private final boolean byLine;

  RandomPayer(Random random, UnaryOperator<String> text, RandomParties parties, int index) {
    this.random = random;
    this.text = text;
    this.parties = parties;
    this.index = index;
    this.id = "PAYER" + index;
    this.byLine = random.nextInt(4) > 0;
  }

  /** Its decisions on a line: one, or two where it split the line. */
  List<LineAdjudication> adjudications(int line, Money charge) {
    if (!byLine) {
      return List.of();
    }
    if (charge.cents() < 2 || random.nextInt(6) > 0) {
      return List.of(adjudication(line, charge));
    }
    Money part = Money.ofCents(1 + random.nextLong(charge.cents() - 1));
    return List.of(adjudication(line, part), adjudication(line, charge.minus(part)));
  }

  private LineAdjudication adjudication(int line, Money charge) {
    Money paid = Money.ofCents(random.nextLong(charge.cents() + 1));
    List<Adjustment> adjustments = adjustments(charge.minus(paid));
    return new LineAdjudication(
        id,
        paid,
        random.nextInt(8) == 0
            ? new Procedure("HC", "99213", List.of("25"), null)
            : Procedure.hcpcs("99214"),
        BigDecimal.valueOf(1 + random.nextInt(3)),
        line > 1 && random.nextInt(8) == 0 ? 1 : 0,
        adjustments,
        DECIDED.plusDays(index),
        random.nextBoolean() ? List.of(Amount.of("EAF", patientShare(adjustments))) : List.of(),
        Origin.NONE);
  }

  /** What explains the rest of a charge, in groups that come in any order. */
  private List<Adjustment> adjustments(Money rest) {
    List<Adjustment> adjustments = new ArrayList<>();
    Money open = rest;
    int count = random.nextInt(9);
    for (int i = 0; i < count; i++) {
      Money amount = Money.ofCents(random.nextInt(3000) - 500L);
      adjustments.add(
          new Adjustment(
              random.nextBoolean() ? "CO" : "OA",
              String.valueOf(40 + i),
              amount,
              random.nextBoolean() ? new BigDecimal("2.5") : null,
              Origin.NONE));
      open = open.minus(amount);
    }
    adjustments.add(
        random.nextInt(adjustments.size() + 1), new Adjustment("PR", "1", open, null, Origin.NONE));
    return adjustments;
  }

  private static Money patientShare(List<Adjustment> adjustments) {
    return adjustments.stream()
        .filter(a -> a.group().equals("PR"))
        .map(Adjustment::amount)
        .collect(Money.sum())
        .max(Money.ZERO);
  }

  OtherPayer otherPayer(List<Line> lines, Money charge) {
    Money linesPaid =
        lines.stream()
            .flatMap(line -> line.adjudications().stream())
            .filter(a -> a.payerId().equals(id))
            .map(LineAdjudication::paid)
            .collect(Money.sum());
    Money paid = byLine ? linesPaid : Money.ofCents(random.nextLong(charge.cents() + 1));
    List<Adjustment> adjustments = byLine ? List.of() : adjustments(charge.minus(paid));
    List<Amount> amounts = new ArrayList<>();
    if (!byLine) {
      amounts.add(Amount.of("EAF", patientShare(adjustments)));
    }
    amounts.add(Amount.of("D", paid));
    return new OtherPayer(
        new SubscriberInformation(
            "PS".substring(index, index + 1), "18", "", text.apply("PLAN"), "", "CI"),
        adjustments,
        amounts,
        new CoverageInformation("Y", random.nextInt(3) == 0 ? "P" : "", "Y"),
        random.nextInt(3) == 0 ? Segment.of("MOA", "0.5", "12.5", "MA01", "N19") : null,
        parties.person("IL", "MI", "OTHER" + index, false),
        parties.organization("PR", "PI", id, references()),
        byLine ? null : DECIDED,
        random.nextInt(3) == 0
            ? List.of(parties.otherPayerProvider("82"), parties.otherPayerProvider("DN"))
            : List.of(),
        List.of(),
        Origin.NONE);
  }

  private List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (String qualifier : List.of("F8", "9F", "T4", "G1", "NF")) {
      if (random.nextInt(3) == 0) {
        references.add(new Reference(qualifier, qualifier.equals("T4") ? "Y" : text.apply("X77")));
      }
    }
    return references;
  }
}
