package org.cobaltclaims.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The claims behind a figure: asked of the claims as they stand now, by the query that the sums are
 * built with; of days in A/R, secondary conversion, leakage, missed crossovers and overturned
 * denials as the newest build found them.
 */
@Component
@Transactional(readOnly = true)
public class KpiClaims {

  /** One row for each whose money is open: there is nothing to be added up. */
  private static final String BALANCES =
      """
      SELECT CONCAT(b.family_id, '1') AS claim_id, b.family_id, b.since_on AS on_day, b.payer_id, b.payer_level,
        b.owner AS reason, b.open_cents AS part, 0 AS whole, 0 AS lag_days
      FROM open_balance b WHERE b.payer_level >= %d %s %s %s\
      """;

  /** Of which a claim counts once, on a day that only its whole history tells. */
  private static final Set<String> KEPT_OF =
      Set.of(
          Kpi.SECONDARY_CONVERSION.id(),
          Kpi.SECONDARY_LEAKAGE.id(),
          Kpi.CROSSOVER_MISS.id(),
          Kpi.DENIAL_OVERTURN.id());

  private static final String KEPT =
      """
      SELECT k.claim_id, k.family_id, k.on_day, k.payer_id, k.payer_level, '' AS reason, k.part, k.whole, 0 AS lag_days
      FROM kpi_claim k WHERE k.kpi = '%s' AND k.on_day BETWEEN :from AND :to\
      """;

  private final JdbcClient jdbc;

  KpiClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which of the claims below the line. */
  public enum Which {
    /** All of them. */
    ALL(""),
    /** Those that count above the line. */
    COUNTED(" HAVING SUM(i.part) <> 0"),
    /** Those that do not, or not wholly. */
    MISSED(" HAVING SUM(i.part) < SUM(i.whole)");

    private final String having;

    Which(String having) {
      this.having = having;
    }
  }

  /**
   * What is asked for.
   *
   * @param period as the manager chose it
   * @param payerId null for all payers
   * @param reason null for all reasons
   */
  public record Wish(
      Kpi kpi, Period period, @Nullable String payerId, @Nullable String reason, Which which) {}

  /**
   * One claim, with what it adds to the sums.
   *
   * @param claimId the payer claim; the remittance where it belongs to no claim of ours
   * @param familyId null where it belongs to none; then there is no patient either
   * @param day by which it counts
   * @param reason empty if the figure knows none
   * @param part above the line: a count, or cents
   * @param whole below it
   * @param days that something took; 0 where the figure is about something else
   */
  public record Row(
      String claimId,
      @Nullable String familyId,
      @Nullable String practiceClaim,
      @Nullable String lastName,
      @Nullable String firstName,
      LocalDate day,
      String payerId,
      int level,
      String reason,
      long part,
      long whole,
      int days) {}

  /** How many claims there are, and what they add up to. */
  public record Sum(long claims, long part, long whole) {}

  /** The first claims, the newest day first. */
  public List<Row> find(Wish wish, int most) {
    return bind(
            jdbc.sql(
                """
                SELECT g.*, f.practice_claim, p.last_name, p.first_name FROM (
                  %s ORDER BY %s LIMIT :most
                ) g LEFT JOIN claim_family f ON f.id = g.family_id LEFT JOIN patient p ON p.id = f.patient_id
                ORDER BY g.on_day DESC, g.claim_id, g.payer_level
                """
                    .formatted(rows(wish), newestFirst(wish.kpi()))),
            wish)
        .param("most", most)
        .query(
            (row, n) ->
                new Row(
                    row.getString("claim_id"),
                    row.getString("family_id"),
                    row.getString("practice_claim"),
                    row.getString("last_name"),
                    row.getString("first_name"),
                    row.getObject("on_day", LocalDate.class),
                    row.getString("payer_id"),
                    row.getInt("payer_level"),
                    row.getString("reason"),
                    row.getLong("part"),
                    row.getLong("whole"),
                    row.getInt("lag_days")))
        .list();
  }

  /** All claims, added up. */
  public Sum sum(Wish wish) {
    return bind(
            jdbc.sql(
                """
                SELECT COUNT(*) AS claims, COALESCE(SUM(g.part), 0) AS part, COALESCE(SUM(g.whole), 0) AS whole
                FROM (%s) g
                """
                    .formatted(rows(wish))),
            wish)
        .query(
            (row, n) -> new Sum(row.getLong("claims"), row.getLong("part"), row.getLong("whole")))
        .single();
  }

  /** True if a build keeps the claims of the figure with this id. */
  static boolean isKept(String id) {
    return KEPT_OF.contains(id);
  }

  /** The query of what is kept, as those of {@link KpiSql}. */
  static String kept(String id) {
    return KEPT.formatted(id);
  }

  /** By columns that an index has. */
  private static String newestFirst(Kpi kpi) {
    return balances(kpi)
        ? "b.since_on DESC, b.family_id, b.payer_level"
        : isKept(kpi.id()) ? "k.on_day DESC, k.claim_id" : "on_day DESC, claim_id, payer_level";
  }

  private static boolean balances(Kpi kpi) {
    return kpi == Kpi.DAYS_IN_AR || kpi == Kpi.SECONDARY_DAYS_IN_AR;
  }

  private static String rows(Wish wish) {
    if (balances(wish.kpi())) {
      return BALANCES.formatted(
          wish.kpi() == Kpi.SECONDARY_DAYS_IN_AR ? 2 : 0,
          wish.payerId() == null ? "" : "AND b.payer_id = :payer",
          wish.reason() == null ? "" : "AND b.owner = :reason",
          wish.which() == Which.MISSED ? "AND b.open_cents < 0" : "");
    }
    if (isKept(wish.kpi().id())) {
      return kept(wish.kpi().id())
          + (wish.payerId() == null ? "" : " AND k.payer_id = :payer")
          + (wish.reason() == null ? "" : " AND '' = :reason AND k.part <> 0")
          + switch (wish.which()) {
            case ALL -> "";
            case COUNTED -> " AND k.part <> 0";
            case MISSED -> " AND k.part < k.whole";
          };
    }
    return """
    SELECT i.claim_id, i.family_id, MAX(i.on_day) AS on_day, i.payer_id, i.payer_level, MAX(i.reason) AS reason,
      SUM(i.part) AS part, SUM(i.whole) AS whole, MAX(i.lag_days) AS lag_days
    FROM (%s) i WHERE %s %s %s GROUP BY i.claim_id, i.family_id, i.payer_id, i.payer_level %s\
    """
        .formatted(
            KpiSql.read(wish.kpi().id()),
            TestFiles.COUNTS,
            wish.payerId() == null ? "" : "AND i.payer_id = :payer",
            wish.reason() == null ? "" : "AND i.reason = :reason AND i.part <> 0",
            having(wish));
  }

  /** Of what is open there are no claims to choose from, and what was settled is none of them. */
  private static String having(Wish wish) {
    return wish.kpi() == Kpi.RECOUPMENT_EXPOSURE ? " HAVING SUM(i.part) <> 0" : wish.which().having;
  }

  private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, Wish wish) {
    Period days = wish.period().of(wish.kpi());
    return query
        .param("from", wish.kpi() == Kpi.RECOUPMENT_EXPOSURE ? KpiBuild.BEGINNING : days.from())
        .param("to", days.to())
        .param("payer", wish.payerId())
        .param("reason", wish.reason());
  }
}
