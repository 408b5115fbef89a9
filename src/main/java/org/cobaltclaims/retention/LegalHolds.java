package org.cobaltclaims.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places, releases and finds legal holds. */
@Service
public class LegalHolds {

  /** Longest reason. */
  public static final int LONGEST_REASON = 500;

  private static final String SELECT =
      """
      SELECT id, scope, subject, reason, placed_by, placed_at, released_by, released_at, release_reason
      FROM legal_hold
      """;

  private final JdbcClient jdbc;
  private final RetentionGate gate;
  private final Clock clock;

  LegalHolds(JdbcClient jdbc, RetentionGate gate, Clock clock) {
    this.jdbc = jdbc;
    this.gate = gate;
    this.clock = clock;
  }

  /** A hold cannot be placed or released as it was asked for. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Places a hold; the same key again is the same hold.
   *
   * @param subject id of a patient, a claim family or a payer
   * @throws Refused if there is no such record, or no reason
   */
  @Transactional
  public LegalHold place(String clientKey, Scope scope, String subject, String reason, String by) {
    gate.enter();
    Optional<LegalHold> before =
        jdbc.sql(SELECT + "WHERE client_key = :key")
            .param("key", clientKey)
            .query(LegalHolds::hold)
            .optional();
    if (before.isPresent()) {
      return before.get();
    }
    String why = reason(reason);
    if (!exists(scope, subject)) {
      throw new Refused(
          switch (scope) {
            case PATIENT -> "There is no such patient.";
            case CLAIM -> "There is no such claim.";
            case PAYER -> "No payer has this id. It stands on the payer's page under Settings.";
          });
    }
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO legal_hold (id, client_key, scope, subject, reason, placed_by, placed_at)
            VALUES (:id, :key, :scope, :subject, :reason, :by, :at)
            """)
        .param("id", id)
        .param("key", clientKey)
        .param("scope", scope.name())
        .param("subject", subject)
        .param("reason", why)
        .param("by", by)
        .param("at", now())
        .update();
    return find(id).orElseThrow();
  }

  /**
   * Releases a hold; one that is released stays as it was released.
   *
   * @throws Refused if there is none, or no reason
   */
  @Transactional
  public LegalHold release(String id, String reason, String by) {
    gate.enter();
    LegalHold hold = find(id).orElseThrow(() -> new Refused("There is no such hold."));
    if (!hold.stands()) {
      return hold;
    }
    jdbc.sql(
            "UPDATE legal_hold SET released_by = :by, released_at = :at, release_reason = :reason"
                + " WHERE id = :id AND released_at IS NULL")
        .param("by", by)
        .param("at", now())
        .param("reason", reason(reason))
        .param("id", id)
        .update();
    return find(id).orElseThrow();
  }

  private static String reason(String reason) {
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
      throw new Refused(
          stripped.isEmpty()
              ? "Say why: the matter, and who asked for it."
              : "The reason has at most %d characters.".formatted(LONGEST_REASON));
    }
    return stripped;
  }

  private boolean exists(Scope scope, String subject) {
    String table =
        switch (scope) {
          case PATIENT -> "patient";
          case CLAIM -> "claim_family";
          case PAYER -> "payer";
        };
    return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE id = :id")
            .param("id", subject)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** A hold. */
  @Transactional(readOnly = true)
  public Optional<LegalHold> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(LegalHolds::hold).optional();
  }

  /** All holds, those that stand first, each part the newest first. */
  @Transactional(readOnly = true)
  public List<LegalHold> all() {
    return jdbc.sql(
            SELECT + "ORDER BY CASE WHEN released_at IS NULL THEN 0 ELSE 1 END, placed_at DESC, id")
        .query(LegalHolds::hold)
        .list();
  }

  /** The subjects of a scope whose hold stands, out of some. */
  List<String> held(Scope scope, Collection<String> subjects) {
    return subjects.isEmpty()
        ? List.of()
        : jdbc.sql(
                "SELECT DISTINCT subject FROM legal_hold WHERE released_at IS NULL AND scope ="
                    + " :scope AND subject IN (:subjects)")
            .param("scope", scope.name())
            .param("subjects", subjects)
            .query(String.class)
            .list();
  }

  /** What released holds were about is gone: who placed and released them, and when, stays. */
  void forget(Collection<String> subjects) {
    if (!subjects.isEmpty()) {
      jdbc.sql(
              """
              UPDATE legal_hold SET subject = '', reason = 'purged', release_reason = 'purged'
              WHERE released_at IS NOT NULL AND scope <> 'PAYER' AND subject IN (:subjects)
              """)
          .param("subjects", subjects)
          .update();
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private static LegalHold hold(ResultSet row, int number) throws SQLException {
    LocalDateTime released = row.getObject("released_at", LocalDateTime.class);
    return new LegalHold(
        row.getString("id"),
        Scope.valueOf(row.getString("scope")),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("placed_by"),
        instant(row.getObject("placed_at", LocalDateTime.class)),
        row.getString("released_by"),
        released == null ? null : instant(released),
        row.getString("release_reason"));
  }

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
  }
}
