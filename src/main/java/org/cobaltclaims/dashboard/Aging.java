package org.cobaltclaims.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is owed for visits that were billed, by payer, payer level and age (DOMAIN 9, aging). */
@Component
@Transactional(readOnly = true)
public class Aging {

  /** The bands: up to 30, 60, 90 and 120 days, and older. */
  public static final List<String> BANDS = List.of("0–30", "31–60", "61–90", "91–120", "120+");

  private static final int OVER_90 = 3;

  private final JdbcClient jdbc;
  private final Clock clock;

  Aging(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** From when an age is counted. */
  public enum Basis {
    /** The day of service. */
    SERVICE("service_from"),
    /** The day on which it became this payer's or the patient's. */
    RESPONSIBILITY("since_on");

    private final String column;

    Basis(String column) {
      this.column = column;
    }
  }

  /**
   * One payer at one level, the patients (level 0), or everybody.
   *
   * @param payerId empty for the patients, and where the payer of the level is not known yet
   * @param bands what is open by age, one amount for each of {@link #BANDS}
   * @param visits how many visits it is about
   */
  public record Row(String payerId, int level, List<Money> bands, long visits) {
    public Row {
      bands = List.copyOf(bands);
    }

    /** All of it. */
    public Money open() {
      return bands.stream().collect(Money.sum());
    }

    /** What is older than 90 days. */
    public Money over90() {
      return bands.subList(OVER_90, bands.size()).stream().collect(Money.sum());
    }

    /** The part that is older than 90 days, in percent; 0 of nothing. */
    public double percentOver90() {
      return open().isZero() ? 0 : over90().cents() * 100.0 / open().cents();
    }

    private Row plus(Row other) {
      List<Money> sums = new ArrayList<>();
      for (int i = 0; i < bands.size(); i++) {
        sums.add(bands.get(i).plus(other.bands.get(i)));
      }
      return new Row("", 0, sums, visits + other.visits);
    }
  }

  /**
   * The table.
   *
   * @param rows the greatest first
   * @param credits owed by us, as a positive amount; part of no row
   */
  public record Table(List<Row> rows, Row total, Money credits) {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  private record Key(String payer, int level) {}

  /**
   * The table as of the newest build of the sums, its ages as of today.
   *
   * @param payerId null for all payers and the patients
   */
  public Table of(Basis basis, @Nullable String payerId) {
    LocalDate today = LocalDate.now(clock);
    Map<Key, Row> rows = new TreeMap<>(Comparator.comparing(Key::payer).thenComparing(Key::level));
    long[] credits = new long[1];
    jdbc.sql(
            """
            SELECT q.owner, q.payer_id, q.payer_level, q.band, SUM(q.open_cents) AS cents, COUNT(*) AS visits
            FROM (
              SELECT CASE WHEN owner = 'CREDIT' THEN 'CREDIT' ELSE 'OPEN' END AS owner, payer_id, payer_level, open_cents,
                CASE WHEN %1$s >= :d30 THEN 0 WHEN %1$s >= :d60 THEN 1 WHEN %1$s >= :d90 THEN 2
                  WHEN %1$s >= :d120 THEN 3 ELSE 4 END AS band
              FROM open_balance %2$s
            ) q GROUP BY q.owner, q.payer_id, q.payer_level, q.band
            """
                .formatted(basis.column, payerId == null ? "" : "WHERE payer_id = :payer"))
        .param("d30", today.minusDays(30))
        .param("d60", today.minusDays(60))
        .param("d90", today.minusDays(90))
        .param("d120", today.minusDays(120))
        .param("payer", payerId)
        .query(
            row -> {
              Money amount = Money.ofCents(row.getLong("cents"));
              if (row.getString("owner").equals("CREDIT")) {
                credits[0] -= amount.cents();
              } else {
                Key key = new Key(row.getString("payer_id"), row.getInt("payer_level"));
                Row more = only(row.getInt("band"), amount, row.getLong("visits"));
                rows.merge(key, more, Row::plus);
              }
            });
    Row total = rows.values().stream().reduce(only(0, Money.ZERO, 0), Row::plus);
    List<Row> sorted =
        rows.entrySet().stream()
            .map(
                e ->
                    new Row(
                        e.getKey().payer(),
                        e.getKey().level(),
                        e.getValue().bands(),
                        e.getValue().visits()))
            .sorted(Comparator.comparing(Row::open).reversed().thenComparing(Row::payerId))
            .toList();
    return new Table(sorted, total, Money.ofCents(credits[0]));
  }

  private static Row only(int band, Money amount, long visits) {
    List<Money> bands = new ArrayList<>();
    for (int i = 0; i < BANDS.size(); i++) {
      bands.add(i == band ? amount : Money.ZERO);
    }
    return new Row("", 0, bands, visits);
  }
}
