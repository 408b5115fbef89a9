package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Classification.LineResult;
import org.cobaltclaims.remittance.Destination.Target;
import org.cobaltclaims.remittance.ReasonCodes.Rule;

/** The primary payer's decision: its adjustments say where the charge goes (DOMAIN 3.9). */
record PrimaryPosting(FamilyLedger before, ClaimPayment payment, Destination destination) {

  private static final int LEVEL = 1;

  void post(List<LedgerEntry> entries, List<Imbalance> problems) {
    boolean whole =
        payment.lines().isEmpty() || !before.onLine(Bucket.PAYER_OPEN, LEVEL, 0).isZero();
    if (!fitsWhatIsOpen(whole, problems)) {
      return;
    }
    if (whole) {
      entries.addAll(Posting.collapse(before, LEVEL, before.lines()));
    }
    List<LineResult> results = Classification.of(payment, LEVEL, destination.codes()).lines();
    for (int i = 0; i < payment.lines().size(); i++) {
      PaymentLine line = payment.lines().get(i);
      if (Matching.carriesMoney(line)) {
        int place = whole ? 0 : line.lineNumber();
        add(entries, Bucket.PAYER_OPEN, place, line.charge().negated(), "", line.segment());
        add(entries, Bucket.PAID, place, line.paid(), "", line.segment());
        List<String> remarks = new ArrayList<>(line.remarks());
        remarks.addAll(payment.remarks());
        boolean unexplained = results.get(i).unexplainedWriteOff();
        for (Adjustment row : line.adjustments()) {
          Rule rule =
              Classification.ofLine(row, line, payment, remarks, LEVEL, destination.codes());
          add(entries, place, row, rule, unexplained);
        }
      }
    }
    ofClaim(entries, results.get(results.size() - 1).unexplainedWriteOff());
  }

  /** The claim as a whole: all that was decided, or adjustments that reduce what the lines say. */
  private void ofClaim(List<LedgerEntry> entries, boolean unexplained) {
    Money adjusted = payment.adjustments().stream().map(Adjustment::amount).collect(Money.sum());
    if (payment.lines().isEmpty()) {
      add(entries, Bucket.PAYER_OPEN, 0, payment.charge().negated(), "", payment.segment());
      add(entries, Bucket.PAID, 0, payment.paid(), "", payment.segment());
    } else if (!adjusted.isZero()) {
      add(entries, Bucket.PAID, 0, adjusted.negated(), "", payment.segment());
    }
    for (Adjustment row : payment.adjustments()) {
      add(entries, 0, row, destination.rule(row, payment.remarks()), unexplained);
    }
  }

  private void add(
      List<LedgerEntry> entries, int place, Adjustment row, Rule rule, boolean unexplained) {
    if (!row.amount().isZero()) {
      Target target = unexplained ? destination.undecided() : destination.of(row, rule);
      entries.add(
          new LedgerEntry(
              target.bucket(),
              target.level(),
              place,
              row.amount(),
              Classification.name(row),
              row.segment()));
    }
  }

  /**
   * A payer cannot decide on more than is asked of it: it has decided before, or on another claim.
   */
  private boolean fitsWhatIsOpen(boolean whole, List<Imbalance> problems) {
    Map<Integer, Money> decided = new TreeMap<>();
    if (payment.lines().isEmpty()) {
      decided.put(0, payment.charge());
    }
    for (PaymentLine line : payment.lines()) {
      decided.merge(whole ? 0 : line.lineNumber(), line.charge(), Money::plus);
    }
    decided.forEach(
        (place, charge) -> {
          Money open =
              whole
                  ? before.balance(Bucket.PAYER_OPEN, LEVEL)
                  : before.onLine(Bucket.PAYER_OPEN, LEVEL, place);
          if (charge.compareTo(open) > 0) {
            problems.add(
                Imbalance.of(
                    "3.9-OPEN",
                    place,
                    open,
                    charge,
                    "the payer decides on more than is open: it decided before without a reversal,"
                        + " or the charge is not ours"));
          }
        });
    return problems.isEmpty();
  }

  private static void add(
      List<LedgerEntry> entries,
      Bucket bucket,
      int line,
      Money amount,
      String reason,
      int segment) {
    entries.add(new LedgerEntry(bucket, LEVEL, line, amount, reason, segment));
  }
}
