package org.cobaltclaims.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What claims that are purged counted for the figures: sums without ids, which every later build
 * adds, so that a figure of an old period says what it said. Lists of claims behind it grow
 * shorter.
 */
@Service
public class PurgedFigures {

  private final JdbcClient jdbc;
  private final Clock clock;

  PurgedFigures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The figures that are summed up by day and can be carried on so. */
  static List<String> names() {
    return Stream.concat(
            Arrays.stream(Kpi.values())
                .filter(kpi -> kpi.window() != Kpi.Window.TODAY)
                .map(Kpi::id),
            Stream.of(KpiBuild.CHARGES, KpiBuild.MOVED_TO_LATER))
        // Payers' debts stay where they are booked.
        .filter(name -> !name.equals(Kpi.RECOUPMENT_EXPOSURE.id()))
        .distinct()
        .toList();
  }

  /**
   * Adds what families count for, in the transaction in which they go. The sums have to be built
   * before, so that every decision has been looked at and every visit's first bill is known.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Collection<String> families) {
    if (families.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    for (String name : names()) {
      keep(name, sums(name, "i.family_id IN (:families)"), families, today);
    }
    keep(
        KpiBuild.OPEN_MONEY,
        """
        SELECT i.on_day, i.payer_id, i.payer_level, '' AS reason, 0 AS lag_days,
          SUM(i.amount_cents) AS parts, 0 AS wholes, COUNT(*) AS items
        FROM (%s) i WHERE %s AND i.family_id IN (:families) AND i.on_day <= :to
        GROUP BY i.on_day, i.payer_id, i.payer_level
        """
            .formatted(KpiSql.read(KpiBuild.OPEN_MONEY), TestFiles.COUNTS),
        families,
        today);
  }

  /** Adds what payments count for that belong to no claim, with their remittances. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepRemittances(Collection<String> remittances) {
    if (!remittances.isEmpty()) {
      String name = Kpi.AUTO_POSTING.id();
      keep(
          name,
          sums(name, "i.family_id IS NULL AND i.claim_id IN (:families)"),
          remittances,
          LocalDate.now(clock));
    }
  }

  private static String sums(String name, String which) {
    return """
    SELECT i.on_day, i.payer_id, i.payer_level, i.reason, i.lag_days, SUM(i.part) AS parts,
      SUM(i.whole) AS wholes, COUNT(*) AS items
    FROM (%s) i WHERE %s AND %s AND i.on_day <= :to
    GROUP BY i.on_day, i.payer_id, i.payer_level, i.reason, i.lag_days
    """
        .formatted(KpiSql.read(name), TestFiles.COUNTS, which);
  }

  private record Sum(
      LocalDate day,
      String payer,
      int level,
      String reason,
      int lag,
      long parts,
      long wholes,
      long items) {}

  private void keep(String name, String sql, Collection<String> families, LocalDate today) {
    var statement = jdbc.sql(sql).param("families", families).param("to", today);
    if (sql.contains(":from")) {
      statement = statement.param("from", KpiBuild.BEGINNING);
    }
    statement
        .query(
            (row, n) ->
                new Sum(
                    row.getObject("on_day", LocalDate.class),
                    row.getString("payer_id"),
                    row.getInt("payer_level"),
                    row.getString("reason"),
                    row.getInt("lag_days"),
                    row.getLong("parts"),
                    row.getLong("wholes"),
                    row.getLong("items")))
        .list()
        .forEach(sum -> add(name, sum));
  }

  private void add(String name, Sum sum) {
    int known =
        of(
                """
                UPDATE purged_kpi_fact SET parts = parts + :parts, wholes = wholes + :wholes,
                  items = items + :items
                WHERE kpi = :kpi AND fact_day = :day AND payer_id = :payer AND payer_level = :level
                  AND reason = :reason AND lag_days = :lag
                """,
                name,
                sum)
            .update();
    if (known == 0) {
      of(
              """
              INSERT INTO purged_kpi_fact (kpi, fact_day, payer_id, payer_level, reason, lag_days, parts,
                wholes, items)
              VALUES (:kpi, :day, :payer, :level, :reason, :lag, :parts, :wholes, :items)
              """,
              name,
              sum)
          .update();
    }
  }

  private JdbcClient.StatementSpec of(String sql, String name, Sum sum) {
    return jdbc.sql(sql)
        .param("kpi", name)
        .param("day", sum.day())
        .param("payer", sum.payer())
        .param("level", sum.level())
        .param("reason", sum.reason())
        .param("lag", sum.lag())
        .param("parts", sum.parts())
        .param("wholes", sum.wholes())
        .param("items", sum.items());
  }
}
