package org.cobaltclaims.remittance.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.LedgerEntry;
import org.cobaltclaims.remittance.Reversals;

/**
 * Takes a posted decision back (DOMAIN 3.5): its entries are negated, and so is what followed from
 * it without any payer: what a skipped payer left to the patient, where a person sent what was
 * denied. What later payers decided stands.
 */
final class TakingBack {

  private TakingBack() {}

  /**
   * What has to be booked; nothing if it was taken back before.
   *
   * @param by the reversal, or the decision that replaces it
   */
  static List<Ledger.Booking> bookings(
      PostingChunk chunk, PayerClaim claim, ClaimPayment original, ClaimPayment by) {
    Set<String> postings = new LinkedHashSet<>();
    chunk.booked(claim.familyId()).forEach(booked -> postings.add(booked.postingId()));
    List<Ledger.Booking> bookings = new ArrayList<>();
    for (String posting : postings) {
      boolean undone =
          posting.equals(original.id())
              || StaleMoney.hangsOn(posting, original, claim)
              || followsFrom(posting, claim);
      String id = "REV-" + posting;
      if (undone && !postings.contains(id)) {
        List<LedgerEntry> entries =
            Reversals.negation(chunk.posting(claim.familyId(), posting), by.segment());
        bookings.add(new Ledger.Booking(id, claim.familyId(), entries));
      }
    }
    return bookings;
  }

  private static boolean followsFrom(String posting, PayerClaim claim) {
    if (posting.startsWith(claim.id() + "-" + TaskKind.WORK_DENIAL)
        || posting.startsWith(claim.id() + "-" + TaskKind.APPROVE_WRITE_OFF)) {
      return true;
    }
    for (int level = claim.level() + 1; level <= 9; level++) {
      String later = PayerClaim.idOf(claim.familyId(), level);
      if (posting.startsWith("SKIP-" + later) || StaleMoney.isKept(posting, later)) {
        return true;
      }
    }
    return false;
  }

  /** Books it, marks the decision, and looks after the claims to the payers that come later. */
  static void apply(
      PostingChunk chunk,
      PayerClaim claim,
      ClaimPayment original,
      ClaimPayment by,
      List<Ledger.Booking> bookings) {
    bookings.forEach(b -> chunk.book(b.postingId(), b.familyId(), b.entries()));
    chunk.dispose(
        chunk.stored(claim, original), original, Disposition.REVERSED, null, claim, null, by.id());
    claim.reversed(by.adjudicated());
    chunk.changed(claim);
    List.of(
            TaskKind.WORK_DENIAL,
            TaskKind.APPROVE_WRITE_OFF,
            TaskKind.FOLLOW_APPEAL,
            TaskKind.UNDERPAID)
        .forEach(kind -> chunk.settle(kind, claim.id()));
    chunk.reopen(claim.familyId());
    for (PayerClaim later : chunk.claims(claim.familyId())) {
      if (later.level() > claim.level()) {
        later(chunk, claim, later);
      }
    }
  }

  private static void later(PostingChunk chunk, PayerClaim claim, PayerClaim later) {
    switch (later.state()) {
      case DRAFT, SCRUBBED, QUEUED, CORRECTING, FILE_REJECTED, TXN_REJECTED, REJECTED, CLOSED -> {
        boolean wasOpen = !later.isCancelled();
        later.cancelled();
        List.of(
                TaskKind.REVIEW_SECONDARY,
                TaskKind.COB_UNBALANCED,
                TaskKind.CORRECT_CLAIM,
                TaskKind.CORRECT_REJECTION,
                TaskKind.PRINT_AND_MAIL)
            .forEach(kind -> chunk.settle(kind, later.id()));
        chunk.changed(later);
        if (wasOpen) {
          chunk.say(
              later,
              "3.5",
              "Cancelled: payer %s took its decision back; looked at anew when it has corrected it"
                  .formatted(claim.payerId()));
        }
      }
      case AWAITING_CROSSOVER -> {
        // The payer itself sends it what it decides.
      }
      case BATCHED,
          SENT,
          SYNTAX_OK,
          RECEIVED,
          ACCEPTED,
          PENDING,
          INFO_REQUESTED,
          ADJUDICATED,
          CROSSED_OVER,
          REVERSED,
          APPEALED,
          WRITTEN_OFF,
          PRINTED,
          MAILED -> {
        StaleMoney.open(chunk, later);
        // Whoever waits for its answer looks whose turn it is.
        chunk.changed(later);
        chunk.need(TaskKind.REVIEW_REVERSAL, later.id(), later.familyId(), StaleClaims.COB_STALE);
        chunk.say(
            later,
            "3.5",
            "COB_STALE: payer %s took back the decision that this payer was told"
                .formatted(claim.payerId()));
      }
    }
  }
}
