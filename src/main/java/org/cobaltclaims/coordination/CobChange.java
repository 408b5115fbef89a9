package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;

/**
 * What differs between what a payer was told of the decisions before it and what they are now: the
 * question after a reversal or a correction (DOMAIN 2.9, 3.5). Compares payments and adjustments;
 * dates and control numbers change with every correction and matter to nobody.
 *
 * @param differences every amount that differs; empty if the claim that was sent still holds
 */
public record CobChange(List<Difference> differences) {

  public CobChange {
    differences = List.copyOf(differences);
  }

  /**
   * One amount that differs.
   *
   * @param level the level of the payer that decided
   * @param line our line, 0 for the claim as a whole
   * @param what {@code paid}, or group and reason, such as {@code PR-1}
   * @param sent what was told; zero if nothing
   * @param now what would be told; zero if nothing
   */
  public record Difference(int level, int line, String what, Money sent, Money now) {}

  /** True if the claim that was sent tells something else than what holds now. */
  public boolean changed() {
    return !differences.isEmpty();
  }

  /**
   * Compares two snapshots.
   *
   * @param sent what stands in the claim that went out
   * @param now what would stand in it
   */
  public static CobChange between(List<PriorAdjudication> sent, List<PriorAdjudication> now) {
    TreeMap<Place, Money> before = amounts(sent);
    TreeMap<Place, Money> after = amounts(now);
    TreeSet<Place> places = new TreeSet<>(before.comparator());
    places.addAll(before.keySet());
    places.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (Place place : places) {
      Money told = before.getOrDefault(place, Money.ZERO);
      Money holds = after.getOrDefault(place, Money.ZERO);
      if (!told.equals(holds)) {
        differences.add(new Difference(place.level(), place.line(), place.what(), told, holds));
      }
    }
    return new CobChange(differences);
  }

  private record Place(int level, int line, String what) {}

  private record Amount(Place place, Money money) {}

  private static TreeMap<Place, Money> amounts(List<PriorAdjudication> priors) {
    return priors.stream()
        .flatMap(CobChange::amounts)
        .collect(
            Collectors.toMap(
                Amount::place,
                Amount::money,
                Money::plus,
                () ->
                    new TreeMap<>(
                        Comparator.comparingInt(Place::level)
                            .thenComparingInt(Place::line)
                            .thenComparing(place -> !place.what().equals("paid"))
                            .thenComparing(Place::what))));
  }

  private static Stream<Amount> amounts(PriorAdjudication prior) {
    Stream<Amount> claim = amounts(prior.level(), 0, prior.paid(), prior.adjustments());
    return Stream.concat(
        claim, prior.lines().stream().flatMap(line -> amounts(prior.level(), line)));
  }

  private static Stream<Amount> amounts(int level, CobLine line) {
    return amounts(level, line.lineNumber(), line.paid(), line.adjustments());
  }

  private static Stream<Amount> amounts(int level, int line, Money paid, List<Adjustment> rows) {
    return Stream.concat(
        Stream.of(new Amount(new Place(level, line, "paid"), paid)),
        rows.stream()
            .map(
                row ->
                    new Amount(
                        new Place(level, line, row.group() + "-" + row.reason()), row.amount())));
  }
}
