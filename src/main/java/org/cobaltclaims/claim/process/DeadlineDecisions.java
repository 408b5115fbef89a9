package org.cobaltclaims.claim.process;

import java.time.LocalDate;
import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.worklist.DecisionDetails;
import org.cobaltclaims.worklist.DecisionRefused;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decisions about a payer's last day that comes near or has passed (DOMAIN 8.3). */
@Component
class DeadlineDecisions implements TaskHandler {

  /** The detail that says why a claim is late. */
  private static final String DELAY_REASON = "delayReason";

  /** CLM20. */
  private static final Set<String> DELAY_REASONS =
      Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "15");

  private final PayerClaims claims;
  private final ClaimSending sending;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  DeadlineDecisions(
      PayerClaims claims,
      ClaimSending sending,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.claims = claims;
    this.sending = sending;
    this.timeline = timeline;
    this.events = events;
  }

  @Override
  public boolean handles(Task task) {
    return task.kind() == TaskKind.FILING_LIMIT;
  }

  @Override
  public @Nullable LocalDate carryOut(
      Task task, String decision, DecisionDetails details, String by) {
    switch (decision) {
      case "ON_ITS_WAY" -> details.requireOnly(Set.of());
      case "LATE_FOR_A_REASON" -> {
        details.requireOnly(Set.of(DELAY_REASON));
        late(claims.findById(task.subject()).orElseThrow(), details.text(DELAY_REASON));
      }
      default -> throw DecisionRefused.invalid("a filing limit is not " + decision);
    }
    return null;
  }

  /** The claim says why it is late; if nothing else blocks it, it goes. */
  private void late(PayerClaim claim, String reason) {
    ClaimDecisions.require(claim, DeadlineWatch.NOT_FILED);
    if (!DELAY_REASONS.contains(reason)) {
      throw DecisionRefused.invalid(
          "details." + DELAY_REASON + " must be a code of CLM20: 1 to 11, or 15");
    }
    claim.delayed(reason);
    claims.save(claim);
    timeline.append(
        claim.familyId(), claim.id(), "8.3", "Goes out late, with delay reason " + reason);
    if (claim.state() == PayerClaimState.CORRECTING && sending.blocking(claim).isEmpty()) {
      sending.scrub(claim.id());
    }
    events.publishEvent(new PayerClaimChanged(claim.id()));
  }
}
