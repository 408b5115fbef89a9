package org.cobaltclaims.simulator;

import static org.cobaltclaims.code.AdjustmentGroup.CO;
import static org.cobaltclaims.code.AdjustmentGroup.OA;
import static org.cobaltclaims.code.AdjustmentGroup.PR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.Decision.Reason;
import org.cobaltclaims.simulator.SeenClaim.Name;
import org.cobaltclaims.simulator.SeenClaim.Other;
import org.cobaltclaims.simulator.SeenClaim.PriorLine;

/**
 * The payers' arithmetic. A primary payer follows its scenario; a later payer decides from what the
 * claim says about the payers before it. Every line is explained in full by construction.
 *
 * @param draw chance
 * @param subject the claim's index, or a negative number for a claim that is not the sample's
 */
record Adjudication(Draw draw, long subject, SamplePayer payer) {

  /** Part of Medicare's own payment that the law takes back (CARC 253), in percent. */
  private static final int SEQUESTRATION = 2;

  private static final int COINSURANCE = 20;

  /** The code under which lines are bundled; nobody bills it. */
  private static final String BUNDLE = "HC:99499";

  /** The first payer's decision. */
  Decision first(SeenClaim claim, Scenario scenario) {
    Money deductible = Money.ofCents(draw.between(subject, "deductible", 20, 90) * 100L);
    Money copay = Money.ofCents(draw.between(subject, "copay", 3, 8) * 500L);
    List<Decision.Line> lines = new ArrayList<>();
    for (SeenClaim.Line line : claim.lines()) {
      boolean last = line.equals(claim.lines().getLast());
      Money fee = percent(line.charge(), draw.between(subject, "fee" + line.number(), 52, 82));
      Decision.Line decided =
          switch (scenario) {
            case DENIED_AUTHORIZATION -> denied(line, CO, "197", List.of());
            case DENIED_INFORMATION -> denied(line, CO, "16", List.of("M76"));
            case DENIED_NOT_COVERED -> denied(line, PR, "96", List.of("N130"));
            case OTHER_PAYER_FIRST -> denied(line, CO, "22", List.of());
            case DENIED_UNTIL_APPEAL -> denied(line, CO, "50", List.of());
            case ZERO_PAY -> denied(line, CO, "45", List.of());
            case LINE_DENIED ->
                last
                    ? denied(line, CO, "50", List.of())
                    : paid(line, fee, List.of(coinsurance(fee)));
            case ALL_DEDUCTIBLE -> paid(line, fee, List.of(new Reason(PR, "1", fee)));
            case DEDUCTIBLE -> {
              Money used = deductible.min(fee);
              deductible = deductible.minus(used);
              yield paid(
                  line, fee, List.of(new Reason(PR, "1", used), coinsurance(fee.minus(used))));
            }
            case COPAY -> {
              Money used = copay.min(fee);
              copay = copay.minus(used);
              yield paid(line, fee, List.of(new Reason(PR, "3", used)));
            }
            default -> paid(line, fee, List.of(coinsurance(fee)));
          };
      lines.add(decided);
    }
    if (scenario == Scenario.BUNDLED) {
      bundle(claim, lines);
    } else if (scenario == Scenario.SPLIT_LINE) {
      split(lines);
    }
    List<Name> forwardedTo =
        scenario == Scenario.CROSSOVER || scenario == Scenario.CROSSOVER_LOST
            ? claim.others().stream().limit(1).map(Other::payer).toList()
            : List.of();
    return new Decision(
        forwardedTo.isEmpty() ? "1" : "19",
        lines,
        remarks(claim, !forwardedTo.isEmpty()),
        forwardedTo,
        scenario == Scenario.INTEREST
            ? Money.ofCents(draw.between(subject, "interest", 15, 480))
            : Money.ZERO,
        scenario == Scenario.OTHER_PAYER_FIRST
            ? claim.others().stream().limit(1).map(Other::payer).toList()
            : List.of());
  }

  /** The first two lines are paid under one code, for both (DOMAIN 2.13). */
  private void bundle(SeenClaim claim, List<Decision.Line> lines) {
    if (lines.size() < 2) {
      return;
    }
    SeenClaim.Line paying = claim.lines().get(0);
    SeenClaim.Line absorbed = claim.lines().get(1);
    Money fee = lines.get(0).allowed().plus(lines.get(1).allowed());
    Money coinsurance = percent(fee, COINSURANCE);
    Money due = fee.minus(coinsurance);
    Money taken = payer == SamplePayer.MEDICARE ? percent(due, SEQUESTRATION) : Money.ZERO;
    List<Reason> reasons =
        List.of(
            new Reason(CO, "94", absorbed.charge().negated()),
            new Reason(CO, "45", paying.charge().plus(absorbed.charge()).minus(fee)),
            new Reason(CO, "253", taken),
            new Reason(PR, "2", coinsurance));
    lines.set(0, new Decision.Line(paying, due.minus(taken), reasons, fee, List.of(), BUNDLE));
    lines.set(
        1,
        new Decision.Line(
            absorbed,
            Money.ZERO,
            List.of(new Reason(CO, "97", absorbed.charge())),
            Money.ZERO,
            List.of(),
            BUNDLE));
  }

  /**
   * The first line comes back as two: a part of every amount in the first, the rest in the other.
   */
  private void split(List<Decision.Line> lines) {
    Decision.Line whole = lines.getFirst();
    int share = draw.between(subject, "split line", 30, 70);
    List<Reason> first = new ArrayList<>();
    List<Reason> second = new ArrayList<>();
    for (Reason reason : whole.reasons()) {
      Money part = percent(reason.amount(), share);
      first.add(new Reason(reason.group(), reason.code(), part));
      second.add(new Reason(reason.group(), reason.code(), reason.amount().minus(part)));
    }
    Money paid = percent(whole.paid(), share);
    Money allowed = percent(whole.allowed(), share);
    lines.set(0, part(whole, first, paid, allowed));
    lines.add(1, part(whole, second, whole.paid().minus(paid), whole.allowed().minus(allowed)));
  }

  private static Decision.Line part(
      Decision.Line whole, List<Reason> reasons, Money paid, Money allowed) {
    Money charge = reasons.stream().map(Reason::amount).collect(Money.sum()).plus(paid);
    SeenClaim.Line billed = whole.billed();
    return new Decision.Line(
        new SeenClaim.Line(
            billed.number(),
            billed.procedure(),
            charge,
            billed.units(),
            billed.service(),
            billed.controlNumber(),
            billed.priors()),
        paid,
        reasons,
        allowed,
        whole.remarks());
  }

  /** What the payer corrects itself to: half of what the patient was to pay, it pays itself. */
  static Decision corrected(Decision decision) {
    List<Decision.Line> lines = new ArrayList<>();
    for (Decision.Line line : decision.lines()) {
      Money more = Money.ZERO;
      List<Reason> reasons = new ArrayList<>();
      for (Reason reason : line.reasons()) {
        Money half = reason.group() == PR ? percent(reason.amount(), 50) : Money.ZERO;
        more = more.plus(half);
        reasons.add(new Reason(reason.group(), reason.code(), reason.amount().minus(half)));
      }
      lines.add(
          new Decision.Line(
              line.billed(),
              line.paid().plus(more),
              reasons,
              line.allowed(),
              line.remarks(),
              line.paidAs()));
    }
    return new Decision(
        decision.status(), lines, decision.claimRemarks(), decision.forwardedTo(), Money.ZERO);
  }

  /** A claim's decision in two parts: its first line, and the others. */
  static List<Decision> parts(Decision decision) {
    List<Decision.Line> lines = decision.lines();
    return lines.size() < 2
        ? List.of(decision)
        : List.of(
            part(decision, lines.subList(0, 1)), part(decision, lines.subList(1, lines.size())));
  }

  private static Decision part(Decision decision, List<Decision.Line> lines) {
    List<String> remarks = new ArrayList<>(decision.claimRemarks());
    remarks.add("MA15");
    return new Decision(
        decision.status(), lines, remarks, decision.forwardedTo(), decision.interest());
  }

  /** A later payer's decision, from the COB data of the claim. */
  Decision onward(SeenClaim claim, Scenario scenario) {
    return onward(claim, scenario, remaining(claim));
  }

  /**
   * A later payer's decision.
   *
   * @param remaining for each line what the payers before have left to the patient
   */
  Decision onward(SeenClaim claim, Scenario scenario, List<Money> remaining) {
    List<Decision.Line> lines = new ArrayList<>();
    int share = share(claim.level(), scenario);
    for (int i = 0; i < claim.lines().size(); i++) {
      SeenClaim.Line line = claim.lines().get(i);
      Money left = remaining.get(i).min(line.charge());
      List<Reason> reasons = new ArrayList<>();
      reasons.add(new Reason(OA, "23", line.charge().minus(left)));
      if (scenario == Scenario.SECONDARY_DENIED) {
        reasons.add(new Reason(PR, "204", left));
        lines.add(new Decision.Line(line, Money.ZERO, reasons, Money.ZERO, List.of("N130")));
        continue;
      }
      Money fee =
          percent(
              line.charge(),
              draw.between(subject, "fee" + claim.level() + "." + line.number(), 60, 90));
      Money covered = left.min(fee);
      Money paid = percent(covered, share);
      Money unpaid = covered.minus(paid);
      boolean patientOwes = payer != SamplePayer.MEDICAID;
      reasons.add(
          new Reason(CO, "45", left.minus(covered).plus(patientOwes ? Money.ZERO : unpaid)));
      reasons.add(new Reason(PR, share == 0 ? "1" : "2", patientOwes ? unpaid : Money.ZERO));
      lines.add(new Decision.Line(line, paid, reasons, fee, List.of()));
    }
    return new Decision(claim.level() == 2 ? "2" : "3", lines, List.of(), List.of(), Money.ZERO);
  }

  /** How much of what is left a later payer pays, in percent. */
  private int share(int level, Scenario scenario) {
    if (payer == SamplePayer.MEDICAID) {
      return draw.between(subject, "share" + level, 70, 100);
    }
    if (subject == 0 || scenario == Scenario.THREE_PAYERS || scenario == Scenario.BOTH_PAY) {
      return 80;
    }
    int drawn = draw.below(subject, "share" + level, 100);
    return drawn < 45 ? 100 : drawn < 90 ? 80 : 0;
  }

  private List<String> remarks(SeenClaim claim, boolean forwarded) {
    if (payer != SamplePayer.MEDICARE) {
      return List.of();
    }
    if (forwarded) {
      return List.of("MA01", "MA18");
    }
    return claim.others().isEmpty() ? List.of("MA01") : List.of("MA01", "MA19");
  }

  /** Allowed {@code fee}, less the patient's part; what is above the fee is written off. */
  private Decision.Line paid(SeenClaim.Line line, Money fee, List<Reason> patient) {
    Money due = fee.minus(patient.stream().map(Reason::amount).collect(Money.sum()));
    Money taken = payer == SamplePayer.MEDICARE ? percent(due, SEQUESTRATION) : Money.ZERO;
    List<Reason> reasons = new ArrayList<>();
    reasons.add(new Reason(CO, "45", line.charge().minus(fee)));
    reasons.add(new Reason(CO, "253", taken));
    reasons.addAll(patient);
    return new Decision.Line(line, due.minus(taken), reasons, fee, List.of());
  }

  private static Decision.Line denied(
      SeenClaim.Line line, AdjustmentGroup group, String code, List<String> remarks) {
    return new Decision.Line(
        line, Money.ZERO, List.of(new Reason(group, code, line.charge())), Money.ZERO, remarks);
  }

  private static Reason coinsurance(Money allowed) {
    return new Reason(PR, "2", percent(allowed, COINSURANCE));
  }

  /**
   * What the last payer before left on each line: AMT*EAF, otherwise its PR (DOMAIN 2.7); all if
   * none has decided.
   */
  private static List<Money> remaining(SeenClaim claim) {
    Optional<Other> last = claim.lastPrior();
    if (last.isEmpty()) {
      return claim.lines().stream().map(SeenClaim.Line::charge).toList();
    }
    Other prior = last.get();
    List<Money> remaining = new ArrayList<>();
    boolean lineLevel = false;
    for (SeenClaim.Line line : claim.lines()) {
      Money left = Money.ZERO;
      for (PriorLine decided : line.priors()) {
        if (decided.payerId().equals(prior.payer().id())) {
          lineLevel = true;
          left =
              left.plus(
                  decided.remaining() == null
                      ? patientPart(decided.adjustments())
                      : decided.remaining());
        }
      }
      remaining.add(left);
    }
    return lineLevel ? remaining : spread(claim, prior);
  }

  /** A claim-level remainder, filled into the lines from the first on. */
  private static List<Money> spread(SeenClaim claim, Other prior) {
    Money left = prior.remaining() == null ? patientPart(prior.adjustments()) : prior.remaining();
    List<Money> remaining = new ArrayList<>();
    for (SeenClaim.Line line : claim.lines()) {
      Money part = left.min(line.charge());
      remaining.add(part);
      left = left.minus(part);
    }
    return remaining;
  }

  private static Money patientPart(List<SeenClaim.Cas> adjustments) {
    return adjustments.stream()
        .filter(a -> a.group().equals("PR") && !a.reason().equals("100"))
        .map(SeenClaim.Cas::amount)
        .collect(Money.sum());
  }

  private static Money percent(Money amount, int percent) {
    return Money.ofCents(amount.cents() * percent / 100);
  }
}
