package org.cobaltclaims.claim.process;

import java.time.Duration;
import java.util.Map;
import org.cobaltclaims.claim.FamilyOpened;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimsAccepted;
import org.cobaltclaims.claim.PayerClaimsChanged;
import org.cobaltclaims.engine.Outbox;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.RootProcess;
import org.cobaltclaims.engine.Roots;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What happens to families and claims, told to the process engine from within the same transaction.
 */
@Component
class ClaimEvents {

  /** Engine time: long enough for an instance that is about to wait. It says only "look again". */
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private final Roots roots;
  private final Outbox outbox;

  ClaimEvents(Roots roots, Outbox outbox) {
    this.roots = roots;
    this.outbox = outbox;
  }

  @EventListener
  void on(FamilyOpened opened) {
    roots.open(RootProcess.CLAIM_FAMILY, opened.familyId());
  }

  @EventListener
  void on(FamilyReopened reopened) {
    roots.reopen(RootProcess.CLAIM_FAMILY, reopened.familyId());
  }

  @EventListener
  void on(PayerClaimChanged changed) {
    outbox.publish(
        ProcessNames.Messages.PAYER_CLAIM_CHANGED, changed.payerClaimId(), TIME_TO_LIVE, Map.of());
  }

  @EventListener
  void on(PayerClaimsChanged changed) {
    outbox.publishAll(
        ProcessNames.Messages.PAYER_CLAIM_CHANGED, changed.payerClaimIds(), TIME_TO_LIVE);
  }

  @EventListener
  void on(PayerClaimsAccepted accepted) {
    outbox.publishAll(
        ProcessNames.Messages.PAYER_CLAIM_ACCEPTED, accepted.payerClaimIds(), TIME_TO_LIVE);
  }
}
