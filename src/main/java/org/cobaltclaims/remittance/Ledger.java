package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The families' ledger: every posting sums to zero, and is booked once. */
@Repository
public class Ledger {

  private final JdbcClient jdbc;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Books a posting in the caller's transaction. A posting that is booked already is no change.
   *
   * @param postingId names the posting for ever: what it comes from, such as a claim payment's id
   * @throws IllegalStateException if the entries do not sum to zero; nothing is booked
   */
  public void post(String postingId, String familyId, List<LedgerEntry> entries) {
    Money sum = entries.stream().map(LedgerEntry::amount).collect(Money.sum());
    if (!sum.isZero()) {
      throw new IllegalStateException(
          "posting " + postingId + " does not sum to zero: it is off by " + sum);
    }
    boolean booked =
        jdbc.sql("SELECT COUNT(*) FROM ledger_entry WHERE posting_id = ?")
                .param(postingId)
                .query(Integer.class)
                .single()
            > 0;
    if (booked) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    int ordinal = 0;
    for (LedgerEntry entry : entries) {
      jdbc.sql(
              "INSERT INTO ledger_entry (posting_id, ordinal, family_id, bucket, payer_level,"
                  + " line_number, amount_cents, reason, segment, posted_on)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              postingId,
              ++ordinal,
              familyId,
              entry.bucket().name(),
              entry.level(),
              entry.line(),
              entry.amount().cents(),
              entry.reason(),
              entry.segment(),
              today)
          .update();
    }
  }

  /** All entries of a family, in the order of their booking within each posting. */
  public List<LedgerEntry> entries(String familyId) {
    return jdbc.sql(
            "SELECT bucket, payer_level, line_number, amount_cents, reason, segment FROM"
                + " ledger_entry WHERE family_id = ? ORDER BY posting_id, ordinal")
        .param(familyId)
        .query(
            (row, n) ->
                new LedgerEntry(
                    Bucket.valueOf(row.getString("bucket")),
                    row.getInt("payer_level"),
                    row.getInt("line_number"),
                    Money.ofCents(row.getLong("amount_cents")),
                    row.getString("reason"),
                    row.getInt("segment")))
        .list();
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
