package org.cobaltclaims.claim.process;

import static org.cobaltclaims.claim.PayerClaimState.REVERSED;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.practice.BusinessDays;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.Resending;
import org.cobaltclaims.transmission.StatusInquiries;
import org.cobaltclaims.worklist.CallLog;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Decisions about answers that are late. Whoever decides to wait is asked again on a later day,
 * which the waiting process reads when it looks again.
 */
@Component
class ChaseDecisions implements TaskHandler {

  /** Business days for an acknowledgement that is on its way (DOMAIN 8.2). */
  private static final int ACKNOWLEDGEMENT_DAYS = 2;

  /** Until the next status inquiry to a payer through a clearinghouse (DOMAIN 8.2). */
  private static final int INQUIRY_DAYS = 14;

  /** A remittance that was asked for again comes within a week or not at all. */
  private static final int COPY_DAYS = 7;

  private static final Set<PayerClaimState> UNACKNOWLEDGED =
      EnumSet.of(PayerClaimState.SENT, PayerClaimState.SYNTAX_OK, PayerClaimState.RECEIVED);

  private static final Set<PayerClaimState> WITH_THE_PAYER =
      EnumSet.of(
          PayerClaimState.ACCEPTED,
          PayerClaimState.PENDING,
          PayerClaimState.INFO_REQUESTED,
          PayerClaimState.MAILED);

  private final PayerClaims claims;
  private final Payers payers;
  private final Resending resending;
  private final StatusInquiries inquiries;
  private final CallLog calls;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChaseDecisions(
      PayerClaims claims,
      Payers payers,
      Resending resending,
      StatusInquiries inquiries,
      CallLog calls,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.payers = payers;
    this.resending = resending;
    this.inquiries = inquiries;
    this.calls = calls;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean handles(Task task) {
    return switch (task.kind()) {
      case CHASE_REMITTANCE, ERA_MISSING, INFO_REQUESTED -> true;
      case FIND_ACKNOWLEDGEMENT -> task.familyId() != null;
      default -> false;
    };
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    details.requireOnly(CallLog.DETAILS);
    Optional<LocalDate> promised = calls.record(task, details, by);
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    promised.ifPresent(
        day ->
            timeline.append(
                claim.familyId(),
                claim.id(),
                task.kind().rule(),
                "Payer %s promised an answer by %s".formatted(claim.payerId(), day)));
    LocalDate again =
        switch (task.kind()) {
          case FIND_ACKNOWLEDGEMENT -> acknowledgement(claim, decision);
          case CHASE_REMITTANCE -> remittance(claim, decision);
          case ERA_MISSING -> missing(claim, decision);
          default -> information(claim, decision);
        };
    events.publishEvent(new PayerClaimChanged(claim.id()));
    return again == null ? null : promised.orElse(again);
  }

  private @Nullable LocalDate acknowledgement(PayerClaim claim, String decision) {
    ClaimDecisions.require(claim, UNACKNOWLEDGED);
    switch (decision) {
      case "KEEP_WAITING" -> {
        return BusinessDays.after(today(), ACKNOWLEDGEMENT_DAYS);
      }
      case "FOUND" -> {
        claim.accepted(null, today());
        claims.save(claim);
        timeline.append(
            claim.familyId(), claim.id(), "8.2", "Accepted by the payer, as a person found out");
      }
      case "SEND_AGAIN" -> sendAgain(claim);
      default -> throw DecisionRefused.invalid("a missing acknowledgement is not " + decision);
    }
    return null;
  }

  private @Nullable LocalDate remittance(PayerClaim claim, String decision) {
    ClaimDecisions.require(claim, claim.state() == REVERSED ? Set.of(REVERSED) : WITH_THE_PAYER);
    return switch (decision) {
      case "KEEP_WAITING" -> today().plusDays(INQUIRY_DAYS);
      case "REMITTANCE_REQUESTED" -> today().plusDays(COPY_DAYS);
      case "INFORMATION_SENT" -> expected(claim);
      case "SEND_AGAIN" -> {
        ClaimDecisions.require(claim, WITH_THE_PAYER);
        sendAgain(claim);
        yield null;
      }
      default -> throw DecisionRefused.invalid("a missing remittance is not " + decision);
    };
  }

  /** The payer has decided, it says; nothing is sent again on its word alone (DOMAIN 4.4). */
  private LocalDate missing(PayerClaim claim, String decision) {
    ClaimDecisions.require(claim, WITH_THE_PAYER);
    return switch (decision) {
      case "KEEP_WAITING", "REMITTANCE_REQUESTED" -> today().plusDays(COPY_DAYS);
      case "ASK_AGAIN" -> {
        inquiries.ask(claim, "4.4");
        yield today().plusDays(COPY_DAYS);
      }
      default -> throw DecisionRefused.invalid("a missing remittance is not " + decision);
    };
  }

  private @Nullable LocalDate information(PayerClaim claim, String decision) {
    ClaimDecisions.require(claim, WITH_THE_PAYER);
    switch (decision) {
      case "SEND_AGAIN" -> {
        sendAgain(claim);
        return null;
      }
      case "INFORMATION_SENT", "PATIENT_ASKED", "KEEP_WAITING" -> {
        claim.pending(today());
        claims.save(claim);
        return decision.equals("INFORMATION_SENT")
            ? expected(claim)
            : today().plusDays(INQUIRY_DAYS);
      }
      default -> throw DecisionRefused.invalid("a payer's request is not " + decision);
    }
  }

  private LocalDate expected(PayerClaim claim) {
    return today().plusDays(payers.profile(claim.payerId()).expectedPayDays());
  }

  private void sendAgain(PayerClaim claim) {
    resending.again(claim, "8.2");
    events.publishEvent(new TaskSettled(TaskKind.FIND_ACKNOWLEDGEMENT, claim.id()));
    RemittanceChase.KINDS.forEach(kind -> events.publishEvent(new TaskSettled(kind, claim.id())));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
