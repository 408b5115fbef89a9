package org.cobaltclaims.claim.process;

import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks a person when a wait has lasted too long, if it still lasts. */
@Service
public class ClaimTasks {

  private final PayerClaims claims;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  ClaimTasks(PayerClaims claims, Tasks tasks, Timeline timeline, ApplicationEventPublisher events) {
    this.claims = claims;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
  }

  /** The claim was forwarded, but the next payer has not answered (DOMAIN 8.4). */
  @Transactional
  public void chaseCrossover(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (claim.state() == PayerClaimState.AWAITING_CROSSOVER) {
      ask(
          claim,
          TaskKind.CHASE_CROSSOVER,
          "8.4",
          "CROSSOVER_OVERDUE",
          "The forwarded claim was not answered in time");
    }
  }

  /** No 999 or 277CA for the claim (DOMAIN 8.2). */
  @Transactional
  public void findAcknowledgement(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (ClaimPlace.of(claim, false) == ClaimPlace.ACKNOWLEDGE) {
      ask(
          claim,
          TaskKind.FIND_ACKNOWLEDGEMENT,
          "8.2",
          "NO_277CA",
          "The payer has not acknowledged the claim in time");
    }
  }

  /** No 835 for the claim (DOMAIN 8.2). */
  @Transactional
  public void chaseRemittance(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (!claim.decided()) {
      boolean reversed = claim.state() == PayerClaimState.REVERSED;
      ask(
          claim,
          TaskKind.CHASE_REMITTANCE,
          reversed ? "3.5" : "8.2",
          reversed ? "NO_CORRECTION" : "NO_835",
          reversed
              ? "The payer took its decision back and has not corrected it in time"
              : "The payer has not decided in the time that it is expected to take");
    }
  }

  /** Who has been asked already is not asked again, however often the wait is taken up. */
  private void ask(PayerClaim claim, TaskKind kind, String rule, String reason, String text) {
    if (tasks.open(claim.id(), kind).isPresent()) {
      return;
    }
    events.publishEvent(new TaskNeeded(kind, claim.id(), claim.familyId(), reason));
    timeline.append(claim.familyId(), claim.id(), rule, text);
  }
}
