package org.cobaltclaims.claim.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.LedgerEntry;

/**
 * A family's ledger as a table: a row for each posting, a column for each bucket that was ever
 * touched, and the running sums of what is still open.
 *
 * @param columns the buckets' names
 * @param now what stands in each of them
 */
public record LedgerTable(List<String> columns, List<Row> rows, List<Money> now) {

  public LedgerTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    now = List.copyOf(now);
  }

  /**
   * One posting.
   *
   * @param amounts by column; what was charged is positive
   * @param sum of all entries: zero
   * @param open what payers and patient owe, and what is denied and undecided, after it
   */
  public record Row(
      String id, LocalDate on, String text, List<Money> amounts, Money sum, Money open) {
    public Row {
      amounts = List.copyOf(amounts);
    }
  }

  /** The sum over all entries: zero, or a cent was invented or lost. */
  public Money difference() {
    return rows.stream().map(Row::sum).collect(Money.sum());
  }

  /** How a posting is called. */
  interface Names {
    String of(String postingId);
  }

  static LedgerTable of(List<Ledger.Dated> history, Names names) {
    Map<String, List<Ledger.Dated>> postings = new LinkedHashMap<>();
    // What was charged comes first, whatever else was booked on that day.
    history.stream()
        .filter(dated -> dated.entry().bucket() == Bucket.CHARGE)
        .forEach(dated -> postings.putIfAbsent(dated.postingId(), new ArrayList<>()));
    history.forEach(
        dated -> postings.computeIfAbsent(dated.postingId(), id -> new ArrayList<>()).add(dated));
    List<Bucket> buckets =
        List.of(Bucket.values()).stream()
            .filter(bucket -> history.stream().anyMatch(dated -> dated.entry().bucket() == bucket))
            .toList();
    EnumMap<Bucket, Money> running = new EnumMap<>(Bucket.class);
    List<Row> rows = new ArrayList<>();
    postings.forEach(
        (id, entries) -> {
          EnumMap<Bucket, Money> moved = new EnumMap<>(Bucket.class);
          entries.forEach(dated -> add(moved, dated.entry()));
          entries.forEach(dated -> add(running, dated.entry()));
          rows.add(
              new Row(
                  id,
                  entries.getFirst().on(),
                  names.of(id),
                  buckets.stream().map(bucket -> shown(moved, bucket)).toList(),
                  moved.values().stream().collect(Money.sum()),
                  open(running)));
        });
    return new LedgerTable(
        buckets.stream().map(LedgerTable::name).toList(),
        rows,
        buckets.stream().map(bucket -> shown(running, bucket)).toList());
  }

  private static void add(EnumMap<Bucket, Money> sums, LedgerEntry entry) {
    sums.merge(entry.bucket(), entry.amount(), Money::plus);
  }

  private static Money shown(EnumMap<Bucket, Money> sums, Bucket bucket) {
    Money amount = sums.getOrDefault(bucket, Money.ZERO);
    return bucket == Bucket.CHARGE ? amount.negated() : amount;
  }

  private static Money open(EnumMap<Bucket, Money> sums) {
    return sums.getOrDefault(Bucket.PAYER_OPEN, Money.ZERO)
        .plus(sums.getOrDefault(Bucket.DENIED_OPEN, Money.ZERO))
        .plus(sums.getOrDefault(Bucket.PATIENT_OPEN, Money.ZERO));
  }

  private static String name(Bucket bucket) {
    return switch (bucket) {
      case CHARGE -> "Charged";
      case PAID -> "Paid";
      case CONTRACTUAL -> "Contractual";
      case OTHER_WRITE_OFF -> "Written off";
      case PAYER_OPEN -> "With payers";
      case DENIED_OPEN -> "Denied";
      case PATIENT_OPEN -> "Patient owes";
      case PATIENT_PAID -> "Patient paid";
      case CREDIT -> "Credit";
    };
  }
}
