package org.cobaltclaims.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was purged when, and by whom. */
@Repository
public class PurgeRuns {

  private final JdbcClient jdbc;
  private final Clock clock;

  PurgeRuns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One run.
   *
   * @param endedAt null if it was cut off, or is at work
   * @param claimsBefore visits whose last movement was before this day
   */
  public record Run(
      Instant startedAt,
      @Nullable Instant endedAt,
      String by,
      LocalDate claimsBefore,
      long families,
      long patients,
      long files,
      long auditEntries,
      long heldFamilies) {}

  @Transactional
  public String begin(String by, Cutoffs cutoffs) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO purge_run (id, started_at, started_by, claims_before, families, patients, payments,
              files, portal_rows, work_rows, audit_entries, held_families, held_patients)
            VALUES (:id, :at, :by, :before, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            """)
        .param("id", id)
        .param("at", now())
        .param("by", by)
        .param("before", cutoffs.claims())
        .update();
    return id;
  }

  /** Counts what a transaction removes, in that transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void count(String id, String column, long more) {
    if (more > 0) {
      jdbc.sql("UPDATE purge_run SET %1$s = %1$s + :more WHERE id = :id".formatted(column))
          .param("more", more)
          .param("id", id)
          .update();
    }
  }

  @Transactional
  public void end(String id, PurgeReport report) {
    jdbc.sql(
            """
            UPDATE purge_run SET ended_at = :at, audit_entries = :audit, held_families = :visits,
              held_patients = :patients WHERE id = :id
            """)
        .param("at", now())
        .param("audit", report.auditEntries())
        .param("visits", report.heldVisits().count())
        .param("patients", report.heldPatients().count())
        .param("id", id)
        .update();
  }

  /** The newest runs, the last first. */
  @Transactional(readOnly = true)
  public List<Run> newest(int most) {
    return jdbc.sql("SELECT * FROM purge_run ORDER BY started_at DESC, id LIMIT :most")
        .param("most", most)
        .query(PurgeRuns::run)
        .list();
  }

  /** When the last run that came to its end began. */
  @Transactional(readOnly = true)
  public Optional<Instant> lastEnded() {
    return newest(20).stream().filter(run -> run.endedAt() != null).map(Run::startedAt).findFirst();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private static Run run(ResultSet row, int number) throws SQLException {
    LocalDateTime ended = row.getObject("ended_at", LocalDateTime.class);
    return new Run(
        Objects.requireNonNull(row.getObject("started_at", LocalDateTime.class))
            .toInstant(ZoneOffset.UTC),
        ended == null ? null : ended.toInstant(ZoneOffset.UTC),
        row.getString("started_by"),
        Objects.requireNonNull(row.getObject("claims_before", LocalDate.class)),
        row.getLong("families"),
        row.getLong("patients"),
        row.getLong("files"),
        row.getLong("audit_entries"),
        row.getLong("held_families"));
  }
}
