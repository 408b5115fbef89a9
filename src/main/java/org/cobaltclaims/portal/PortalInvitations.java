package org.cobaltclaims.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations of patients to the portal: a link that nobody can guess, and a code that is given to
 * the patient another way. Of both only digests are kept. A patient has one invitation at a time.
 */
@Service
@Transactional
public class PortalInvitations {

  /** So long a link lets its patient in. */
  static final Duration VALID = Duration.ofDays(14);

  /** So many wrong answers in a row lock an invitation. */
  static final int MOST_FAILURES = 5;

  private static final int SHOWN = 10;

  private final JdbcClient jdbc;
  private final PasswordEncoder codes;
  private final LogInTime time;
  private final String nobodysCode;

  PortalInvitations(JdbcClient jdbc, PasswordEncoder codes, LogInTime time) {
    this.jdbc = jdbc;
    this.codes = codes;
    this.time = time;
    this.nobodysCode = codes.encode(PortalSecrets.newToken());
  }

  /**
   * What is told to staff once.
   *
   * @param token what stands in the link
   * @param code what the patient is asked for
   */
  public record Made(String id, String token, String code, LocalDateTime expiresAt) {

    /** No log names what opens it. */
    @Override
    public String toString() {
      return "invitation " + id;
    }
  }

  /**
   * Invites a patient; an earlier invitation ends, and with it whoever is in by it.
   *
   * @param patientId of a patient whose date of birth is known, for the portal asks for it
   */
  public Made invite(String patientId, String by) {
    // Two who invite at once do so one after the other.
    jdbc.sql("SELECT id FROM patient WHERE id = :id FOR UPDATE")
        .param("id", patientId)
        .query(String.class)
        .single();
    withdraw(patientId, by);
    LocalDateTime now = time.now();
    Made made =
        new Made(
            UUID.randomUUID().toString(),
            PortalSecrets.newToken(),
            PortalSecrets.newCode(),
            now.plus(VALID));
    jdbc.sql(
            """
            INSERT INTO portal_invitation (id, patient_id, link_digest, code_hash, invited_at,
              invited_by, expires_at, failures)
            VALUES (:id, :patient, :link, :code, :now, :by, :expires, 0)
            """)
        .param("id", made.id())
        .param("patient", patientId)
        .param("link", PortalSecrets.digest(made.token()))
        .param("code", codes.encode(made.code()))
        .param("now", now)
        .param("by", by)
        .param("expires", made.expiresAt())
        .update();
    return made;
  }

  /**
   * Ends a patient's invitation, and with it whoever is in by it.
   *
   * @return false if there was none that had not ended
   */
  public boolean withdraw(String patientId, String by) {
    return jdbc.sql(
                """
                UPDATE portal_invitation SET ended_at = :now, ended_by = :by
                WHERE patient_id = :patient AND ended_at IS NULL
                """)
            .param("now", time.now())
            .param("by", by)
            .param("patient", patientId)
            .update()
        > 0;
  }

  /** The newest invitations of a patient, the last first. */
  @Transactional(readOnly = true)
  public List<PortalInvitation> of(String patientId) {
    LocalDateTime now = time.now();
    return jdbc.sql(
            "SELECT * FROM portal_invitation WHERE patient_id = :patient"
                + " ORDER BY invited_at DESC, id LIMIT :most")
        .param("patient", patientId)
        .param("most", SHOWN)
        .query((row, n) -> shown(row, now))
        .list();
  }

  private static PortalInvitation shown(ResultSet row, LocalDateTime now) throws SQLException {
    LocalDateTime expires = moment(row, "expires_at");
    LocalDateTime ended = row.getObject("ended_at", LocalDateTime.class);
    PortalInvitation.State state;
    if (ended != null) {
      state = PortalInvitation.State.ENDED;
    } else if (row.getObject("locked_at", LocalDateTime.class) != null) {
      state = PortalInvitation.State.LOCKED;
    } else {
      state = now.isBefore(expires) ? PortalInvitation.State.OPEN : PortalInvitation.State.EXPIRED;
    }
    return new PortalInvitation(
        row.getString("id"),
        moment(row, "invited_at"),
        row.getString("invited_by"),
        expires,
        state,
        ended,
        row.getString("ended_by"),
        row.getObject("last_visit_at", LocalDateTime.class));
  }

  private static LocalDateTime moment(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDateTime.class));
  }

  /**
   * What came of an attempt.
   *
   * @param invitation the id of that whose link was opened; null if there is none
   * @param login null if it let nobody in
   */
  public record Attempt(@Nullable String invitation, @Nullable PortalLogin login) {}

  private record Kept(
      String id,
      String patientId,
      String codeHash,
      boolean open,
      int failures,
      @Nullable LocalDate born) {}

  /**
   * Somebody opens a link and answers what it asks for. Whether the link is unknown, has expired,
   * was withdrawn or is locked, and which of the answers was wrong, cannot be told from the answer,
   * and the code is judged in any case. Attempts at one link come one after the other, so that none
   * escapes the count.
   *
   * @param token of the link
   * @param code as it was typed
   * @param born the date of birth that was given; null if it is none
   */
  public Attempt open(String token, String code, @Nullable LocalDate born) {
    Optional<Kept> found = find(token);
    String hash = found.map(Kept::codeHash).orElse(nobodysCode);
    boolean codeRight = codes.matches(PortalSecrets.typed(code), hash);
    boolean bornRight = same(born, found.map(Kept::born).orElse(null));
    Kept kept = found.orElse(null);
    if (kept == null || !kept.open()) {
      return new Attempt(kept == null ? null : kept.id(), null);
    }
    if (codeRight & bornRight) {
      jdbc.sql("UPDATE portal_invitation SET failures = 0, last_visit_at = :now WHERE id = :id")
          .param("now", time.now())
          .param("id", kept.id())
          .update();
      return new Attempt(kept.id(), new PortalLogin(kept.id(), kept.patientId()));
    }
    int failures = kept.failures() + 1;
    jdbc.sql(
            "UPDATE portal_invitation SET failures = :failures, locked_at = :locked WHERE id = :id")
        .param("failures", failures)
        .param("locked", failures >= MOST_FAILURES ? time.now() : null)
        .param("id", kept.id())
        .update();
    return new Attempt(kept.id(), null);
  }

  private Optional<Kept> find(String token) {
    LocalDateTime now = time.now();
    return jdbc.sql("SELECT * FROM portal_invitation WHERE link_digest = :link FOR UPDATE")
        .param("link", PortalSecrets.digest(token))
        .query(
            (row, n) ->
                new Kept(
                    row.getString("id"),
                    row.getString("patient_id"),
                    row.getString("code_hash"),
                    row.getObject("ended_at", LocalDateTime.class) == null
                        && row.getObject("locked_at", LocalDateTime.class) == null
                        && now.isBefore(moment(row, "expires_at")),
                    row.getInt("failures"),
                    born(row.getString("patient_id"))))
        .optional();
  }

  private @Nullable LocalDate born(String patientId) {
    return jdbc.sql("SELECT birth_date FROM patient WHERE id = :id AND birth_date IS NOT NULL")
        .param("id", patientId)
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  private static boolean same(@Nullable LocalDate given, @Nullable LocalDate known) {
    byte[] one = String.valueOf(given).getBytes(StandardCharsets.UTF_8);
    byte[] other = String.valueOf(known).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(one, other) & given != null;
  }
}
