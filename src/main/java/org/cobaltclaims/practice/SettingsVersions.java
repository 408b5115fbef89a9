package org.cobaltclaims.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.code.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the settings, in the database. */
@Component
class SettingsVersions {

  private static final int LONGEST = 255;

  private final JdbcClient jdbc;
  private final Clock clock;

  SettingsVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The newest number; 0 if there is no version. */
  int newestNumber() {
    return jdbc.sql("SELECT COALESCE(MAX(version_no), 0) FROM practice_settings_version")
        .query(Integer.class)
        .single();
  }

  Optional<SettingsVersion> newest() {
    return find(newestNumber());
  }

  Optional<SettingsVersion> find(int number) {
    return jdbc.sql("SELECT * FROM practice_settings_version WHERE version_no = :number")
        .param("number", number)
        .query((row, ordinal) -> version(row))
        .optional();
  }

  /** All, the newest first. */
  List<SettingsVersion> all() {
    return jdbc.sql("SELECT * FROM practice_settings_version ORDER BY version_no DESC")
        .query((row, ordinal) -> version(row))
        .list();
  }

  /** Whether a version after another has this text. */
  boolean hasAfter(int number, String sha256) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM practice_settings_version
                WHERE version_no > :number AND sha256 = :sha256
                """)
            .param("number", number)
            .param("sha256", sha256)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Adds a version.
   *
   * @throws org.springframework.dao.DuplicateKeyException if somebody added that number meanwhile
   */
  SettingsVersion add(
      int number,
      String yaml,
      SettingsVersion.Origin origin,
      String subject,
      String reason,
      String by) {
    SettingsVersion version =
        new SettingsVersion(
            number,
            yaml,
            Sha256.hex(yaml),
            origin,
            shortened(subject),
            shortened(reason),
            by,
            clock.instant());
    jdbc.sql(
            """
            INSERT INTO practice_settings_version
              (version_no, body, sha256, origin, subject, reason, made_by, made_at)
            VALUES (:number, :body, :sha256, :origin, :subject, :reason, :by, :at)
            """)
        .param("number", version.number())
        .param("body", version.yaml())
        .param("sha256", version.sha256())
        .param("origin", version.origin().name())
        .param("subject", version.subject())
        .param("reason", version.reason())
        .param("by", version.by())
        .param("at", LocalDateTime.ofInstant(version.at(), ZoneOffset.UTC))
        .update();
    return version;
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
  }

  private static SettingsVersion version(ResultSet row) throws SQLException {
    return new SettingsVersion(
        row.getInt("version_no"),
        row.getString("body"),
        row.getString("sha256"),
        SettingsVersion.Origin.valueOf(row.getString("origin")),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("made_by"),
        row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }
}
