package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The days that money is posted on. A day that was closed, and a month that was locked, take no
 * more: what is posted later bears the next open day, whatever the day of the payment.
 */
@Repository
public class PostingDays {

  private final JdbcClient jdbc;
  private final Clock clock;

  PostingDays(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The day that a posting bears that is made now: today, or the first open day after it. The
   * transaction that asks can only commit while that day is open; otherwise it fails as one that
   * lost a race, and is done again.
   */
  public LocalDate today() {
    LocalDate day = firstOpen();
    if (TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
        && TransactionSynchronizationManager.isSynchronizationActive()) {
      Commit.of(this).days.add(day);
    }
    return day;
  }

  private LocalDate firstOpen() {
    LocalDate today = LocalDate.now(clock);
    Set<LocalDate> closed = new HashSet<>();
    Set<String> locked = new HashSet<>();
    jdbc.sql(
            """
            SELECT closed_on, '' AS locked_month FROM closed_day WHERE closed_on >= ?
            UNION ALL
            SELECT NULL, locked_month FROM locked_month WHERE locked_month >= ?
            """)
        .params(today, YearMonth.from(today).toString())
        .query(
            row -> {
              LocalDate day = row.getObject(1, LocalDate.class);
              if (day == null) {
                locked.add(row.getString(2));
              } else {
                closed.add(day);
              }
            });
    LocalDate day = today;
    while (closed.contains(day) || locked.contains(YearMonth.from(day).toString())) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** What a day's report said when it was closed, as JSON; empty while it is open. */
  public Optional<String> report(LocalDate day) {
    return jdbc.sql("SELECT report FROM closed_day WHERE closed_on = ?")
        .param(day)
        .query(String.class)
        .optional();
  }

  /** True if the day is closed, or its month locked. */
  public boolean isClosed(LocalDate day) {
    return jdbc.sql(
                """
                SELECT (SELECT COUNT(*) FROM closed_day WHERE closed_on = ?)
                  + (SELECT COUNT(*) FROM locked_month WHERE locked_month = ?)
                """)
            .params(day, YearMonth.from(day).toString())
            .query(Integer.class)
            .single()
        > 0;
  }

  public boolean isLocked(YearMonth month) {
    return jdbc.sql("SELECT COUNT(*) FROM locked_month WHERE locked_month = ?")
            .param(month.toString())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The days from one to another that are closed, with who closed them. */
  public Map<LocalDate, String> closed(LocalDate from, LocalDate until) {
    Map<LocalDate, String> closed = new TreeMap<>();
    jdbc.sql("SELECT closed_on, closed_by FROM closed_day WHERE closed_on BETWEEN ? AND ?")
        .params(from, until)
        .query(
            row -> {
              closed.put(row.getObject("closed_on", LocalDate.class), row.getString("closed_by"));
            });
    return closed;
  }

  /**
   * The days from one to another on which something was posted, with what payers paid on them less
   * what they took back; in cents.
   */
  public Map<LocalDate, Long> posted(LocalDate from, LocalDate until) {
    Map<LocalDate, Long> posted = new TreeMap<>();
    jdbc.sql(
            """
            SELECT e.posted_on, SUM(CASE WHEN e.bucket = 'PAID' THEN e.amount_cents ELSE 0 END) AS total
            FROM (
              SELECT posted_on, bucket, amount_cents FROM ledger_entry
              WHERE posted_on BETWEEN :from AND :until
              UNION ALL
              SELECT posted_on, bucket, amount_cents FROM purged_posting
              WHERE posted_on BETWEEN :from AND :until
            ) e GROUP BY e.posted_on
            """)
        .param("from", from)
        .param("until", until)
        .query(
            row -> {
              posted.put(row.getObject("posted_on", LocalDate.class), row.getLong("total"));
            });
    return posted;
  }

  /** The locked months, oldest first. */
  public List<String> locked() {
    return jdbc.sql("SELECT locked_month FROM locked_month ORDER BY locked_month")
        .query(String.class)
        .list();
  }

  /**
   * Whoever closes a day takes this first: what is posted on it is either committed by then, and in
   * its report, or cannot be committed any more.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stop() {
    for (int attempt = 1; ; attempt++) {
      List<Integer> row =
          jdbc.sql("SELECT id FROM posting_calendar WHERE id = 1 FOR UPDATE")
              .query(Integer.class)
              .list();
      if (!row.isEmpty()) {
        return;
      }
      try {
        jdbc.sql("INSERT INTO posting_calendar (id) VALUES (1)").update();
        return;
      } catch (DuplicateKeyException writtenMeanwhile) {
        if (attempt > 1) {
          throw writtenMeanwhile;
        }
      }
    }
  }

  /** Looks, just before a transaction commits, whether the days that it posted on are open yet. */
  private static final class Commit implements TransactionSynchronization {

    private final PostingDays calendar;
    private final Set<LocalDate> days = new HashSet<>();

    private Commit(PostingDays calendar) {
      this.calendar = calendar;
    }

    static Commit of(PostingDays calendar) {
      Commit known = (Commit) TransactionSynchronizationManager.getResource(calendar);
      if (known != null) {
        return known;
      }
      Commit commit = new Commit(calendar);
      TransactionSynchronizationManager.bindResource(calendar, commit);
      TransactionSynchronizationManager.registerSynchronization(commit);
      return commit;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(calendar);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(calendar, this);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      calendar.stop();
      for (LocalDate day : days) {
        if (calendar.isClosed(day)) {
          throw new CannotAcquireLockException("posting day " + day + " was closed meanwhile");
        }
      }
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(calendar);
    }
  }

  /** Closes a day with its report; one that is closed stays as it is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void close(LocalDate day, String report, String by) {
    if (report(day).isEmpty()) {
      jdbc.sql(
              "INSERT INTO closed_day (closed_on, closed_by, closed_at, report) VALUES (?, ?, ?,"
                  + " ?)")
          .params(day, by, now(), report)
          .update();
    }
  }

  /** Locks a month; one that is locked stays so. */
  @Transactional
  public void lock(YearMonth month, String by) {
    stop();
    try {
      if (!isLocked(month)) {
        jdbc.sql("INSERT INTO locked_month (locked_month, locked_by, locked_at) VALUES (?, ?, ?)")
            .params(month.toString(), by, now())
            .update();
      }
    } catch (DuplicateKeyException lockedMeanwhile) {
      // Whoever else locked it was first.
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
