package org.cobaltclaims.patient;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people did to coverages: who, when and why. Nothing is ever changed or taken out. */
@Repository
public class CoverageHistory {

  private final JdbcClient jdbc;
  private final Clock clock;

  CoverageHistory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was done. */
  public enum Act {
    ADDED,
    DATED,
    REMOVED,
    ORDERED,
    /** The payer or the member id, with a claim. */
    CORRECTED
  }

  /**
   * One act.
   *
   * @param place the coverage's place in the payer order after it, from 1; before it if removed
   */
  public record Entry(
      Act act,
      int place,
      String payerId,
      String memberId,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      LocalDateTime at,
      String by,
      String reason) {

    /** The same with another member id, or with what is shown of it. */
    public Entry withMemberId(String shown) {
      return new Entry(act, place, payerId, shown, effectiveFrom, effectiveTo, at, by, reason);
    }
  }

  public void note(
      String patientId, Act act, int place, PatientCoverage coverage, String by, String reason) {
    jdbc.sql(
            """
            INSERT INTO coverage_history (patient_id, payer_id, member_id, act, place,
              effective_from, effective_to, changed_at, changed_by, reason)
            VALUES (:patient, :payer, :member, :act, :place, :from, :to, :at, :by, :reason)
            """)
        .param("patient", patientId)
        .param("payer", coverage.payerId())
        .param("member", coverage.memberId())
        .param("act", act.name())
        .param("place", place)
        .param("from", coverage.effectiveFrom())
        .param("to", coverage.effectiveTo())
        .param("at", LocalDateTime.now(clock))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /** Everything that was done to a patient's coverages, the oldest first. */
  public List<Entry> of(String patientId) {
    return jdbc.sql("SELECT * FROM coverage_history WHERE patient_id = :patient ORDER BY id")
        .param("patient", patientId)
        .query(
            (row, n) ->
                new Entry(
                    Act.valueOf(row.getString("act")),
                    row.getInt("place"),
                    row.getString("payer_id"),
                    row.getString("member_id"),
                    row.getObject("effective_from", LocalDate.class),
                    row.getObject("effective_to", LocalDate.class),
                    row.getObject("changed_at", LocalDateTime.class),
                    row.getString("changed_by"),
                    row.getString("reason")))
        .list();
  }
}
