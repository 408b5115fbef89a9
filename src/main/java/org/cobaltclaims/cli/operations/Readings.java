package org.cobaltclaims.cli.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.engine.OutboxRelay;
import org.cobaltclaims.practice.CurrentSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The numbers of one look at the database. A look is good for some seconds, so that a scrape asks
 * once and not once for each of its numbers.
 */
@Component
class Readings {

  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final OutboxRelay outbox;
  private final Clock clock;
  private final CurrentSettings settings;
  private Look last = Look.NONE;
  private long lookedAt;
  private boolean looked;

  Readings(JdbcClient jdbc, OutboxRelay outbox, Clock clock, CurrentSettings settings) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What is counted by something, and what is counted once. */
  record Look(Map<String, Map<String, Double>> counts, Map<String, Double> numbers) {

    /** While the database cannot be asked. */
    static final Look NONE = new Look(Map.of(), Map.of());

    /** Zero where nothing is counted, not a number while nobody knows. */
    double count(String of, String key) {
      Map<String, Double> counted = counts.get(of);
      return counted == null ? Double.NaN : counted.getOrDefault(key, 0.0);
    }

    /** Not a number while nobody knows, or where there has been none. */
    double number(String name) {
      return numbers.getOrDefault(name, Double.NaN);
    }
  }

  static final String FAMILIES = "families";
  static final String CLAIMS = "claims";
  static final String OPEN_TASKS = "open tasks";
  static final String LATE_TASKS = "late tasks";
  static final String FILES_IN = "files in";
  static final String FILES_OUT = "files out";
  static final String REMITTANCES = "remittances";

  static final String OUTBOX_WAITING = "outbox waiting";
  static final String OUTBOX_DEAD = "outbox dead";
  static final String OUTBOX_AGE = "outbox age";
  static final String FILE_AGE = "file age";
  static final String REMITTANCE_AGE = "remittance age";
  static final String LAST_BATCH = "last batch";
  static final String LATE_BATCHES = "late batches";
  static final String RELAY_AGE = "relay age";

  synchronized Look look() {
    long now = System.nanoTime();
    if (!looked || now - lookedAt > GOOD_FOR.toNanos()) {
      last = fresh();
      lookedAt = now;
      looked = true;
    }
    return last;
  }

  /** A look that is made now. */
  Look fresh() {
    try {
      return read();
    } catch (DataAccessException | TransactionException unknown) {
      return Look.NONE;
    }
  }

  private Look read() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate today = now.toLocalDate();
    Map<String, Map<String, Double>> counts = new HashMap<>();
    counts.put(FAMILIES, by("SELECT state, COUNT(*) FROM claim_family GROUP BY state", today));
    counts.put(CLAIMS, by("SELECT state, COUNT(*) FROM payer_claim GROUP BY state", today));
    counts.put(
        OPEN_TASKS,
        by("SELECT kind, COUNT(*) FROM task WHERE state = 'OPEN' GROUP BY kind", today));
    counts.put(
        LATE_TASKS,
        by(
            "SELECT kind, COUNT(*) FROM task WHERE state = 'OPEN' AND due_on < :today GROUP BY"
                + " kind",
            today));
    counts.put(FILES_IN, files("IN"));
    counts.put(FILES_OUT, files("OUT"));
    counts.put(REMITTANCES, by("SELECT state, COUNT(*) FROM remittance GROUP BY state", today));
    Map<String, Double> numbers = new HashMap<>();
    numbers.put(OUTBOX_WAITING, (double) outbox.waiting());
    numbers.put(OUTBOX_DEAD, (double) outbox.dead());
    numbers.put(OUTBOX_AGE, (double) outbox.age().toSeconds());
    LocalDateTime oldest =
        jdbc.sql("SELECT MIN(taken_at) FROM exchange_file WHERE fate IN ('RECEIVED', 'BUILT')")
            .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
            .single()
            .orElse(now);
    numbers.put(FILE_AGE, (double) Math.max(0, ChronoUnit.SECONDS.between(oldest, now)));
    numbers.put(
        REMITTANCE_AGE,
        days(
            "SELECT MIN(received_on) FROM remittance WHERE state IN ('ARRIVING', 'RECEIVED',"
                + " 'UNBALANCED', 'PARTLY_POSTED')",
            today,
            0.0));
    numbers.put(LAST_BATCH, days("SELECT MAX(sent_on) FROM batch", today, null));
    numbers.put(
        LATE_BATCHES,
        jdbc.sql(
                "SELECT COUNT(*) FROM batch WHERE state = 'SENT' AND answered_on IS NULL AND"
                    + " ack_due < :today")
            .param("today", today)
            .query(Double.class)
            .single());
    numbers.put(RELAY_AGE, (double) relayAge(now));
    numbers.values().removeIf(number -> Double.isNaN(number));
    return new Look(counts, numbers);
  }

  /** What waits while nothing is sent waits because somebody wants it so. */
  private long relayAge(LocalDateTime now) {
    if (!settings.relay().sftp()) {
      return 0;
    }
    LocalDateTime oldest =
        jdbc.sql(
                "SELECT MIN(asked_at) FROM sftp_delivery WHERE era_id IS NOT NULL AND state IN"
                    + " ('WAITING', 'NAMING')")
            .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
            .single()
            .orElse(now);
    return Math.max(0, ChronoUnit.SECONDS.between(oldest, now));
  }

  private Map<String, Double> files(String direction) {
    return counted(
        jdbc.sql(
                "SELECT fate, COUNT(*) FROM exchange_file WHERE direction = :direction GROUP BY"
                    + " fate")
            .param("direction", direction));
  }

  private Map<String, Double> by(String sql, LocalDate today) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    return counted(sql.contains(":today") ? statement.param("today", today) : statement);
  }

  private static Map<String, Double> counted(JdbcClient.StatementSpec statement) {
    Map<String, Double> counts = new HashMap<>();
    List<Map.Entry<String, Double>> rows =
        statement.query((row, n) -> Map.entry(row.getString(1), row.getDouble(2))).list();
    rows.forEach(row -> counts.put(row.getKey(), row.getValue()));
    return counts;
  }

  private double days(String sql, LocalDate today, @Nullable Double none) {
    Optional<LocalDate> day =
        jdbc.sql(sql)
            .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
            .single();
    if (day.isPresent()) {
      return ChronoUnit.DAYS.between(day.get(), today);
    }
    return none == null ? Double.NaN : none;
  }
}
