package org.cobaltclaims.access;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did and saw what (DOMAIN 11). Entries are added and never changed; each bears a digest over
 * itself and the digest before it, so that one that was changed, put between or taken out shows.
 * Times are real time, whatever time the claims live in.
 */
@Component
public class AuditLog {

  /** A request's attribute: as whom somebody tried to log in, where the form does not say. */
  public static final String TRIED = AuditLog.class.getName() + ".tried";

  private static final int PAGE = 5_000;
  private static final int LONGEST_TARGET = 400;
  private static final int LONGEST_SOURCE = 60;
  private static final int LONGEST_PERSON = 80;

  private static final String WANTED =
      """
      (:person = '' OR person = :person)
      AND (:refused = FALSE OR outcome = 'refused' OR outcome >= '400' AND outcome < '600')
      """;

  private final JdbcClient jdbc;
  private final Clock wall;

  @Autowired
  AuditLog(JdbcClient jdbc) {
    this(jdbc, Clock.systemUTC());
  }

  AuditLog(JdbcClient jdbc, Clock wall) {
    this.jdbc = jdbc;
    this.wall = wall;
  }

  /** What was done. */
  public enum Action {
    LOG_IN,
    READ,
    WRITE
  }

  /**
   * One entry.
   *
   * @param number from 1, without gaps
   * @param person account, or {@code -} where nobody was logged in
   * @param target page or call; names no patient
   * @param outcome such as {@code 200}, {@code 403}
   * @param source address from which it came
   */
  public record Entry(
      long number,
      Instant at,
      String person,
      Action action,
      String target,
      String outcome,
      String source,
      String digest) {}

  private record Head(long number, String digest) {}

  /** Adds an entry; it stays even if what it tells of is rolled back. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void add(String person, Action action, String target, String outcome, String source) {
    Head head =
        jdbc.sql("SELECT last_number, last_digest FROM audit_head WHERE id = 1 FOR UPDATE")
            .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
            .single();
    Entry entry =
        new Entry(
            head.number() + 1,
            wall.instant().truncatedTo(ChronoUnit.MICROS),
            cut(person, LONGEST_PERSON),
            action,
            cut(target, LONGEST_TARGET),
            outcome,
            cut(source, LONGEST_SOURCE),
            "");
    String digest = digest(head.digest(), entry);
    jdbc.sql(
            """
            INSERT INTO audit_entry (number, happened_at, person, action, target, outcome, source,
              digest)
            VALUES (:number, :at, :person, :action, :target, :outcome, :source, :digest)
            """)
        .param("number", entry.number())
        .param("at", LocalDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
        .param("person", entry.person())
        .param("action", action.name())
        .param("target", entry.target())
        .param("outcome", outcome)
        .param("source", entry.source())
        .param("digest", digest)
        .update();
    jdbc.sql("UPDATE audit_head SET last_number = :number, last_digest = :digest WHERE id = 1")
        .param("number", entry.number())
        .param("digest", digest)
        .update();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** The entries behind a number, in their order. */
  @Transactional(readOnly = true)
  public List<Entry> after(long number, int most) {
    return after(number, "", false, most);
  }

  /**
   * The entries behind a number, in their order.
   *
   * @param person empty for everybody
   * @param refused only what was refused
   */
  @Transactional(readOnly = true)
  public List<Entry> after(long number, String person, boolean refused, int most) {
    return find("number > :number AND " + WANTED + " ORDER BY number", person, refused, most)
        .param("number", number)
        .query(AuditLog::entry)
        .list();
  }

  /**
   * The newest entries, the last first.
   *
   * @param person empty for everybody
   * @param refused only what was refused
   */
  @Transactional(readOnly = true)
  public List<Entry> newest(String person, boolean refused, int most) {
    return find(WANTED + " ORDER BY number DESC", person, refused, most)
        .query(AuditLog::entry)
        .list();
  }

  private StatementSpec find(String which, String person, boolean refused, int most) {
    return jdbc.sql("SELECT * FROM audit_entry WHERE " + which + " LIMIT :most")
        .param("person", person)
        .param("refused", refused)
        .param("most", most);
  }

  /** How many entries there are, and whether the chain holds. */
  public record Verdict(long entries, Optional<String> fault) {}

  /** Walks the whole chain; the first fault ends it. */
  @Transactional(readOnly = true)
  public Verdict verify() {
    long number = 0;
    String digest = "";
    while (true) {
      List<Entry> page = after(number, PAGE);
      for (Entry entry : page) {
        if (entry.number() != number + 1) {
          return fault(number, "entry %d is missing".formatted(number + 1));
        }
        if (!entry.digest().equals(digest(digest, entry))) {
          return fault(number, "entry %d was changed, or one before it".formatted(entry.number()));
        }
        number = entry.number();
        digest = entry.digest();
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    Head head =
        jdbc.sql("SELECT last_number, last_digest FROM audit_head WHERE id = 1")
            .query((row, n) -> new Head(row.getLong(1), row.getString(2)))
            .single();
    return head.number() == number && head.digest().equals(digest)
        ? new Verdict(number, Optional.empty())
        : fault(number, "entries behind %d are missing".formatted(number));
  }

  private static Verdict fault(long entries, String what) {
    return new Verdict(entries, Optional.of(what));
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("number"),
        row.getObject("happened_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("person"),
        Action.valueOf(row.getString("action")),
        row.getString("target"),
        row.getString("outcome"),
        row.getString("source"),
        row.getString("digest"));
  }

  private static String digest(String before, Entry entry) {
    // A character that stands in no field keeps two fields from being read as one.
    String text =
        String.join(
            "\n",
            before,
            String.valueOf(entry.number()),
            entry.at().toString(),
            entry.person(),
            entry.action().name(),
            entry.target(),
            entry.outcome(),
            entry.source());
    return Sha256.hex(text);
  }
}
