package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.remittance.DayReport.DepositRow;
import org.cobaltclaims.remittance.DayReport.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of posting days; that of a closed day is the one that it was closed with. */
@Service
public class DayReports {

  private static final String REVERSED = "REV-";
  private static final String INTAKE = "-INTAKE-";

  private final JdbcClient jdbc;
  private final Deposits deposits;
  private final PostingDays days;

  DayReports(JdbcClient jdbc, Deposits deposits, PostingDays days) {
    this.jdbc = jdbc;
    this.deposits = deposits;
    this.days = days;
  }

  /** The report of a day. */
  @Transactional(readOnly = true)
  public DayReport of(LocalDate day) {
    return days.report(day)
        .map(json -> StoredJson.read(json, DayReport.class))
        .orElseGet(() -> read(day, days.isClosed(day)));
  }

  /** Closes a day; returns the report that stays. Closed again it is the same one. */
  @Transactional
  public DayReport close(LocalDate day, String by) {
    days.stop();
    Optional<String> before = days.report(day);
    if (before.isEmpty()) {
      days.close(day, StoredJson.write(read(day, true)), by);
    }
    return of(day);
  }

  private DayReport read(LocalDate day, boolean closed) {
    Sums sums = new Sums();
    posted(day, sums);
    jdbc.sql(
            """
            SELECT payer_id, account, SUM(amount_cents) AS total FROM payer_ledger_entry
            WHERE posted_on = ? GROUP BY payer_id, account
            """)
        .param(day)
        .query(
            row -> {
              boolean unapplied =
                  PayerLedger.Account.valueOf(row.getString("account"))
                      == PayerLedger.Account.UNAPPLIED;
              sums.add(
                  row.getString("payer_id"),
                  unapplied ? Kind.UNAPPLIED : Kind.PROVIDER,
                  row.getLong("total"));
            });
    List<DepositRow> rows = new ArrayList<>();
    for (Deposit deposit : deposits.bookedOn(day)) {
      String payer = Objects.requireNonNullElse(deposit.payerId(), "");
      boolean left = deposit.state() == Deposit.State.VOID && day.equals(deposit.closedOn());
      boolean came = day.equals(deposit.receivedOn());
      long amount = (came ? deposit.amount().cents() : 0) - (left ? deposit.amount().cents() : 0);
      sums.add(payer, Kind.DEPOSITS, amount);
      rows.add(
          new DepositRow(
              payer, deposit.trace(), amount, deposit.remainder().cents(), deposit.state().name()));
    }
    List<Row> payers = sums.rows();
    Row total = Row.of("", 0, 0, 0, 0, 0, 0, 0);
    for (Row row : payers) {
      total = total.plus(row);
    }
    return new DayReport(day, closed, payers, total, rows, sums.broughtIn, sums.patientPaid);
  }

  private record Posted(String posting, String family, Bucket bucket, int level, long cents) {

    /** The posting, or the one that it takes back. */
    String forward() {
      return posting.startsWith(REVERSED) ? posting.substring(REVERSED.length()) : posting;
    }
  }

  private void posted(LocalDate day, Sums sums) {
    List<Posted> all =
        jdbc.sql(
                """
                SELECT posting_id, family_id, bucket, payer_level, SUM(amount_cents) AS total
                FROM ledger_entry
                WHERE posted_on = ?
                  AND bucket IN ('PAID', 'CONTRACTUAL', 'OTHER_WRITE_OFF', 'PATIENT_PAID')
                GROUP BY posting_id, family_id, bucket, payer_level
                """)
            .param(day)
            .query(
                (row, n) ->
                    new Posted(
                        row.getString("posting_id"),
                        row.getString("family_id"),
                        Bucket.valueOf(row.getString("bucket")),
                        row.getInt("payer_level"),
                        row.getLong("total")))
            .list();
    Map<String, String> payers = payersOfPostings(day);
    for (Posted posted : all) {
      String posting = posted.forward();
      add(
          sums,
          source(posted.bucket(), posting),
          payer(posted, posting, payers),
          posted.bucket(),
          posted.cents());
    }
    jdbc.sql(
            """
            SELECT kind, payer_id, bucket, amount_cents FROM purged_posting
            WHERE posted_on = ?
              AND bucket IN ('PAID', 'CONTRACTUAL', 'OTHER_WRITE_OFF', 'PATIENT_PAID')
            """)
        .param(day)
        .query(
            row -> {
              add(
                  sums,
                  Source.valueOf(row.getString("kind")),
                  row.getString("payer_id"),
                  Bucket.valueOf(row.getString("bucket")),
                  row.getLong("amount_cents"));
            });
  }

  /** Where a posting comes from, as far as a report tells it apart. */
  private enum Source {
    REMITTANCE,
    BROUGHT_IN,
    REFUND
  }

  private static Source source(Bucket bucket, String posting) {
    if (bucket == Bucket.PAID && posting.contains(INTAKE)) {
      return Source.BROUGHT_IN;
    }
    return bucket == Bucket.PAID && posting.startsWith(PayerRefunds.POSTING)
        ? Source.REFUND
        : Source.REMITTANCE;
  }

  private static void add(Sums sums, Source source, String payer, Bucket bucket, long cents) {
    if (bucket == Bucket.PATIENT_PAID) {
      sums.patientPaid += cents;
    } else if (source == Source.BROUGHT_IN) {
      sums.broughtIn += cents;
    } else if (source == Source.REFUND) {
      sums.add(payer, Kind.REFUNDS, -cents);
    } else {
      sums.add(payer, Kind.of(bucket), cents);
    }
  }

  /**
   * A sum of what visits that go have booked; it says no more than reports do.
   *
   * @param payer empty for what no payer stands behind
   */
  record Purged(LocalDate day, String kind, String payer, Bucket bucket, int level) {}

  /** What families have booked, with cents and number of entries. */
  Map<Purged, long[]> postedOf(Collection<String> families) {
    Map<Purged, long[]> sums = new LinkedHashMap<>();
    if (families.isEmpty()) {
      return sums;
    }
    Map<String, String> payers = new TreeMap<>();
    jdbc.sql(
            """
            SELECT c.id AS subject, c.payer_id FROM payer_claim c WHERE c.family_id IN (:families)
            UNION ALL
            SELECT p.id AS subject, c.payer_id FROM claim_payment p
            JOIN payer_claim c ON c.id = p.payer_claim_id WHERE p.family_id IN (:families)
            """)
        .param("families", families)
        .query(
            row -> {
              payers.put(row.getString("subject"), row.getString("payer_id"));
            });
    jdbc.sql(
            """
            SELECT posting_id, family_id, bucket, payer_level, amount_cents, posted_on
            FROM ledger_entry WHERE family_id IN (:families)
            """)
        .param("families", families)
        .query(
            row -> {
              Posted posted =
                  new Posted(
                      row.getString("posting_id"),
                      row.getString("family_id"),
                      Bucket.valueOf(row.getString("bucket")),
                      row.getInt("payer_level"),
                      row.getLong("amount_cents"));
              String posting = posted.forward();
              long[] sum =
                  sums.computeIfAbsent(
                      new Purged(
                          Objects.requireNonNull(row.getObject("posted_on", LocalDate.class)),
                          source(posted.bucket(), posting).name(),
                          payer(posted, posting, payers),
                          posted.bucket(),
                          posted.level()),
                      key -> new long[2]);
              sum[0] += posted.cents();
              sum[1]++;
            });
    return sums;
  }

  private static String payer(Posted posted, String posting, Map<String, String> payers) {
    int level =
        posted.level() > 0
            ? posted.level()
            : posting.startsWith(posted.family())
                    && posting.length() > posted.family().length()
                    && Character.isDigit(posting.charAt(posted.family().length()))
                ? posting.charAt(posted.family().length()) - '0'
                : 0;
    String byLevel = payers.get(posted.family() + level);
    return byLevel != null ? byLevel : Objects.requireNonNullElse(payers.get(posting), "");
  }

  /** The payers of the families' claims, by claim id, and of the day's payments, by posting id. */
  private Map<String, String> payersOfPostings(LocalDate day) {
    Map<String, String> payers = new TreeMap<>();
    jdbc.sql(
            """
            SELECT c.id AS subject, c.payer_id FROM payer_claim c
            WHERE c.family_id IN (SELECT family_id FROM ledger_entry WHERE posted_on = :day)
            UNION ALL
            SELECT p.id AS subject, c.payer_id FROM claim_payment p
            JOIN payer_claim c ON c.id = p.payer_claim_id
            WHERE p.family_id IN (SELECT family_id FROM ledger_entry WHERE posted_on = :day)
            """)
        .param("day", day)
        .query(
            row -> {
              payers.put(row.getString("subject"), row.getString("payer_id"));
            });
    return payers;
  }

  private enum Kind {
    PAYMENTS,
    CONTRACTUAL,
    OTHER_WRITE_OFF,
    PROVIDER,
    UNAPPLIED,
    DEPOSITS,
    REFUNDS;

    static Kind of(Bucket bucket) {
      return switch (bucket) {
        case PAID -> PAYMENTS;
        case CONTRACTUAL -> CONTRACTUAL;
        default -> OTHER_WRITE_OFF;
      };
    }
  }

  private static final class Sums {
    private final Map<String, long[]> byPayer = new TreeMap<>();
    private long broughtIn;
    private long patientPaid;

    void add(String payer, Kind kind, long cents) {
      byPayer.computeIfAbsent(payer, p -> new long[Kind.values().length])[kind.ordinal()] += cents;
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      byPayer.forEach(
          (payer, sums) ->
              rows.add(
                  Row.of(payer, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6])));
      return rows;
    }
  }
}
