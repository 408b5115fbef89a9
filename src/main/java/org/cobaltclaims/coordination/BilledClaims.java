package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.jspecify.annotations.Nullable;

/** Builds the claim that one payer is asked, from the family and what earlier payers decided. */
public final class BilledClaims {

  private static final Set<String> REPLACING = Set.of("7", "8");

  private BilledClaims() {}

  /**
   * What building gave.
   *
   * @param claim the claim; null if there are problems
   * @param problems why it cannot leave; any of them is {@code COB_UNBALANCED}
   */
  public record Result(@Nullable BilledClaim claim, List<Imbalance> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
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
    if (content.coverage(level) == null) {
      throw new IllegalArgumentException("no coverage at level " + level);
    }
    if (REPLACING.contains(frequency) == originalReference.isEmpty()) {
      throw new IllegalArgumentException(
          "frequency 7 and 8 need the payer's claim control number, others must not have one");
    }
    PayerProfile destination = profiles.apply(level);
    List<Imbalance> problems = new ArrayList<>();
    List<PriorAdjudication> priors = new ArrayList<>();
    for (int prior = 1; prior < level; prior++) {
      List<ClaimPayment> payments = decisions.getOrDefault(prior, List.of());
      if (payments.isEmpty()) {
        problems.add(
            Imbalance.of(
                "2.10-PRIOR",
                0,
                content.charge(),
                Money.ZERO,
                "payer " + prior + " has not decided, so this payer cannot be told"));
        continue;
      }
      CobBuilder.Result built =
          CobBuilder.build(content, prior, payments, profiles.apply(prior), destination);
      problems.addAll(built.problems());
      if (built.adjudication() != null) {
        priors.add(built.adjudication());
      }
    }
    if (!problems.isEmpty()) {
      return new Result(null, problems);
    }
    return new Result(
        new BilledClaim(
            controlNumber,
            level,
            frequency,
            originalReference,
            delayReason.isEmpty() ? content.delayReason() : delayReason,
            destination.sendTaxonomy(),
            content,
            priors),
        List.of());
  }

  /**
   * False where what earlier payers decided cannot be told electronically (gate 2.2-9): the payer
   * does not take it, or two plans have the same payer id (DOMAIN 2.3). How many payers are too
   * many is the route table's to say.
   */
  public static boolean electronicCob(ClaimContent content, int level, PayerProfile destination) {
    List<String> upTo =
        content.coverages().stream()
            .filter(coverage -> coverage.level() <= level)
            .map(Coverage::payerId)
            .toList();
    return destination.acceptsElectronicCob() && upTo.stream().distinct().count() == upTo.size();
  }
}
