package org.cobaltclaims.coordination.process;

import java.util.List;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.FamilyHold;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.stereotype.Service;

/**
 * How a person stops a claim or a family beside the tasks (DOMAIN 2.2, 2.9): for a while, for good,
 * or by asking the payer to forget it. Every act stands on the timeline with who and why.
 */
@Service
public class ManualStops {

  private final PayerClaims claims;
  private final ClaimManagement management;
  private final ClaimClosing closing;
  private final Denials denials;
  private final FamilyHold hold;
  private final LaterClaims later;
  private final Payers payers;
  private final ManualActs acts;

  ManualStops(
      PayerClaims claims,
      ClaimManagement management,
      ClaimClosing closing,
      Denials denials,
      FamilyHold hold,
      LaterClaims later,
      Payers payers,
      ManualActs acts) {
    this.claims = claims;
    this.management = management;
    this.closing = closing;
    this.denials = denials;
    this.hold = hold;
    this.later = later;
    this.payers = payers;
    this.acts = acts;
  }

  /** Nothing of the family leaves until it is released. */
  public ClaimFamily hold(String familyId, String why, String by) {
    ManualActs.requireReason(why);
    return acts.run(
        () -> {
          hold.hold(acts.family(familyId).id(), why, by);
          return acts.family(familyId);
        });
  }

  /** The family goes on. */
  public ClaimFamily release(String familyId, String why, String by) {
    return acts.run(
        () -> {
          if (!hold.release(acts.family(familyId).id(), why, by)) {
            throw DecisionRefused.state("family %s is not on hold".formatted(familyId));
          }
          return acts.family(familyId);
        });
  }

  /** Gives a claim up, wherever it stands before its payer has decided. */
  public PayerClaim close(String payerClaimId, String why, String by) {
    ManualActs.requireReason(why);
    return acts.run(
        () -> {
          acts.lock(payerClaimId);
          PayerClaim claim = acts.existing(payerClaimId);
          giveUp(claim, why, by);
          return claim;
        });
  }

  private void giveUp(PayerClaim claim, String why, String by) {
    if (claim.decided()
        || claim.state() == PayerClaimState.CLOSED
        || claim.state() == PayerClaimState.BATCHED) {
      throw DecisionRefused.state(
          "payer claim %s is %s: there is nothing to close".formatted(claim.id(), claim.state()));
    }
    closing.givenUp(claim, "CLOSED_BY_HAND");
    acts.say(claim, "Closed by %s: %s", by, why);
    acts.goOn(claim, TaskKind.values());
  }

  /** Gives up every claim of a family that is still to be decided; the rest is the patient's. */
  public ClaimFamily closeFamily(String familyId, String why, String by) {
    ManualActs.requireReason(why);
    return acts.run(
        () -> {
          management.lock(acts.family(familyId).id());
          List<PayerClaim> all = claims.findByFamilyIdOrderByLevel(familyId);
          if (denials.undecided(all.getFirst()).isPositive()) {
            throw DecisionRefused.state("something was denied and not decided yet: decide that");
          }
          List<PayerClaim> open =
              all.stream()
                  .filter(c -> !c.decided() && c.state() != PayerClaimState.CLOSED)
                  .toList();
          if (open.isEmpty()) {
            throw DecisionRefused.state("no claim of the family is open");
          }
          open.forEach(claim -> giveUp(claim, why, by));
          return acts.family(familyId);
        });
  }

  /**
   * Asks a payer to forget the claim that it has decided (frequency 8).
   *
   * @throws DecisionRefused if it has not decided it, takes no voids or gave no control number
   */
  public PayerClaim voidClaim(String payerClaimId, String why, String by) {
    ManualActs.requireReason(why);
    return acts.run(
        () -> {
          acts.lock(payerClaimId);
          PayerClaim claim = acts.existing(payerClaimId);
          String icn = claim.icn();
          if (icn == null
              || claim.state() != PayerClaimState.ADJUDICATED
              || !payers.profile(claim.payerId()).acceptsReplacement()) {
            throw DecisionRefused.state(
                "payer claim %s is %s: a void needs the payer's decision with its control number, and a payer that takes it"
                    .formatted(claim.id(), claim.state()));
          }
          claim.replace(PayerClaim.VOID);
          claims.save(claim);
          later.waitFor(claim);
          acts.say(claim, "To be voided (frequency 8, REF*F8 %s) by %s: %s", icn, by, why);
          acts.goOn(claim, TaskKind.WORK_DENIAL);
          return claim;
        });
  }
}
