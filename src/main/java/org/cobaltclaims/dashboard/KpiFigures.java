package org.cobaltclaims.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads figures out of the sums by day ({@link KpiBuild}). */
@Component
@Transactional(readOnly = true)
public class KpiFigures {

  /** All payers together. */
  public static final String ALL = "";

  private static final int CHARGES_OF_DAYS = 90;

  private final JdbcClient jdbc;

  KpiFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * All figures of a period.
   *
   * @param payerId null for all payers
   */
  public Map<Kpi, Figure> of(Period period, @Nullable String payerId) {
    Map<Kpi, Figure> figures = new EnumMap<>(Kpi.class);
    Map<Kpi, Map<String, Figure>> all = byPayer(period, payerId);
    for (Kpi kpi : Kpi.values()) {
      figures.put(
          kpi,
          all.getOrDefault(kpi, Map.of())
              .getOrDefault(payerId == null ? ALL : payerId, new Figure(kpi, 0, 0, 0)));
    }
    return figures;
  }

  /**
   * All figures of a period by payer, {@link #ALL} together under its own key.
   *
   * @param payerId null for all payers
   */
  public Map<Kpi, Map<String, Figure>> byPayer(Period period, @Nullable String payerId) {
    Map<Kpi, Map<String, Figure>> figures = new EnumMap<>(Kpi.class);
    for (Kpi.Window window : Kpi.Window.values()) {
      if (window == Kpi.Window.TODAY) {
        figures.put(Kpi.DAYS_IN_AR, daysInAr(Kpi.DAYS_IN_AR, period.to(), payerId));
        figures.put(
            Kpi.SECONDARY_DAYS_IN_AR, daysInAr(Kpi.SECONDARY_DAYS_IN_AR, period.to(), payerId));
        figures.put(Kpi.RECOUPMENT_EXPOSURE, open(Kpi.RECOUPMENT_EXPOSURE, period.to(), payerId));
      } else {
        List<Kpi> kpis = Arrays.stream(Kpi.values()).filter(k -> k.window() == window).toList();
        tallies(kpis, period.of(kpis.getFirst()), payerId)
            .forEach((kpi, tallies) -> figures.put(kpi, figures(kpi, tallies)));
      }
    }
    return figures;
  }

  private static Map<String, Figure> figures(Kpi kpi, Map<String, Tally> tallies) {
    Map<String, Figure> figures = new HashMap<>();
    tallies.forEach((payer, tally) -> figures.put(payer, tally.figure(kpi)));
    return figures;
  }

  /** What counts, added up. */
  private static final class Tally {
    private long parts;
    private long wholes;
    private long items;
    private final TreeMap<Integer, Long> byLag = new TreeMap<>();

    void add(int lag, long morePart, long moreWhole, long moreItems) {
      parts += morePart;
      wholes += moreWhole;
      items += moreItems;
      byLag.merge(lag, moreItems, Long::sum);
    }

    Figure figure(Kpi kpi) {
      return kpi.unit() == Kpi.Unit.MEDIAN_DAYS
          ? new Figure(kpi, twiceTheMedian(), 2, items)
          : new Figure(kpi, parts, wholes, items);
    }

    private long twiceTheMedian() {
      return at((items - 1) / 2) + at(items / 2);
    }

    private int at(long place) {
      long before = 0;
      for (Map.Entry<Integer, Long> lag : byLag.entrySet()) {
        before += lag.getValue();
        if (before > place) {
          return lag.getKey();
        }
      }
      return byLag.lastKey();
    }
  }

  private Map<Kpi, Map<String, Tally>> tallies(
      List<Kpi> kpis, Period period, @Nullable String payerId) {
    Map<Kpi, Map<String, Tally>> tallies = new EnumMap<>(Kpi.class);
    jdbc.sql(
            """
            SELECT kpi, payer_id, lag_days, SUM(parts) AS parts, SUM(wholes) AS wholes, SUM(items) AS items
            FROM kpi_fact WHERE kpi IN (:kpis) AND fact_day BETWEEN :from AND :to
            """
                + (payerId == null ? "" : " AND payer_id = :payer ")
                + " GROUP BY kpi, payer_id, lag_days")
        .param("kpis", kpis.stream().map(Kpi::id).toList())
        .param("from", period.from())
        .param("to", period.to())
        .param("payer", payerId)
        .query(
            row -> {
              Map<String, Tally> ofKpi =
                  tallies.computeIfAbsent(
                      Kpi.of(row.getString("kpi")).orElseThrow(), kpi -> new HashMap<>());
              for (String scope : scopes(row.getString("payer_id"))) {
                ofKpi
                    .computeIfAbsent(scope, payer -> new Tally())
                    .add(
                        row.getInt("lag_days"),
                        row.getLong("parts"),
                        row.getLong("wholes"),
                        row.getLong("items"));
              }
            });
    return tallies;
  }

  /** What bears no payer, as the patients' share, stands in the sum of all only. */
  private static List<String> scopes(String payer) {
    return payer.isEmpty() ? List.of(ALL) : List.of(ALL, payer);
  }

  /** What was open at the end of a day against what came to it in the 90 days up to it. */
  private Map<String, Figure> daysInAr(Kpi kpi, LocalDate on, @Nullable String payerId) {
    boolean later = kpi == Kpi.SECONDARY_DAYS_IN_AR;
    Map<String, long[]> sums = new HashMap<>();
    jdbc.sql(
            """
            SELECT payer_id, SUM(parts) AS parts, SUM(wholes) AS wholes FROM kpi_fact
            WHERE (kpi = :open AND fact_day <= :on OR kpi = :charges AND fact_day > :since AND fact_day <= :on)
            """
                + (later ? " AND payer_level > 1 " : "")
                + (payerId == null ? "" : " AND payer_id = :payer ")
                + " GROUP BY payer_id")
        .param("open", KpiBuild.OPEN_MONEY)
        .param("charges", later ? KpiBuild.MOVED_TO_LATER : KpiBuild.CHARGES)
        .param("on", on)
        .param("since", on.minusDays(CHARGES_OF_DAYS))
        .param("payer", payerId)
        .query(
            row -> {
              for (String scope : scopes(row.getString("payer_id"))) {
                long[] sum = sums.computeIfAbsent(scope, key -> new long[2]);
                sum[0] += row.getLong("parts");
                sum[1] += row.getLong("wholes");
              }
            });
    Map<String, Figure> figures = new HashMap<>();
    sums.forEach((payer, sum) -> figures.put(payer, new Figure(kpi, sum[0], sum[1], 0)));
    return figures;
  }

  /** What was open at the end of a day: everything that became open up to it, less what ended. */
  private Map<String, Figure> open(Kpi kpi, LocalDate on, @Nullable String payerId) {
    Map<String, Tally> open = new HashMap<>();
    jdbc.sql(
            """
            SELECT payer_id, SUM(parts) AS parts, SUM(wholes) AS wholes FROM kpi_fact
            WHERE kpi = :kpi AND fact_day <= :on
            """
                + (payerId == null ? "" : " AND payer_id = :payer ")
                + " GROUP BY payer_id")
        .param("kpi", kpi.id())
        .param("on", on)
        .param("payer", payerId)
        .query(
            row -> {
              for (String scope : scopes(row.getString("payer_id"))) {
                open.computeIfAbsent(scope, payer -> new Tally())
                    .add(0, row.getLong("parts"), row.getLong("wholes"), row.getLong("wholes"));
              }
            });
    return figures(kpi, open);
  }

  /**
   * A part of what counts for a figure.
   *
   * @param name a reason's code, or a payer's id
   * @param amount the sum above the line
   */
  public record Share(String name, long amount, long items) {}

  /** What was denied, by reason, the greatest first; the empty name has none that explains it. */
  public List<Share> denialReasons(Period period, @Nullable String payerId) {
    return jdbc.sql(
            """
            SELECT reason, SUM(parts) AS parts, SUM(items) AS items FROM kpi_fact
            WHERE kpi = :kpi AND fact_day BETWEEN :from AND :to AND parts <> 0
            """
                + (payerId == null ? "" : " AND payer_id = :payer ")
                + " GROUP BY reason ORDER BY parts DESC, reason")
        .param("kpi", Kpi.DENIAL_DOLLARS.id())
        .param("from", period.from())
        .param("to", period.to())
        .param("payer", payerId)
        .query(
            (row, n) ->
                new Share(row.getString("reason"), row.getLong("parts"), row.getLong("items")))
        .list();
  }

  /** A figure by payer, the one with the most items first. */
  public List<Map.Entry<String, Figure>> payers(Kpi kpi, Period period) {
    List<Map.Entry<String, Figure>> payers =
        new ArrayList<>(byPayer(period, null).getOrDefault(kpi, Map.of()).entrySet());
    payers.removeIf(entry -> entry.getKey().equals(ALL));
    payers.sort(
        Comparator.comparing((Map.Entry<String, Figure> e) -> -e.getValue().items())
            .thenComparing(Map.Entry::getKey));
    return payers;
  }
}
