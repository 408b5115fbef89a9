package org.cobaltclaims.coordination.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A claim whose payer had decided is worked again: the claims to later payers wait for it. What has
 * not left is not sent as it is; the work on a denial is put off until its turn comes again.
 */
@Component
class LaterClaims {

  private static final Set<PayerClaimState> NOT_SENT =
      EnumSet.of(
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.QUEUED,
          PayerClaimState.CORRECTING,
          PayerClaimState.FILE_REJECTED,
          PayerClaimState.TXN_REJECTED,
          PayerClaimState.REJECTED);

  private static final List<TaskKind> BEFORE_SENDING =
      List.of(
          TaskKind.REVIEW_SECONDARY,
          TaskKind.COB_UNBALANCED,
          TaskKind.CORRECT_CLAIM,
          TaskKind.CORRECT_REJECTION,
          TaskKind.PRINT_AND_MAIL);

  private static final List<TaskKind> DENIAL =
      List.of(TaskKind.WORK_DENIAL, TaskKind.APPROVE_WRITE_OFF, TaskKind.FOLLOW_APPEAL);

  private final PayerClaims claims;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LaterClaims(
      PayerClaims claims,
      Tasks tasks,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Has everything behind a claim wait for it. */
  @Transactional(propagation = Propagation.MANDATORY)
  void waitFor(PayerClaim earlier) {
    for (PayerClaim later : claims.findByFamilyIdOrderByLevel(earlier.familyId())) {
      if (later.level() > earlier.level()) {
        waitFor(earlier, later);
      }
    }
  }

  private void waitFor(PayerClaim earlier, PayerClaim later) {
    if (NOT_SENT.contains(later.state())) {
      later.cancelled();
      claims.save(later);
      settle(later, BEFORE_SENDING);
      say(later, "Not sent: the claim to payer %s is worked again first", earlier);
    } else if (DENIAL.stream().anyMatch(kind -> tasks.open(later.id(), kind).isPresent())) {
      later.denialWaitsForEarlier(LocalDate.now(clock).plusDays(1));
      claims.save(later);
      settle(later, DENIAL);
      say(later, "The denial waits: the claim to payer %s is worked again first", earlier);
    }
    // Whoever waits looks whose turn it is.
    events.publishEvent(new PayerClaimChanged(later.id()));
  }

  private void settle(PayerClaim claim, List<TaskKind> kinds) {
    kinds.forEach(kind -> events.publishEvent(new TaskSettled(kind, claim.id())));
  }

  private void say(PayerClaim later, String text, PayerClaim earlier) {
    timeline.append(later.familyId(), later.id(), "3.5", text.formatted(earlier.payerId()));
  }
}
