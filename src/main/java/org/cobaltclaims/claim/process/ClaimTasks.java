package org.cobaltclaims.claim.process;

import java.time.LocalDateTime;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.engine.ProcessNames.AwaitRemittance.Missing;
import org.cobaltclaims.transmission.StatusInquiries;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks a person when a wait has lasted too long, if it still lasts. */
@Service
public class ClaimTasks {

  /** Reason: the payer before contradicts itself about forwarding the claim (DOMAIN 3.6). */
  static final String CROSSOVER_CONTRADICTION = "CROSSOVER_CONTRADICTION";

  private final ClaimManagement management;
  private final PayerClaims claims;
  private final Tasks tasks;
  private final RemittanceChase chase;
  private final WaitDates dates;
  private final StatusInquiries inquiries;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  ClaimTasks(
      ClaimManagement management,
      PayerClaims claims,
      Tasks tasks,
      RemittanceChase chase,
      WaitDates dates,
      StatusInquiries inquiries,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.management = management;
    this.claims = claims;
    this.tasks = tasks;
    this.chase = chase;
    this.dates = dates;
    this.inquiries = inquiries;
    this.timeline = timeline;
    this.events = events;
  }

  /** The claim was forwarded, but the next payer has not answered (DOMAIN 8.4). */
  @Transactional
  public void chaseCrossover(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (claim.state() != PayerClaimState.AWAITING_CROSSOVER) {
      return;
    }
    boolean denied =
        inquiries.forwarding(PayerClaim.idOf(claim.familyId(), claim.level() - 1)).contains("F3N");
    boolean asked =
        ask(
            claim,
            TaskKind.CHASE_CROSSOVER,
            denied ? "3.6" : "8.4",
            denied ? CROSSOVER_CONTRADICTION : "CROSSOVER_OVERDUE",
            denied
                ? "The payer before says both that it forwarded the claim and that it did not"
                : "The forwarded claim was not answered in time");
    if (asked) {
      inquiries.ask(claim, "8.4");
    }
  }

  /** No 999 or 277CA for the claim (DOMAIN 8.2). */
  @Transactional
  public void findAcknowledgement(String payerClaimId) {
    lockFamily(payerClaimId);
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (ClaimPlace.of(claim, denied -> false) == ClaimPlace.ACKNOWLEDGE) {
      ask(
          claim,
          TaskKind.FIND_ACKNOWLEDGEMENT,
          "8.2",
          "NO_277CA",
          "The payer has not acknowledged the claim in time");
    }
  }

  /**
   * The payer has not answered: a person finds out what is missing, and the payer is asked too
   * (DOMAIN 8.2).
   *
   * @return what is missing; nothing if it has come, or was put off, meanwhile
   */
  @Transactional
  public Missing chaseRemittance(String payerClaimId) {
    lockFamily(payerClaimId);
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (ClaimPlace.of(claim, denied -> false) != ClaimPlace.REMITTANCE) {
      return Missing.NOTHING;
    }
    RemittanceChase.Wanted wanted = chase.wanted(claim);
    if (dates.asked(claim, wanted.kind())) {
      // The wait was taken up again before this one could say that it has asked.
      return Missing.NOTHING;
    }
    if (WaitDates.opening(wanted.on()).isAfter(chase.now())
        && tasks.open(claim.id(), wanted.kind()).isEmpty()) {
      return Missing.NOTHING;
    }
    for (TaskKind other : RemittanceChase.KINDS) {
      if (other != wanted.kind()) {
        events.publishEvent(new TaskSettled(other, claim.id()));
      }
    }
    if (ask(claim, wanted.kind(), wanted.rule(), wanted.reason(), wanted.text())
        && wanted.missing() == Missing.DECISION
        && claim.state().inTransit()) {
      inquiries.ask(claim, wanted.rule());
    }
    return wanted.missing();
  }

  /** It is time to ask the payer what became of the claim (DOMAIN 8.2). */
  @Transactional
  public void inquire(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    LocalDateTime due = chase.inquiryDue(claim);
    if (due != null && !due.isAfter(chase.now()) && inquiries.ask(claim, "8.2")) {
      events.publishEvent(new PayerClaimChanged(claim.id()));
    }
  }

  /** What is posted for the family meanwhile is waited for: it may be what was missing. */
  private void lockFamily(String payerClaimId) {
    management.lock(claims.findById(payerClaimId).orElseThrow().familyId());
  }

  /** Who has been asked already is not asked again, however often the wait is taken up. */
  private boolean ask(PayerClaim claim, TaskKind kind, String rule, String reason, String text) {
    if (tasks.open(claim.id(), kind).isPresent()) {
      return false;
    }
    events.publishEvent(new TaskNeeded(kind, claim.id(), claim.familyId(), reason));
    timeline.append(claim.familyId(), claim.id(), rule, text);
    return true;
  }
}
