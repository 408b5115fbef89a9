package org.cobaltclaims.claim.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.desk.StateWords;
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

  private static final Set<Bucket> OPEN =
      EnumSet.of(Bucket.PAYER_OPEN, Bucket.DENIED_OPEN, Bucket.PATIENT_OPEN);

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
    List<Column> columns =
        history.stream().map(dated -> Column.of(dated.entry())).distinct().sorted().toList();
    Map<Column, Money> running = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    postings.forEach(
        (id, entries) -> {
          Map<Column, Money> moved = new HashMap<>();
          for (Ledger.Dated dated : entries) {
            Column column = Column.of(dated.entry());
            moved.merge(column, dated.entry().amount(), Money::plus);
            running.merge(column, dated.entry().amount(), Money::plus);
          }
          rows.add(
              new Row(
                  id,
                  entries.getFirst().on(),
                  names.of(id),
                  columns.stream().map(column -> shown(moved, column)).toList(),
                  moved.values().stream().collect(Money.sum()),
                  open(running)));
        });
    return new LedgerTable(
        columns.stream().map(LedgerTable::name).toList(),
        rows,
        columns.stream().map(column -> shown(running, column)).toList());
  }

  /** A bucket; what payers are asked has a column for each of them. */
  private record Column(Bucket bucket, int level) implements Comparable<Column> {

    private static final Comparator<Column> ORDER =
        Comparator.comparing(Column::bucket).thenComparing(Column::level);

    static Column of(LedgerEntry entry) {
      return new Column(entry.bucket(), entry.bucket() == Bucket.PAYER_OPEN ? entry.level() : 0);
    }

    @Override
    public int compareTo(Column other) {
      return ORDER.compare(this, other);
    }
  }

  private static Money shown(Map<Column, Money> sums, Column column) {
    Money amount = sums.getOrDefault(column, Money.ZERO);
    return column.bucket() == Bucket.CHARGE ? amount.negated() : amount;
  }

  private static Money open(Map<Column, Money> sums) {
    return sums.entrySet().stream()
        .filter(sum -> OPEN.contains(sum.getKey().bucket()))
        .map(Map.Entry::getValue)
        .collect(Money.sum());
  }

  private static String name(Column column) {
    return switch (column.bucket()) {
      case CHARGE -> "Charged";
      case PAID -> "Paid";
      case CONTRACTUAL -> "Contractual";
      case OTHER_WRITE_OFF -> "Written off";
      case PAYER_OPEN -> "With " + StateWords.rank(column.level()).toLowerCase(Locale.ROOT);
      case DENIED_OPEN -> "Denied";
      case PATIENT_OPEN -> "Patient owes";
      case PATIENT_PAID -> "Patient paid";
      case CREDIT -> "Credit";
    };
  }
}
