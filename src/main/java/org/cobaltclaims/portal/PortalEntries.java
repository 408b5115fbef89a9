package org.cobaltclaims.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.access.LogInTime;
import org.cobaltclaims.portal.PortalEntry.Entered;
import org.cobaltclaims.portal.PortalEntry.Kind;
import org.cobaltclaims.portal.PortalEntry.OnFile;
import org.cobaltclaims.portal.PortalEntry.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What patients have entered. Every look and every change names the patient: an entry of another
 * one is not there. Only what is pending changes, and only as it was seen.
 */
@Service
@Transactional
public class PortalEntries {

  /** So many may wait of one patient. */
  public static final int MOST_PENDING = 5;

  /** For so long a patient is told what was decided. */
  private static final Duration LATELY = Duration.ofDays(60);

  private final JdbcClient jdbc;
  private final LogInTime time;

  PortalEntries(JdbcClient jdbc, LogInTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /** What became of something that a patient entered. */
  public enum Kept {
    /** It is pending. */
    PENDING,
    /** The patient has said something of this coverage that is pending: that can be changed. */
    SAID_BEFORE,
    /** Too many of the patient's entries wait already. */
    TOO_MANY
  }

  /**
   * Keeps what a patient entered. The same form again is the entry that it made.
   *
   * @param form a key of the form that was filled in
   */
  public Kept enter(PortalLogin login, String form, Kind kind, OnFile onFile, Entered entered) {
    lock(login.patient());
    boolean known =
        jdbc.sql(
                    "SELECT COUNT(*) FROM portal_entry WHERE patient_id = :patient"
                        + " AND form_key = :form")
                .param("patient", login.patient())
                .param("form", form)
                .query(Long.class)
                .single()
            > 0;
    if (known) {
      return Kept.PENDING;
    }
    List<PortalEntry> waiting = pending(login.patient());
    if (kind != Kind.NEW && waiting.stream().anyMatch(e -> e.onFile().equals(onFile))) {
      return Kept.SAID_BEFORE;
    }
    if (waiting.size() >= MOST_PENDING) {
      return Kept.TOO_MANY;
    }
    LocalDateTime now = time.now();
    with(
            jdbc.sql(
                """
                INSERT INTO portal_entry (id, patient_id, invitation_id, form_key, kind, state,
                  revision, on_file_payer_id, on_file_member_id, payer_name, filing_indicator,
                  member_id, group_number, relationship, subscriber_last, subscriber_first,
                  subscriber_birth_date, effective_from, effective_to, entered_at, changed_at,
                  reason)
                VALUES (:id, :patient, :invitation, :form, :kind, 'PENDING', 1, :onFilePayer,
                  :onFileMember, :payer, :filing, :member, :groupNumber, :relationship, :last,
                  :first, :born, :from, :to, :now, :now, '')
                """),
            entered)
        .param("id", UUID.randomUUID().toString())
        .param("patient", login.patient())
        .param("invitation", login.invitation())
        .param("form", form)
        .param("kind", kind.name())
        .param("onFilePayer", onFile.payerId())
        .param("onFileMember", onFile.memberId())
        .param("now", now)
        .update();
    return Kept.PENDING;
  }

  private void lock(String patientId) {
    jdbc.sql("SELECT id FROM patient WHERE id = :id FOR UPDATE")
        .param("id", patientId)
        .query(String.class)
        .single();
  }

  private static StatementSpec with(StatementSpec statement, Entered entered) {
    return statement
        .param("payer", entered.payerName())
        .param("filing", entered.filingIndicator())
        .param("member", entered.memberId())
        .param("groupNumber", entered.groupNumber())
        .param("relationship", entered.relationship())
        .param("last", entered.subscriberLast())
        .param("first", entered.subscriberFirst())
        .param("born", entered.subscriberBirthDate())
        .param("from", entered.effectiveFrom())
        .param("to", entered.effectiveTo());
  }

  /**
   * The patient changes what is pending.
   *
   * @param revision as the patient saw it
   * @return false if it was decided, withdrawn or changed meanwhile, or is not this patient's
   */
  public boolean change(PortalLogin login, String id, int revision, Entered entered) {
    return with(
                jdbc.sql(
                    """
                    UPDATE portal_entry SET payer_name = :payer, filing_indicator = :filing,
                      member_id = :member, group_number = :groupNumber,
                      relationship = :relationship, subscriber_last = :last,
                      subscriber_first = :first, subscriber_birth_date = :born,
                      effective_from = :from, effective_to = :to, changed_at = :now,
                      revision = revision + 1
                    WHERE id = :id AND patient_id = :patient AND state = 'PENDING'
                      AND revision = :revision
                    """),
                entered)
            .param("now", time.now())
            .param("id", id)
            .param("patient", login.patient())
            .param("revision", revision)
            .update()
        == 1;
  }

  /**
   * The patient takes back what is pending.
   *
   * @return false if it was decided meanwhile, or is not this patient's
   */
  public boolean withdraw(PortalLogin login, String id) {
    return jdbc.sql(
                """
                UPDATE portal_entry SET state = 'WITHDRAWN', decided_at = :now
                WHERE id = :id AND patient_id = :patient AND state = 'PENDING'
                """)
            .param("now", time.now())
            .param("id", id)
            .param("patient", login.patient())
            .update()
        == 1;
  }

  /**
   * Somebody of the staff decides, in the transaction of what follows from it. Of two who decide at
   * once one is too late.
   *
   * @param revision as they saw it
   * @param accepted whether it is accepted or refused
   * @param reason of a refusal, for the patient; empty otherwise
   * @return false if it is not pending any more, or the patient changed it meanwhile
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean decide(
      String patientId, String id, int revision, boolean accepted, String reason, String by) {
    return jdbc.sql(
                """
                UPDATE portal_entry SET state = :state, decided_at = :now, decided_by = :by,
                  reason = :reason
                WHERE id = :id AND patient_id = :patient AND state = 'PENDING'
                  AND revision = :revision
                """)
            .param("state", (accepted ? State.ACCEPTED : State.REFUSED).name())
            .param("now", time.now())
            .param("by", by)
            .param("reason", reason)
            .param("id", id)
            .param("patient", patientId)
            .param("revision", revision)
            .update()
        == 1;
  }

  /** An entry of a patient; empty if the patient has none of this id. */
  @Transactional(readOnly = true)
  public Optional<PortalEntry> find(String patientId, String id) {
    return jdbc.sql("SELECT * FROM portal_entry WHERE id = :id AND patient_id = :patient")
        .param("id", id)
        .param("patient", patientId)
        .query(PortalEntries::entry)
        .optional();
  }

  /** What of a patient waits for a decision, the oldest first. */
  @Transactional(readOnly = true)
  public List<PortalEntry> pending(String patientId) {
    return jdbc.sql(
            "SELECT * FROM portal_entry WHERE patient_id = :patient AND state = 'PENDING'"
                + " ORDER BY entered_at, id")
        .param("patient", patientId)
        .query(PortalEntries::entry)
        .list();
  }

  /**
   * What was lately decided of a patient's entries, the newest first; withdrawn ones are left out.
   */
  @Transactional(readOnly = true)
  public List<PortalEntry> decided(String patientId, int most) {
    return jdbc.sql(
            "SELECT * FROM portal_entry WHERE patient_id = :patient"
                + " AND state IN ('ACCEPTED', 'REFUSED') AND decided_at > :since"
                + " ORDER BY decided_at DESC, id LIMIT :most")
        .param("patient", patientId)
        .param("since", time.now().minus(LATELY))
        .param("most", most)
        .query(PortalEntries::entry)
        .list();
  }

  /** What waits for a decision, of all patients, the oldest first. */
  @Transactional(readOnly = true)
  public List<PortalEntry> allPending(int most) {
    return jdbc.sql(
            "SELECT * FROM portal_entry WHERE state = 'PENDING' ORDER BY entered_at, id"
                + " LIMIT :most")
        .param("most", most)
        .query(PortalEntries::entry)
        .list();
  }

  /** How many wait for a decision. */
  @Transactional(readOnly = true)
  public long countPending() {
    return jdbc.sql("SELECT COUNT(*) FROM portal_entry WHERE state = 'PENDING'")
        .query(Long.class)
        .single();
  }

  private static PortalEntry entry(ResultSet row, int number) throws SQLException {
    return new PortalEntry(
        row.getString("id"),
        row.getString("patient_id"),
        Kind.valueOf(row.getString("kind")),
        State.valueOf(row.getString("state")),
        row.getInt("revision"),
        new OnFile(row.getString("on_file_payer_id"), row.getString("on_file_member_id")),
        new Entered(
            row.getString("payer_name"),
            row.getString("filing_indicator"),
            row.getString("member_id"),
            row.getString("group_number"),
            row.getString("relationship"),
            row.getString("subscriber_last"),
            row.getString("subscriber_first"),
            day(row, "subscriber_birth_date"),
            day(row, "effective_from"),
            day(row, "effective_to")),
        Objects.requireNonNull(row.getObject("changed_at", LocalDateTime.class)),
        row.getObject("decided_at", LocalDateTime.class),
        row.getString("decided_by"),
        row.getString("reason"));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
