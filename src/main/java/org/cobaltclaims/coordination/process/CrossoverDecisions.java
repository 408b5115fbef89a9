package org.cobaltclaims.coordination.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.worklist.CallLog;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Decisions about a forwarded claim whose answer does not come (DOMAIN 7.4, 8.4): it is awaited
 * longer, or we bill the payer ourselves.
 */
@Component
class CrossoverDecisions implements TaskHandler {

  private static final String RULE = "8.4";

  private final PayerClaims claims;
  private final Remittances remittances;
  private final PayerOrders orders;
  private final Payers payers;
  private final CallLog calls;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CrossoverDecisions(
      PayerClaims claims,
      Remittances remittances,
      PayerOrders orders,
      Payers payers,
      CallLog calls,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.remittances = remittances;
    this.orders = orders;
    this.payers = payers;
    this.calls = calls;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.CHASE_CROSSOVER;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    details.requireOnly(CallLog.DETAILS);
    Optional<LocalDate> promised = calls.record(task, details, by);
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    promised.ifPresent(
        day -> say(claim, "Payer %s promised an answer by %s".formatted(claim.payerId(), day)));
    if (claim.state() != PayerClaimState.AWAITING_CROSSOVER) {
      throw DecisionRefused.state(
          "payer claim %s is %s by now".formatted(claim.id(), claim.state()));
    }
    switch (decision) {
      case "KEEP_WAITING" -> {
        return keepWaiting(claim, promised);
      }
      case "BILL_DIRECTLY" -> billDirectly(claim, by);
      default -> throw DecisionRefused.invalid("a forwarded claim is not " + decision);
    }
    return null;
  }

  private LocalDate keepWaiting(PayerClaim claim, Optional<LocalDate> promised) {
    LocalDate due =
        promised.orElse(
            LocalDate.now(clock).plusDays(payers.profile(claim.payerId()).crossoverWaitDays()));
    claim.awaitCrossoverUntil(due);
    claims.save(claim);
    events.publishEvent(new PayerClaimChanged(claim.id()));
    return due;
  }

  private void billDirectly(PayerClaim claim, String by) {
    List<PayerClaim> notTheirs =
        claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
            .filter(prior -> prior.level() < claim.level() && hasDisowned(prior))
            .toList();
    if (notTheirs.isEmpty()) {
      claim.billDirectly();
      claims.save(claim);
      say(
          claim,
          "The forwarded claim did not reach payer %s; we bill it ourselves"
              .formatted(claim.payerId()));
      events.publishEvent(new PayerClaimChanged(claim.id()));
      return;
    }
    say(
        claim,
        "The claim did not reach payer %s; it is billed without payer %s, whose claim it is not"
            .formatted(claim.payerId(), notTheirs.getLast().payerId()));
    // There is no decision to tell (CLP02 23): who comes behind takes the place (DOMAIN 3.2).
    for (PayerClaim prior : notTheirs.reversed()) {
      orders.end(claim.familyId(), prior.level(), "the claim is not its own (CLP02 23)", by);
    }
  }

  /** The payer has said that the claim is another's, and has decided nothing. */
  private boolean hasDisowned(PayerClaim prior) {
    return remittances.isNotOurs(prior.id()) && remittances.posted(prior.id()).isEmpty();
  }

  private void say(PayerClaim claim, String text) {
    timeline.append(claim.familyId(), claim.id(), RULE, text);
  }
}
