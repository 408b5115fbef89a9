package org.cobaltclaims.transmission;

import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends the same once more: word for word what the last version said, under a control number of its
 * own (DOMAIN 1.8).
 */
@Service
public class Resending {

  private final PayerClaims claims;
  private final Snapshots snapshots;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  Resending(
      PayerClaims claims,
      Snapshots snapshots,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.claims = claims;
    this.snapshots = snapshots;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * Queues a claim again because a person said so.
   *
   * @throws IllegalStateException if no version of it is on its way, with the payer or refused
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void again(PayerClaim claim, String rule) {
    ControlNumber next = copyForNextVersion(claim);
    claim.queuedAgain();
    claims.save(claim);
    boolean paper = claim.currentVersion().channel().equals("PAPER");
    if (paper) {
      boolean portal =
          payers.profile(claim.payerId()).channel(claim.level()) == PayerProfile.Channel.PORTAL;
      events.publishEvent(
          new TaskNeeded(
              TaskKind.PRINT_AND_MAIL, claim.id(), claim.familyId(), portal ? "PORTAL" : "PRINT"));
    }
    timeline.append(
        claim.familyId(),
        claim.id(),
        rule,
        "Version %s says the same again, %s"
            .formatted(next, paper ? "to be printed and mailed" : "to go with the next file"));
  }

  /** Keeps what the current version says for the next one; returns the next one's number. */
  ControlNumber copyForNextVersion(PayerClaim claim) {
    String last = claim.currentVersion().pcn();
    ControlNumber next = claim.nextControlNumber();
    BilledClaim billed =
        StoredJson.read(
            snapshots
                .load(last)
                .orElseThrow(() -> new IllegalStateException("no snapshot of version " + last)),
            BilledClaim.class);
    snapshots.save(next.toString(), StoredJson.write(as(billed, next)));
    return next;
  }

  private static BilledClaim as(BilledClaim billed, ControlNumber number) {
    return new BilledClaim(
        number.toString(),
        billed.level(),
        billed.frequency(),
        billed.originalReference(),
        billed.delayReason(),
        billed.sendTaxonomy(),
        billed.content(),
        billed.priorAdjudications(),
        billed.bypassedLevels());
  }
}
