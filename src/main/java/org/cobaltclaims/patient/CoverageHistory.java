package org.cobaltclaims.patient;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
    /** The payer, the member id or the group number. */
    CORRECTED
  }

  /**
   * One act.
   *
   * @param place the coverage's place in the payer order after it, from 1; before it if removed
   * @param groupNumber after a correction; empty for other acts
   * @param wasMemberId before a correction; empty for other acts
   * @param wasGroupNumber before a correction; empty for other acts, or if there was none
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
      String reason,
      String groupNumber,
      String wasMemberId,
      String wasGroupNumber) {

    /** The same with its member ids as they are shown to somebody. */
    public Entry shown(UnaryOperator<String> memberIds) {
      return new Entry(
          act,
          place,
          payerId,
          memberIds.apply(memberId),
          effectiveFrom,
          effectiveTo,
          at,
          by,
          reason,
          groupNumber,
          memberIds.apply(wasMemberId),
          wasGroupNumber);
    }
  }

  /** Something was done that leaves the coverage's numbers as they are. */
  public void note(
      String patientId, Act act, int place, PatientCoverage coverage, String by, String reason) {
    insert(patientId, act, place, coverage, by, reason)
        .param("group", "")
        .param("wasMember", "")
        .param("wasGroup", "")
        .update();
  }

  /** The numbers under which a payer knows the patient, or the payer, were corrected. */
  public void corrected(
      String patientId,
      int place,
      PatientCoverage before,
      PatientCoverage now,
      String by,
      String reason) {
    insert(patientId, Act.CORRECTED, place, now, by, reason)
        .param("group", now.groupNumber())
        .param("wasMember", before.memberId())
        .param("wasGroup", before.groupNumber())
        .update();
  }

  private StatementSpec insert(
      String patientId, Act act, int place, PatientCoverage coverage, String by, String reason) {
    return jdbc.sql(
            """
            INSERT INTO coverage_history (patient_id, payer_id, member_id, act, place,
              effective_from, effective_to, changed_at, changed_by, reason, group_number,
              was_member_id, was_group_number)
            VALUES (:patient, :payer, :member, :act, :place, :from, :to, :at, :by, :reason, :group,
              :wasMember, :wasGroup)
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
        .param("reason", reason);
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
                    row.getString("reason"),
                    row.getString("group_number"),
                    row.getString("was_member_id"),
                    row.getString("was_group_number")))
        .list();
  }
}
