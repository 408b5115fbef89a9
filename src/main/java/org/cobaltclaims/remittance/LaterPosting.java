package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Destination.Target;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.cobaltclaims.remittance.ReasonCodes.Rule;

/**
 * The decision of a secondary or later payer: of what it was asked it pays a part, leaves a part to
 * the patient, and the rest is written off or, if it denied something, undecided (DOMAIN 3.9). More
 * than it was asked is a credit. Its patient responsibility counts up to what was asked: the payer
 * before it has settled the rest.
 */
record LaterPosting(FamilyLedger before, ClaimPayment payment, int level, Destination destination) {

  private record Row(Adjustment adjustment, Rule rule) {
    boolean patients() {
      return adjustment.group() == AdjustmentGroup.PR;
    }

    /** A later payer's PI 23 is the effect of the payer before, any other PI is for a person. */
    boolean undecided() {
      return rule.kind() != Kind.MONEY
          || adjustment.group() == AdjustmentGroup.PI && !adjustment.reason().equals("23");
    }
  }

  private record Part(Money paid, List<Row> rows, int segment) {}

  void post(List<LedgerEntry> entries, List<Imbalance> problems) {
    boolean whole =
        payment.lines().isEmpty()
            || payment.adjustments().stream().anyMatch(row -> !row.amount().isZero())
            // What a bundle's lines were asked for is decided together.
            || Bundles.any(payment)
            || !before.onLine(Bucket.PAYER_OPEN, level, 0).isZero();
    if (whole && !payment.charge().equals(before.charge())) {
      problems.add(
          Imbalance.of(
              "3.9-SPLIT",
              0,
              before.charge(),
              payment.charge(),
              "a decision about the claim as a whole is about a part of the charge only"));
      return;
    }
    if (whole) {
      Set<Integer> lines = new TreeSet<>();
      payment.lines().forEach(line -> lines.add(line.lineNumber()));
      Set<Integer> collapsed = lines.isEmpty() ? before.lines() : lines;
      entries.addAll(Posting.collapse(before, level, collapsed));
      Money open =
          before
              .onLine(Bucket.PAYER_OPEN, level, 0)
              .plus(
                  entries.stream()
                      .filter(e -> e.line() == 0)
                      .map(LedgerEntry::amount)
                      .collect(Money.sum()));
      decide(0, open, partOfClaim(), entries, problems);
      return;
    }
    Map<Integer, Part> parts = new LinkedHashMap<>();
    for (PaymentLine line : payment.lines()) {
      if (Matching.carriesMoney(line)) {
        Part part = new Part(line.paid(), rows(line), line.segment());
        parts.merge(line.lineNumber(), part, LaterPosting::together);
      }
    }
    parts.forEach(
        (line, part) ->
            decide(line, before.onLine(Bucket.PAYER_OPEN, level, line), part, entries, problems));
  }

  private void decide(
      int place, Money open, Part part, List<LedgerEntry> entries, List<Imbalance> problems) {
    if (open.isZero() && !before.onLine(Bucket.PAID, level, place).isZero()) {
      problems.add(
          Imbalance.of(
              "3.9-OPEN",
              place,
              open,
              part.paid(),
              "this payer has decided before and no reversal came: a person decides"));
      return;
    }
    entries.add(
        new LedgerEntry(Bucket.PAYER_OPEN, level, place, open.negated(), "", part.segment()));
    entries.add(new LedgerEntry(Bucket.PAID, level, place, part.paid(), "", part.segment()));
    Money rest = open.minus(part.paid());
    if (rest.isNegative()) {
      entries.add(new LedgerEntry(Bucket.CREDIT, 0, place, rest, "", part.segment()));
      return;
    }
    for (Row row : part.rows().stream().filter(Row::patients).sorted(moneyFirst()).toList()) {
      Money share = row.adjustment().amount().min(rest);
      if (share.isPositive()) {
        add(entries, destination.of(row.adjustment(), row.rule()), place, share, row.adjustment());
        rest = rest.minus(share);
      }
    }
    if (rest.isPositive()) {
      writeOff(entries, place, rest, part);
    }
  }

  private void writeOff(List<LedgerEntry> entries, int place, Money rest, Part part) {
    boolean undecided = part.rows().stream().anyMatch(Row::undecided);
    Target target = undecided ? destination.undecided() : destination.contractual();
    part.rows().stream()
        .filter(row -> row.undecided() == undecided && !row.patients())
        .max(
            Comparator.comparing((Row row) -> !row.adjustment().reason().equals("23"))
                .thenComparing(row -> row.adjustment().amount()))
        .map(Row::adjustment)
        .ifPresentOrElse(
            why -> add(entries, target, place, rest, why),
            () ->
                entries.add(
                    new LedgerEntry(
                        target.bucket(), target.level(), place, rest, "", part.segment())));
  }

  private Part partOfClaim() {
    List<Row> rows = new ArrayList<>(rows(payment.adjustments(), payment.remarks()));
    payment.lines().forEach(line -> rows.addAll(rows(line)));
    return new Part(payment.paid(), rows, payment.segment());
  }

  private List<Row> rows(PaymentLine line) {
    List<String> remarks = new ArrayList<>(line.remarks());
    remarks.addAll(payment.remarks());
    return line.adjustments().stream()
        .filter(row -> !row.amount().isZero())
        .map(
            row ->
                new Row(
                    row,
                    Classification.ofLine(row, line, payment, remarks, level, destination.codes())))
        .toList();
  }

  private List<Row> rows(List<Adjustment> adjustments, List<String> remarks) {
    return adjustments.stream()
        .filter(row -> !row.amount().isZero())
        .map(row -> new Row(row, destination.rule(row, remarks)))
        .toList();
  }

  private static Part together(Part one, Part other) {
    List<Row> rows = new ArrayList<>(one.rows());
    rows.addAll(other.rows());
    return new Part(one.paid().plus(other.paid()), rows, one.segment());
  }

  private static Comparator<Row> moneyFirst() {
    return Comparator.comparing((Row row) -> row.rule().kind() != Kind.MONEY);
  }

  private static void add(
      List<LedgerEntry> entries, Target target, int place, Money amount, Adjustment why) {
    entries.add(
        new LedgerEntry(
            target.bucket(),
            target.level(),
            place,
            amount,
            Classification.name(why),
            why.segment()));
  }
}
