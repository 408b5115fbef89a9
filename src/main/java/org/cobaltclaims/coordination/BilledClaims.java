package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.jspecify.annotations.Nullable;

/** Builds the claim that one payer is asked, from the family and what earlier payers decided. */
public final class BilledClaims {

  private static final Set<String> REPLACING = Set.of("7", "8");

  private static final int DECISIONS_PER_LINE = 15;

  /** SBR09 of payers that take one prior payer electronically (DOMAIN 2.9). */
  private static final Set<String> MEDICARE = Set.of("MA", "MB");

  private BilledClaims() {}

  /**
   * What building gave.
   *
   * @param claim the claim; null if there are problems
   * @param problems why it cannot leave; any of them is {@code COB_UNBALANCED}
   * @param onPaper the claim as it can be printed; null if it has problems other than that segments
   *     have no room for what payers decided
   */
  public record Result(
      @Nullable BilledClaim claim, List<Imbalance> problems, @Nullable BilledClaim onPaper) {
    public Result {
      problems = List.copyOf(problems);
    }

    /** The same for a claim that is printed: what it says need not fit into segments. */
    public Result printed() {
      return onPaper == null ? this : new Result(onPaper, List.of(), onPaper);
    }
  }

  /**
   * Builds a claim for which every prior payer was asked.
   *
   * @see #build(ClaimContent, int, String, String, String, String, Map, IntFunction, Set)
   */
  public static Result build(
      ClaimContent content,
      int level,
      String controlNumber,
      String frequency,
      String originalReference,
      String delayReason,
      Map<Integer, List<ClaimPayment>> decisions,
      IntFunction<PayerProfile> profiles) {
    return build(
        content,
        level,
        controlNumber,
        frequency,
        originalReference,
        delayReason,
        decisions,
        profiles,
        Set.of());
  }

  /**
   * Builds a claim.
   *
   * @param level the destination's level
   * @param controlNumber CLM01
   * @param frequency CLM05-3
   * @param originalReference the destination's ICN with frequency 7 and 8, otherwise empty
   * @param delayReason CLM20 that a person gave; empty for the content's own
   * @param decisions the effective decision of every payer before, by level, lines matched to ours;
   *     empty for a primary claim
   * @param profiles the profile of the payer at a level
   * @param bypassed the levels of payers that are skipped because {@link Bypass} allows it and a
   *     person confirmed it
   */
  public static Result build(
      ClaimContent content,
      int level,
      String controlNumber,
      String frequency,
      String originalReference,
      String delayReason,
      Map<Integer, List<ClaimPayment>> decisions,
      IntFunction<PayerProfile> profiles,
      Set<Integer> bypassed) {
    if (content.coverage(level) == null) {
      throw new IllegalArgumentException("no coverage at level " + level);
    }
    if (REPLACING.contains(frequency) == originalReference.isEmpty()) {
      throw new IllegalArgumentException(
          "frequency 7 and 8 need the payer's claim control number, others must not have one");
    }
    PayerProfile destination = profiles.apply(level);
    ClaimContent told = told(content, level, destination);
    List<Imbalance> problems = new ArrayList<>();
    List<PriorAdjudication> priors = new ArrayList<>();
    boolean printable = true;
    for (int prior = 1; prior < level; prior++) {
      List<ClaimPayment> payments = decisions.getOrDefault(prior, List.of());
      if (bypassed.contains(prior)) {
        if (!payments.isEmpty()) {
          problems.add(
              Imbalance.of(
                  "2.8-A8",
                  0,
                  Money.ZERO,
                  payments.stream().map(ClaimPayment::charge).collect(Money.sum()),
                  "payer " + prior + " decided on the claim, so it cannot be skipped"));
          printable = false;
        }
        continue;
      }
      if (payments.isEmpty()) {
        problems.add(
            Imbalance.of(
                "2.10-PRIOR",
                0,
                content.charge(),
                Money.ZERO,
                "payer " + prior + " has not decided, so this payer cannot be told"));
        printable = false;
        continue;
      }
      CobBuilder.Result built =
          CobBuilder.build(told, prior, payments, profiles.apply(prior), destination);
      problems.addAll(built.problems());
      if (built.onPaper() == null) {
        printable = false;
      } else {
        priors.add(built.onPaper());
      }
    }
    problems.addAll(tooManyDecisions(told, priors));
    if (!printable) {
      return new Result(null, problems, null);
    }
    BilledClaim claim =
        new BilledClaim(
            controlNumber,
            level,
            frequency,
            originalReference,
            delayReason.isEmpty() ? content.delayReason() : delayReason,
            destination.sendTaxonomy(),
            told,
            priors,
            bypassed.stream().filter(skipped -> skipped < level).sorted().toList());
    return new Result(problems.isEmpty() ? claim : null, problems, claim);
  }

  /** A line has room for fifteen 2430 loops, those of all payers together (DOMAIN 2.4). */
  private static List<Imbalance> tooManyDecisions(
      ClaimContent content, List<PriorAdjudication> priors) {
    List<Imbalance> problems = new ArrayList<>();
    for (ServiceLine line : content.lines()) {
      long decisions =
          priors.stream()
              .flatMap(prior -> prior.lines().stream())
              .filter(decided -> decided.lineNumber() == line.number())
              .count();
      if (decisions > DECISIONS_PER_LINE) {
        problems.add(
            Imbalance.of(
                "2.4-SVD",
                line.number(),
                Money.ZERO,
                Money.ZERO,
                "the payers split the line into more parts than a claim can carry: print it"));
      }
    }
    return problems;
  }

  /** A primary claim tells of nobody's decision, so its payers need not be told apart. */
  private static ClaimContent told(ClaimContent content, int level, PayerProfile destination) {
    return level == 1 || destination.samePayerSuffix().isEmpty()
        ? content
        : PayerIds.madeDistinct(content, level, destination.samePayerSuffix());
  }

  /**
   * False where what earlier payers decided cannot be told electronically (gate 2.2-9): see {@link
   * #notElectronic}.
   */
  public static boolean electronicCob(ClaimContent content, int level, PayerProfile destination) {
    return notElectronic(content, level, destination).isEmpty();
  }

  /**
   * Why what earlier payers decided cannot be told electronically, so that the claim is printed;
   * empty if it can.
   */
  public static String notElectronic(ClaimContent content, int level, PayerProfile destination) {
    Coverage coverage = content.coverage(level);
    if (level == 1 || coverage == null) {
      return "";
    }
    if (!destination.acceptsElectronicCob()) {
      return "this payer takes no electronic claims that tell of other payers' decisions";
    }
    int most = destination.maxPriorPayersElectronic();
    if (MEDICARE.contains(coverage.filingIndicator())) {
      most = Math.min(most, 1);
    }
    if (level - 1 > most) {
      return "this payer takes electronic claims with "
          + (most == 1 ? "one earlier payer" : most + " earlier payers")
          + " at most, and there are "
          + (level - 1);
    }
    if (destination.samePayerSuffix().isEmpty() && !PayerIds.distinct(content, level)) {
      return "two of its payers have the same id, and the claim could not say which of them decided"
          + " what (2.3)";
    }
    return "";
  }
}
