package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.ACME;
import static org.cobaltclaims.remittance.SampleClaims.BETA;
import static org.cobaltclaims.remittance.SampleClaims.cents;
import static org.cobaltclaims.remittance.SampleClaims.claim;
import static org.cobaltclaims.remittance.SampleClaims.row;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.SampleClaims;
import org.jspecify.annotations.Nullable;

@Label("T-BAL-2: balance of COB data")
class CobBalancePropertyTest {

  private static final List<String> REASONS = List.of("CO-45", "PR-1", "PR-2", "OA-23", "CO-253");

  @Property(tries = 300)
  @Label("random lines balance, and any change of one cent breaks B1 to B4 and says where")
  void anyCentThatIsWrongIsReported(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int lineCount) {
    Random random = new Random(seed);
    ClaimContent content = content(random, lineCount);
    PriorAdjudication cob = built(content, payment(random, content));
    assertThat(CobBalance.check(content, cob)).isEmpty();

    Money cent = cents(random.nextBoolean() ? 1 : -1);
    PriorAdjudication claimWrong = with(cob, "paid", cob.paid().plus(cent));
    assertThat(CobBalance.check(content, claimWrong))
        .anySatisfy(
            failure -> {
              assertThat(failure.rule()).isEqualTo(cob.atClaimLevelOnly() ? "B4" : "B2");
              assertThat(failure.line()).isZero();
              assertThat(failure.found()).isEqualTo(failure.expected().plus(cent));
              assertThat(failure.difference()).isEqualTo(cent);
            });
    if (cob.atClaimLevelOnly()) {
      return;
    }
    int wrong = random.nextInt(cob.lines().size());
    CobLine line = cob.lines().get(wrong);
    List<Imbalance> paidWrong =
        CobBalance.check(
            content, withLine(cob, wrong, changed(line, line.paid().plus(cent), null)));
    assertReported(paidWrong, content, line.lineNumber(), cent);
    if (!line.adjustments().isEmpty()) {
      List<Imbalance> reasonWrong =
          CobBalance.check(content, withLine(cob, wrong, changed(line, line.paid(), cent)));
      assertReported(reasonWrong, content, line.lineNumber(), cent);
      assertThat(reasonWrong).extracting(Imbalance::rule).contains("B3");
    }
  }

  @Property(tries = 100)
  @Label("a remittance that is one cent off never becomes a claim")
  void nothingIsAddedToMakeItBalance(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int lineCount) {
    Random random = new Random(seed);
    ClaimContent content = content(random, lineCount);
    ClaimPayment payment = payment(random, content);
    ClaimPayment off = with(payment, "paid", payment.paid().plus(cents(1)));

    CobBuilder.Result result = CobBuilder.build(content, 1, List.of(off), ACME, BETA);

    assertThat(result.adjudication()).isNull();
    assertThat(result.problems()).isNotEmpty();
  }

  private static void assertReported(
      List<Imbalance> failures, ClaimContent content, int line, Money cent) {
    Money charge = content.lines().get(line - 1).charge();
    assertThat(failures)
        .anySatisfy(
            failure -> {
              assertThat(failure.rule()).isEqualTo("B1");
              assertThat(failure.line()).isEqualTo(line);
              assertThat(failure.expected()).isEqualTo(charge);
              assertThat(failure.found()).isEqualTo(charge.plus(cent));
              assertThat(failure.difference()).isEqualTo(cent);
            });
  }

  private static ClaimContent content(Random random, int lineCount) {
    ServiceLine[] lines = new ServiceLine[lineCount];
    for (int i = 0; i < lineCount; i++) {
      lines[i] = SampleClaims.line(i + 1, "9921" + i, cents(100 + random.nextInt(50_000)));
    }
    return claim(2, null, lines);
  }

  private static PriorAdjudication built(ClaimContent content, ClaimPayment payment) {
    CobBuilder.Result result = CobBuilder.build(content, 1, List.of(payment), ACME, BETA);
    assertThat(result.problems()).isEmpty();
    return Objects.requireNonNull(result.adjudication());
  }

  private static ClaimPayment payment(Random random, ClaimContent content) {
    if (random.nextInt(5) == 0) {
      List<Adjustment> rows = new ArrayList<>();
      Money paid = split(random, content.charge(), rows);
      return SampleClaims.payment("1", content.charge(), paid, rows, List.of(), "");
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
    return SampleClaims.payment("1", lines.toArray(PaymentLine[]::new));
  }

  /** Explains a charge by rows and a payment of at least one cent. */
  private static Money split(Random random, Money charge, List<Adjustment> rows) {
    Money left = charge;
    for (int i = random.nextInt(5); i > 0 && left.cents() > 1; i--) {
      Money part = cents(random.nextLong(left.cents()));
      rows.add(row(REASONS.get(random.nextInt(REASONS.size())), part));
      left = left.minus(part);
    }
    return left;
  }

  private static PriorAdjudication withLine(PriorAdjudication cob, int index, CobLine line) {
    List<CobLine> lines = new ArrayList<>(cob.lines());
    lines.set(index, line);
    return with(cob, "lines", lines);
  }

  private static CobLine changed(CobLine line, Money paid, @Nullable Money cent) {
    List<Adjustment> rows = new ArrayList<>(line.adjustments());
    if (cent != null) {
      Adjustment first = rows.get(0);
      rows.set(
          0,
          new Adjustment(
              first.group(), first.reason(), first.amount().plus(cent), null, first.segment()));
    }
    return with(with(line, "paid", paid), "adjustments", rows);
  }
}
