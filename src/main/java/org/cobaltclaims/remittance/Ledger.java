package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The families' ledger: every posting sums to zero, and is booked once. */
@Repository
public class Ledger {

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final PostingDays days;

  Ledger(JdbcClient jdbc, JdbcOperations batch, PostingDays days) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.days = days;
  }

  /**
   * One posting that is to be booked.
   *
   * @param postingId names it for ever: what it comes from, such as a claim payment's id
   */
  public record Booking(String postingId, String familyId, List<LedgerEntry> entries) {
    public Booking {
      entries = List.copyOf(entries);
    }
  }

  /** A booked entry with its posting and its day. */
  public record Dated(String postingId, LocalDate on, LedgerEntry entry) {}

  /** All entries of a family by day; those of a posting stand together. */
  public List<Dated> history(String familyId) {
    return jdbc.sql(
            "SELECT posting_id, posted_on, bucket, payer_level, line_number, amount_cents, reason,"
                + " segment FROM ledger_entry WHERE family_id = ? ORDER BY posted_on, posting_id,"
                + " ordinal")
        .param(familyId)
        .query(
            (row, n) ->
                new Dated(
                    row.getString("posting_id"),
                    row.getObject("posted_on", LocalDate.class),
                    entry(row, n)))
        .list();
  }

  /** A booked entry with the posting that it belongs to. */
  public record Booked(String postingId, LedgerEntry entry) {}

  /**
   * Books a posting in the caller's transaction. A posting that is booked already is no change.
   *
   * @param postingId names the posting for ever: what it comes from, such as a claim payment's id
   * @throws IllegalStateException if the entries do not sum to zero; nothing is booked
   */
  public void post(String postingId, String familyId, List<LedgerEntry> entries) {
    postAll(List.of(new Booking(postingId, familyId, entries)));
  }

  /**
   * Books postings in the caller's transaction, in one look and one batch however many they are.
   * What is booked already is no change.
   *
   * @throws IllegalStateException if one does not sum to zero; nothing is booked
   */
  public void postAll(List<Booking> bookings) {
    bookings.forEach(Ledger::requireBalance);
    if (bookings.isEmpty()) {
      return;
    }
    Set<String> booked =
        new HashSet<>(
            jdbc.sql("SELECT DISTINCT posting_id FROM ledger_entry WHERE posting_id IN (:ids)")
                .param("ids", bookings.stream().map(Booking::postingId).toList())
                .query(String.class)
                .list());
    LocalDate today = days.today();
    List<Object[]> rows = new ArrayList<>();
    for (Booking booking : bookings) {
      if (booked.add(booking.postingId())) {
        int ordinal = 0;
        for (LedgerEntry entry : booking.entries()) {
          rows.add(
              new Object[] {
                booking.postingId(),
                ++ordinal,
                booking.familyId(),
                entry.bucket().name(),
                entry.level(),
                entry.line(),
                entry.amount().cents(),
                entry.reason(),
                entry.segment(),
                today
              });
        }
      }
    }
    batch.batchUpdate(
        "INSERT INTO ledger_entry (posting_id, ordinal, family_id, bucket, payer_level,"
            + " line_number, amount_cents, reason, segment, posted_on)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  private static void requireBalance(Booking booking) {
    Money sum = booking.entries().stream().map(LedgerEntry::amount).collect(Money.sum());
    if (!sum.isZero()) {
      throw new IllegalStateException(
          "posting " + booking.postingId() + " does not sum to zero: it is off by " + sum);
    }
  }

  /** How many postings have an id that begins so; the next of a series gets the number after it. */
  public int occurrences(String beginning) {
    return jdbc.sql(
            "SELECT COUNT(DISTINCT posting_id) FROM ledger_entry WHERE posting_id LIKE :ids")
        .param("ids", beginning + "%")
        .query(Integer.class)
        .single();
  }

  /** The entries of families with their postings, by family id. */
  public Map<String, List<Booked>> booked(Collection<String> familyIds) {
    Map<String, List<Booked>> families = new HashMap<>();
    if (!familyIds.isEmpty()) {
      jdbc.sql(
              "SELECT family_id, posting_id, bucket, payer_level, line_number, amount_cents,"
                  + " reason, segment FROM ledger_entry WHERE family_id IN (:ids) ORDER BY"
                  + " posting_id, ordinal")
          .param("ids", familyIds)
          .query(
              row -> {
                families
                    .computeIfAbsent(row.getString("family_id"), id -> new ArrayList<>())
                    .add(new Booked(row.getString("posting_id"), entry(row, 0)));
              });
    }
    return families;
  }

  /** All entries of a family, in the order of their booking within each posting. */
  public List<LedgerEntry> entries(String familyId) {
    return jdbc.sql(
            "SELECT bucket, payer_level, line_number, amount_cents, reason, segment FROM"
                + " ledger_entry WHERE family_id = ? ORDER BY posting_id, ordinal")
        .param(familyId)
        .query(Ledger::entry)
        .list();
  }

  private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
    return new LedgerEntry(
        Bucket.valueOf(row.getString("bucket")),
        row.getInt("payer_level"),
        row.getInt("line_number"),
        Money.ofCents(row.getLong("amount_cents")),
        row.getString("reason"),
        row.getInt("segment"));
  }

  /**
   * The ids of families whose entries do not sum to zero; empty as long as no cent was invented or
   * lost.
   */
  public List<String> unbalancedFamilies() {
    return jdbc.sql(
            "SELECT family_id FROM ledger_entry GROUP BY family_id HAVING SUM(amount_cents) <> 0")
        .query(String.class)
        .list();
  }

  /**
   * The sum of every bucket over all families. Keys are bucket names; of PAID and PAYER_OPEN with a
   * colon and the payer level.
   */
  public Map<String, Money> totals() {
    Map<String, Money> totals = new TreeMap<>();
    jdbc.sql(
            "SELECT bucket, payer_level, SUM(amount_cents) AS total FROM ledger_entry"
                + " GROUP BY bucket, payer_level")
        .query(
            row -> {
              int level = row.getInt("payer_level");
              String key = row.getString("bucket") + (level == 0 ? "" : ":" + level);
              totals.put(key, Money.ofCents(row.getLong("total")));
            });
    return totals;
  }
}
