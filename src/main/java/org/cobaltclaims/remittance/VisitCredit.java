package org.cobaltclaims.remittance;

import java.util.SortedMap;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;

/**
 * To whom the credit of a visit may be paid back (DOMAIN 3.9): the patient's own money is the
 * patient's, the rest goes to payers that paid.
 *
 * @param patient the most that the patient gets back; never negative
 * @param payers by level the most that a payer gets back, above zero; together they may name more
 *     than there is, because who paid too much is for a person to say
 */
public record VisitCredit(Money patient, SortedMap<Integer, Money> payers) {

  public static VisitCredit of(FamilyLedger ledger) {
    Money others = PatientShare.othersCredit(ledger);
    SortedMap<Integer, Money> payers = new TreeMap<>();
    ledger.byLevel(Bucket.PAID).forEach((level, paid) -> payers.put(level, others.min(paid)));
    payers.values().removeIf(most -> !most.isPositive());
    return new VisitCredit(PatientShare.unused(ledger).max(Money.ZERO), payers);
  }

  /** What a payer may get back. */
  Money ofPayer(int level) {
    return payers.getOrDefault(level, Money.ZERO);
  }
}
