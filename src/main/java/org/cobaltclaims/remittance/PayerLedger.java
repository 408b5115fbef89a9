package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What passed between us and a payer outside any claim: interest, recoupments, and payments that no
 * claim could be found for. PLB amounts are booked with reversed sign, so that claims and payer
 * ledger together are the deposit (DOMAIN 3.4): positive is given to us, negative is taken.
 */
@Repository
public class PayerLedger {

  /** The accounts of a payer (DOMAIN 3.4). */
  public enum Account {
    /** PLB L6: interest that the payer paid us. */
    INTEREST,
    /** PLB WO: an overpayment that the payer recovers. */
    RECOUPMENT,
    /** PLB FB: a debt that moves from one remittance to a later one; nets to zero over time. */
    FORWARDED,
    /** PLB 72: the payer acknowledges what we have returned. */
    REFUND,
    /** PLB IR and E3: withheld. */
    WITHHOLDING,
    /** PLB J1: for information. */
    INFORMATION,
    /** PLB CS: a person has to say what for. */
    ADJUSTMENT,
    /** Any other PLB. */
    OTHER,
    /** Paid for a claim that is not posted (yet). */
    UNAPPLIED;

    /** The account of a PLB reason (PLB03-1). */
    public static Account of(String code) {
      return switch (code) {
        case "L6" -> INTEREST;
        case "WO" -> RECOUPMENT;
        case "FB" -> FORWARDED;
        case "72" -> REFUND;
        case "IR", "E3" -> WITHHOLDING;
        case "J1" -> INFORMATION;
        case "CS" -> ADJUSTMENT;
        default -> OTHER;
      };
    }
  }

  /**
   * One amount of the ledger.
   *
   * @param sourceId the payment or the place of the PLB that it comes from; names it for ever
   * @param amount positive is given to us
   * @param reference PLB03-2 or the payer's control number; empty if none
   * @param code PLB03-1; empty if it comes from a claim payment
   * @param payerClaimId the claim that it is about; null if it is about none, or nobody knows which
   */
  public record Entry(
      String sourceId,
      Account account,
      Money amount,
      String reference,
      String code,
      @Nullable String payerClaimId) {}

  /**
   * Money of a payer under one reference that has not come back or gone on yet.
   *
   * @param sourceId the first entry's
   * @param amount positive if the payer let us keep it, negative if it took it
   * @param since the day of the first entry
   */
  public record Open(
      String payerId, String reference, String sourceId, Money amount, LocalDate since) {}

  /** Stands in the source id of what a remittance took or gave beside its claims. */
  public static final String PROVIDER_ADJUSTMENT = "-PLB-";

  private static final String INSERT =
      "INSERT INTO payer_ledger_entry (source_id, payer_id, account, amount_cents, reference_id,"
          + " posted_on, code, payer_claim_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  /** Stands in the source id of every further entry of one source. */
  private static final String CHANGE = "-U";

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final PostingDays days;

  PayerLedger(JdbcClient jdbc, JdbcOperations batch, PostingDays days) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.days = days;
  }

  /**
   * Makes what is booked of a remittance these amounts and no others. What was booked is never
   * changed: an unapplied payment that has found its claim is booked back, on the day on which it
   * did.
   *
   * @return the source ids of what was not booked before
   */
  public Set<String> settle(String remittanceId, String payerId, List<Entry> entries) {
    Map<String, Booked> booked = booked(remittanceId);
    List<@Nullable Object[]> added = new ArrayList<>();
    Set<String> fresh = new HashSet<>();
    LocalDate today = days.today();
    for (Entry entry : entries) {
      Booked before = booked.remove(entry.sourceId());
      if (before == null) {
        fresh.add(entry.sourceId());
        added.add(row(payerId, entry, entry.sourceId(), today));
      } else if (!before.total().equals(entry.amount())) {
        added.add(row(payerId, before.changedTo(entry.amount()), before.next(), today));
      }
    }
    for (Booked gone : booked.values()) {
      if (!gone.total().isZero()) {
        added.add(row(gone.payerId(), gone.changedTo(Money.ZERO), gone.next(), today));
      }
    }
    batch.batchUpdate(INSERT, added);
    return fresh;
  }

  /** Books one amount more; the same source again is no change. */
  public void add(String payerId, Entry entry) {
    boolean known =
        jdbc.sql("SELECT COUNT(*) FROM payer_ledger_entry WHERE source_id = ?")
                .param(entry.sourceId())
                .query(Integer.class)
                .single()
            > 0;
    if (!known) {
      batch.batchUpdate(
          INSERT, List.<@Nullable Object[]>of(row(payerId, entry, entry.sourceId(), days.today())));
    }
  }

  /** Whether an entry's source is a provider adjustment (PLB) and not a payment. */
  public static boolean isProviderAdjustment(String sourceId) {
    return sourceId.contains(PROVIDER_ADJUSTMENT);
  }

  /** The first entry of a source. */
  public Optional<Entry> find(String sourceId) {
    return jdbc.sql(
            "SELECT source_id, account, amount_cents, reference_id, code, payer_claim_id FROM"
                + " payer_ledger_entry WHERE source_id = :source")
        .param("source", sourceId)
        .query((row, n) -> entry(sourceId, Money.ofCents(row.getLong("amount_cents")), row))
        .optional();
  }

  /**
   * All that is booked under one source.
   *
   * @param first the first entry
   * @param times how many entries there are
   */
  private record Booked(String payerId, Entry first, Money total, int times) {

    Entry changedTo(Money amount) {
      return new Entry(
          first.sourceId(),
          first.account(),
          amount.minus(total),
          first.reference(),
          first.code(),
          first.payerClaimId());
    }

    String next() {
      return first.sourceId() + CHANGE + (times + 1);
    }
  }

  private Map<String, Booked> booked(String remittanceId) {
    Map<String, Booked> booked = new LinkedHashMap<>();
    jdbc.sql(
            "SELECT source_id, payer_id, account, amount_cents, reference_id, code, payer_claim_id"
                + " FROM payer_ledger_entry WHERE source_id LIKE :sources AND purged = FALSE ORDER"
                + " BY source_id")
        .param("sources", remittanceId + "-%")
        .query(
            row -> {
              String source = row.getString("source_id");
              int change = source.indexOf(CHANGE);
              String root = change < 0 ? source : source.substring(0, change);
              Money amount = Money.ofCents(row.getLong("amount_cents"));
              Booked before = booked.get(root);
              booked.put(
                  root,
                  before == null
                      ? new Booked(row.getString("payer_id"), entry(root, amount, row), amount, 1)
                      : new Booked(
                          before.payerId(),
                          before.first(),
                          before.total().plus(amount),
                          before.times() + 1));
            });
    return booked;
  }

  private static Entry entry(String source, Money amount, ResultSet row) throws SQLException {
    return new Entry(
        source,
        Account.valueOf(row.getString("account")),
        amount,
        row.getString("reference_id"),
        Objects.requireNonNullElse(row.getString("code"), ""),
        row.getString("payer_claim_id"));
  }

  private static @Nullable Object[] row(
      String payerId, Entry entry, String sourceId, LocalDate today) {
    return new @Nullable Object[] {
      sourceId,
      payerId,
      entry.account().name(),
      entry.amount().cents(),
      entry.reference(),
      today,
      entry.code(),
      entry.payerClaimId()
    };
  }

  /** The balances: payer id, then account. */
  public Map<String, Map<Account, Money>> balances() {
    Map<String, Map<Account, Money>> balances = new TreeMap<>();
    jdbc.sql(
            "SELECT payer_id, account, SUM(amount_cents) AS total FROM payer_ledger_entry"
                + " GROUP BY payer_id, account")
        .query(
            row -> {
              balances
                  .computeIfAbsent(row.getString("payer_id"), p -> new TreeMap<>())
                  .put(
                      Account.valueOf(row.getString("account")),
                      Money.ofCents(row.getLong("total")));
            });
    return balances;
  }

  /**
   * Forwarded balances and recoupments that do not net to zero under their reference (PLB03-2), the
   * oldest first: a debt that was put off is taken later by FB or by WO (DOMAIN 3.4).
   */
  public List<Open> open() {
    return jdbc.sql(
            """
            SELECT payer_id, reference_id, MIN(source_id) AS source_id,
              SUM(amount_cents) AS total, MIN(posted_on) AS since
            FROM payer_ledger_entry WHERE account IN ('FORWARDED', 'RECOUPMENT')
            GROUP BY payer_id, reference_id HAVING SUM(amount_cents) <> 0
            ORDER BY since, payer_id, reference_id
            """)
        .query(
            (row, n) ->
                new Open(
                    row.getString("payer_id"),
                    row.getString("reference_id"),
                    row.getString("source_id"),
                    Money.ofCents(row.getLong("total")),
                    row.getObject("since", LocalDate.class)))
        .list();
  }
}
