package org.cobaltclaims.paper.process;

import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.paper.PrintBatches.Batch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes on the timeline who took out documents about a patient (DOMAIN 11: reads are audited). */
@Service
@Transactional
public class PaperReads {

  private final PayerClaims claims;
  private final Timeline timeline;

  PaperReads(PayerClaims claims, Timeline timeline) {
    this.claims = claims;
    this.timeline = timeline;
  }

  /**
   * A document about a claim was read.
   *
   * @param what its kind, and the version if it is about one
   */
  public void noted(PayerClaim claim, String what, String by) {
    timeline.append(claim.familyId(), claim.id(), "11", "%s read by %s".formatted(what, by));
  }

  /** The document of a batch was read: all its packets. */
  public void noted(Batch batch, String by) {
    batch
        .versions()
        .forEach(
            version ->
                claims
                    .findById(version.payerClaimId())
                    .ifPresent(claim -> noted(claim, "Packet of version " + version.pcn(), by)));
  }
}
