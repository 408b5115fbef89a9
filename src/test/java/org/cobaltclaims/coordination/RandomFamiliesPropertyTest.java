package org.cobaltclaims.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cobaltclaims.remittance.SampleClaims.cents;
import static org.cobaltclaims.remittance.SampleClaims.with;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.EffectiveAdjudication.State;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.RandomFamilies;
import org.cobaltclaims.remittance.RandomFamilies.Family;
import org.cobaltclaims.remittance.RandomFamilies.Story;
import org.cobaltclaims.remittance.SampleClaims;

@Label("From remittances to COB data (DOMAIN 2.10), for random families")
class RandomFamiliesPropertyTest {

  @Property(tries = 200)
  @Label("of all that a payer sent, what counts is found: splits, reversals, corrections, repeats")
  void whatCountsIsFound(@ForAll long seed) {
    Family family = RandomFamilies.family(seed);
    for (Story story : family.stories()) {
      assertThat(story.events())
          .allSatisfy(event -> assertThat(PaymentBalance.failures(event)).isEmpty());

      EffectiveAdjudication effective =
          EffectiveAdjudication.of(family.content(), story.matched(family.content()));

      assertThat(effective.state()).isEqualTo(State.CERTAIN);
      assertThat(effective.payments())
          .extracting(ClaimPayment::id)
          .containsExactlyElementsOf(story.counting());
    }
  }

  @Property(tries = 200)
  @Label("T-BAL-2: the built claim balances for every payer by itself")
  void everyPayerExplainsTheWholeCharge(@ForAll long seed) {
    BilledClaim claim = built(RandomFamilies.family(seed));

    assertThat(CobBalance.check(claim)).isEmpty();
    Money charge = claim.content().charge();
    for (PriorAdjudication prior : claim.priorAdjudications()) {
      Money lineRows =
          prior.lines().stream().map(line -> sum(line.adjustments())).collect(Money.sum());
      assertThat(prior.paid().plus(sum(prior.adjustments())).plus(lineRows)).isEqualTo(charge);
      for (ServiceLine line : claim.content().lines()) {
        Money explained =
            prior.lines().stream()
                .filter(decided -> decided.lineNumber() == line.number())
                .map(decided -> decided.paid().plus(sum(decided.adjustments())))
                .collect(Money.sum());
        assertThat(explained).isEqualTo(prior.atClaimLevelOnly() ? Money.ZERO : line.charge());
      }
    }
  }

  @Property(tries = 200)
  @Label("the built claim holds every amount that counts, each as often, and no other")
  void moneyIsNeverInventedAndNeverLost(@ForAll long seed) {
    Family family = RandomFamilies.family(seed);
    BilledClaim claim = built(family);

    for (PriorAdjudication prior : claim.priorAdjudications()) {
      List<ClaimPayment> effective =
          family.stories().get(prior.level() - 1).effective(family.content());
      assertThat(prior.sources())
          .containsExactlyElementsOf(effective.stream().map(ClaimPayment::id).toList());
      assertThat(prior.paid())
          .isEqualTo(effective.stream().map(ClaimPayment::paid).collect(Money.sum()));
      assertThat(told(prior)).containsExactlyInAnyOrderElementsOf(reported(effective));
    }
  }

  @Property(tries = 200)
  @Label("T-BAL-2: any change of one cent is found, with its line, what was expected and found")
  void oneCentIsFoundAndNamed(@ForAll long seed) {
    BilledClaim claim = built(RandomFamilies.family(seed));
    Random random = new Random(seed);
    Money cent = cents(random.nextBoolean() ? 1 : -1);
    List<Mutant> mutants = mutants(claim, cent);
    Mutant mutant = mutants.get(random.nextInt(mutants.size()));

    List<Imbalance> failures = CobBalance.check(mutant.changed().get());

    assertThat(failures)
        .as(mutant.what())
        .anySatisfy(
            failure -> {
              assertThat(failure.line()).isEqualTo(mutant.line());
              assertThat(Math.abs(failure.difference().cents())).isEqualTo(1);
              assertThat(failure.found().minus(failure.expected())).isEqualTo(failure.difference());
              assertThat(failure.message()).isNotBlank();
            });
  }

  /** A claim with one amount changed, made only when it is asked for. */
  private record Mutant(String what, int line, Supplier<BilledClaim> changed) {}

  /** One for each amount of the claim. */
  private static List<Mutant> mutants(BilledClaim claim, Money cent) {
    List<Mutant> mutants = new ArrayList<>();
    ClaimContent content = claim.content();
    mutants.add(
        new Mutant(
            "CLM02",
            0,
            () -> with(claim, "content", with(content, "charge", content.charge().plus(cent)))));
    boolean byLine = claim.priorAdjudications().stream().anyMatch(p -> !p.atClaimLevelOnly());
    for (ServiceLine line : content.lines()) {
      mutants.add(
          new Mutant(
              "SV102",
              byLine ? line.number() : 0,
              () ->
                  with(
                      claim,
                      "content",
                      with(
                          content,
                          "lines",
                          replaced(
                              content.lines(),
                              line,
                              with(line, "charge", line.charge().plus(cent)))))));
    }
    for (PriorAdjudication prior : claim.priorAdjudications()) {
      for (Change<PriorAdjudication> change : ofPrior(prior, cent)) {
        mutants.add(
            new Mutant(
                change.what(),
                change.line(),
                () ->
                    with(
                        claim,
                        "priorAdjudications",
                        replaced(claim.priorAdjudications(), prior, change.changed().get()))));
      }
    }
    return mutants;
  }

  private record Change<T>(String what, int line, Supplier<T> changed) {}

  private static List<Change<PriorAdjudication>> ofPrior(PriorAdjudication prior, Money cent) {
    List<Change<PriorAdjudication>> changes = new ArrayList<>();
    changes.add(new Change<>("AMT*D", 0, () -> with(prior, "paid", prior.paid().plus(cent))));
    for (Adjustment row : prior.adjustments()) {
      changes.add(
          new Change<>(
              "2320 CAS",
              0,
              () -> with(prior, "adjustments", changed(prior.adjustments(), row, cent))));
    }
    Money liability = prior.remainingLiability();
    if (liability != null) {
      changes.add(
          new Change<>(
              "2320 AMT*EAF", 0, () -> with(prior, "remainingLiability", liability.plus(cent))));
    }
    for (CobLine line : prior.lines()) {
      for (Change<CobLine> change : ofLine(line, cent)) {
        changes.add(
            new Change<>(
                change.what(),
                line.lineNumber(),
                () -> with(prior, "lines", replaced(prior.lines(), line, change.changed().get()))));
      }
    }
    return changes;
  }

  private static List<Change<CobLine>> ofLine(CobLine line, Money cent) {
    List<Change<CobLine>> changes = new ArrayList<>();
    changes.add(new Change<>("SVD02", 0, () -> with(line, "paid", line.paid().plus(cent))));
    for (Adjustment row : line.adjustments()) {
      changes.add(
          new Change<>(
              "2430 CAS",
              0,
              () -> with(line, "adjustments", changed(line.adjustments(), row, cent))));
    }
    Money liability = line.remainingLiability();
    if (liability != null) {
      changes.add(
          new Change<>(
              "2430 AMT*EAF", 0, () -> with(line, "remainingLiability", liability.plus(cent))));
    }
    return changes;
  }

  private static List<Adjustment> changed(List<Adjustment> rows, Adjustment row, Money cent) {
    return replaced(rows, row, with(row, "amount", row.amount().plus(cent)));
  }

  private static <T> List<T> replaced(List<T> all, T one, T other) {
    return all.stream().map(each -> each == one ? other : each).toList();
  }

  private static BilledClaim built(Family family) {
    Map<Integer, List<ClaimPayment>> decisions = new HashMap<>();
    for (int level = 1; level < family.nextLevel(); level++) {
      decisions.put(
          level,
          EffectiveAdjudication.of(
                  family.content(), family.stories().get(level - 1).matched(family.content()))
              .payments());
    }
    BilledClaims.Result result =
        BilledClaims.build(
            family.content(),
            family.nextLevel(),
            SampleClaims.FAMILY + family.nextLevel() + "A",
            "1",
            "",
            "",
            decisions,
            SampleClaims::payer);
    assertThat(result.problems()).isEmpty();
    return Objects.requireNonNull(result.claim());
  }

  /** Line, and payment or group, reason and amount, of all that the next payer is told. */
  private static List<String> told(PriorAdjudication prior) {
    return Stream.concat(
            rows(0, prior.adjustments()),
            prior.lines().stream()
                .flatMap(
                    line ->
                        amounts(
                            line.lineNumber(),
                            line.procedure().code(),
                            line.paid(),
                            line.adjustments())))
        .toList();
  }

  /** The same of what the payer sent, without its zeros and what is for information only. */
  private static List<String> reported(List<ClaimPayment> payments) {
    return payments.stream()
        .flatMap(
            payment ->
                Stream.concat(
                    rows(0, payment.adjustments()),
                    payment.lines().stream()
                        .filter(line -> !line.charge().isZero() || !line.paid().isZero())
                        .flatMap(
                            line ->
                                amounts(
                                    line.lineNumber(),
                                    line.procedure().code(),
                                    line.paid(),
                                    line.adjustments()))))
        .toList();
  }

  private static Stream<String> amounts(int line, String code, Money paid, List<Adjustment> rows) {
    return Stream.concat(Stream.of(line + " " + code + " paid " + paid), rows(line, rows));
  }

  private static Stream<String> rows(int line, List<Adjustment> rows) {
    return rows.stream()
        .filter(row -> !row.amount().isZero())
        .map(row -> line + " " + row.group() + "-" + row.reason() + " " + row.amount());
  }

  private static Money sum(List<Adjustment> rows) {
    return rows.stream().map(Adjustment::amount).collect(Money.sum());
  }
}
