package org.cobaltclaims.coordination;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentLine;
import org.jspecify.annotations.Nullable;

/** How two decisions of one payer on one claim stand to each other (DOMAIN 2.10, 3.5, 3.8). */
final class Decisions {

  private Decisions() {}

  /** The same decision come again, to the last adjustment (DOMAIN 3.8). */
  static boolean repeats(ClaimPayment payment, ClaimPayment earlier) {
    return payment.payerClaimControlNumber().equals(earlier.payerClaimControlNumber())
        && Matching.normalise(payment.claimNumber())
            .equals(Matching.normalise(earlier.claimNumber()))
        && payment.status().equals(earlier.status())
        && payment.charge().equals(earlier.charge())
        && payment.paid().equals(earlier.paid())
        && lineNumbers(payment).equals(lineNumbers(earlier))
        && rows(payment, 1).equals(rows(earlier, 1));
  }

  /**
   * The decision that a reversal takes back: of the same claim, its charge and payment turned round
   * (DOMAIN 3.5). Where several are, the one with the control number that the reversal names, then
   * the one whose adjustments are turned round too, then the newest.
   *
   * @return null if there is none
   */
  static @Nullable ClaimPayment reversedBy(ClaimPayment reversal, List<ClaimPayment> standing) {
    ClaimPayment best = null;
    int bestScore = 0;
    for (ClaimPayment candidate : standing) {
      int score = score(reversal, candidate);
      if (score > 0 && score >= bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** 0 if the reversal cannot mean the decision. */
  private static int score(ClaimPayment reversal, ClaimPayment candidate) {
    boolean named =
        candidate.payerClaimControlNumber().equals(reversal.payerClaimControlNumber())
            || candidate.payerClaimControlNumber().equals(reversal.originalControlNumber());
    boolean sameNumber =
        Matching.normalise(candidate.claimNumber())
            .equals(Matching.normalise(reversal.claimNumber()));
    if ((!named && !sameNumber)
        || !candidate.charge().equals(reversal.charge().negated())
        || !candidate.paid().equals(reversal.paid().negated())) {
      return 0;
    }
    boolean mirrored = rows(candidate, 1).equals(rows(reversal, -1));
    return 1 + (mirrored ? 1 : 0) + (named ? 2 : 0);
  }

  /**
   * A decision that was worth no money gives way to a newer one on the same lines, if that names it
   * (REF*F8), answers a replacement (CLP09 7), or answers a later version of our claim. Money is
   * never displaced so: its reversal has to come (DOMAIN 3.5).
   */
  static boolean replaces(ClaimPayment payment, ClaimPayment earlier) {
    if (!earlier.paid().isZero() || !onSameLines(payment, earlier)) {
      return false;
    }
    boolean named =
        !payment.originalControlNumber().isEmpty()
            && payment.originalControlNumber().equals(earlier.payerClaimControlNumber());
    return named
        || (payment.frequency().equals("7")
            && !payment.payerClaimControlNumber().equals(earlier.payerClaimControlNumber()))
        || answersLaterVersion(payment, earlier);
  }

  private static boolean answersLaterVersion(ClaimPayment payment, ClaimPayment earlier) {
    String now = Matching.normalise(payment.claimNumber());
    String before = Matching.normalise(earlier.claimNumber());
    if (!ControlNumber.isOurs(now) || !ControlNumber.isOurs(before)) {
      return false;
    }
    ControlNumber later = ControlNumber.parse(now);
    ControlNumber first = ControlNumber.parse(before);
    return later.familyId().equals(first.familyId())
        && later.level() == first.level()
        && later.version() > first.version();
  }

  /** A decision without lines is about all of them. */
  private static boolean onSameLines(ClaimPayment one, ClaimPayment other) {
    Set<Integer> lines = new HashSet<>(lineNumbers(one));
    return lines.isEmpty()
        || other.lines().isEmpty()
        || !Collections.disjoint(lines, lineNumbers(other));
  }

  private static List<Integer> lineNumbers(ClaimPayment payment) {
    return payment.lines().stream().map(PaymentLine::lineNumber).sorted().toList();
  }

  /** Every adjustment with its amount times a sign, in an order of its own; zeros say nothing. */
  private static List<String> rows(ClaimPayment payment, int sign) {
    return payment
        .allAdjustments()
        .filter(row -> !row.amount().isZero())
        .map(row -> row(row, sign))
        .sorted()
        .toList();
  }

  private static String row(Adjustment row, int sign) {
    return row.group() + "-" + row.reason() + " " + sign * row.amount().cents();
  }
}
