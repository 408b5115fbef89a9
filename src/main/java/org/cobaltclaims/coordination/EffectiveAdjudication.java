package org.cobaltclaims.coordination;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentLine;
import org.jspecify.annotations.Nullable;

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
    /** The newest event takes a decision back (DOMAIN 2.2-4). */
    OPEN_REVERSAL,
    /** A reversal takes back something that we do not know. */
    UNKNOWN_REVERSAL,
    /** Parts of a split claim are missing. */
    INCOMPLETE,
    /** Several decisions on the same lines, or on more than was charged. */
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
    List<ClaimPayment> standing = new ArrayList<>();
    @Nullable ClaimPayment newest = null;
    boolean unknownReversal = false;
    for (ClaimPayment payment : all) {
      if (payment.reversal()) {
        ClaimPayment reversed = reversedBy(payment, standing);
        if (reversed == null) {
          unknownReversal = true;
        } else {
          standing.remove(reversed);
        }
        newest = payment;
      } else if (DECISIONS.contains(payment.status())
          && standing.stream().noneMatch(earlier -> repeats(payment, earlier))) {
        standing.removeIf(earlier -> replaces(payment, earlier));
        standing.add(payment);
        newest = payment;
      }
    }
    if (unknownReversal) {
      return new EffectiveAdjudication(standing, State.UNKNOWN_REVERSAL);
    }
    if (newest == null) {
      return new EffectiveAdjudication(List.of(), State.NONE);
    }
    if (newest.reversal()) {
      return new EffectiveAdjudication(standing, State.OPEN_REVERSAL);
    }
    return new EffectiveAdjudication(standing, completeness(content, standing));
  }

  private static State completeness(ClaimContent content, List<ClaimPayment> standing) {
    if (standing.size() > 1 && !disjoint(standing)) {
      return State.AMBIGUOUS;
    }
    Money decided = standing.stream().map(ClaimPayment::charge).collect(Money.sum());
    int compared = decided.compareTo(content.charge());
    if (compared > 0) {
      return State.AMBIGUOUS;
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
      if (lines.isEmpty() || lines.contains(0) || !seen.addAll(lines)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable ClaimPayment reversedBy(
      ClaimPayment reversal, List<ClaimPayment> standing) {
    for (int i = standing.size() - 1; i >= 0; i--) {
      ClaimPayment candidate = standing.get(i);
      boolean sameClaim =
          candidate.payerClaimControlNumber().equals(reversal.payerClaimControlNumber())
              || candidate.payerClaimControlNumber().equals(reversal.originalControlNumber())
              || candidate.claimNumber().equals(reversal.claimNumber());
      if (sameClaim
          && candidate.charge().equals(reversal.charge().negated())
          && candidate.paid().equals(reversal.paid().negated())) {
        return candidate;
      }
    }
    return null;
  }

  /** The same decision come again (DOMAIN 3.8). */
  private static boolean repeats(ClaimPayment payment, ClaimPayment earlier) {
    return payment.payerClaimControlNumber().equals(earlier.payerClaimControlNumber())
        && payment.claimNumber().equals(earlier.claimNumber())
        && payment.status().equals(earlier.status())
        && payment.charge().equals(earlier.charge())
        && payment.paid().equals(earlier.paid())
        && lineNumbers(payment).equals(lineNumbers(earlier));
  }

  private static List<Integer> lineNumbers(ClaimPayment payment) {
    return payment.lines().stream().map(PaymentLine::lineNumber).sorted().toList();
  }

  /** A correction names the decision that it replaces (REF*F8), if that was worth no money. */
  private static boolean replaces(ClaimPayment payment, ClaimPayment earlier) {
    return !payment.originalControlNumber().isEmpty()
        && payment.originalControlNumber().equals(earlier.payerClaimControlNumber())
        && earlier.paid().isZero();
  }
}
