package org.cobaltclaims.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.coordination.Bypass;
import org.cobaltclaims.coordination.CobChange;
import org.cobaltclaims.coordination.Crossover;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.coordination.EffectiveAdjudication.State;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.jspecify.annotations.Nullable;

/**
 * A claim and its payers' decisions, made into the claim for the next payer. What the gate (DOMAIN
 * 2.2) asks of the facts stops it; what the gate would ask a person is a warning, because a person
 * gave the command.
 */
final class NextClaim {

  /** Conditions of DOMAIN 2.2 that no one at a terminal can wave through. */
  private static final Set<Integer> STOPPING = Set.of(1, 3, 4, 5);

  /** The condition that the claim was not forwarded: said first, because it explains others. */
  private static final int FORWARDED = 3;

  private static final int CERTAIN = 1;
  private static final int COVERAGE = 5;
  private static final int DENIALS = 7;
  private static final Set<Secondary> NOT_YET = EnumSet.of(Secondary.NO, Secondary.FIX_FIRST);

  private final ClaimInHand hand;
  private final ClaimContent content;
  private final SecondaryOptions options;
  private final LocalDate today;
  private final boolean skipping;
  private final int level;

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

  NextClaim(ClaimInHand hand, SecondaryOptions options, LocalDate today) {
    this.hand = hand;
    this.content = hand.content();
    this.options = options;
    this.today = today;
    this.skipping = options.bypass() != null && !hand.heardOf(hand.billedLevel());
    this.level = hand.nextLevel(skipping);
  }

  /** The next payer's coverage; null if the claim has none. */
  @Nullable Coverage destination() {
    return content.coverage(level);
  }

  /**
   * Makes the claim.
   *
   * @param transactionFailures what does not add up around the decisions
   * @throws Refused if it must not be made
   */
  Made make(List<Imbalance> transactionFailures) {
    requireLinesToAddUp();
    if (level == hand.billedLevel()) {
      refuseWhatTheClaimTellsAlready();
    }
    Gate.Facts facts = passGate();
    String paper = BilledClaims.notElectronic(content, level, profile(level));
    if (!paper.isEmpty() && !options.paper()) {
      throw new Refused(paper + "; print it (2.2-9)", List.of());
    }
    Map<Integer, List<ClaimPayment>> decided = new HashMap<>();
    List<Imbalance> failures = new ArrayList<>(transactionFailures);
    for (int prior = 1; prior < level; prior++) {
      if (skipping && prior == level - 1) {
        continue;
      }
      EffectiveAdjudication effective = hand.effective(prior);
      if (effective.state() != State.CERTAIN) {
        throw new Refused(
            "what payer %d decided is not certain: %s (2.2-1)"
                .formatted(
                    prior, effective.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
            List.of());
      }
      effective.payments().forEach(payment -> failures.addAll(PaymentBalance.failures(payment)));
      decided.put(prior, effective.payments());
    }
    BilledClaims.Result built = build(decided);
    failures.addAll(built.problems());
    BilledClaim claim = built.claim();
    if (claim == null || !failures.isEmpty()) {
      throw new Refused("it does not balance", failures);
    }
    return new Made(claim, warnings(facts, decided));
  }

  private void requireLinesToAddUp() {
    Money lines = content.lines().stream().map(ServiceLine::charge).collect(Money.sum());
    if (!lines.equals(content.charge())) {
      throw new Refused(
          "it does not balance itself",
          List.of(
              Imbalance.of(
                  "B5",
                  0,
                  content.charge(),
                  lines,
                  "the lines do not add up to the claim's charge")));
    }
  }

  private BilledClaims.Result build(Map<Integer, List<ClaimPayment>> decided) {
    return BilledClaims.build(
        content,
        level,
        controlNumber(),
        options.replaces().isEmpty() ? "1" : "7",
        options.replaces(),
        options.delayReason(),
        decided,
        this::profile,
        skipping ? Set.of(level - 1) : Set.of());
  }

  /** The claim in hand asked this payer already: only a change of what it told is worth another. */
  private void refuseWhatTheClaimTellsAlready() {
    Map<Integer, List<ClaimPayment>> sent = new HashMap<>();
    Map<Integer, List<ClaimPayment>> now = new HashMap<>();
    boolean heard = false;
    for (int prior = 1; prior < level; prior++) {
      heard |= hand.heardOf(prior);
      ClaimPayment told = hand.told(prior);
      sent.put(prior, told == null ? List.of() : List.of(told));
      now.put(prior, hand.effective(prior).payments());
    }
    if (!heard) {
      throw new Refused(
          "none of the decisions is that of the payer that it asked (2.2-1)", List.of());
    }
    BilledClaim before = build(sent).claim();
    BilledClaim after = build(now).claim();
    boolean same =
        before != null
            && after != null
            && !CobChange.between(before.priorAdjudications(), after.priorAdjudications())
                .changed();
    if (same) {
      throw new Refused(
          "none of the decisions is that of the payer that it asked, and what was decided before,"
              + " it tells already (2.2-1)",
          List.of());
    }
    if (options.replaces().isEmpty()) {
      throw new Refused(
          "an earlier payer corrected what it tells; once its payer has decided, replace it with"
              + " --replaces and that payer's control number (2.9)",
          List.of());
    }
  }

  private Gate.Facts passGate() {
    EffectiveAdjudication effective = hand.effective(level - 1);
    List<ClaimPayment> counting =
        effective.payments().isEmpty() ? hand.all(level - 1) : effective.payments();
    Crossover crossover = crossover(counting);
    Secondary denial = DeniedLines.outcome(content, level - 1, counting);
    Gate.Facts facts = facts(effective, crossover, denial);
    Set<Integer> stopping = new HashSet<>(skipping ? Set.of(COVERAGE) : STOPPING);
    if (!skipping && NOT_YET.contains(denial)) {
      stopping.add(DENIALS);
    }
    facts.unmet().stream()
        .filter(condition -> stopping.contains(condition.number()))
        .min(
            Comparator.comparing((Gate.Condition condition) -> condition.number() != FORWARDED)
                .thenComparing(Gate.Condition::number))
        .ifPresent(
            condition -> {
              throw new Refused(
                  reason(condition, crossover, counting),
                  condition.number() == CERTAIN ? charge(effective) : List.of());
            });
    if (skipping) {
      requireBypass();
    }
    return facts;
  }

  /** What the payer decided on, where that is not what it was asked. */
  private List<Imbalance> charge(EffectiveAdjudication effective) {
    Money decided = effective.payments().stream().map(ClaimPayment::charge).collect(Money.sum());
    return effective.payments().isEmpty() || decided.equals(content.charge())
        ? List.of()
        : List.of(
            Imbalance.of(
                "3.7-CLP03",
                0,
                content.charge(),
                decided,
                "the charge that was decided on (CLP03) is not the claim's"));
  }

  private void requireBypass() {
    Coverage prior = Objects.requireNonNull(content.coverage(level - 1));
    Coverage destination = Objects.requireNonNull(destination());
    Set<Integer> decided = new HashSet<>();
    for (int each = 1; each <= level; each++) {
      if (hand.heardOf(each)) {
        decided.add(each);
      }
    }
    // The person who gave the command is the table, for this once.
    Bypass confirmed =
        new Bypass(
            List.of(
                new Bypass.Rule(
                    destination.payerId(), Bypass.ANY, Bypass.ANY, Bypass.ANY, Bypass.ANY)));
    if (!prior.payerId().equalsIgnoreCase(options.bypass())
        || !confirmed.allows(content, level, level - 1, decided)) {
      throw new Refused(
          "the payer before it is not the one that may be skipped, or decided on it (2.8)",
          List.of());
    }
  }

  private Crossover crossover(List<ClaimPayment> counting) {
    return Crossover.decide(
        content,
        level - 1,
        counting,
        Set.of(),
        profile(level - 1),
        profile(destination() == null ? level - 1 : level));
  }

  private Gate.Facts facts(EffectiveAdjudication effective, Crossover crossover, Secondary denial) {
    return Gate.facts(
        new Gate.Question(
            content,
            level,
            effective,
            true,
            crossover,
            options.sendAnyway(),
            denial,
            options.sendAnyway(),
            Money.ZERO,
            options.sendAnyway(),
            true,
            false,
            options.delayReason(),
            today,
            profile(level - 1),
            profile(level),
            false,
            false,
            List.of()));
  }

  private PayerProfile profile(int at) {
    Coverage coverage = content.coverage(at);
    return coverage == null
        ? PayerProfile.defaults("", "")
        : PayerProfile.defaults(coverage.payerId(), coverage.payerName())
            .sending(
                options.eaf(),
                options.priorControlNumber(),
                options.taxonomy(),
                options.samePayerSuffix());
  }

  private String reason(
      Gate.Condition condition, Crossover crossover, List<ClaimPayment> counting) {
    String more =
        switch (condition.number()) {
          case FORWARDED ->
              crossover.signals().stream()
                  .map(signal -> signal.rule().substring("3.6-".length()) + " " + signal.value())
                  .distinct()
                  .collect(Collectors.joining(", ", "; the signs: ", ""));
          case DENIALS ->
              ": "
                  + DeniedLines.reason(content, level - 1, counting)
                  + "; --send-anyway bills it nevertheless";
          default -> "";
        };
    return condition.reason() + more + " (" + condition.ruleId() + ")";
  }

  private List<String> warnings(Gate.Facts facts, Map<Integer, List<ClaimPayment>> decided) {
    List<String> warnings = new ArrayList<>(hand.warnings());
    if (skipping) {
      warnings.add("payer " + (level - 1) + " was not asked; AMT*A8 says so (2.8)");
    } else {
      facts
          .unmet()
          .forEach(condition -> warnings.add(condition.reason() + " (" + condition.ruleId() + ")"));
    }
    decided.values().stream()
        .flatMap(List::stream)
        .flatMap(payment -> PaymentBalance.warnings(payment).stream())
        .forEach(warning -> warnings.add(warning.message() + " (" + warning.rule() + ")"));
    return warnings;
  }

  /** Ours is counted on to the next level; the practice's own stays as it is (DOMAIN 1.8). */
  private String controlNumber() {
    String number = hand.claimNumber();
    if (!ControlNumber.isOurs(number)) {
      return number;
    }
    ControlNumber before = ControlNumber.parse(number);
    char version = 'A';
    if (level == before.level()) {
      version = (char) Math.min(before.version() + 1, 'Z');
    } else if (!options.replaces().isEmpty()) {
      version = 'B';
    }
    return new ControlNumber(before.familyId(), level, version).toString();
  }
}
