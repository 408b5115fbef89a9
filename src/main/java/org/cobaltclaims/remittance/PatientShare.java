package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.money.Money;

/**
 * The patient's own money in a family's ledger (DOMAIN 3.9). What was paid stands in {@code
 * PATIENT_PAID}; what of it is not used yet stands in {@code CREDIT}. It is used for what the
 * payers have left to the patient when all of them are done, and it comes back when one of them
 * takes its share back. Pure.
 */
final class PatientShare {

  /** Reason of the entries that book and use what a patient paid after the visit. */
  static final String PAID_LATER = "PP";

  private static final Set<String> OWN_MONEY = Set.of(Posting.PREPAID, PAID_LATER);

  private PatientShare() {}

  /** What of the patient's own money is not used. Never negative in a ledger that is settled. */
  static Money unused(FamilyLedger ledger) {
    return own(ledger, Bucket.CREDIT).negated();
  }

  /** What is owed by us beside the patient's own money: a payer's overpayment. */
  static Money othersCredit(FamilyLedger ledger) {
    return ledger.balance(Bucket.CREDIT).negated().minus(unused(ledger));
  }

  /** What of the patient's own money was used for a line. */
  private static Money used(FamilyLedger ledger, int line) {
    return ledger.entries().stream()
        .filter(e -> e.bucket() == Bucket.PATIENT_OPEN && e.line() == line)
        .filter(e -> OWN_MONEY.contains(e.reason()))
        .map(e -> e.amount().negated())
        .collect(Money.sum());
  }

  private static Money own(FamilyLedger ledger, Bucket bucket) {
    return ledger.entries().stream()
        .filter(e -> e.bucket() == bucket && OWN_MONEY.contains(e.reason()))
        .map(LedgerEntry::amount)
        .collect(Money.sum());
  }

  /** The patient pays: it is held until all payers are done. A negative amount takes it away. */
  static List<LedgerEntry> paid(Money amount) {
    return List.of(
        entry(Bucket.PATIENT_PAID, 0, amount), entry(Bucket.CREDIT, 0, amount.negated()));
  }

  /** Everything that was used becomes unused, so that another payer can be asked first. */
  static List<LedgerEntry> release(FamilyLedger ledger) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int line : ledger.lines()) {
      takeBack(entries, line, used(ledger, line));
    }
    return entries;
  }

  /**
   * What brings the patient's money in order: what a line does not need any more is unused; what is
   * missing because money was taken away is owed again; and what is unused pays what is owed.
   *
   * @param payersDone whether all payers are done; otherwise it is held
   */
  static List<LedgerEntry> settle(FamilyLedger ledger, boolean payersDone) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int line : ledger.lines()) {
      Money tooMuch = ledger.onLine(Bucket.PATIENT_OPEN, 0, line).negated();
      takeBack(entries, line, tooMuch.min(used(ledger, line)));
    }
    FamilyLedger now = ledger.plus(entries);
    Money missing = unused(now).negated();
    for (int line : now.lines().reversed()) {
      Money back = missing.min(used(now, line));
      takeBack(entries, line, back);
      missing = missing.minus(back.max(Money.ZERO));
    }
    if (payersDone) {
      use(ledger.plus(entries), entries);
    }
    return entries;
  }

  private static void use(FamilyLedger now, List<LedgerEntry> entries) {
    Money unused = unused(now);
    for (int line : now.lines()) {
      Money part = unused.min(now.onLine(Bucket.PATIENT_OPEN, 0, line));
      if (part.isPositive()) {
        unused = unused.minus(part);
        entries.add(entry(Bucket.CREDIT, 0, part));
        entries.add(entry(Bucket.PATIENT_OPEN, line, part.negated()));
      }
    }
  }

  /** Moves what the patient owes, the last lines first, up to an amount. */
  static List<LedgerEntry> move(FamilyLedger ledger, Money most, Bucket to, String reason) {
    List<LedgerEntry> entries = new ArrayList<>();
    Money left = most;
    for (int line : ledger.lines().reversed()) {
      Money part = ledger.onLine(Bucket.PATIENT_OPEN, 0, line).min(left);
      if (part.isPositive()) {
        left = left.minus(part);
        entries.add(new LedgerEntry(Bucket.PATIENT_OPEN, 0, line, part.negated(), reason, 0));
        entries.add(new LedgerEntry(to, 0, line, part, reason, 0));
      }
    }
    return entries;
  }

  private static void takeBack(List<LedgerEntry> entries, int line, Money amount) {
    if (amount.isPositive()) {
      entries.add(entry(Bucket.PATIENT_OPEN, line, amount));
      entries.add(entry(Bucket.CREDIT, 0, amount.negated()));
    }
  }

  private static LedgerEntry entry(Bucket bucket, int line, Money amount) {
    return new LedgerEntry(bucket, 0, line, amount, PAID_LATER, 0);
  }
}
