package org.cobaltclaims.transmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.transmission.sftp.SftpTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How it goes with each clearinghouse's server, and which application exchanges files with it. */
@Repository
class SftpLines {

  /** Real time. Longer than a server may be silent; who holds a line renews it. */
  private static final int HELD_SECONDS = 900;

  private static final int LONGEST_TEXT = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final String me = UUID.randomUUID().toString();

  SftpLines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How it goes.
   *
   * @param wellAt UTC; when all went well last, null if it never did
   * @param failingSince UTC; null while it goes well
   * @param problem what is wrong; null for nothing
   * @param note what is being waited for on a server that works; null for nothing
   */
  record Line(
      String clearinghouse,
      @Nullable LocalDateTime wellAt,
      @Nullable LocalDateTime failingSince,
      int failures,
      @Nullable String problem,
      @Nullable String remedy,
      @Nullable String note) {}

  Optional<Line> find(String clearinghouse) {
    return all().stream().filter(line -> line.clearinghouse().equals(clearinghouse)).findFirst();
  }

  List<Line> all() {
    return jdbc.sql(
            """
            SELECT clearinghouse, well_at, failing_since, failures, problem, remedy, note
            FROM sftp_line ORDER BY clearinghouse
            """)
        .query(SftpLines::line)
        .list();
  }

  /**
   * Takes a line for this application, by the database's time; one that holds it keeps it.
   *
   * @return false if another application has it
   */
  @Transactional
  boolean hold(String clearinghouse) {
    try {
      jdbc.sql(
              """
              INSERT INTO sftp_line (clearinghouse, failures, holder, held_until)
              SELECT :clearinghouse, 0, '', CURRENT_TIMESTAMP(6) FROM (SELECT 1 AS one) t
              WHERE NOT EXISTS (SELECT 1 FROM sftp_line WHERE clearinghouse = :clearinghouse)
              """)
          .param("clearinghouse", clearinghouse)
          .update();
    } catch (DuplicateKeyException madeMeanwhile) {
      // the line is there, which is all that was wanted
    }
    return jdbc.sql(
                """
                UPDATE sftp_line
                SET holder = :me,
                  held_until = TIMESTAMPADD(SECOND, %d, CURRENT_TIMESTAMP(6))
                WHERE clearinghouse = :clearinghouse
                  AND (holder = :me OR holder = '' OR held_until < CURRENT_TIMESTAMP(6))
                """
                    .formatted(HELD_SECONDS))
            .param("me", me)
            .param("clearinghouse", clearinghouse)
            .update()
        > 0;
  }

  @Transactional
  void release(String clearinghouse) {
    jdbc.sql("UPDATE sftp_line SET holder = '' WHERE clearinghouse = :c AND holder = :me")
        .param("c", clearinghouse)
        .param("me", me)
        .update();
  }

  /** All went well. */
  @Transactional
  void well(String clearinghouse, @Nullable String note) {
    jdbc.sql(
            """
            UPDATE sftp_line
            SET well_at = :now, failing_since = NULL, failures = 0, problem = NULL, remedy = NULL,
              note = :note
            WHERE clearinghouse = :c
            """)
        .param("now", now())
        .param("note", shortened(note))
        .param("c", clearinghouse)
        .update();
  }

  /**
   * Something went wrong.
   *
   * @return true if nothing was wrong before
   */
  @Transactional
  boolean failed(String clearinghouse, SftpTrouble trouble) {
    boolean first =
        jdbc.sql(
                    """
                    UPDATE sftp_line SET failing_since = :now
                    WHERE clearinghouse = :c AND failing_since IS NULL
                    """)
                .param("now", now())
                .param("c", clearinghouse)
                .update()
            > 0;
    jdbc.sql(
            """
            UPDATE sftp_line
            SET failures = failures + 1, problem = :problem, remedy = :remedy, note = NULL
            WHERE clearinghouse = :c
            """)
        .param("problem", shortened(trouble.found()))
        .param("remedy", shortened(trouble.remedy()))
        .param("c", clearinghouse)
        .update();
    return first;
  }

  static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Line line(ResultSet row, int ordinal) throws SQLException {
    return new Line(
        row.getString("clearinghouse"),
        row.getObject("well_at", LocalDateTime.class),
        row.getObject("failing_since", LocalDateTime.class),
        row.getInt("failures"),
        row.getString("problem"),
        row.getString("remedy"),
        row.getString("note"));
  }
}
