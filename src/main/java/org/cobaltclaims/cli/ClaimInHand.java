package org.cobaltclaims.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.intake.IncomingClaim;
import org.cobaltclaims.intake.PriorPayment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.jspecify.annotations.Nullable;

/**
 * A claim that billed a payer, and what is known of its payers' decisions: what it tells itself of
 * those before, and what remittances say, which is newer.
 */
final class ClaimInHand {

  private final String claimNumber;
  private final IncomingClaim incoming;
  private final ClaimContent content;
  private final Map<Integer, List<ClaimPayment>> heard = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param answers the decisions of remittances on it
   * @param options what the command line says of the next payer
   */
  ClaimInHand(
      String claimNumber,
      IncomingClaim incoming,
      List<EraAnswers.Answer> answers,
      SecondaryOptions options) {
    this.claimNumber = claimNumber;
    this.incoming = incoming;
    new DecidingPayer(incoming.content(), incoming.level(), answers, warnings)
        .byLevel()
        .forEach((level, payments) -> heard.put(level, matched(incoming.content(), payments)));
    this.content = withNextPayer(options);
  }

  private static List<ClaimPayment> matched(ClaimContent content, List<ClaimPayment> payments) {
    return payments.stream().map(payment -> Matching.lines(content, payment).payment()).toList();
  }

  private ClaimContent withNextPayer(SecondaryOptions options) {
    ClaimContent bill = incoming.content();
    int level = nextLevel(options.bypass() != null);
    Coverage before = bill.coverage(level - 1);
    String payer = options.payer();
    if (payer == null || !options.named().given() || before == null) {
      return bill;
    }
    Coverage announced = bill.coverage(level);
    List<Coverage> coverages = new ArrayList<>(bill.coverages());
    coverages.removeIf(coverage -> coverage.level() == level);
    coverages.add(level - 1, options.named().at(level, payer, bill, announced, before));
    return bill.withCoverages(coverages);
  }

  /** CLM01 of the claim in hand. */
  String claimNumber() {
    return claimNumber;
  }

  /** The bill, with the next payer if the command line names it. */
  ClaimContent content() {
    return content;
  }

  /** The level of the payer that the claim in hand asked. */
  int billedLevel() {
    return incoming.level();
  }

  /**
   * The level of the payer to be asked: the first of whom nothing was heard.
   *
   * @param skipping whether the payer that the claim in hand asked is skipped
   */
  int nextLevel(boolean skipping) {
    int level = incoming.level() + (skipping ? 1 : 0);
    while (heard.containsKey(level)) {
      level++;
    }
    return level;
  }

  /** True if remittances say something of the payer at a level. */
  boolean heardOf(int level) {
    return heard.containsKey(level);
  }

  /** What counts of the decisions of the payer at a level. */
  EffectiveAdjudication effective(int level) {
    List<ClaimPayment> remitted = heard.get(level);
    if (remitted != null) {
      return EffectiveAdjudication.of(content, remitted);
    }
    ClaimPayment told = told(level);
    return EffectiveAdjudication.of(content, told == null ? List.of() : List.of(told));
  }

  /** Everything that was heard of the payer at a level, whether it counts or not. */
  List<ClaimPayment> all(int level) {
    return heard.getOrDefault(level, List.of());
  }

  /** What the claim in hand told of the payer at a level; null if nothing. */
  @Nullable ClaimPayment told(int level) {
    return incoming.priorPayments().stream()
        .filter(prior -> prior.level() == level)
        .map(PriorPayment::payment)
        .findFirst()
        .orElse(null);
  }

  /** What a person should know. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
