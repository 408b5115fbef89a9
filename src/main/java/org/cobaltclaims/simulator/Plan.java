package org.cobaltclaims.simulator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is meant to happen to the sample practice's claims, so that planned trouble can be told from
 * real trouble.
 *
 * @param seed the scenario's seed
 * @param mix how often each scenario is drawn
 * @param claims how many claims the practice has; their indices are 0 to {@code claims - 1}
 * @param deliveryDays the business days over which the practice's system delivers them
 */
public record Plan(long seed, Mix mix, int claims, int deliveryDays) {

  /** A week's work: what a practice of few claims delivers in. */
  public static final int WEEK = 5;

  public Plan {
    if (deliveryDays < 1) {
      throw new IllegalArgumentException("a sample practice delivers on one day at least");
    }
    if (claims < 1 || claims >= 100_000_000) {
      throw new IllegalArgumentException("a sample practice has 1 to 99,999,999 claims");
    }
  }

  /** Delivers within a week. */
  public Plan(long seed, Mix mix, int claims) {
    this(seed, mix, claims, WEEK);
  }

  public static Plan standard(long seed, int claims) {
    return standard(seed, claims, WEEK);
  }

  public static Plan standard(long seed, int claims, int deliveryDays) {
    return new Plan(seed, Mix.standard(), claims, deliveryDays);
  }

  public Scenario scenario(int index) {
    return mix.scenario(new Draw(seed), index);
  }

  /** The payer ids of a claim in payer order. */
  public List<String> payers(int index) {
    return SampleCoverages.payers(new Draw(seed), index, scenario(index)).stream()
        .map(SamplePayer::id)
        .toList();
  }

  /** How many claims each scenario has; scenarios without one are missing. */
  public Map<Scenario, Integer> counts() {
    Map<Scenario, Integer> counts = new EnumMap<>(Scenario.class);
    for (int index = 0; index < claims; index++) {
      counts.merge(scenario(index), 1, Integer::sum);
    }
    return counts;
  }

  /** The practice's own claim number, CLM01 of its intake file. */
  public static String claimNumber(int index) {
    return "S%05d".formatted(index + 1);
  }

  /** The claim with the practice's own number; empty if this practice has none such. */
  public OptionalInt index(String claimNumber) {
    if (!claimNumber.matches("S\\d{5,9}")) {
      return OptionalInt.empty();
    }
    int index = Integer.parseInt(claimNumber, 1, claimNumber.length(), 10) - 1;
    return index >= 0 && index < claims && claimNumber(index).equals(claimNumber)
        ? OptionalInt.of(index)
        : OptionalInt.empty();
  }

  /** The special events to expect once every answer has come. */
  public Expected expected() {
    Map<Scenario, Integer> counts = counts();
    return new Expected(
        counts.getOrDefault(Scenario.REJECTED_999, 0),
        counts.getOrDefault(Scenario.REJECTED_277CA, 0),
        counts.getOrDefault(Scenario.UNBALANCED_ERA, 0),
        counts.getOrDefault(Scenario.UNKNOWN_CLAIM, 0),
        counts.getOrDefault(Scenario.DUPLICATE_FILE, 0),
        counts.getOrDefault(Scenario.DUPLICATE_TRANSACTION, 0),
        counts.getOrDefault(Scenario.NEVER_ANSWERED, 0));
  }

  /**
   * @param claimsNamedBy999 claims whose transaction a 999 rejects for their sake; several may
   *     stand in one transaction
   * @param claimsRejectedBy277 claims that a 277CA rejects
   * @param unbalancedEras ERA files that do not balance, one claim each
   * @param unknownClaims CLPs that are not the practice's, one an ERA file
   * @param duplicateFiles ERA files that come twice, byte for byte
   * @param duplicateTransactions ERAs that come again in another interchange
   * @param neverAnswered claims that get no ERA
   */
  public record Expected(
      int claimsNamedBy999,
      int claimsRejectedBy277,
      int unbalancedEras,
      int unknownClaims,
      int duplicateFiles,
      int duplicateTransactions,
      int neverAnswered) {}
}
