package org.cobaltclaims.remittance;

import static org.cobaltclaims.remittance.SampleClaims.FAMILY;
import static org.cobaltclaims.remittance.SampleClaims.PAID_ON;
import static org.cobaltclaims.remittance.SampleClaims.SERVICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.money.Money;

/** One payer's decisions on one claim, each of which explains the whole charge. */
final class RandomDecisions {

  private final Random random;
  private final ClaimContent content;
  private final int level;
  private final RandomLines lines;
  private char version = 'A';
  private int payments;

  RandomDecisions(Random random, ClaimContent content, int level) {
    this.random = random;
    this.content = content;
    this.level = level;
    this.lines = new RandomLines(random);
  }

  /** A decision: for the claim as a whole, by lines, or in two parts. */
  List<ClaimPayment> decision() {
    if (random.nextInt(8) == 0) {
      List<Adjustment> rows = new ArrayList<>();
      Money paid = lines.explain(content.charge(), rows);
      return List.of(payment(content.charge(), paid, rows, List.of()));
    }
    List<List<PaymentLine>> byLine = lines.of(content.lines());
    int cut =
        byLine.size() > 1 && random.nextInt(4) == 0
            ? 1 + random.nextInt(byLine.size() - 1)
            : byLine.size();
    List<ClaimPayment> parts = new ArrayList<>();
    parts.add(part(byLine.subList(0, cut)));
    if (cut < byLine.size()) {
      parts.add(part(byLine.subList(cut, byLine.size())));
    }
    return List.copyOf(parts);
  }

  /** Every line refused. */
  ClaimPayment denial() {
    List<PaymentLine> denied =
        content.lines().stream()
            .map(line -> lines.denied(line, line.procedure(), line.charge()))
            .toList();
    return payment(content.charge(), Money.ZERO, List.of(), denied);
  }

  /** A decision that names the one that it replaces (REF*F8). */
  List<ClaimPayment> naming(ClaimPayment earlier) {
    return decision().stream()
        .map(p -> SampleClaims.with(p, "originalControlNumber", earlier.payerClaimControlNumber()))
        .toList();
  }

  /** A decision on a replacement claim of ours (CLP09 7). */
  List<ClaimPayment> asReplacement() {
    return decision().stream().map(p -> SampleClaims.with(p, "frequency", "7")).toList();
  }

  /** A decision on the next version of our claim. */
  List<ClaimPayment> ofNextVersion() {
    version++;
    return decision();
  }

  /** All of a decision taken back. */
  ClaimPayment reversal(ClaimPayment payment) {
    return new ClaimPayment(
        nextId(),
        payment.claimNumber(),
        "22",
        payment.charge().negated(),
        payment.paid().negated(),
        null,
        payment.filingIndicator(),
        payment.payerClaimControlNumber(),
        payment.frequency(),
        payment.adjustments().stream().map(RandomDecisions::negated).toList(),
        List.of(),
        List.of(),
        "",
        "",
        payment.serviceFrom(),
        payment.adjudicated().plusDays(7),
        payment.lines().stream().map(RandomDecisions::negated).toList(),
        payment.segment(),
        List.of(),
        null);
  }

  /** The same thing read from another file. */
  ClaimPayment again(ClaimPayment payment) {
    return payment.withId(nextId());
  }

  /** Some of the payment is taken off again for the claim as a whole. */
  private ClaimPayment part(List<List<PaymentLine>> byLine) {
    List<PaymentLine> all = new ArrayList<>();
    byLine.forEach(all::addAll);
    Money charge = all.stream().map(PaymentLine::charge).collect(Money.sum());
    Money paid = all.stream().map(PaymentLine::paid).collect(Money.sum());
    List<Adjustment> rows = new ArrayList<>();
    if (paid.isPositive() && random.nextInt(5) == 0) {
      Money rest = lines.explain(paid, rows);
      paid = rest;
    }
    if (random.nextInt(10) == 0) {
      all.add(lines.information());
    }
    return payment(charge, paid, rows, all);
  }

  private ClaimPayment payment(
      Money charge, Money paid, List<Adjustment> rows, List<PaymentLine> all) {
    String id = nextId();
    return new ClaimPayment(
        id,
        FAMILY + level + version,
        String.valueOf(Math.min(level, 3)),
        charge,
        paid,
        null,
        "12",
        "ICN" + id,
        "1",
        rows,
        List.of(),
        List.of(),
        "",
        "",
        SERVICE,
        PAID_ON.plusDays(payments),
        all,
        14,
        List.of(),
        null);
  }

  private String nextId() {
    payments++;
    return "P" + level + "-" + payments;
  }

  private static Adjustment negated(Adjustment row) {
    return new Adjustment(
        row.group(), row.reason(), row.amount().negated(), row.quantity(), row.segment());
  }

  private static PaymentLine negated(PaymentLine line) {
    return new PaymentLine(
        0,
        line.lineControlNumber(),
        line.procedure(),
        line.submittedProcedure(),
        line.charge().negated(),
        line.paid().negated(),
        line.units(),
        line.serviceDate(),
        line.adjustments().stream().map(RandomDecisions::negated).toList(),
        List.of(),
        line.segment());
  }
}
