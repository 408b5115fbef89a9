package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;

/** Which decision a payer takes back, and what that does to the ledger (DOMAIN 3.5). */
public final class Reversals {

  private Reversals() {}

  /**
   * The decision that a reversal negates: under the same control number of the payer or ours, with
   * charge, payment and every adjustment of the opposite sign. Of several the one with the same
   * control number of the payer, then the newest.
   *
   * @param standing the decisions of the claim that stand, oldest first
   */
  public static Optional<ClaimPayment> negatedBy(
      ClaimPayment reversal, List<ClaimPayment> standing) {
    return standing.reversed().stream()
        .filter(decision -> sameClaim(reversal, decision) && opposite(reversal, decision))
        .min(Comparator.comparing(decision -> !sameControlNumber(reversal, decision)));
  }

  /** True if one is the other with every amount negated. */
  static boolean opposite(ClaimPayment reversal, ClaimPayment decision) {
    return reversal.charge().equals(decision.charge().negated())
        && reversal.paid().equals(decision.paid().negated())
        && adjusted(reversal, true).equals(adjusted(decision, false));
  }

  /** What takes a posting back: its entries with the opposite sign, from the reversal's segment. */
  public static List<LedgerEntry> negation(List<LedgerEntry> entries, int segment) {
    return entries.stream()
        .map(
            entry ->
                new LedgerEntry(
                    entry.bucket(),
                    entry.level(),
                    entry.line(),
                    entry.amount().negated(),
                    entry.reason(),
                    segment))
        .toList();
  }

  /**
   * What a payer would send to take a decision back: every amount negated, nothing else changed.
   */
  public static ClaimPayment of(ClaimPayment decision, LocalDate on) {
    return new ClaimPayment(
        "",
        decision.claimNumber(),
        "22",
        decision.charge().negated(),
        decision.paid().negated(),
        null,
        decision.filingIndicator(),
        decision.payerClaimControlNumber(),
        decision.frequency(),
        negated(decision.adjustments()),
        List.of(),
        List.of(),
        "",
        "",
        decision.serviceFrom(),
        on,
        decision.lines().stream().map(Reversals::negated).toList(),
        0,
        decision.memberIds(),
        null);
  }

  private static PaymentLine negated(PaymentLine line) {
    return new PaymentLine(
        line.lineNumber(),
        line.lineControlNumber(),
        line.procedure(),
        line.submittedProcedure(),
        line.charge().negated(),
        line.paid().negated(),
        line.units(),
        line.serviceDate(),
        negated(line.adjustments()),
        List.of(),
        0);
  }

  private static List<Adjustment> negated(List<Adjustment> rows) {
    return rows.stream()
        .map(
            row ->
                new Adjustment(
                    row.group(), row.reason(), row.amount().negated(), row.quantity(), 0))
        .toList();
  }

  private static boolean sameClaim(ClaimPayment reversal, ClaimPayment decision) {
    return sameControlNumber(reversal, decision)
        || Matching.normalise(reversal.claimNumber())
                .equals(Matching.normalise(decision.claimNumber()))
            && !reversal.claimNumber().isBlank();
  }

  private static boolean sameControlNumber(ClaimPayment reversal, ClaimPayment decision) {
    String number = decision.payerClaimControlNumber();
    return !number.isEmpty()
        && (number.equals(reversal.payerClaimControlNumber())
            || number.equals(reversal.originalControlNumber()));
  }

  private static Map<String, Money> adjusted(ClaimPayment payment, boolean negated) {
    Map<String, Money> sums = new TreeMap<>();
    payment
        .allAdjustments()
        .forEach(
            row ->
                sums.merge(
                    Classification.name(row),
                    negated ? row.amount().negated() : row.amount(),
                    Money::plus));
    sums.values().removeIf(Money::isZero);
    return sums;
  }
}
