package org.cobaltclaims.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every figure at the end of every day, over the 30 days up to it, for all payers and each: what a
 * manager saw that day, whatever is corrected later.
 */
@Component
public class KpiSnapshots {

  /** The days that a snapshot looks back at. */
  public static final int LOOKS_BACK = 30;

  /** Days before the first build that are reckoned from what stands now. */
  private static final int FIRST_TIME = 60;

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final KpiFigures figures;

  KpiSnapshots(JdbcClient jdbc, JdbcOperations batch, KpiFigures figures) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.figures = figures;
  }

  /** A figure at the end of a day. */
  public record Snapshot(LocalDate day, Figure figure) {}

  /**
   * Takes the days that are missing, and the newest one again: it was not over when it was taken.
   *
   * @param newest the day of the build before; null if there is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void take(@Nullable LocalDate newest, LocalDate today) {
    LocalDate first = today.minusDays(FIRST_TIME);
    LocalDate day = newest == null || newest.isBefore(first) ? first : newest;
    if (day.isAfter(today)) {
      day = today;
    }
    for (; !day.isAfter(today); day = day.plusDays(1)) {
      take(day);
    }
  }

  private void take(LocalDate day) {
    List<Object[]> rows = new ArrayList<>();
    figures
        .byPayer(Period.endingOn(day, LOOKS_BACK), null)
        .forEach(
            (kpi, byPayer) ->
                byPayer.forEach(
                    (payer, figure) ->
                        rows.add(
                            new Object[] {
                              kpi.id(), day, payer, figure.numerator(), figure.denominator()
                            })));
    jdbc.sql("DELETE FROM kpi_day WHERE snapshot_day = :day").param("day", day).update();
    batch.batchUpdate(
        "INSERT INTO kpi_day (kpi, snapshot_day, payer_id, numerator, denominator)"
            + " VALUES (?, ?, ?, ?, ?)",
        rows);
  }

  /**
   * A figure day by day, the oldest first.
   *
   * @param payerId null for all payers
   */
  @Transactional(readOnly = true)
  public List<Snapshot> of(Kpi kpi, Period period, @Nullable String payerId) {
    return of(List.of(kpi), period, payerId).getOrDefault(kpi, List.of());
  }

  /**
   * Figures day by day, the oldest first; those that have no day are missing.
   *
   * @param payerId null for all payers
   */
  @Transactional(readOnly = true)
  public Map<Kpi, List<Snapshot>> of(
      Collection<Kpi> kpis, Period period, @Nullable String payerId) {
    Map<Kpi, List<Snapshot>> days = new EnumMap<>(Kpi.class);
    jdbc.sql(
            """
            SELECT kpi, snapshot_day, numerator, denominator FROM kpi_day
            WHERE kpi IN (:kpis) AND payer_id = :payer AND snapshot_day BETWEEN :from AND :to ORDER BY kpi, snapshot_day
            """)
        .param("kpis", kpis.stream().map(Kpi::id).toList())
        .param("payer", payerId == null ? KpiFigures.ALL : payerId)
        .param("from", period.from())
        .param("to", period.to())
        .query(
            row -> {
              Kpi kpi = Kpi.of(row.getString("kpi")).orElseThrow();
              days.computeIfAbsent(kpi, first -> new ArrayList<>())
                  .add(
                      new Snapshot(
                          row.getObject("snapshot_day", LocalDate.class),
                          new Figure(
                              kpi, row.getLong("numerator"), row.getLong("denominator"), 0)));
            });
    return days;
  }
}
