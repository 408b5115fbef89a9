package org.cobaltclaims.remittance;

import java.util.Optional;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Deposit.State;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts for deposits: what is left of one is worked out anew whenever something of it is posted;
 * it is closed at zero, or with the rest sent to unapplied by a person.
 */
@Repository
public class DepositAccounts {

  private final Deposits deposits;
  private final JdbcClient jdbc;
  private final PayerLedger payerLedger;
  private final PostingDays days;
  private final ApplicationEventPublisher events;

  DepositAccounts(
      Deposits deposits,
      JdbcClient jdbc,
      PayerLedger payerLedger,
      PostingDays days,
      ApplicationEventPublisher events) {
    this.deposits = deposits;
    this.jdbc = jdbc;
    this.payerLedger = payerLedger;
    this.days = days;
    this.events = events;
  }

  /**
   * A person says that what the bank has is what a remittance announced.
   *
   * @param announced the remittance's deposit; it stays
   * @param seen the bank's; it becomes one with it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void join(Deposit announced, Deposit seen) {
    String line =
        jdbc.sql("SELECT bank_line_id FROM deposit WHERE id = ?")
            .param(seen.id())
            .query(String.class)
            .single();
    rest(seen, Money.ZERO);
    jdbc.sql("DELETE FROM deposit WHERE id = ?").param(seen.id()).update();
    events.publishEvent(new TaskSettled(TaskKind.MATCH_DEPOSIT, seen.id()));
    deposits.booked(announced.id(), line, Deposits.day(seen));
  }

  /**
   * Works out what is left of a remittance's deposit: what is posted, what passed beside the
   * claims, what people have set aside. Closes it at zero, opens it where it is not zero any more.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(String remittanceId) {
    Optional<Deposit> found = deposits.ofRemittance(remittanceId);
    if (found.isEmpty() || found.get().state() == State.VOID) {
      return;
    }
    Deposit deposit = found.get();
    long posted =
        cents(
                "SELECT COALESCE(SUM(purged_posted_cents), 0) FROM remittance WHERE id = ?",
                remittanceId)
            + cents(
                """
                SELECT COALESCE(SUM(p.paid_cents), 0) FROM claim_payment p
                LEFT JOIN claim_payment r ON r.id = p.reversed_by
                WHERE p.remittance_id = ? AND (p.disposition IN ('POSTED', 'REVERSAL', 'REISSUED')
                  OR p.disposition = 'REVERSED' AND (r.disposition = 'REVERSAL' OR r.remittance_id IS NULL))
                """,
                remittanceId);
    long provider =
        -cents(
            "SELECT COALESCE(SUM(amount_cents), 0) FROM provider_adjustment WHERE remittance_id ="
                + " ?",
            remittanceId);
    long aside =
        cents(
                "SELECT COALESCE(SUM(purged_aside_cents), 0) FROM remittance WHERE id = ?",
                remittanceId)
            + cents(
                """
                SELECT COALESCE(SUM(paid_cents), 0) FROM claim_payment
                WHERE remittance_id = ? AND disposition IN ('SET_ASIDE', 'DUPLICATE')
                """,
                remittanceId);
    long waiting = deposit.closedBy() == null ? 0 : waiting(remittanceId);
    long left = deposit.amount().cents() - posted - provider - aside - waiting - rest(deposit.id());
    // What was kept apart when it was closed has found its claim since.
    if (left < 0 && rest(deposit.id()) > 0) {
      long back = Math.min(-left, rest(deposit.id()));
      rest(deposit, Money.ofCents(rest(deposit.id()) - back));
      left += back;
    }
    write(deposit, posted, provider, aside + waiting + rest(deposit.id()), left == 0);
  }

  private void write(Deposit before, long posted, long provider, long unapplied, boolean done) {
    boolean was = before.state() == State.CLOSED;
    jdbc.sql(
            """
            UPDATE deposit SET posted_cents = ?, provider_cents = ?, unapplied_cents = ?, state = ?,
              closed_on = ? WHERE id = ?
            """)
        .params(
            posted,
            provider,
            unapplied,
            done ? State.CLOSED.name() : State.OPEN.name(),
            done ? (was ? before.closedOn() : days.today()) : null,
            before.id())
        .update();
  }

  /** What of its payments waits for a person. */
  private long waiting(String remittanceId) {
    return cents(
        """
        SELECT COALESCE(SUM(paid_cents), 0) FROM claim_payment
        WHERE remittance_id = ? AND disposition IN ('HELD', 'UNMATCHED', 'NEW')
        """,
        remittanceId);
  }

  /**
   * Closes a deposit by sending what is left of it to unapplied: money that the payer ledger keeps
   * until somebody finds what it is for. One at zero is closed as it is.
   *
   * @throws IllegalStateException if more is posted than it is worth
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void close(Deposit deposit, String reason, String by) {
    if (deposit.remainder().isNegative()) {
      throw new IllegalStateException("more is posted of it than it is worth");
    }
    String remittance = deposit.remittanceId();
    long waiting = remittance == null ? 0 : waiting(remittance);
    // What waits for a person stands in the payer ledger already, payment by payment.
    long rest = rest(deposit.id()) + deposit.remainder().cents() - waiting;
    rest(deposit, Money.ofCents(rest));
    jdbc.sql("UPDATE deposit SET closed_by = ?, reason = ? WHERE id = ?")
        .params(by, reason, deposit.id())
        .update();
    if (remittance == null) {
      jdbc.sql("UPDATE deposit SET received_on = ? WHERE id = ?")
          .params(days.today(), deposit.id())
          .update();
      write(deposit, 0, 0, rest, true);
    } else {
      settle(remittance);
    }
  }

  /**
   * A deposit counts for nothing.
   *
   * @param reissuedBy the deposit that took its place; null if none did
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void isVoid(Deposit deposit, String reason, @Nullable String reissuedBy, String by) {
    rest(deposit, Money.ZERO);
    jdbc.sql(
            """
            UPDATE deposit SET state = 'VOID', closed_on = ?, closed_by = ?, reason = ?,
              reissued_by = ?, unapplied_cents = 0 WHERE id = ?
            """)
        .params(days.today(), by, reason, reissuedBy, deposit.id())
        .update();
    events.publishEvent(new TaskSettled(TaskKind.MATCH_DEPOSIT, deposit.id()));
  }

  private long rest(String id) {
    return cents("SELECT rest_cents FROM deposit WHERE id = ?", id);
  }

  /** Books what of the rest is kept apart from now on. */
  private void rest(Deposit deposit, Money wanted) {
    Money change = wanted.minus(Money.ofCents(rest(deposit.id())));
    if (change.isZero()) {
      return;
    }
    int times =
        jdbc.sql("SELECT COUNT(*) FROM payer_ledger_entry WHERE source_id LIKE :sources")
            .param("sources", deposit.id() + "-R%")
            .query(Integer.class)
            .single();
    payerLedger.add(
        deposit.payerId() == null ? "UNKNOWN" : deposit.payerId(),
        new PayerLedger.Entry(
            deposit.id() + "-R" + (times + 1),
            PayerLedger.Account.UNAPPLIED,
            change,
            deposit.trace().length() > 50 ? deposit.trace().substring(0, 50) : deposit.trace(),
            "",
            null));
    jdbc.sql("UPDATE deposit SET rest_cents = ? WHERE id = ?")
        .params(wanted.cents(), deposit.id())
        .update();
  }

  private long cents(String sql, String parameter) {
    return jdbc.sql(sql).param(parameter).query(Long.class).single();
  }
}
