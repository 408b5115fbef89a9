package org.cobaltclaims.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
    WRITE,
    /** The oldest entries were removed after their time; the target says which. */
    PURGE
  }

  /**
   * One entry.
   *
   * @param number from 1, without gaps; the oldest are purged after their time
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

  /**
   * Both ends of the chain.
   *
   * @param purged number of the last entry that was purged; 0 for none
   * @param purgedDigest its digest, on which the first entry that is left stands
   */
  private record Head(long number, String digest, long purged, String purgedDigest) {}

  /** Some entries, from the oldest on. */
  private record Last(long number, String digest, long count) {}

  /** Adds an entry; it stays even if what it tells of is rolled back. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void add(String person, Action action, String target, String outcome, String source) {
    append(head(" FOR UPDATE"), person, action, target, outcome, source);
  }

  private Head head(String lock) {
    return jdbc.sql(
            "SELECT last_number, last_digest, purged_number, purged_digest FROM audit_head WHERE id"
                + " = 1"
                + lock)
        .query(
            (row, n) ->
                new Head(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)))
        .single();
  }

  private void append(
      Head head, String person, Action action, String target, String outcome, String source) {
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

  /** The day of the wall's clock (UTC), which entries bear. */
  public LocalDate today() {
    return LocalDate.now(wall);
  }

  /** How many entries are from before a moment: the oldest, without a gap. */
  @Transactional(readOnly = true)
  public long before(Instant moment) {
    return jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE number < :first")
        .param("first", firstFrom(moment))
        .query(Long.class)
        .single();
  }

  /** The first entry that stays; times do not always rise with the numbers. */
  private long firstFrom(Instant moment) {
    return jdbc.sql("SELECT MIN(number) FROM audit_entry WHERE happened_at >= :moment")
        .param("moment", LocalDateTime.ofInstant(moment, ZoneOffset.UTC))
        .query(Long.class)
        .optional()
        .orElse(head("").number());
  }

  /**
   * Removes some of the oldest entries from before a moment. A new entry says up to which number,
   * and bears the digest on which the rest of the chain stands; the newest entry always stays.
   *
   * @return how many were removed; zero if nothing is left to be removed
   */
  @Transactional
  public long purge(Instant moment, String person, int most) {
    Head head = head(" FOR UPDATE");
    List<Entry> oldest =
        jdbc.sql("SELECT * FROM audit_entry WHERE number < :first ORDER BY number LIMIT :most")
            .param("first", firstFrom(moment))
            .param("most", most)
            .query(AuditLog::entry)
            .list();
    if (oldest.isEmpty()) {
      return 0;
    }
    Entry last = oldest.getLast();
    append(head, person, Action.PURGE, sealed(last.number(), last.digest()), "purged", "-");
    jdbc.sql("DELETE FROM audit_entry WHERE number <= :number")
        .param("number", last.number())
        .update();
    jdbc.sql("UPDATE audit_head SET purged_number = :number, purged_digest = :digest WHERE id = 1")
        .param("number", last.number())
        .param("digest", last.digest())
        .update();
    return oldest.size();
  }

  private static String sealed(long number, String digest) {
    return "audit entries up to %d, digest %s".formatted(number, digest);
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
    Head head = head("");
    long number = head.purged();
    String digest = head.purgedDigest();
    // What was purged is sealed by an entry that is left: who only removes entries cannot write it.
    String seal = sealed(number, digest);
    boolean sealed = number == 0 && digest.isEmpty();
    long count = 0;
    while (true) {
      List<Entry> page = after(number, PAGE);
      for (Entry entry : page) {
        if (entry.number() != number + 1) {
          return fault(count, "entry %d is missing".formatted(number + 1));
        }
        if (!entry.digest().equals(digest(digest, entry))) {
          return fault(count, "entry %d was changed, or one before it".formatted(entry.number()));
        }
        sealed |= entry.action() == Action.PURGE && entry.target().equals(seal);
        number = entry.number();
        digest = entry.digest();
        count++;
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    Head now = head("");
    if (now.purged() != head.purged()) {
      return verify();
    }
    if (!sealed) {
      return fault(
          count, "entries up to %d are missing and no purge tells of it".formatted(head.purged()));
    }
    return now.number() == number && now.digest().equals(digest)
        ? new Verdict(count, Optional.empty())
        : fault(count, "entries behind %d are missing".formatted(number));
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
