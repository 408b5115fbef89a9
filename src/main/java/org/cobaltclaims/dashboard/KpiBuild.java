package org.cobaltclaims.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Builds the sums that the figures are read from, anew and whole, from claims and money: a reversal
 * or a correction changes days that are long over. Done twice it changes nothing.
 */
@Service
public class KpiBuild {

  /** Charges by posting date, below the line of days in A/R. */
  static final String CHARGES = "charges";

  /** What was left to later payers, below the line of their days in A/R. */
  static final String MOVED_TO_LATER = "moved-to-later";

  /** What became open or was settled, above it. */
  static final String OPEN_MONEY = "open-money";

  /** So few claims are summed up in the time of a page. */
  private static final long FEW = 20_000;

  /** Before anything that counts. */
  static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

  private final JdbcClient jdbc;
  private final DecisionResults results;
  private final KpiSnapshots snapshots;
  private final TestFiles testFiles;
  private final BilledFamilies billed;
  private final Clock clock;

  KpiBuild(
      JdbcClient jdbc,
      DecisionResults results,
      KpiSnapshots snapshots,
      TestFiles testFiles,
      BilledFamilies billed,
      Clock clock) {
    this.jdbc = jdbc;
    this.results = results;
    this.billed = billed;
    this.testFiles = testFiles;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * The newest build.
   *
   * @param at in UTC
   * @param claims how many payer claims there were
   */
  public record Built(LocalDateTime at, LocalDate on, long claims) {
    public Instant instant() {
      return at.toInstant(ZoneOffset.UTC);
    }
  }

  /** When the sums were built last; empty if they never were. */
  @Transactional(readOnly = true)
  public Optional<Built> last() {
    return jdbc.sql(
            "SELECT built_at, built_on, claim_count FROM kpi_build WHERE built_on IS NOT NULL")
        .query(
            (row, n) ->
                new Built(
                    row.getObject("built_at", LocalDateTime.class),
                    row.getObject("built_on", LocalDate.class),
                    row.getLong("claim_count")))
        .optional();
  }

  /** Whether there are so few claims that whoever looks can have the sums built at once. */
  @Transactional(readOnly = true)
  public boolean isQuick() {
    return last().map(Built::claims).orElseGet(this::claims) <= FEW;
  }

  private long claims() {
    return jdbc.sql("SELECT COUNT(*) FROM payer_claim").query(Long.class).single();
  }

  /** Builds everything as of today; who comes at the same time waits and builds once more. */
  @Transactional
  public void build() {
    LocalDate today = LocalDate.now(clock);
    lock();
    Optional<Built> before = last();
    results.complete();
    testFiles.find();
    Stream.concat(
            Arrays.stream(Kpi.values())
                .filter(kpi -> kpi.window() != Kpi.Window.TODAY)
                .map(Kpi::id),
            Stream.of(CHARGES, MOVED_TO_LATER, Kpi.RECOUPMENT_EXPOSURE.id()))
        .forEach(name -> facts(name, today));
    openMoney(today);
    snapshots.take(before.map(Built::on).orElse(null), today);
    jdbc.sql(
            "UPDATE kpi_build SET built_at = :at, built_on = :on, claim_count = :claims WHERE id ="
                + " 1")
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("on", today)
        .param("claims", claims())
        .update();
  }

  private void lock() {
    jdbc.sql(
            "INSERT INTO kpi_build (id, claim_count) VALUES (1, 0)"
                + " ON DUPLICATE KEY UPDATE id = VALUES(id)")
        .update();
    jdbc.sql("SELECT id FROM kpi_build WHERE id = 1 FOR UPDATE").query(Integer.class).single();
  }

  /** The claims of a figure that no index finds by its days are kept, and added up from there. */
  private String claimsOf(String name, LocalDate today) {
    String counting =
        "SELECT i.* FROM (%s) i WHERE %s".formatted(KpiSql.read(name), TestFiles.COUNTS);
    if (!KpiClaims.isKept(name)) {
      return counting;
    }
    jdbc.sql("DELETE FROM kpi_claim WHERE kpi = :kpi").param("kpi", name).update();
    jdbc.sql(
            """
            INSERT INTO kpi_claim (kpi, claim_id, family_id, on_day, payer_id, payer_level, part, whole)
            SELECT '%s', k.claim_id, k.family_id, k.on_day, k.payer_id, k.payer_level, k.part, k.whole FROM (%s) k
            """
                .formatted(name, counting))
        .param("from", BEGINNING)
        .param("to", today)
        .update();
    return KpiClaims.kept(name);
  }

  private void facts(String name, LocalDate today) {
    forget(name);
    String claims = claimsOf(name, today);
    jdbc.sql(
            """
            INSERT INTO kpi_fact (kpi, fact_day, payer_id, payer_level, reason, lag_days, parts, wholes, items)
            SELECT '%s', u.on_day, u.payer_id, u.payer_level, u.reason, u.lag_days, SUM(u.part), SUM(u.whole),
              SUM(u.item)
            FROM (
              SELECT i.on_day, i.payer_id, i.payer_level, i.reason, i.lag_days, i.part, i.whole, 1 AS item
              FROM (%s) i
              UNION ALL
              SELECT fact_day, payer_id, payer_level, reason, lag_days, parts, wholes, items
              FROM purged_kpi_fact WHERE kpi = '%s'
            ) u GROUP BY u.on_day, u.payer_id, u.payer_level, u.reason, u.lag_days
            """
                .formatted(name, claims, name))
        .param("from", BEGINNING)
        .param("to", today)
        .update();
  }

  private void forget(String name) {
    jdbc.sql("DELETE FROM kpi_fact WHERE kpi = :kpi").param("kpi", name).update();
  }

  private void openMoney(LocalDate today) {
    billed.find();
    forget(OPEN_MONEY);
    String movements =
        "SELECT i.* FROM (%s) i WHERE %s".formatted(KpiSql.read(OPEN_MONEY), TestFiles.COUNTS);
    jdbc.sql(
            """
            INSERT INTO kpi_fact (kpi, fact_day, payer_id, payer_level, reason, lag_days, parts, wholes, items)
            SELECT '%s', u.on_day, u.payer_id, u.payer_level, '', 0, SUM(u.amount_cents), 0, SUM(u.item)
            FROM (
              SELECT m.on_day, m.payer_id, m.payer_level, m.amount_cents, 1 AS item FROM (%s) m
              WHERE m.on_day <= :today
              UNION ALL
              SELECT fact_day, payer_id, payer_level, parts, items FROM purged_kpi_fact WHERE kpi = '%s'
            ) u GROUP BY u.on_day, u.payer_id, u.payer_level HAVING SUM(u.amount_cents) <> 0
            """
                .formatted(OPEN_MONEY, movements, OPEN_MONEY))
        .param("today", today)
        .update();
    jdbc.sql("DELETE FROM open_balance").update();
    jdbc.sql(
            """
            INSERT INTO open_balance (family_id, owner, payer_level, payer_id, service_from, since_on, open_cents)
            SELECT m.family_id, m.owner, m.payer_level, m.payer_id, m.service_from,
              COALESCE(MAX(CASE WHEN m.amount_cents > 0 THEN m.on_day END), MAX(m.on_day)), SUM(m.amount_cents)
            FROM (%s) m WHERE m.on_day <= :today
            GROUP BY m.family_id, m.owner, m.payer_level, m.payer_id, m.service_from
            HAVING SUM(m.amount_cents) <> 0
            """
                .formatted(movements))
        .param("today", today)
        .update();
  }
}
