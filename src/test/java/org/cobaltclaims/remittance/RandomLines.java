package org.cobaltclaims.remittance;

import static org.cobaltclaims.remittance.SampleClaims.SERVICE;
import static org.cobaltclaims.remittance.SampleClaims.cents;
import static org.cobaltclaims.remittance.SampleClaims.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** How a payer may decide on the lines of a claim (DOMAIN 2.9). */
final class RandomLines {

  private static final Procedure PANEL = Procedure.hcpcs("80053");
  private static final Procedure OTHER = Procedure.hcpcs("G0463");
  private static final List<String> REASONS =
      List.of("CO-45", "CO-253", "PR-1", "PR-2", "PR-3", "OA-23", "PI-144", "CO-59");
  private static final List<String> DENIALS =
      List.of("PR-96", "CO-50", "CO-197", "PR-204", "CO-97", "OA-109");

  private final Random random;

  RandomLines(Random random) {
    this.random = random;
  }

  /** The payer's lines for each of ours; two of ours may be paid as one. */
  List<List<PaymentLine>> of(List<ServiceLine> ours) {
    List<List<PaymentLine>> decided = new ArrayList<>();
    int bundle = ours.size() > 1 && random.nextInt(5) == 0 ? random.nextInt(ours.size() - 1) : -1;
    for (int i = 0; i < ours.size(); i++) {
      ServiceLine line = ours.get(i);
      if (i == bundle) {
        decided.add(List.of(payingForBoth(line, ours.get(i + 1).charge())));
      } else if (bundle >= 0 && i == bundle + 1) {
        decided.add(
            List.of(line(line, PANEL, line.charge(), Money.ZERO, row("CO-97", line.charge()))));
      } else {
        decided.add(decide(line));
      }
    }
    return decided;
  }

  /** A line that says something and moves no money. */
  PaymentLine information() {
    return new PaymentLine(
        0,
        "",
        Procedure.hcpcs("G8427"),
        null,
        Money.ZERO,
        Money.ZERO,
        BigDecimal.ONE,
        SERVICE,
        List.of(),
        List.of(),
        60);
  }

  PaymentLine denied(ServiceLine line, Procedure procedure, Money charge) {
    return line(
        line,
        procedure,
        charge,
        Money.ZERO,
        row(DENIALS.get(random.nextInt(DENIALS.size())), charge));
  }

  /** Explains an amount by rows, some of them zero, and what is left of it, at least a cent. */
  Money explain(Money amount, List<Adjustment> rows) {
    Money left = amount;
    for (int i = random.nextInt(9); i > 0 && left.cents() > 1; i--) {
      Money part = cents(random.nextLong(left.cents()));
      rows.add(row(REASONS.get(random.nextInt(REASONS.size())), part));
      left = left.minus(part);
    }
    return left;
  }

  private List<PaymentLine> decide(ServiceLine line) {
    Money charge = line.charge();
    Procedure code = line.procedure();
    Money some = cents(1 + random.nextLong(charge.cents() - 1));
    Money rest = charge.minus(some);
    return switch (random.nextInt(9)) {
      case 0 -> List.of(denied(line, code, charge));
      case 1 ->
          List.of(line(line, code, charge, Money.ZERO, row("CO-45", some), row("PR-1", rest)));
      case 2 ->
          List.of(line(line, code, charge, Money.ZERO, row("CO-24", some), row("PR-3", rest)));
      case 3 ->
          List.of(line(line, code, charge, Money.ZERO, row("PR-100", some), row("CO-45", rest)));
      case 4 -> List.of(overpaid(line, some));
      case 5 -> parts(line);
      case 6 -> List.of(paid(line, OTHER, charge));
      default -> List.of(paid(line, code, charge));
    };
  }

  private PaymentLine paid(ServiceLine line, Procedure code, Money charge) {
    List<Adjustment> rows = new ArrayList<>();
    Money paid = explain(charge, rows);
    return line(line, code, charge, paid, rows.toArray(Adjustment[]::new));
  }

  /** More than was charged: a negative 94 takes it back. */
  private PaymentLine overpaid(ServiceLine line, Money more) {
    Money cut = cents(1 + random.nextInt(500));
    return line(
        line,
        line.procedure(),
        line.charge(),
        line.charge().plus(more),
        row("CO-94", more.plus(cut).negated()),
        row("CO-45", cut));
  }

  private PaymentLine payingForBoth(ServiceLine line, Money absorbed) {
    return line(
        line, PANEL, line.charge(), line.charge().plus(absorbed), row("OA-94", absorbed.negated()));
  }

  /** One of ours comes back as two or three with its control number. */
  private List<PaymentLine> parts(ServiceLine line) {
    List<PaymentLine> parts = new ArrayList<>();
    Money left = line.charge();
    for (int more = 1 + random.nextInt(2); more > 0 && left.cents() > 1; more--) {
      Money charge = cents(1 + random.nextLong(left.cents() - 1));
      parts.add(named(line, paid(line, more == 1 ? OTHER : line.procedure(), charge)));
      left = left.minus(charge);
    }
    parts.add(named(line, paid(line, line.procedure(), left)));
    return parts;
  }

  private PaymentLine line(
      ServiceLine ours, Procedure procedure, Money charge, Money paid, Adjustment... rows) {
    boolean recoded = !procedure.matches(ours.procedure());
    boolean named = random.nextInt(5) != 0;
    return payment(
        ours, named, procedure, recoded ? ours.procedure() : null, charge, paid, List.of(rows));
  }

  private static PaymentLine named(ServiceLine ours, PaymentLine part) {
    return payment(
        ours,
        true,
        part.procedure(),
        part.submittedProcedure(),
        part.charge(),
        part.paid(),
        part.adjustments());
  }

  private static PaymentLine payment(
      ServiceLine ours,
      boolean named,
      Procedure procedure,
      @Nullable Procedure submitted,
      Money charge,
      Money paid,
      List<Adjustment> rows) {
    return new PaymentLine(
        0,
        named ? ours.controlNumber() : "",
        procedure,
        submitted,
        charge,
        paid,
        BigDecimal.ONE,
        SERVICE,
        rows,
        List.of(),
        20 + ours.number());
  }
}
