package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentLine;

/**
 * What of all that a payer decided on a claim counts now (DOMAIN 2.10): without what was reversed,
 * without repetitions, the newest correction; the parts of a split claim together.
 *
 * @param payments what counts, in order of time; empty if nothing does
 * @param state whether it can be relied on
 */
public record EffectiveAdjudication(List<ClaimPayment> payments, State state) {

  public EffectiveAdjudication {
    payments = List.copyOf(payments);
  }

  /** Whether the decision can be relied on. */
  public enum State {
    /** There is exactly one decision, or the whole of a split one. */
    CERTAIN,
    /** The payer has not decided. */
    NONE,
    /** A decision was taken back and what stands without it is not a whole one (DOMAIN 2.2-4). */
    OPEN_REVERSAL,
    /** A reversal takes back something that we do not know. */
    UNKNOWN_REVERSAL,
    /** Parts of a split claim are missing. */
    INCOMPLETE,
    /** The payer decided on more than was charged. */
    OVERCHARGED,
    /** Several decisions on the same lines, or together on more than was charged. */
    AMBIGUOUS
  }

  private static final Set<String> DECISIONS = Set.of("1", "2", "3", "4", "19", "20", "21");

  /**
   * What counts of a payer's decisions.
   *
   * @param content the family's claim
   * @param all every decision of the payer on the claim, in the order in which they came, lines
   *     matched to ours
   */
  public static EffectiveAdjudication of(ClaimContent content, List<ClaimPayment> all) {
    Events events = new Events();
    all.forEach(events::take);
    return events.result(content);
  }

  /** A payer's decisions as they come, one after the other. */
  private static final class Events {
    private final List<ClaimPayment> standing = new ArrayList<>();
    private final List<ClaimPayment> takenBack = new ArrayList<>();
    private final List<ClaimPayment> replaced = new ArrayList<>();
    private final List<ClaimPayment> reversals = new ArrayList<>();
    private boolean unknownReversal;

    void take(ClaimPayment payment) {
      if (payment.reversal()) {
        reverse(payment);
      } else if (DECISIONS.contains(payment.status()) && !known(payment)) {
        standing.stream()
            .filter(earlier -> Decisions.replaces(payment, earlier))
            .forEach(replaced::add);
        standing.removeAll(replaced);
        standing.add(payment);
      }
    }

    private void reverse(ClaimPayment reversal) {
      if (reversals.stream().anyMatch(earlier -> Decisions.repeats(reversal, earlier))) {
        return;
      }
      reversals.add(reversal);
      ClaimPayment reversed = Decisions.reversedBy(reversal, standing);
      if (reversed != null) {
        standing.remove(reversed);
        takenBack.add(reversed);
      } else if (Decisions.reversedBy(reversal, replaced) == null) {
        unknownReversal = true;
      }
    }

    /** Come again, or come late although it was taken back already. */
    private boolean known(ClaimPayment payment) {
      return Stream.of(standing, takenBack, replaced)
          .flatMap(List::stream)
          .anyMatch(earlier -> Decisions.repeats(payment, earlier));
    }

    EffectiveAdjudication result(ClaimContent content) {
      State state = standing.isEmpty() ? State.NONE : completeness(content, standing);
      if (unknownReversal) {
        state = State.UNKNOWN_REVERSAL;
      } else if (!takenBack.isEmpty() && (state == State.NONE || state == State.INCOMPLETE)) {
        state = State.OPEN_REVERSAL;
      }
      return new EffectiveAdjudication(standing, state);
    }
  }

  private static State completeness(ClaimContent content, List<ClaimPayment> standing) {
    if (standing.size() > 1 && !disjoint(standing)) {
      return State.AMBIGUOUS;
    }
    Money decided = standing.stream().map(ClaimPayment::charge).collect(Money.sum());
    int compared = decided.compareTo(content.charge());
    if (compared > 0) {
      return standing.size() == 1 ? State.OVERCHARGED : State.AMBIGUOUS;
    }
    return compared < 0 ? State.INCOMPLETE : State.CERTAIN;
  }

  /** Parts of a split claim are about different lines. */
  private static boolean disjoint(List<ClaimPayment> payments) {
    Set<Integer> seen = new HashSet<>();
    for (ClaimPayment payment : payments) {
      Set<Integer> lines = new HashSet<>();
      payment.lines().stream()
          .filter(Matching::carriesMoney)
          .map(PaymentLine::lineNumber)
          .forEach(lines::add);
      if (lines.isEmpty() || lines.contains(0) || !Collections.disjoint(seen, lines)) {
        return false;
      }
      seen.addAll(lines);
    }
    return true;
  }
}
