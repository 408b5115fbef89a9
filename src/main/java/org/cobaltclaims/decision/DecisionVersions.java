package org.cobaltclaims.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.decision.DecisionVersion.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The versions as they stand in the database; added, never changed. */
@Component
class DecisionVersions {

  private static final String COLUMNS =
      """
      SELECT decision_id, version_number, body_hash, origin, restored, version_before, changed_by,
        changed_at, reason
      FROM decision_table_version
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  DecisionVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Which versions count.
   *
   * @param inForce the one in force
   * @param shipped the newest that came with the program
   * @param deployed the one that the engine took last; 0 for none
   */
  record Head(int inForce, int shipped, int deployed) {}

  Optional<Head> head(String decision) {
    return head(decision, "");
  }

  /** The same; nobody else changes the table until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Head> lock(String decision) {
    return head(decision, " FOR UPDATE");
  }

  private Optional<Head> head(String decision, String how) {
    return jdbc.sql("SELECT in_force, shipped, deployed FROM decision_table WHERE id = :id" + how)
        .param("id", decision)
        .query(
            (row, n) ->
                new Head(row.getInt("in_force"), row.getInt("shipped"), row.getInt("deployed")))
        .optional();
  }

  /** What makes a version. */
  record NewVersion(
      String decision,
      int number,
      String text,
      Origin origin,
      int restored,
      int before,
      String by,
      String why) {}

  @Transactional(propagation = Propagation.MANDATORY)
  DecisionVersion add(NewVersion wanted) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    DecisionVersion version =
        new DecisionVersion(
            wanted.decision(),
            wanted.number(),
            Sha256.hex(wanted.text()),
            wanted.origin(),
            wanted.restored(),
            wanted.before(),
            wanted.by(),
            at,
            wanted.why());
    jdbc.sql(
            """
            INSERT INTO decision_table_version (decision_id, version_number, body, body_hash,
              origin, restored, version_before, changed_by, changed_at, reason)
            VALUES (:decision, :number, :body, :hash, :origin, :restored, :before, :by, :at, :why)
            """)
        .param("decision", version.decision())
        .param("number", version.number())
        .param("body", wanted.text())
        .param("hash", version.hash())
        .param("origin", version.origin().name())
        .param("restored", version.restored())
        .param("before", version.before())
        .param("by", version.by())
        .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("why", version.why())
        .update();
    return version;
  }

  /** The first version of a table that the database does not know yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  void open(String decision) {
    jdbc.sql("INSERT INTO decision_table (id, in_force, shipped, deployed) VALUES (:id, 1, 1, 0)")
        .param("id", decision)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void putInForce(String decision, int number) {
    jdbc.sql("UPDATE decision_table SET in_force = :number WHERE id = :id")
        .param("number", number)
        .param("id", decision)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void shipped(String decision, int number) {
    jdbc.sql("UPDATE decision_table SET shipped = :number WHERE id = :id")
        .param("number", number)
        .param("id", decision)
        .update();
  }

  void deployed(String decision, int number) {
    jdbc.sql("UPDATE decision_table SET deployed = :number WHERE id = :id")
        .param("number", number)
        .param("id", decision)
        .update();
  }

  /** All versions of a table, the newest first. */
  List<DecisionVersion> all(String decision) {
    return jdbc.sql(COLUMNS + " WHERE decision_id = :id ORDER BY version_number DESC")
        .param("id", decision)
        .query(DecisionVersions::version)
        .list();
  }

  Optional<DecisionVersion> find(String decision, int number) {
    return jdbc.sql(COLUMNS + " WHERE decision_id = :id AND version_number = :number")
        .param("id", decision)
        .param("number", number)
        .query(DecisionVersions::version)
        .optional();
  }

  Optional<String> text(String decision, int number) {
    return jdbc.sql(
            """
            SELECT body FROM decision_table_version
            WHERE decision_id = :id AND version_number = :number
            """)
        .param("id", decision)
        .param("number", number)
        .query(String.class)
        .optional();
  }

  int newest(String decision) {
    return jdbc.sql(
            """
            SELECT COALESCE(MAX(version_number), 0) FROM decision_table_version
            WHERE decision_id = :id
            """)
        .param("id", decision)
        .query(Integer.class)
        .single();
  }

  private static DecisionVersion version(ResultSet row, int number) throws SQLException {
    return new DecisionVersion(
        row.getString("decision_id"),
        row.getInt("version_number"),
        row.getString("body_hash"),
        Origin.valueOf(row.getString("origin")),
        row.getInt("restored"),
        row.getInt("version_before"),
        row.getString("changed_by"),
        row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("reason"));
  }
}
