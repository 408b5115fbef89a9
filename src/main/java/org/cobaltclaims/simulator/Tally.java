package org.cobaltclaims.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** What the clearinghouse has seen and said, for a summary. Levels count from 1, the primary. */
public final class Tally {

  /**
   * A claim, or a whole transaction or file, that was refused.
   *
   * @param claimNumber CLM01, empty where no single claim was refused
   * @param level 0 where no single claim was refused
   * @param code {@code 999}, {@code FILE} or the category and status of a 277CA such as {@code
   *     A7:400}
   * @param words why
   * @param planned the scenario meant it
   */
  public record Refusal(
      LocalDate date,
      String file,
      String claimNumber,
      int level,
      String code,
      String words,
      boolean planned) {}

  private final SortedMap<Integer, Integer> seen = new TreeMap<>();
  private final SortedMap<Integer, Integer> accepted = new TreeMap<>();
  private final SortedMap<Integer, Integer> answered = new TreeMap<>();
  private final SortedMap<Integer, Money> paid = new TreeMap<>();
  private final SortedMap<Integer, Money> unbalanced = new TreeMap<>();
  private final SortedMap<String, Scenario> specialFiles = new TreeMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private int filesTaken;
  private int filesDelivered;
  private int remittances;
  private int crossovers;
  private int corrections;
  private Money providerAdjustments = Money.ZERO;

  Tally() {}

  /** Files taken out of the outbound folder. */
  public int filesTaken() {
    return filesTaken;
  }

  /** Files put into the inbound folder. */
  public int filesDelivered() {
    return filesDelivered;
  }

  /** 835 files put into the inbound folder, repeated ones included. */
  public int remittances() {
    return remittances;
  }

  /** Claims read, by level; those of a rejected transaction count each time they come. */
  public SortedMap<Integer, Integer> claimsSeen() {
    return Collections.unmodifiableSortedMap(seen);
  }

  /** Claims that reached adjudication, by level. */
  public SortedMap<Integer, Integer> claimsAccepted() {
    return Collections.unmodifiableSortedMap(accepted);
  }

  /** Claims of the practice answered in an 835, by level; crossed over ones included. */
  public SortedMap<Integer, Integer> claimsAnswered() {
    return Collections.unmodifiableSortedMap(answered);
  }

  /** What the payers paid on the practice's claims, by level; without interest. */
  public SortedMap<Integer, Money> paid() {
    return Collections.unmodifiableSortedMap(paid);
  }

  /** The part of it, by level, that stands in remittances which must not be posted as they are. */
  public SortedMap<Integer, Money> paidInUnbalancedRemittances() {
    return Collections.unmodifiableSortedMap(unbalanced);
  }

  /** Claims that a payer forwarded by itself. */
  public int crossovers() {
    return crossovers;
  }

  /** Answers that take back or correct an earlier one. */
  public int corrections() {
    return corrections;
  }

  /** The sum of all PLB amounts: positive is money taken, negative is money given. */
  public Money providerAdjustments() {
    return providerAdjustments;
  }

  /** Everything that was refused, in the order of refusal. */
  public List<Refusal> refusals() {
    return Collections.unmodifiableList(refusals);
  }

  /** Refused though the scenario did not mean it; must be empty. */
  public List<Refusal> unplannedRefusals() {
    return refusals.stream().filter(r -> !r.planned()).toList();
  }

  /**
   * The delivered files that are meant not to be posted as they stand, or not in whole, and why: a
   * second copy, an ERA that does not balance, an ERA with an unknown claim, a rejecting 999.
   */
  public Map<String, Scenario> specialFiles() {
    return Collections.unmodifiableMap(specialFiles);
  }

  void taken() {
    filesTaken++;
  }

  void seen(int level) {
    seen.merge(level, 1, Integer::sum);
  }

  void accepted(int level) {
    accepted.merge(level, 1, Integer::sum);
  }

  void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  void delivered(String file, @Nullable Scenario special) {
    filesDelivered++;
    if (special != null) {
      specialFiles.put(file, special);
    }
  }

  void remitted() {
    remittances++;
  }

  void answered(int level, Money amount) {
    answered.merge(level, 1, Integer::sum);
    paid.merge(level, amount, Money::plus);
  }

  /** What was paid stands in a remittance that does not balance. */
  void unbalanced(int level, Money amount) {
    unbalanced.merge(level, amount, Money::plus);
  }

  /** A payer has taken back or corrected what it had answered. */
  void corrected(int level, Money amount) {
    corrections++;
    paid.merge(level, amount, Money::plus);
  }

  void crossedOver() {
    crossovers++;
  }

  void adjusted(Money amount) {
    providerAdjustments = providerAdjustments.plus(amount);
  }
}
