package org.cobaltclaims.retention;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes what is over in the patients' portal, of patients without a hold. */
@Repository
class PortalRemoval {

  private static final String FREE =
      """
       AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.scope = 'PATIENT' AND h.released_at IS NULL
         AND h.subject = %s.patient_id)
      """;

  private static final String ENTRIES =
      "SELECT e.id FROM portal_entry e WHERE e.state <> 'PENDING' AND e.changed_at < :day"
          + FREE.formatted("e");

  private static final String INVITATIONS =
      """
      SELECT i.id FROM portal_invitation i
      WHERE (i.ended_at < :day OR i.expires_at < :day)
        AND NOT EXISTS (SELECT 1 FROM portal_entry e WHERE e.invitation_id = i.id)
      """
          + FREE.formatted("i");

  private final JdbcClient jdbc;
  private final RowRemoval rows;

  PortalRemoval(JdbcClient jdbc, RowRemoval rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** How many invitations and entries may go; an invitation whose entries go, goes with them. */
  long count(LocalDate before) {
    return jdbc.sql("SELECT COUNT(*) FROM (" + ENTRIES + ") x")
            .param("day", before)
            .query(Long.class)
            .single()
        + jdbc.sql(
                """
                SELECT COUNT(*) FROM portal_invitation i
                WHERE (i.ended_at < :day OR i.expires_at < :day)
                  AND NOT EXISTS (SELECT 1 FROM portal_entry e WHERE e.invitation_id = i.id
                    AND (e.state = 'PENDING' OR e.changed_at >= :day))
                """
                    + FREE.formatted("i"))
            .param("day", before)
            .query(Long.class)
            .single();
  }

  /** Removes some; returns how many, zero when nothing is left. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long remove(LocalDate before) {
    List<String> entries = some(ENTRIES, before);
    long count = rows.remove("portal_entry", "id", entries);
    List<String> invitations = some(INVITATIONS, before);
    rows.remove("portal_session", "invitation_id", invitations);
    return count + rows.remove("portal_invitation", "id", invitations);
  }

  private List<String> some(String sql, LocalDate before) {
    return jdbc.sql(sql + " LIMIT 500").param("day", before).query(String.class).list();
  }
}
