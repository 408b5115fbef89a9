package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PayerProfile;

/**
 * From what a payer decided to the entries of the family's ledger (DOMAIN 3.9, 5.1). Pure; the
 * entries of every posting sum to zero.
 *
 * <p>What stands in a line's {@code PAYER_OPEN} of a level is what that payer is asked for. The
 * primary's adjustments are postings: they say where the charge goes. A later payer's adjustments
 * repeat the charge and what came before, so they are evidence only: what was asked of it and was
 * neither paid nor left to the patient is written off, if none of its reasons is a denial.
 *
 * <p>What the patient paid beforehand (AMT*F5) is the patient's credit until a payer has left
 * something to the patient; then it is used up first.
 */
public final class Posting {

  /** Reason of the entries that book and use what the patient paid beforehand (AMT*F5). */
  public static final String PREPAID = "F5";

  private static final Set<String> POSTABLE = Set.of("1", "2", "3", "4", "19", "20", "21");

  private Posting() {}

  /**
   * What a posting gave.
   *
   * @param entries to append to the ledger; empty if there are problems
   * @param problems why nothing was posted; empty if it was
   */
  public record Result(List<LedgerEntry> entries, List<Imbalance> problems) {
    public Result {
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }

    public boolean posted() {
      return problems.isEmpty();
    }
  }

  /** The first entries of a family: the whole charge is asked of the primary payer. */
  public static List<LedgerEntry> opening(ClaimContent content) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (ServiceLine line : content.lines()) {
      entries.add(entry(Bucket.CHARGE, 0, line.number(), line.charge().negated(), ""));
      entries.add(entry(Bucket.PAYER_OPEN, 1, line.number(), line.charge(), ""));
    }
    Money prepaid = content.patientPaid();
    if (prepaid != null && !prepaid.isZero()) {
      entries.add(entry(Bucket.PATIENT_PAID, 0, 0, prepaid, PREPAID));
      entries.add(entry(Bucket.CREDIT, 0, 0, prepaid.negated(), PREPAID));
    }
    return entries;
  }

  /**
   * True if a decision is one that is posted. Reversals wait for a person, 23 (not ours, forwarded)
   * and 25 (an estimate) carry no money of ours (DOMAIN 3.2, 3.5).
   */
  public static boolean isPostable(ClaimPayment payment) {
    return POSTABLE.contains(payment.status()) && !payment.reversal();
  }

  /**
   * Posts a payer's decision whose lines are matched to ours.
   *
   * @param before the family's ledger
   * @param level the level of the payer that decided
   * @param hasNextCoverage whether a further payer may be asked for what is left to the patient
   * @param payer the profile of the payer that decided
   */
  public static Result post(
      FamilyLedger before,
      ClaimPayment payment,
      int level,
      boolean hasNextCoverage,
      PayerProfile payer,
      ReasonCodes codes) {
    if (!isPostable(payment)) {
      throw new IllegalArgumentException(
          "payment " + payment.id() + " with status " + payment.status() + " is not postable");
    }
    List<Imbalance> problems = new ArrayList<>(PaymentBalance.failures(payment));
    problems.addAll(unmatched(payment));
    if (!problems.isEmpty()) {
      return new Result(List.of(), problems);
    }
    Destination destination =
        new Destination(
            level, hasNextCoverage, payer, Remarks.patientBillable(payment), codes.of(payer));
    List<LedgerEntry> entries = new ArrayList<>();
    if (level == 1) {
      new PrimaryPosting(before, payment, destination).post(entries, problems);
    } else {
      new LaterPosting(before, payment, level, destination).post(entries, problems);
    }
    if (!problems.isEmpty()) {
      return new Result(List.of(), problems);
    }
    entries.addAll(usePrepayment(before, entries));
    return new Result(entries, List.of());
  }

  /**
   * What a payer that will not be asked any more leaves to the patient: nothing was left to ask
   * for, or there is no such coverage (gate 2.2).
   */
  public static List<LedgerEntry> releaseToPatient(FamilyLedger ledger, int level, String reason) {
    return move(ledger, Bucket.PAYER_OPEN, level, Bucket.PATIENT_OPEN, 0, reason);
  }

  /** The next payer is skipped and the one after it is asked. */
  public static List<LedgerEntry> releaseToPayer(
      FamilyLedger ledger, int level, int nextLevel, String reason) {
    return move(ledger, Bucket.PAYER_OPEN, level, Bucket.PAYER_OPEN, nextLevel, reason);
  }

  /** What was left to the patient is asked of a payer that was not known before. */
  static List<LedgerEntry> askOfPayer(FamilyLedger ledger, int level, String reason) {
    return move(ledger, Bucket.PATIENT_OPEN, 0, Bucket.PAYER_OPEN, level, reason);
  }

  /** A person lets the next payer be asked for what was denied. */
  public static List<LedgerEntry> releaseDenied(FamilyLedger ledger, int nextLevel, String reason) {
    return move(ledger, Bucket.DENIED_OPEN, 0, Bucket.PAYER_OPEN, nextLevel, reason);
  }

  /** What was denied is asked of the same payer once more. */
  public static List<LedgerEntry> askAgain(FamilyLedger ledger, int level, String reason) {
    return move(ledger, Bucket.DENIED_OPEN, 0, Bucket.PAYER_OPEN, level, reason);
  }

  /** A person bills the patient for what was denied. */
  public static List<LedgerEntry> billDenied(FamilyLedger ledger, String reason) {
    return move(ledger, Bucket.DENIED_OPEN, 0, Bucket.PATIENT_OPEN, 0, reason);
  }

  /** A person writes off what was denied. */
  public static List<LedgerEntry> writeOffDenied(FamilyLedger ledger, String reason) {
    return move(ledger, Bucket.DENIED_OPEN, 0, Bucket.OTHER_WRITE_OFF, 0, reason);
  }

  private static List<LedgerEntry> move(
      FamilyLedger ledger, Bucket from, int fromLevel, Bucket to, int toLevel, String reason) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int line : ledger.lines()) {
      Money amount = ledger.onLine(from, fromLevel, line);
      if (!amount.isZero()) {
        entries.add(entry(from, fromLevel, line, amount.negated(), reason));
        entries.add(entry(to, toLevel, line, amount, reason));
      }
    }
    entries.addAll(usePrepayment(ledger, entries));
    return entries;
  }

  /** Uses the patient's credit for what the new entries leave to the patient, line by line. */
  private static List<LedgerEntry> usePrepayment(FamilyLedger before, List<LedgerEntry> posted) {
    // What was paid back or moved to another visit meanwhile cannot be used.
    Money available =
        before.entries().stream()
            .filter(e -> e.bucket() == Bucket.CREDIT && e.reason().equals(PREPAID))
            .map(e -> e.amount().negated())
            .collect(Money.sum())
            .min(PatientShare.unused(before));
    List<LedgerEntry> used = new ArrayList<>();
    FamilyLedger fresh = new FamilyLedger(posted);
    for (int line : fresh.lines()) {
      Money part = fresh.onLine(Bucket.PATIENT_OPEN, 0, line).min(available);
      if (part.isPositive()) {
        available = available.minus(part);
        used.add(entry(Bucket.CREDIT, 0, 0, part, PREPAID));
        used.add(entry(Bucket.PATIENT_OPEN, 0, line, part.negated(), PREPAID));
        if (line != 0) {
          used.add(entry(Bucket.PATIENT_PAID, 0, 0, part.negated(), PREPAID));
          used.add(entry(Bucket.PATIENT_PAID, 0, line, part, PREPAID));
        }
      }
    }
    return used;
  }

  private static List<Imbalance> unmatched(ClaimPayment payment) {
    return payment.lines().stream()
        .filter(line -> line.lineNumber() == 0 && Matching.carriesMoney(line))
        .map(
            line ->
                Imbalance.of(
                    "3.7-LINE",
                    0,
                    Money.ZERO,
                    line.charge(),
                    "no line of ours matches the payer's line at segment "
                        + line.segment()
                        + ": match it by hand"))
        .toList();
  }

  /** Moves what a payer is asked for on the given lines to the claim as a whole. */
  static List<LedgerEntry> collapse(FamilyLedger before, int level, Set<Integer> lines) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int line : new TreeSet<>(lines)) {
      Money open = before.onLine(Bucket.PAYER_OPEN, level, line);
      if (line != 0 && !open.isZero()) {
        entries.add(entry(Bucket.PAYER_OPEN, level, line, open.negated(), ""));
        entries.add(entry(Bucket.PAYER_OPEN, level, 0, open, ""));
      }
    }
    return entries;
  }

  private static LedgerEntry entry(
      Bucket bucket, int level, int line, Money amount, String reason) {
    return new LedgerEntry(bucket, level, line, amount, reason, 0);
  }
}
