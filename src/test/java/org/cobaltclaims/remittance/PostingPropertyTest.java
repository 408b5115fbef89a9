package org.cobaltclaims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.cents;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.payer;
import static org.cobaltclaims.remittance.SampleClaims.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.money.Money;

@Label("T-BAL-2: the ledger of random families")
class PostingPropertyTest {

  private static final List<String> REASONS =
      List.of(
          "CO-45", "CO-253", "CO-197", "CO-97", "PR-1", "PR-2", "PR-3", "PR-96", "PR-100", "OA-23",
          "OA-94", "OA-45", "OA-209", "PI-45", "PI-23", "CO-ZZ9", "CO-100", "OA-100", "CR-45");

  @Property(tries = 400)
  @Label("every posting and every family sums to zero and no bucket contradicts the payments")
  void everyPostingSumsToZero(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int lines,
      @ForAll @IntRange(min = 1, max = 3) int payers) {
    Random random = new Random(seed);
    ClaimContent content =
        claim(
            payers,
            random.nextBoolean() ? cents(random.nextInt(5000)) : null,
            lines(random, lines));
    FamilyLedger ledger = new FamilyLedger(Posting.opening(content));
    assertThat(ledger.isBalanced()).isTrue();

    for (int level = 1; level <= payers; level++) {
      ClaimPayment payment = payment(random, content, level);
      boolean next = level < payers;
      Posting.Result result =
          Posting.post(ledger, payment, level, next, payer(level), ReasonCodes.standard());

      assertThat(result.problems()).isEmpty();
      assertThat(new FamilyLedger(result.entries()).isBalanced()).isTrue();
      ledger = ledger.plus(result.entries());
      assertThat(ledger.isBalanced()).isTrue();
      assertThat(ledger.charge()).isEqualTo(content.charge());
      assertThat(ledger.balance(Bucket.PAID, level)).isEqualTo(payment.paid());
      assertThat(ledger.balance(Bucket.PAYER_OPEN, level)).isEqualTo(Money.ZERO);
      assertThat(ledger.balance(Bucket.PATIENT_PAID))
          .isEqualTo(content.patientPaid() == null ? Money.ZERO : content.patientPaid());
      assertThat(ledger.balance(Bucket.CREDIT).isPositive()).isFalse();
      assertThat(ledger.balance(Bucket.PATIENT_OPEN).isNegative()).isFalse();
      if (!next) {
        assertThat(ledger.byLevel(Bucket.PAYER_OPEN).values()).allMatch(Money::isZero);
      }
    }
  }

  private static ServiceLine[] lines(Random random, int count) {
    ServiceLine[] lines = new ServiceLine[count];
    for (int i = 0; i < count; i++) {
      lines[i] = SampleClaims.line(i + 1, "9921" + i, cents(1 + random.nextInt(50_000)));
    }
    return lines;
  }

  /** A decision that balances: by line, by line with claim adjustments, or on the claim alone. */
  private static ClaimPayment payment(Random random, ClaimContent content, int level) {
    if (random.nextInt(5) == 0) {
      List<Adjustment> rows = new ArrayList<>();
      Money paid = split(random, content.charge(), rows);
      return SampleClaims.payment(
          String.valueOf(level), content.charge(), paid, rows, List.of(), "");
    }
    List<PaymentLine> lines = new ArrayList<>();
    for (ServiceLine line : content.lines()) {
      List<Adjustment> rows = new ArrayList<>();
      Money paid = split(random, line.charge(), rows);
      lines.add(
          SampleClaims.paymentLine(
              line.number(),
              line.procedure().code(),
              line.charge(),
              paid,
              rows.toArray(Adjustment[]::new)));
    }
    Money linesPaid = lines.stream().map(PaymentLine::paid).collect(Money.sum());
    List<Adjustment> claimRows = new ArrayList<>();
    if (random.nextInt(4) == 0 && linesPaid.isPositive()) {
      claimRows.add(
          row(
              REASONS.get(random.nextInt(REASONS.size())),
              cents(random.nextLong(linesPaid.cents()) + 1)));
    }
    Money taken = claimRows.stream().map(Adjustment::amount).collect(Money.sum());
    return SampleClaims.payment(
        String.valueOf(level),
        content.charge(),
        linesPaid.minus(taken),
        claimRows,
        List.of(),
        "",
        lines.toArray(PaymentLine[]::new));
  }

  /** Explains a charge by random rows and returns what was paid. */
  private static Money split(Random random, Money charge, List<Adjustment> rows) {
    Money left = charge;
    int count = random.nextInt(5);
    for (int i = 0; i < count && left.isPositive(); i++) {
      Money part = cents(random.nextLong(left.cents() + 1));
      rows.add(row(REASONS.get(random.nextInt(REASONS.size())), part));
      left = left.minus(part);
    }
    if (random.nextInt(6) == 0) {
      // Paid above the charge, explained by a negative reason.
      Money above = cents(random.nextInt(1000));
      rows.add(row("CO-94", above.negated()));
      left = left.plus(above);
    }
    return left;
  }
}
