package org.cobaltclaims.coordination.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ChosenChannels;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions about whether the next payer is billed (DOMAIN 2.2). */
@Component
class SecondaryDecisions implements TaskHandler {

  /** CLM20: third-party processing delay (DOMAIN 2.2-8). */
  private static final String THIRD_PARTY_DELAY = "7";

  /** Conditions that no person can decide away; 9 only means paper, 11 has a task of its own. */
  private static final Set<Integer> FIRM = Set.of(1, 4, 5, 6, 10);

  private final PayerClaims claims;
  private final SecondaryBilling billing;
  private final ChosenChannels channels;
  private final Timeline timeline;

  SecondaryDecisions(
      PayerClaims claims, SecondaryBilling billing, ChosenChannels channels, Timeline timeline) {
    this.claims = claims;
    this.billing = billing;
    this.channels = channels;
    this.timeline = timeline;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.REVIEW_SECONDARY || task.kind() == TaskKind.COB_UNBALANCED;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    details.requireNone();
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    if (claim.state() != PayerClaimState.DRAFT) {
      throw DecisionRefused.state(
          "payer claim %s is %s by now".formatted(claim.id(), claim.state()));
    }
    switch (decision) {
      case "CHECK_AGAIN" -> {
        // the process asks the gate again
      }
      case "CORRECTED" -> requireBalance(billing.imbalances(claim));
      case "PRINT" -> print(claim, by);
      case "BILL" -> bill(claim);
      case "AWAIT_CROSSOVER" -> awaitCrossover(claim);
      case "DO_NOT_BILL" -> billing.skip(claim.id(), decision);
      default -> throw DecisionRefused.invalid("the next payer's claim is not " + decision);
    }
    return null;
  }

  /** A person believes the signals for forwarding; without any there is nothing to wait for. */
  private void awaitCrossover(PayerClaim claim) {
    Gate.Facts facts = billing.gate(claim);
    if (!facts.crossoverSignal() && !facts.crossoverContradiction()) {
      throw DecisionRefused.state("the payer before gave no sign that it forwarded the claim");
    }
    billing.awaitCrossover(claim.id());
  }

  /** What segments have no room for can be printed; what does not balance cannot leave at all. */
  private void print(PayerClaim claim, String by) {
    requireBalance(billing.imbalancesOnPaper(claim));
    channels.choose(claim.id(), ChosenChannels.PRINT, by);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "6.1",
        "It cannot be told electronically and is printed, by " + by);
  }

  private static void requireBalance(List<Imbalance> problems) {
    if (!problems.isEmpty()) {
      throw DecisionRefused.state(
          problems.stream()
              .map(
                  p ->
                      "%s line %d: expected %s, found %s, difference %s"
                          .formatted(p.rule(), p.line(), p.expected(), p.found(), p.difference()))
              .collect(Collectors.joining("; ", "it does not balance yet: ", "")));
    }
  }

  /** The gate reads from the task that a person has let the claim pass. */
  private void bill(PayerClaim claim) {
    if (billing.isOnHold(claim)) {
      throw DecisionRefused.state("the family is on hold: release it first");
    }
    if (billing.gate(claim).deadlinePassed()) {
      claim.delayed(THIRD_PARTY_DELAY);
      claims.save(claim);
    }
    List<Gate.Condition> unmet =
        billing.gate(claim).unmet().stream().filter(c -> FIRM.contains(c.number())).toList();
    if (!unmet.isEmpty()) {
      throw DecisionRefused.state(
          unmet.stream()
              .map(c -> c.ruleId() + " " + c.reason())
              .collect(Collectors.joining("; ", "it cannot be billed: ", "")));
    }
  }
}
