package org.cobaltclaims.remittance.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.Reversals;
import org.cobaltclaims.remittance.SplitClaim;
import org.cobaltclaims.remittance.StoredPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts one payer's decisions on one claim, or says why a person has to (DOMAIN 3.2-3.9): reversals
 * before corrections, whatever their order in the file; the parts of a split claim together.
 */
@Component
class ClaimPosting {

  private static final String SPLIT_INCOMPLETE = "SPLIT_INCOMPLETE";
  private static final String PRIOR_PAYER_OPEN = "PRIOR_PAYER_OPEN";
  private static final String REVERSAL_MISSING = "REVERSAL_MISSING";

  private final ClaimDeciding deciding;
  private final NotOurs notOurs;
  private final Payers payers;
  private final ReasonCodes codes = ReasonCodes.standard();

  ClaimPosting(ClaimDeciding deciding, NotOurs notOurs, Payers payers) {
    this.deciding = deciding;
    this.notOurs = notOurs;
    this.payers = payers;
  }

  /**
   * A payment of the claim that has not been posted.
   *
   * @param key what makes it the same decision wherever it appears; it is claimed when it is taken
   */
  record Arrived(StoredPayment stored, String key) {
    ClaimPayment payment() {
      return stored.payment();
    }
  }

  /**
   * Posts what arrived for a claim.
   *
   * @param known the keys of decisions that have been taken already
   * @param accepted whether a person has accepted it: what is certain but for that is posted
   */
  void post(
      PostingChunk chunk,
      PayerClaim claim,
      List<Arrived> arrived,
      Set<String> known,
      boolean accepted) {
    Map<String, Integer> times = new HashMap<>();
    arrived.forEach(a -> times.merge(a.key(), 1, Integer::sum));
    List<Arrived> fresh = new ArrayList<>();
    for (Arrived a : arrived) {
      if (known.contains(a.key())) {
        chunk.dispose(
            a.stored(), a.payment(), Disposition.DUPLICATE, "SAME_DECISION", claim, null, null);
      } else if (times.getOrDefault(a.key(), 0) > 1) {
        hold(chunk, claim, a, a.payment(), "TWICE_IN_ONE_ERA", false);
      } else {
        fresh.add(a);
      }
    }
    Deque<Arrived> rest = new ArrayDeque<>();
    for (Arrived a : fresh) {
      // A reversal may stand behind its correction; whatever it negates stood before both.
      if (!reverse(chunk, claim, a)) {
        rest.add(a);
      }
    }
    while (!rest.isEmpty()) {
      Arrived next = rest.removeFirst();
      if (next.payment().reversal()) {
        if (reverse(chunk, claim, next)) {
          awaited(chunk, claim).reversed().forEach(rest::addFirst);
        } else {
          hold(chunk, claim, next, next.payment(), whyNotReversed(chunk, claim, next), true);
        }
      } else {
        decide(chunk, claim, next, rest, accepted);
      }
    }
    // Corrections that came before their reversal.
    awaited(chunk, claim).forEach(a -> decide(chunk, claim, a, new ArrayDeque<>(), accepted));
    if (claim.decided()) {
      chunk.claim(claim.familyId(), claim.level() + 1).ifPresent(next -> early(chunk, next));
    }
  }

  /** What the next payer decided before this one's decision was posted. */
  private void early(PostingChunk chunk, PayerClaim next) {
    chunk.held(next).stream()
        .filter(stored -> PRIOR_PAYER_OPEN.equals(stored.reason()))
        .map(stored -> new Arrived(stored, ""))
        .forEach(a -> decide(chunk, next, a, new ArrayDeque<>(), false));
  }

  /** The held corrections of a claim whose decision has been taken back by now. */
  private static List<Arrived> awaited(PostingChunk chunk, PayerClaim claim) {
    return claim.state() == PayerClaimState.REVERSED
        ? chunk.held(claim).stream()
            .filter(stored -> REVERSAL_MISSING.equals(stored.reason()))
            .map(stored -> new Arrived(stored, ""))
            .toList()
        : List.of();
  }

  private boolean reverse(PostingChunk chunk, PayerClaim claim, Arrived arrived) {
    ClaimPayment reversal = arrived.payment();
    if (!reversal.status().equals("22")) {
      return false;
    }
    Optional<ClaimPayment> original = Reversals.negatedBy(reversal, chunk.standing(claim));
    if (original.isEmpty()) {
      return reverseSetAside(chunk, claim, arrived);
    }
    TakingBack.apply(
        chunk,
        claim,
        original.get(),
        reversal,
        TakingBack.bookings(chunk, claim, original.get(), reversal));
    chunk.dispose(
        arrived.stored(), reversal, Disposition.REVERSAL, null, claim, key(arrived), null);
    chunk.say(
        claim,
        "3.5",
        "Payer %s took its decision%s back: charged %s, paid %s%s"
            .formatted(
                claim.payerId(),
                original.get().payerClaimControlNumber().isEmpty()
                    ? ""
                    : " " + original.get().payerClaimControlNumber(),
                reversal.charge(),
                reversal.paid(),
                from(reversal)));
    return true;
  }

  /**
   * A payer that was asked out of turn takes its denial back, before it decides in its turn. It
   * does not count any more: there is nothing to book.
   */
  private static boolean reverseSetAside(PostingChunk chunk, PayerClaim claim, Arrived arrived) {
    ClaimPayment reversal = arrived.payment();
    boolean known =
        reversal.paid().isZero()
            && Reversals.negatedBy(reversal, chunk.setAside(claim.familyId())).isPresent();
    if (known) {
      chunk.dispose(
          arrived.stored(), reversal, Disposition.REVERSAL, null, claim, key(arrived), null);
      chunk.say(
          claim,
          "3.5",
          "Payer %s took back what it had decided out of turn%s"
              .formatted(claim.payerId(), from(reversal)));
    }
    return known;
  }

  /** Where a decision stands in its remittance; one that was typed in stands nowhere. */
  static String from(ClaimPayment payment) {
    return payment.segment() == 0 ? "" : " (segment %d)".formatted(payment.segment());
  }

  private static String whyNotReversed(PostingChunk chunk, PayerClaim claim, Arrived arrived) {
    if (!arrived.payment().status().equals("22")) {
      return "NEGATIVE_PAYMENT";
    }
    return chunk.standing(claim).isEmpty() ? "REVERSAL_UNKNOWN" : "REVERSAL_DIFFERS";
  }

  private void decide(
      PostingChunk chunk,
      PayerClaim claim,
      Arrived arrived,
      Deque<Arrived> rest,
      boolean accepted) {
    if (notOurs.take(chunk, claim, arrived) || paidBefore(chunk, claim, arrived)) {
      return;
    }
    ClaimContent content = chunk.content(claim.familyId());
    Matching.Lines lines = Matching.lines(content, arrived.payment());
    String obstacle = obstacle(chunk, claim, lines, accepted);
    if (!obstacle.isEmpty()) {
      hold(chunk, claim, arrived, lines.payment(), obstacle, true);
      return;
    }
    if (lines.chargeAgrees()) {
      boolean complete =
          lines.unmatched().isEmpty()
              && (arrived.payment().lines().isEmpty() || lines.undecided().isEmpty());
      if (complete) {
        post(chunk, claim, content, List.of(arrived), List.of(lines.payment()));
      } else {
        hold(chunk, claim, arrived, lines.payment(), "LINES", true);
      }
      return;
    }
    List<Arrived> parts = new ArrayList<>();
    chunk.held(claim).stream()
        .filter(stored -> SPLIT_INCOMPLETE.equals(stored.reason()))
        .map(stored -> new Arrived(stored, ""))
        .forEach(parts::add);
    parts.add(arrived);
    for (Arrived other : List.copyOf(rest)) {
      boolean part =
          !other.payment().reversal() && !other.payment().charge().equals(content.charge());
      if (part
          && obstacle(chunk, claim, Matching.lines(content, other.payment()), accepted).isEmpty()) {
        rest.remove(other);
        parts.add(other);
      }
    }
    List<ClaimPayment> matched =
        parts.stream().map(part -> Matching.lines(content, part.payment()).payment()).toList();
    // Where one part was taken back and is corrected now, the others stand.
    List<ClaimPayment> all = new ArrayList<>(standingParts(chunk, claim));
    all.addAll(matched);
    switch (SplitClaim.state(content, all)) {
      case WHOLE -> post(chunk, claim, content, parts, matched);
      case INCOMPLETE -> holdAll(chunk, claim, parts, matched, SPLIT_INCOMPLETE);
      case NOT_PARTS -> holdAll(chunk, claim, parts, matched, "CHARGE_DIFFERS");
    }
  }

  private static List<ClaimPayment> standingParts(PostingChunk chunk, PayerClaim claim) {
    return claim.state() == PayerClaimState.REVERSED ? chunk.standing(claim) : List.of();
  }

  /**
   * Denied as a duplicate of what the payer has paid, as it did after a crossover: whoever would
   * have to look for the first decision finds it posted. Nothing changes.
   */
  private static boolean paidBefore(PostingChunk chunk, PayerClaim claim, Arrived arrived) {
    ClaimPayment payment = arrived.payment();
    boolean known =
        claim.decided()
            && DuplicateDenials.says(payment)
            && chunk.standing(claim).stream().anyMatch(earlier -> earlier.paid().isPositive());
    if (known) {
      chunk.dispose(
          arrived.stored(),
          payment,
          Disposition.SET_ASIDE,
          "DUPLICATE_CLAIM",
          claim,
          key(arrived),
          null);
      chunk.settle(TaskKind.MATCH_PAYMENT, payment.id());
      chunk.say(
          claim,
          "5.4-18",
          "Payer %s denied a claim as a duplicate of the one that it has paid: nothing changes (segment %d)"
              .formatted(claim.payerId(), payment.segment()));
    }
    return known;
  }

  /** Why a decision cannot be posted by itself, whatever its lines; empty if it can. */
  private static String obstacle(
      PostingChunk chunk, PayerClaim claim, Matching.Lines lines, boolean accepted) {
    ClaimPayment payment = lines.payment();
    if (!Posting.isPostable(payment)) {
      return "STATUS-" + payment.status();
    }
    if (decidedBefore(claim)) {
      List<ClaimPayment> standing = chunk.standing(claim);
      boolean answersWhatWasSentAgain =
          !claim.decided()
              && claim.hasVersion()
              && claim.currentVersion().pcn().equals(Matching.normalise(payment.claimNumber()));
      if (!answersWhatWasSentAgain
          && standing.stream().anyMatch(earlier -> sameMoney(earlier, payment))) {
        return "POSSIBLE_REISSUE";
      }
      boolean hadMoney = standing.stream().anyMatch(earlier -> !earlier.paid().isZero());
      if (hadMoney && !accepted) {
        return REVERSAL_MISSING;
      }
    }
    if (claim.state() == PayerClaimState.CLOSED) {
      return "CLAIM_CLOSED";
    }
    boolean priorOpen =
        claim.level() > 1
            && !chunk
                .claim(claim.familyId(), claim.level() - 1)
                .map(PayerClaim::decided)
                .orElse(false);
    if (priorOpen) {
      return PRIOR_PAYER_OPEN;
    }
    return PaymentBalance.failures(payment).isEmpty()
        ? ""
        : PaymentBalance.failures(payment).getFirst().rule();
  }

  /**
   * A decision may stand from before: of a claim that is decided, or that was sent again or
   * appealed since. One that was taken back does not stand.
   */
  private static boolean decidedBefore(PayerClaim claim) {
    return claim.state() != PayerClaimState.REVERSED;
  }

  /** A paper EOB that was typed in may lack the payer's number. */
  static boolean sameMoney(ClaimPayment one, ClaimPayment other) {
    boolean unnumbered =
        one.payerClaimControlNumber().isEmpty() || other.payerClaimControlNumber().isEmpty();
    return (one.payerClaimControlNumber().equals(other.payerClaimControlNumber())
            || unnumbered && !one.paid().isZero())
        && one.status().equals(other.status())
        && one.charge().equals(other.charge())
        && one.paid().equals(other.paid());
  }

  /**
   * Posts the whole of a decision, one payment or the parts of a split one. What stands from before
   * had no money, or a person said so: it is replaced.
   */
  private void post(
      PostingChunk chunk,
      PayerClaim claim,
      ClaimContent content,
      List<Arrived> arrived,
      List<ClaimPayment> payments) {
    List<ClaimPayment> replaced = decidedBefore(claim) ? chunk.standing(claim) : List.of();
    Map<ClaimPayment, List<Ledger.Booking>> back = new HashMap<>();
    FamilyLedger money = chunk.money(claim.familyId());
    for (ClaimPayment earlier : replaced) {
      List<Ledger.Booking> bookings =
          TakingBack.bookings(chunk, claim, earlier, payments.getFirst());
      back.put(earlier, bookings);
      for (Ledger.Booking booking : bookings) {
        money = money.plus(booking.entries());
      }
    }
    List<Posting.Result> results = new ArrayList<>();
    for (ClaimPayment payment : payments) {
      Posting.Result result =
          Posting.post(
              money,
              payment,
              claim.level(),
              content.coverage(claim.level() + 1) != null,
              chunk.profile(claim.payerId(), payers),
              codes);
      if (!result.posted()) {
        holdAll(chunk, claim, arrived, payments, result.problems().getFirst().rule());
        return;
      }
      results.add(result);
      money = money.plus(result.entries());
    }
    boolean correction = claim.state() == PayerClaimState.REVERSED || !replaced.isEmpty();
    for (ClaimPayment earlier : replaced) {
      TakingBack.apply(
          chunk, claim, earlier, payments.getFirst(), back.getOrDefault(earlier, List.of()));
    }
    for (int i = 0; i < payments.size(); i++) {
      Arrived part = arrived.get(i);
      chunk.book(payments.get(i).id(), claim.familyId(), results.get(i).entries());
      chunk.dispose(
          part.stored(), payments.get(i), Disposition.POSTED, null, claim, key(part), null);
      chunk.settle(TaskKind.MATCH_PAYMENT, part.payment().id());
    }
    deciding.adjudicate(chunk, claim, chunk.standing(claim), correction);
  }

  private static void holdAll(
      PostingChunk chunk,
      PayerClaim claim,
      List<Arrived> arrived,
      List<ClaimPayment> payments,
      String reason) {
    for (int i = 0; i < arrived.size(); i++) {
      hold(chunk, claim, arrived.get(i), payments.get(i), reason, true);
    }
  }

  /** Nothing of the payment is posted; a person decides. */
  static void hold(
      PostingChunk chunk,
      PayerClaim claim,
      Arrived arrived,
      ClaimPayment payment,
      String reason,
      boolean claimKey) {
    chunk.dispose(
        arrived.stored(),
        payment,
        Disposition.HELD,
        reason,
        claim,
        claimKey ? key(arrived) : null,
        null);
    TaskKind kind =
        switch (reason) {
          case "REVERSAL_UNKNOWN", "REVERSAL_DIFFERS", "NEGATIVE_PAYMENT" ->
              TaskKind.REVIEW_REVERSAL;
          case "POSSIBLE_REISSUE" -> TaskKind.POSSIBLE_REISSUE;
          default -> TaskKind.MATCH_PAYMENT;
        };
    chunk.need(kind, payment.id(), claim.familyId(), reason);
    chunk.say(
        claim,
        kind == TaskKind.REVIEW_REVERSAL ? "3.5" : "3.7",
        "Payment " + payment.payerClaimControlNumber() + " is held for a person: " + reason);
  }

  static @Nullable String key(Arrived arrived) {
    return arrived.key().isEmpty() ? null : arrived.key();
  }
}
