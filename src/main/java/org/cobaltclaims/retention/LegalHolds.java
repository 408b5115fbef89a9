package org.cobaltclaims.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.AuditLog.Action;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places, releases and finds legal holds. */
@Service
public class LegalHolds {

  /** Longest reason. */
  public static final int LONGEST_REASON = 500;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.US);

  private static final String SELECT =
      """
      SELECT id, scope, subject, reason, placed_by, placed_at, released_by, released_at, release_reason
      FROM legal_hold
      """;

  private static final int LONGEST_KEY = 80;
  private static final int LONGEST_PERSON = 80;

  private final JdbcClient jdbc;
  private final RetentionGate gate;
  private final AuditLog audit;
  private final Clock clock;

  LegalHolds(JdbcClient jdbc, RetentionGate gate, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Who places or releases a hold.
   *
   * @param name of the account, or as told on the command line
   * @param from where it was done, for the audit log: an address, or {@code command line}
   */
  public record Actor(String name, String from) {}

  /** A hold cannot be placed or released as it was asked for. Nothing was changed. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Why {
      /** There is no such hold or record. */
      MISSING,
      /** What was said cannot be used. */
      INVALID,
      /** The hold was released before. */
      RELEASED
    }

    private final Why why;
    private final String field;

    Refused(Why why, String field, String message) {
      super(message);
      this.why = why;
      this.field = field;
    }

    public Why why() {
      return why;
    }

    /** {@code reason}, {@code subject} or {@code key}; empty if none of them is wrong. */
    public String field() {
      return field;
    }

    /** The message, which there always is; names nobody's data. */
    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Places a hold, and writes it down in the audit log; the same key again is the same hold.
   *
   * @param subject id of a patient, a claim family or a payer
   * @throws Refused if there is no such record, or no reason
   */
  @Transactional
  public LegalHold place(String clientKey, Scope scope, String subject, String reason, Actor by) {
    if (clientKey.isBlank() || clientKey.length() > LONGEST_KEY) {
      throw new Refused(
          Refused.Why.INVALID, "key", "a key has 1 to %d characters".formatted(LONGEST_KEY));
    }
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
          Refused.Why.MISSING,
          "subject",
          switch (scope) {
            case PATIENT -> "there is no such patient";
            case CLAIM -> "there is no such claim";
            case PAYER -> "no payer has this id; it stands on the payer's page under Settings";
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
        .param("by", name(by))
        .param("at", now())
        .update();
    // It is written down though the transaction may yet fail: a hold without an entry is worse.
    audit(by, "legal hold %s on %s %s".formatted(id, scope.name(), subject), "placed");
    return find(id).orElseThrow();
  }

  /**
   * Releases a hold, and writes it down in the audit log.
   *
   * @throws Refused if there is none, no reason, or it is released already
   */
  @Transactional
  public LegalHold release(String id, String reason, Actor by) {
    gate.enter();
    LegalHold hold =
        find(id)
            .orElseThrow(
                () -> new Refused(Refused.Why.MISSING, "", "there is no hold with this id"));
    Instant released = hold.releasedAt();
    if (released != null) {
      throw new Refused(
          Refused.Why.RELEASED,
          "",
          "This hold was released already, on %s by %s."
              .formatted(DAY.format(released.atZone(clock.getZone())), hold.releasedBy()));
    }
    jdbc.sql(
            "UPDATE legal_hold SET released_by = :by, released_at = :at, release_reason = :reason"
                + " WHERE id = :id AND released_at IS NULL")
        .param("by", name(by))
        .param("at", now())
        .param("reason", reason(reason))
        .param("id", id)
        .update();
    audit(
        by,
        "legal hold %s on %s %s".formatted(id, hold.scope().name(), hold.subject()),
        "released");
    return find(id).orElseThrow();
  }

  private void audit(Actor by, String target, String outcome) {
    audit.add(name(by), Action.WRITE, target, outcome, by.from());
  }

  private static String name(Actor by) {
    String name = by.name().strip();
    return name.length() <= LONGEST_PERSON ? name : name.substring(0, LONGEST_PERSON);
  }

  private static String reason(String reason) {
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
      throw new Refused(
          Refused.Why.INVALID,
          "reason",
          stripped.isEmpty()
              ? "say why: the matter, and who asked for it"
              : "at most %d characters".formatted(LONGEST_REASON));
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

  /** The holds that stand on a patient, the oldest first. */
  @Transactional(readOnly = true)
  public List<LegalHold> ofPatient(String patient) {
    return jdbc.sql(
            SELECT
                + "WHERE released_at IS NULL AND scope = 'PATIENT' AND subject = :patient"
                + " ORDER BY placed_at, id")
        .param("patient", patient)
        .query(LegalHolds::hold)
        .list();
  }

  /** The holds that keep a visit: on itself, its patient or one of its payers; the oldest first. */
  @Transactional(readOnly = true)
  public List<LegalHold> ofVisit(String family) {
    return jdbc.sql(
            SELECT
                + """
                WHERE released_at IS NULL AND (
                  scope = 'CLAIM' AND subject = :family
                  OR scope = 'PATIENT' AND subject = (
                    SELECT f.patient_id FROM claim_family f WHERE f.id = :family)
                  OR scope = 'PAYER' AND subject IN (
                    SELECT c.payer_id FROM payer_claim c WHERE c.family_id = :family))
                ORDER BY placed_at, id
                """)
        .param("family", family)
        .query(LegalHolds::hold)
        .list();
  }

  /** Which of some visits are kept by a hold on themselves or one of their payers. */
  @Transactional(readOnly = true)
  public Set<String> heldVisits(Collection<String> families) {
    if (families.isEmpty()) {
      return Set.of();
    }
    Set<String> found = new HashSet<>(held(Scope.CLAIM, families));
    found.addAll(heldByPayers(families));
    return found;
  }

  /** Visits with a claim to a payer whose hold stands. */
  List<String> heldByPayers(Collection<String> families) {
    return jdbc.sql(
            """
            SELECT DISTINCT c.family_id FROM payer_claim c JOIN legal_hold h ON h.subject = c.payer_id
            WHERE c.family_id IN (:ids) AND h.scope = 'PAYER' AND h.released_at IS NULL
            """)
        .param("ids", families)
        .query(String.class)
        .list();
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

  static LegalHold hold(ResultSet row, int number) throws SQLException {
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
