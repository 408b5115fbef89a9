package org.cobaltclaims.transmission;

import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.transmission.BatchStore.BatchClaim;
import org.cobaltclaims.transmission.BatchStore.ClaimFate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues the innocent claims of a refused file again, as a new version with the same content
 * (DOMAIN 4.2). That happens once to a claim; the second time a person looks.
 */
@Service
public class BatchRequeue {

  private final BatchStore store;
  private final PayerClaims claims;
  private final Resending resending;
  private final Timeline timeline;

  BatchRequeue(BatchStore store, PayerClaims claims, Resending resending, Timeline timeline) {
    this.store = store;
    this.claims = claims;
    this.resending = resending;
    this.timeline = timeline;
  }

  /** Queues what was not at fault. Done again, it finds nothing left to do. */
  @Transactional
  public void requeue(String batchId) {
    store.lock(batchId);
    for (BatchClaim sent : store.claims(batchId)) {
      if (sent.fate() == ClaimFate.INNOCENT) {
        claims.findByPcn(sent.pcn()).ifPresent(claim -> requeue(claim, sent.pcn()));
      }
    }
  }

  private void requeue(PayerClaim claim, String refused) {
    boolean refusedNow =
        claim.state() == PayerClaimState.TXN_REJECTED
            || claim.state() == PayerClaimState.FILE_REJECTED;
    if (!refusedNow || !claim.currentVersion().pcn().equals(refused)) {
      return;
    }
    ControlNumber next = resending.copyForNextVersion(claim);
    claim.requeued();
    claims.save(claim);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "4.2",
        "Queued again as %s: its file was refused, not for this claim".formatted(next));
  }
}
