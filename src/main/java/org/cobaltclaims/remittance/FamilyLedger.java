package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cobaltclaims.money.Money;

/**
 * Where a family's money stands: the entries so far and what they add up to. The charge always
 * equals the sum of all other buckets.
 *
 * @param entries every entry, in the order of posting
 */
public record FamilyLedger(List<LedgerEntry> entries) {

  public static final FamilyLedger EMPTY = new FamilyLedger(List.of());

  public FamilyLedger {
    entries = List.copyOf(entries);
  }

  public FamilyLedger plus(List<LedgerEntry> more) {
    List<LedgerEntry> all = new ArrayList<>(entries);
    all.addAll(more);
    return new FamilyLedger(all);
  }

  /** True if everything adds up to zero. */
  public boolean isBalanced() {
    return sum(entry -> true).isZero();
  }

  /** The billed charge, as a positive amount. */
  public Money charge() {
    return balance(Bucket.CHARGE).negated();
  }

  /** What stands in a bucket, over all levels. {@code CHARGE} is negative. */
  public Money balance(Bucket bucket) {
    return sum(entry -> entry.bucket() == bucket);
  }

  /** What stands in a bucket at a payer's level. */
  public Money balance(Bucket bucket, int level) {
    return sum(entry -> entry.bucket() == bucket && entry.level() == level);
  }

  /** What stands in a bucket at a payer's level for a line; line 0 is the claim as a whole. */
  public Money onLine(Bucket bucket, int level, int line) {
    return sum(entry -> entry.bucket() == bucket && entry.level() == level && entry.line() == line);
  }

  /** A bucket by payer level; levels that were ever touched are named, also with nothing left. */
  public SortedMap<Integer, Money> byLevel(Bucket bucket) {
    SortedMap<Integer, Money> levels = new TreeMap<>();
    entries.stream()
        .filter(entry -> entry.bucket() == bucket)
        .forEach(entry -> levels.merge(entry.level(), entry.amount(), Money::plus));
    return levels;
  }

  /** Every line that has an entry. */
  public SortedSet<Integer> lines() {
    SortedSet<Integer> lines = new TreeSet<>();
    entries.forEach(entry -> lines.add(entry.line()));
    return lines;
  }

  /** True if nobody owes anything to anybody and nothing waits for a decision. */
  public boolean isSettled() {
    return byLevel(Bucket.PAYER_OPEN).values().stream().allMatch(Money::isZero)
        && balance(Bucket.DENIED_OPEN).isZero()
        && balance(Bucket.PATIENT_OPEN).isZero()
        && balance(Bucket.CREDIT).isZero();
  }

  private Money sum(Predicate<LedgerEntry> which) {
    return entries.stream().filter(which).map(LedgerEntry::amount).collect(Money.sum());
  }
}
