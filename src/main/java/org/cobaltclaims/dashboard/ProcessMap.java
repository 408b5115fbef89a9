package org.cobaltclaims.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much rests at each step, and how long, as of the newest build ({@link ProcessPlaces}). */
@Component
@Transactional(readOnly = true)
public class ProcessMap {

  private static final int MANY = 4;

  private final JdbcClient jdbc;
  private final Clock clock;

  ProcessMap(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How far what rests at a step is behind what is expected. */
  public enum Heat {
    /** Nothing rests there. */
    EMPTY,
    ON_TIME,
    /** Less than a quarter is late. */
    SOME_LATE,
    MANY_LATE
  }

  /**
   * What rests at a step.
   *
   * @param count claims, visits, batches or remittances
   * @param open of claims and batches what payers still owe for the visits, denied and undecided
   *     included; of remittances what the payer paid
   * @param medianDays since when the middle one of them rests there; of two middle ones the later
   * @param oldest since when the first of them does; null where there is none
   * @param late how many were due before today
   */
  public record Load(
      ProcessStep step,
      long count,
      Money open,
      int medianDays,
      @Nullable LocalDate oldest,
      long late) {

    /** How far it is behind. */
    public Heat heat() {
      if (count == 0) {
        return Heat.EMPTY;
      }
      return late == 0 ? Heat.ON_TIME : late * MANY < count ? Heat.SOME_LATE : Heat.MANY_LATE;
    }
  }

  private static final class Tally {
    private long count;
    private long cents;
    private long late;
    private final TreeMap<LocalDate, Long> since = new TreeMap<>();

    void add(LocalDate day, long more, long moreCents, long moreLate) {
      count += more;
      cents += moreCents;
      late += moreLate;
      since.merge(day, more, Long::sum);
    }

    void add(Tally other) {
      other.since.forEach((day, more) -> since.merge(day, more, Long::sum));
      count += other.count;
      cents += other.cents;
      late += other.late;
    }

    Load load(ProcessStep step, LocalDate today) {
      return count == 0
          ? new Load(step, 0, Money.ZERO, 0, null, 0)
          : new Load(step, count, Money.ofCents(cents), median(today), since.firstKey(), late);
    }

    private int median(LocalDate today) {
      long before = 0;
      for (Map.Entry<LocalDate, Long> day : since.entrySet()) {
        before += day.getValue();
        if (before * 2 > count) {
          return (int) Math.max(0, ChronoUnit.DAYS.between(day.getKey(), today));
        }
      }
      return 0;
    }
  }

  /**
   * All steps of a process in their order, empty ones too.
   *
   * @param process the model's id
   * @param payerId null for all payers; files, which carry claims to several, are not told apart
   */
  public List<Load> of(String process, @Nullable String payerId) {
    LocalDate today = LocalDate.now(clock);
    Map<String, Tally> leaves = leaves(today, payerId);
    List<Load> loads = new ArrayList<>();
    for (ProcessStep step : ProcessStep.of(process)) {
      Tally all = new Tally();
      step.leaves()
          .forEach(
              leaf -> {
                Tally tally = leaves.get(leaf.key());
                if (tally != null) {
                  all.add(tally);
                }
              });
      loads.add(all.load(step, today));
    }
    return loads;
  }

  private Map<String, Tally> leaves(LocalDate today, @Nullable String payerId) {
    Map<String, Tally> tallies = new HashMap<>();
    jdbc.sql(
            """
            SELECT process_id, element_id, since_on, COUNT(*) AS items, SUM(open_cents) AS cents,
              SUM(CASE WHEN due_on < :today THEN 1 ELSE 0 END) AS late
            FROM process_place
            """
                + (payerId == null
                    ? ""
                    : " WHERE payer_id = :payer OR process_id = 'batch-transmission' ")
                + " GROUP BY process_id, element_id, since_on")
        .param("today", today)
        .param("payer", payerId)
        .query(
            row -> {
              tallies
                  .computeIfAbsent(
                      row.getString("process_id") + "/" + row.getString("element_id"),
                      key -> new Tally())
                  .add(
                      row.getObject("since_on", LocalDate.class),
                      row.getLong("items"),
                      row.getLong("cents"),
                      row.getLong("late"));
            });
    return tallies;
  }

  /**
   * What rests at a step.
   *
   * @param subject of batches and remittances their id
   * @param name the practice's number of the visit, the file's name, or the remittance's trace
   * @param patient family and given name; empty where it is about no single one
   * @param element where exactly it rests
   */
  public record Row(
      String subject,
      String familyId,
      String name,
      String patient,
      String payerId,
      int level,
      ProcessStep element,
      LocalDate since,
      @Nullable LocalDate due,
      Money open) {}

  /**
   * Some of what rests at a step, those that have waited longest first.
   *
   * @param offset how many come before
   */
  public List<Row> at(ProcessStep step, @Nullable String payerId, int offset, int most) {
    Map<String, ProcessStep> leaves = new HashMap<>();
    step.leaves().forEach(leaf -> leaves.put(leaf.key(), leaf));
    boolean ofPayer = payerId != null && !step.process().equals("batch-transmission");
    return jdbc.sql(
            """
            SELECT g.*, f.practice_claim, p.last_name, p.first_name, b.file_name, r.trace FROM (
              SELECT * FROM process_place WHERE process_id IN (:processes) AND element_id IN (:elements) %s
              ORDER BY since_on, subject LIMIT :most OFFSET :offset
            ) g LEFT JOIN claim_family f ON f.id = g.family_id LEFT JOIN patient p ON p.id = f.patient_id
              LEFT JOIN batch b ON b.id = g.subject AND g.process_id = 'batch-transmission'
              LEFT JOIN remittance r ON r.id = g.subject AND g.process_id = 'remittance-intake'
            ORDER BY g.since_on, g.subject
            """
                .formatted(ofPayer ? "AND payer_id = :payer" : ""))
        .param("processes", leaves.values().stream().map(ProcessStep::process).distinct().toList())
        .param("elements", leaves.values().stream().map(ProcessStep::element).toList())
        .param("payer", payerId)
        .param("most", most)
        .param("offset", offset)
        .query(
            (row, n) -> {
              String process = row.getString("process_id");
              return new Row(
                  row.getString("subject"),
                  row.getString("family_id"),
                  name(
                      row.getString("subject"),
                      row.getString("practice_claim"),
                      row.getString("file_name"),
                      row.getString("trace")),
                  row.getString("last_name") == null
                      ? ""
                      : row.getString("last_name") + ", " + row.getString("first_name"),
                  row.getString("payer_id"),
                  row.getInt("payer_level"),
                  Objects.requireNonNull(leaves.get(process + "/" + row.getString("element_id"))),
                  row.getObject("since_on", LocalDate.class),
                  row.getObject("due_on", LocalDate.class),
                  Money.ofCents(row.getLong("open_cents")));
            })
        .list();
  }

  private static String name(String subject, @Nullable String... names) {
    for (@Nullable String name : names) {
      if (name != null) {
        return name;
      }
    }
    return subject;
  }
}
