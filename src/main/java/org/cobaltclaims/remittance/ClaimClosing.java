package org.cobaltclaims.remittance;

import java.util.List;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a claim that its payer will not be billed for; the money goes where it belongs then. */
@Service
public class ClaimClosing {

  private final PayerClaims claims;
  private final Ledger ledger;
  private final Timeline timeline;

  ClaimClosing(PayerClaims claims, Ledger ledger, Timeline timeline) {
    this.claims = claims;
    this.ledger = ledger;
    this.timeline = timeline;
  }

  /**
   * The payer is not billed; what it was to be asked is left to the patient. A closed claim is left
   * as it is.
   *
   * @param reason the gate's name for it, such as NO_PR, or a person's decision
   * @throws IllegalStateException if the claim's state does not allow it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void notBilled(String payerClaimId, String reason) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (claim.state() == PayerClaimState.CLOSED) {
      return;
    }
    claim.closed(reason);
    claims.save(claim);
    FamilyLedger before = new FamilyLedger(ledger.entries(claim.familyId()));
    List<LedgerEntry> release = Posting.releaseToPatient(before, claim.level(), reason);
    if (!release.isEmpty()) {
      String id = "SKIP-" + claim.id();
      // Skipped again after the payer before has corrected itself: a posting of its own.
      int times = ledger.occurrences(id);
      ledger.post(times == 0 ? id : id + "-" + (times + 1), claim.familyId(), release);
    }
    timeline.append(
        claim.familyId(),
        claim.id(),
        "2.2-6",
        "Payer " + claim.payerId() + " is not billed: " + reason);
  }
}
