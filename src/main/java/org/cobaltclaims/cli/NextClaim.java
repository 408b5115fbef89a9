package org.cobaltclaims.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.coordination.Crossover;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.intake.IncomingClaim;
import org.cobaltclaims.intake.PriorPayment;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;

/**
 * A claim and its payer's decisions, made into the claim for the next payer. What the gate (DOMAIN
 * 2.2) asks of the facts stops it; what the gate would ask a person is a warning, because a person
 * gave the command.
 */
final class NextClaim {

  /** Conditions of DOMAIN 2.2 that no one at a terminal can wave through. */
  private static final Set<Integer> STOPPING = Set.of(1, 3, 4, 5);

  /** The condition that the claim was not forwarded: said first, because it explains others. */
  private static final int FORWARDED = 3;

  private final String claimNumber;
  private final IncomingClaim incoming;
  private final ClaimContent content;
  private final IntFunction<PayerProfile> profiles;

  /**
   * What became of a claim.
   *
   * @param claim the claim for the next payer
   * @param warnings what a person should have looked at
   */
  record Made(BilledClaim claim, List<String> warnings) {}

  /** The claim must not be made; the message says why, for a biller. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Imbalance> imbalances;

    Refused(String reason, List<Imbalance> imbalances) {
      super(reason);
      this.imbalances = List.copyOf(imbalances);
    }

    /** Empty if it is not the money that stops it. */
    List<Imbalance> imbalances() {
      return imbalances;
    }
  }

  /** How the next payer's profile differs from the defaults. */
  record Switches(boolean eaf, boolean priorControlNumber, boolean taxonomy) {}

  NextClaim(String claimNumber, IncomingClaim incoming, Switches switches) {
    this.claimNumber = claimNumber;
    this.incoming = incoming;
    this.content = incoming.content();
    this.profiles =
        level -> {
          Coverage coverage = content.coverage(level);
          return coverage == null
              ? PayerProfile.defaults("", "")
              : PayerProfile.defaults(coverage.payerId(), coverage.payerName())
                  .sending(switches.eaf(), switches.priorControlNumber(), switches.taxonomy());
        };
  }

  /** The level of the next payer. */
  int level() {
    return incoming.level() + 1;
  }

  /** The bill. */
  ClaimContent content() {
    return content;
  }

  /**
   * Makes the claim.
   *
   * @param decisions of the payer that the claim in hand is for, in file order
   * @param transactionFailures what does not add up around them
   * @throws Refused if it must not be made
   */
  Made make(List<ClaimPayment> decisions, List<Imbalance> transactionFailures, LocalDate today) {
    List<ClaimPayment> matched =
        decisions.stream().map(payment -> Matching.lines(content, payment).payment()).toList();
    EffectiveAdjudication effective = EffectiveAdjudication.of(content, matched);
    List<ClaimPayment> counting = effective.payments().isEmpty() ? matched : effective.payments();
    Crossover crossover = crossover(counting);
    Gate.Facts facts = facts(effective, counting, crossover, today);
    facts.unmet().stream()
        .filter(condition -> STOPPING.contains(condition.number()))
        .min(Comparator.comparing(condition -> condition.number() != FORWARDED))
        .ifPresent(
            condition -> {
              throw new Refused(reason(condition, crossover), List.of());
            });
    if (!BilledClaims.electronicCob(content, level(), profiles.apply(level()))) {
      throw new Refused(
          "two of its payers have the same id, and the claim could not say which of them decided"
              + " what; print it, or use ids of the plans (2.3)",
          List.of());
    }
    List<Imbalance> failures = new ArrayList<>(transactionFailures);
    effective.payments().forEach(payment -> failures.addAll(PaymentBalance.failures(payment)));
    BilledClaims.Result built =
        BilledClaims.build(
            content, level(), controlNumber(), "1", "", "", decided(effective), profiles);
    failures.addAll(built.problems());
    BilledClaim claim = built.claim();
    if (claim == null || !failures.isEmpty()) {
      throw new Refused("it does not balance", failures);
    }
    return new Made(claim, warnings(facts, effective));
  }

  private Crossover crossover(List<ClaimPayment> counting) {
    int prior = incoming.level();
    return Crossover.decide(
        content,
        prior,
        counting,
        Set.of(),
        profiles.apply(prior),
        profiles.apply(content.coverage(level()) == null ? prior : level()));
  }

  private Gate.Facts facts(
      EffectiveAdjudication effective,
      List<ClaimPayment> counting,
      Crossover crossover,
      LocalDate today) {
    int prior = incoming.level();
    ReasonCodes codes = ReasonCodes.standard();
    Secondary denial =
        counting.stream()
            .map(payment -> Classification.of(payment, prior, codes).secondary())
            .min(Comparator.naturalOrder())
            .orElse(Secondary.YES);
    return Gate.facts(
        new Gate.Question(
            content,
            level(),
            effective,
            true,
            crossover,
            false,
            denial,
            false,
            Money.ZERO,
            false,
            true,
            false,
            "",
            today,
            profiles.apply(prior),
            profiles.apply(level()),
            List.of()));
  }

  private static String reason(Gate.Condition condition, Crossover crossover) {
    String signs =
        crossover.signals().stream()
            .map(signal -> signal.rule().substring("3.6-".length()) + " " + signal.value())
            .distinct()
            .collect(Collectors.joining(", ", "; the signs: ", ""));
    return condition.reason()
        + (condition.number() == FORWARDED ? signs : "")
        + " ("
        + condition.ruleId()
        + ")";
  }

  private Map<Integer, List<ClaimPayment>> decided(EffectiveAdjudication effective) {
    Map<Integer, List<ClaimPayment>> decisions = new HashMap<>();
    for (PriorPayment earlier : incoming.priorPayments()) {
      decisions.put(earlier.level(), List.of(earlier.payment()));
    }
    decisions.put(incoming.level(), effective.payments());
    return decisions;
  }

  private static List<String> warnings(Gate.Facts facts, EffectiveAdjudication effective) {
    List<String> warnings = new ArrayList<>();
    facts.unmet().stream()
        .forEach(condition -> warnings.add(condition.reason() + " (" + condition.ruleId() + ")"));
    effective.payments().stream()
        .flatMap(payment -> PaymentBalance.warnings(payment).stream())
        .forEach(warning -> warnings.add(warning.message() + " (" + warning.rule() + ")"));
    return warnings;
  }

  /** Ours is counted on to the next level; the practice's own stays as it is (DOMAIN 1.8). */
  private String controlNumber() {
    return ControlNumber.isOurs(claimNumber)
        ? new ControlNumber(ControlNumber.parse(claimNumber).familyId(), level(), 'A').toString()
        : claimNumber;
  }
}
