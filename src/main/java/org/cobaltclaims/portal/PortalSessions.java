package org.cobaltclaims.portal;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.cobaltclaims.access.LogInTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in the portal: sessions of its own, which have nothing to do with those of the staff. The
 * cookie means something only as long as its invitation holds. Idle times run by real time.
 */
@Service
@Transactional
public class PortalSessions {

  /** Whoever does nothing for so long is out. */
  static final Duration IDLE = Duration.ofMinutes(15);

  /** And after so long in any case. */
  static final Duration LONGEST = Duration.ofHours(4);

  private final JdbcClient jdbc;
  private final LogInTime time;

  PortalSessions(JdbcClient jdbc, LogInTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /**
   * Lets a patient in.
   *
   * @return what their cookie holds; always a new one, so that none can be set before
   */
  public String begin(PortalLogin login) {
    String cookie = PortalSecrets.newToken();
    LocalDateTime now = time.now();
    jdbc.sql("DELETE FROM portal_session WHERE seen_at < :old")
        .param("old", now.minus(LONGEST))
        .update();
    jdbc.sql(
            "INSERT INTO portal_session (cookie_digest, invitation_id, opened_at, seen_at)"
                + " VALUES (:cookie, :invitation, :now, :now)")
        .param("cookie", PortalSecrets.digest(cookie))
        .param("invitation", login.invitation())
        .param("now", now)
        .update();
    return cookie;
  }

  /** Who has a cookie, and is seen by it; empty if it holds no more. */
  public Optional<PortalLogin> find(String cookie) {
    LocalDateTime now = time.now();
    String digest = PortalSecrets.digest(cookie);
    Optional<PortalLogin> login =
        jdbc.sql(
                """
                SELECT i.id, i.patient_id FROM portal_session s
                JOIN portal_invitation i ON i.id = s.invitation_id
                WHERE s.cookie_digest = :cookie AND s.seen_at > :idle AND s.opened_at > :oldest
                  AND i.ended_at IS NULL AND i.expires_at > :now
                """)
            .param("cookie", digest)
            .param("idle", now.minus(IDLE))
            .param("oldest", now.minus(LONGEST))
            .param("now", now)
            .query((row, n) -> new PortalLogin(row.getString("id"), row.getString("patient_id")))
            .optional();
    login.ifPresent(
        in ->
            jdbc.sql("UPDATE portal_session SET seen_at = :now WHERE cookie_digest = :cookie")
                .param("now", now)
                .param("cookie", digest)
                .update());
    return login;
  }

  /** Whoever has this cookie is out. */
  public void end(String cookie) {
    jdbc.sql("DELETE FROM portal_session WHERE cookie_digest = :cookie")
        .param("cookie", PortalSecrets.digest(cookie))
        .update();
  }
}
