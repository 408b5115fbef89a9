package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * In what a payer's decision and a claim of ours agree, for a person who looks for the claim that
 * the decision is about (DOMAIN 3.7). Nothing is posted by it.
 *
 * @param number whether the decision bears the claim's own number, or one that holds it
 * @param icn whether the payer's own number of the claim is the decision's
 * @param payer whether the claim is billed to who sent the decision
 * @param member whether it names the person's id at that payer
 * @param day whether its day is one of the visit
 * @param charge whether it decides on what was charged
 * @param procedures whether it decides on what was billed, and nothing else
 */
public record Likeness(
    boolean number,
    boolean icn,
    boolean payer,
    boolean member,
    boolean day,
    boolean charge,
    boolean procedures) {

  /** What the numbers say counts most, what many visits share least. */
  public int score() {
    return (number ? 5 : 0)
        + (icn ? 5 : 0)
        + (member ? 4 : 0)
        + (payer ? 2 : 0)
        + (day ? 2 : 0)
        + (charge ? 2 : 0)
        + (procedures ? 1 : 0);
  }

  /**
   * Compares a decision with a claim.
   *
   * @param level the claim's payer among those of the visit
   * @param numbered whether the decision bears the claim's own number
   * @param icn whether the payer's own number of the claim is the decision's
   * @param payer whether the claim is billed to who sent the decision
   */
  public static Likeness of(
      ClaimContent content,
      int level,
      ClaimPayment payment,
      boolean numbered,
      boolean icn,
      boolean payer) {
    Coverage coverage = content.coverage(level);
    Set<String> decided = procedures(payment);
    Set<String> billed = new TreeSet<>();
    content.lines().forEach(line -> billed.add(line.procedure().code()));
    return new Likeness(
        numbered,
        icn,
        payer,
        coverage != null
            && payment.memberIds().stream()
                .map(Matching::normalise)
                .anyMatch(Matching.normalise(coverage.memberId())::equals),
        onDay(content, payment.serviceFrom()),
        charge(payment).equals(content.charge()),
        decided.equals(billed));
  }

  private static boolean onDay(ClaimContent content, @Nullable LocalDate day) {
    return day != null
        && content.lines().stream()
            .anyMatch(line -> !day.isBefore(line.serviceFrom()) && !day.isAfter(line.serviceTo()));
  }

  /** What was charged, also where the decision takes one back. */
  public static Money charge(ClaimPayment payment) {
    return payment.charge().isNegative() ? payment.charge().negated() : payment.charge();
  }

  /** The procedures that were decided on, as they were billed. */
  public static Set<String> procedures(ClaimPayment payment) {
    Set<String> codes = new TreeSet<>();
    for (PaymentLine line : payment.lines()) {
      Procedure billed = line.submittedProcedure();
      if (Matching.carriesMoney(line)) {
        codes.add(billed == null ? line.procedure().code() : billed.code());
      }
    }
    return codes;
  }
}
