package org.cobaltclaims.remittance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What passed between us and a payer outside any claim: interest, recoupments, and payments that no
 * claim could be found for. PLB amounts are booked with reversed sign, so that claims and payer
 * ledger together are the deposit (DOMAIN 3.4).
 */
@Repository
public class PayerLedger {

  /** The accounts of a payer. */
  public enum Account {
    /** PLB L6: interest that the payer paid us. */
    INTEREST,
    /** PLB WO, FB and other takings and givings. */
    RECOUPMENT,
    /** Paid for a claim that is not posted (yet). */
    UNAPPLIED
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  PayerLedger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Books an amount once for its source; what was booked for the source before is replaced. */
  public void book(
      String sourceId, String payerId, Account account, Money amount, String reference) {
    release(sourceId);
    jdbc.sql(
            "INSERT INTO payer_ledger_entry (source_id, payer_id, account, amount_cents,"
                + " reference_id, posted_on) VALUES (?, ?, ?, ?, ?, ?)")
        .params(sourceId, payerId, account.name(), amount.cents(), reference, LocalDate.now(clock))
        .update();
  }

  /**
   * Takes back what was booked for a source, such as an unapplied payment that has found its claim.
   */
  public void release(String sourceId) {
    jdbc.sql("DELETE FROM payer_ledger_entry WHERE source_id = ?").param(sourceId).update();
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
}
