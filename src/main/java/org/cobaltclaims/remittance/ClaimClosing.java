package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Reason of the entries that ask a payer that was not known before. */
  private static final String NEW_COVERAGE = "NEW_COVERAGE";

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
    release(claim, reason);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "2.2-6",
        "Payer " + claim.payerId() + " is not billed: " + reason);
  }

  /**
   * A person takes a claim out before it has left, or gives up waiting for its payer; what it was
   * asked, or was to be asked, is left to the patient.
   *
   * @param reason a short code
   * @throws IllegalStateException if its payer has decided, or it is closed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void givenUp(PayerClaim claim, String reason) {
    claim.givenUp(reason);
    claims.save(claim);
    release(claim, reason);
  }

  /**
   * Its payer is not asked, because a later one's policy lets us skip it (DOMAIN 2.8): what it was
   * to be asked is asked of that one.
   *
   * @throws IllegalStateException if its payer has decided, or it is closed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void skipped(PayerClaim claim, int destination) {
    claim.givenUp(PayerClaim.SKIPPED);
    claims.save(claim);
    FamilyLedger before = new FamilyLedger(ledger.entries(claim.familyId()));
    book(claim, Posting.releaseToPayer(before, claim.level(), destination, PayerClaim.SKIPPED));
  }

  /**
   * A closed claim is billed after all: what was left to the patient is asked of its payer again.
   *
   * @throws IllegalStateException if it is not closed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takenUp(PayerClaim claim) {
    claim.takenUp();
    claims.save(claim);
    undo(claim.familyId(), "SKIP-" + claim.id());
  }

  /**
   * A payer is known that was not when the last one had decided: what was left to the patient is
   * asked of it first.
   *
   * @param level of the new payer
   * @param lastClaim the claim that was the last
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void askNext(String familyId, int level, String lastClaim) {
    FamilyLedger before = new FamilyLedger(ledger.entries(familyId));
    List<LedgerEntry> asked = Posting.askOfPayer(before, level, NEW_COVERAGE);
    if (!asked.isEmpty()) {
      ledger.post("NEXT-" + lastClaim + "-" + level, familyId, asked);
    }
  }

  /** Negates every posting of a series that was not negated yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void undo(String familyId, String series) {
    Map<String, List<LedgerEntry>> postings = new LinkedHashMap<>();
    ledger
        .booked(Set.of(familyId))
        .getOrDefault(familyId, List.of())
        .forEach(
            booked ->
                postings
                    .computeIfAbsent(booked.postingId(), id -> new ArrayList<>())
                    .add(booked.entry()));
    postings.forEach(
        (id, entries) -> {
          if (id.startsWith(series) && !postings.containsKey("REV-" + id)) {
            ledger.post("REV-" + id, familyId, Reversals.negation(entries, 0));
          }
        });
  }

  private void release(PayerClaim claim, String reason) {
    FamilyLedger before = new FamilyLedger(ledger.entries(claim.familyId()));
    book(claim, Posting.releaseToPatient(before, claim.level(), reason));
  }

  private void book(PayerClaim claim, List<LedgerEntry> release) {
    if (!release.isEmpty()) {
      String id = "SKIP-" + claim.id();
      // Skipped again after the payer before has corrected itself: a posting of its own.
      int times = ledger.occurrences(id);
      ledger.post(times == 0 ? id : id + "-" + (times + 1), claim.familyId(), release);
    }
  }
}
