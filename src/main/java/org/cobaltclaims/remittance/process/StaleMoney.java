package org.cobaltclaims.remittance.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.LedgerEntry;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.Reversals;
import org.cobaltclaims.remittance.StalePostings;

/**
 * The money of a later payer's decision while what that payer was told does not hold (DOMAIN 3.5):
 * what it paid is there, but what it left to others is open with it again, until it decides anew or
 * a person says that its decision stands.
 */
final class StaleMoney {

  private static final String KEPT = "KEEP-";
  private static final String NEGATED = "REV-";

  private StaleMoney() {}

  /** What a payer's decision left to others is open with it again. Twice is no change. */
  static void open(PostingChunk chunk, PayerClaim claim) {
    for (ClaimPayment decision : chunk.standing(claim)) {
      if (current(chunk, claim, decision).isEmpty()) {
        List<LedgerEntry> entries =
            entries(chunk.posting(claim.familyId(), decision.id()), claim.level());
        if (!entries.isEmpty()) {
          chunk.book(
              next(chunk, claim, StalePostings.of(decision.id())), claim.familyId(), entries);
        }
      }
    }
  }

  /** The payer's decision stands as it was made. */
  static void restore(PostingChunk chunk, PayerClaim claim) {
    for (ClaimPayment decision : chunk.standing(claim)) {
      current(chunk, claim, decision)
          .ifPresent(
              posting ->
                  chunk.book(
                      NEGATED + posting,
                      claim.familyId(),
                      Reversals.negation(chunk.posting(claim.familyId(), posting), 0)));
    }
  }

  /** It stands although the payer was asked for another amount: the difference is the patient's. */
  static void keep(PostingChunk chunk, PayerClaim claim) {
    restore(chunk, claim);
    FamilyLedger money = chunk.money(claim.familyId());
    List<LedgerEntry> rest = Posting.releaseToPatient(money, claim.level(), StaleClaims.COB_STALE);
    if (!rest.isEmpty()) {
      chunk.book(next(chunk, claim, KEPT + claim.id()), claim.familyId(), rest);
    }
  }

  /** True if a posting hangs on a decision, so that it goes when the decision is taken back. */
  static boolean hangsOn(String posting, ClaimPayment decision, PayerClaim claim) {
    return StalePostings.hangsOn(posting, decision.id()) || isKept(posting, claim.id());
  }

  /** True if a posting is what a person left to the patient by letting a decision stand. */
  static boolean isKept(String posting, String payerClaimId) {
    return StalePostings.isOf(posting, KEPT + payerClaimId);
  }

  /** The posting that has opened a decision's money and was not taken back. */
  private static Optional<String> current(
      PostingChunk chunk, PayerClaim claim, ClaimPayment decision) {
    Set<String> postings = postings(chunk, claim);
    return postings.stream()
        .filter(posting -> StalePostings.hangsOn(posting, decision.id()))
        .filter(posting -> !postings.contains(NEGATED + posting))
        .findFirst();
  }

  private static String next(PostingChunk chunk, PayerClaim claim, String base) {
    long times =
        postings(chunk, claim).stream()
            .filter(posting -> StalePostings.isOf(posting, base))
            .count();
    return times == 0 ? base : StalePostings.again(base, times + 1);
  }

  private static Set<String> postings(PostingChunk chunk, PayerClaim claim) {
    Set<String> postings = new LinkedHashSet<>();
    chunk.booked(claim.familyId()).stream().map(Ledger.Booked::postingId).forEach(postings::add);
    return postings;
  }

  /** Everything but the payment and what was asked, back to the payer, line by line. */
  private static List<LedgerEntry> entries(List<LedgerEntry> decision, int level) {
    List<LedgerEntry> entries = new ArrayList<>();
    Map<Integer, Money> open = new TreeMap<>();
    for (LedgerEntry entry : decision) {
      boolean ofPayer =
          (entry.bucket() == Bucket.PAID || entry.bucket() == Bucket.PAYER_OPEN)
              && entry.level() == level;
      if (!ofPayer) {
        entries.add(
            new LedgerEntry(
                entry.bucket(),
                entry.level(),
                entry.line(),
                entry.amount().negated(),
                entry.reason(),
                entry.segment()));
        open.merge(entry.line(), entry.amount(), Money::plus);
      }
    }
    open.forEach(
        (line, amount) -> {
          if (!amount.isZero()) {
            entries.add(
                new LedgerEntry(Bucket.PAYER_OPEN, level, line, amount, StaleClaims.COB_STALE, 0));
          }
        });
    return entries;
  }
}
