package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
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
 * All deposits. Remittances and bank statements meet here by trace number and amount (DOMAIN 3.10).
 */
@Repository
public class Deposits {

  /** A deposit of the same payer and amount may be the same one so many days apart. */
  static final int WINDOW = 10;

  /** Reason of the task about a deposit at the bank that resembles one that is awaited. */
  public static final String CANDIDATE = "CANDIDATE";

  static final String SELECT =
      """
      SELECT id, payer_id, payer_name, trace, method, amount_cents, payment_date, received_on,
        remittance_id, bank_on, posted_cents, provider_cents, unapplied_cents, state, closed_on,
        closed_by, reason, reissued_by
      FROM deposit
      """;

  private final JdbcClient jdbc;
  private final PostingDays days;
  private final ApplicationEventPublisher events;

  Deposits(JdbcClient jdbc, PostingDays days, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.days = days;
    this.events = events;
  }

  /** All deposits, the oldest first. */
  public List<Deposit> all() {
    return jdbc.sql(SELECT + "ORDER BY received_on, trace, id").query(Deposits::deposit).list();
  }

  /**
   * Deposits, the oldest first.
   *
   * @param state null for all
   * @param payerId null for all
   * @param after only those that follow this one; null from the beginning
   */
  public List<Deposit> list(
      Deposit.@Nullable State state, @Nullable String payerId, @Nullable Deposit after, int most) {
    return jdbc.sql(
            SELECT
                + """
                WHERE (:state IS NULL OR state = :state) AND (:payer IS NULL OR payer_id = :payer)
                """
                + (after == null
                    ? ""
                    : "AND (received_on > :on OR received_on = :on AND id > :after) ")
                + "ORDER BY received_on, id LIMIT :most")
        .param("state", state == null ? null : state.name(), Types.VARCHAR)
        .param("payer", payerId, Types.VARCHAR)
        .param("on", after == null ? null : after.receivedOn(), Types.DATE)
        .param("after", after == null ? null : after.id(), Types.VARCHAR)
        .param("most", most)
        .query(Deposits::deposit)
        .list();
  }

  public Optional<Deposit> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = ?").param(id).query(Deposits::deposit).optional();
  }

  /** The deposit that a remittance announced. */
  public Optional<Deposit> ofRemittance(String remittanceId) {
    return jdbc.sql(SELECT + "WHERE remittance_id = ?")
        .param(remittanceId)
        .query(Deposits::deposit)
        .optional();
  }

  /**
   * The deposits of a payer under a number, however it is written, that a remittance has announced.
   */
  public List<Deposit> announced(String payerId, String trace) {
    String key = CheckEntry.numberKey(trace);
    return key.isEmpty()
        ? List.of()
        : jdbc.sql(
                SELECT
                    + """
                    WHERE trace_key = ? AND payer_id = ? AND remittance_id IS NOT NULL
                      AND state <> 'VOID' ORDER BY received_on, id
                    """)
            .params(key, payerId)
            .query(Deposits::deposit)
            .list();
  }

  /** Deposits that a remittance announced and that no statement has had yet. */
  public List<Deposit> awaited() {
    return jdbc.sql(
            SELECT
                + "WHERE remittance_id IS NOT NULL AND bank_on IS NULL AND state <> 'VOID' ORDER BY"
                + " received_on, id")
        .query(Deposits::deposit)
        .list();
  }

  /** Deposits at the bank that no remittance has explained yet, and nobody else. */
  public List<Deposit> unexplained() {
    return jdbc.sql(
            SELECT + "WHERE remittance_id IS NULL AND state = 'OPEN' ORDER BY received_on, id")
        .query(Deposits::deposit)
        .list();
  }

  /** The deposits that came into the books on a posting day, or left them as void. */
  List<Deposit> bookedOn(LocalDate day) {
    return jdbc.sql(
            SELECT
                + """
                WHERE (received_on = :day OR state = 'VOID' AND closed_on = :day)
                  AND (remittance_id IS NOT NULL OR rest_cents <> 0)
                ORDER BY payer_name, trace, id
                """)
        .param("day", day)
        .query(Deposits::deposit)
        .list();
  }

  /**
   * A remittance announces money. The deposit that the bank has had already under its number and
   * amount is it, or that of a remittance that was discarded; otherwise it is a new one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void announced(StoredRemittance remittance, String payerId) {
    if (!remittance.paid().isPositive() || ofRemittance(remittance.id()).isPresent()) {
      return;
    }
    String key = CheckEntry.numberKey(remittance.trace());
    List<String> waiting =
        jdbc.sql(
                """
                SELECT d.id FROM deposit d LEFT JOIN remittance r ON r.id = d.remittance_id
                WHERE d.trace_key = :key AND d.amount_cents = :amount AND d.state <> 'VOID'
                  AND (d.payer_id IS NULL OR d.payer_id = :payer)
                  AND (d.remittance_id IS NULL OR r.state = 'DISCARDED')
                ORDER BY d.received_on, d.id
                """)
            .param("key", key)
            .param("amount", remittance.paid().cents())
            .param("payer", payerId)
            .query(String.class)
            .list();
    if (!waiting.isEmpty() && !key.isEmpty()) {
      String id = waiting.getFirst();
      jdbc.sql(
              """
              UPDATE deposit SET remittance_id = ?, payer_id = ?, payer_name = ?, method = ?,
                payment_date = ?, received_on = CASE WHEN rest_cents = 0 THEN ? ELSE received_on END
              WHERE id = ?
              """)
          .params(
              remittance.id(),
              payerId,
              remittance.payerName(),
              remittance.method(),
              remittance.paymentDate(),
              days.today(),
              id)
          .update();
      events.publishEvent(new TaskSettled(TaskKind.MATCH_DEPOSIT, id));
      return;
    }
    String id =
        insert(
            payerId,
            remittance.payerName(),
            remittance.trace(),
            remittance.method(),
            remittance.paid(),
            remittance.paymentDate(),
            remittance.id());
    find(id).ifPresent(this::askAboutAlike);
  }

  /** A person decides whether one at the bank is the one that is announced now. */
  private void askAboutAlike(Deposit announced) {
    candidates(announced)
        .forEach(
            bank ->
                events.publishEvent(
                    new TaskNeeded(TaskKind.MATCH_DEPOSIT, bank.id(), null, CANDIDATE)));
  }

  /**
   * Deposits that may be the same one: the same payer and amount, the days near each other, one
   * announced by a remittance and one seen at the bank.
   */
  public List<Deposit> candidates(Deposit one) {
    boolean seen = one.remittanceId() == null;
    LocalDate day = day(one);
    return (seen ? awaited() : unexplained())
        .stream()
            .filter(other -> !other.id().equals(one.id()))
            .filter(other -> other.amount().equals(one.amount()))
            .filter(other -> one.payerId() != null && one.payerId().equals(other.payerId()))
            .filter(
                other ->
                    !day(other).isBefore(day.minusDays(WINDOW))
                        && !day(other).isAfter(day.plusDays(WINDOW)))
            .toList();
  }

  /** The day by which two deposits are compared. */
  static LocalDate day(Deposit deposit) {
    if (deposit.bankOn() != null) {
      return deposit.bankOn();
    }
    return deposit.paymentDate() == null ? deposit.receivedOn() : deposit.paymentDate();
  }

  /** The bank has money that no remittance has announced. */
  String seen(
      @Nullable String payerId,
      String payerName,
      String trace,
      Money amount,
      String bankLine,
      LocalDate on) {
    String id = insert(payerId, payerName, trace, "", amount, null, null);
    booked(id, bankLine, on);
    return id;
  }

  /** The bank has the money of a deposit. */
  void booked(String id, String bankLine, LocalDate on) {
    jdbc.sql("UPDATE deposit SET bank_line_id = ?, bank_on = ? WHERE id = ?")
        .params(bankLine, on, id)
        .update();
    events.publishEvent(new TaskSettled(TaskKind.MATCH_DEPOSIT, id));
  }

  private String insert(
      @Nullable String payerId,
      String payerName,
      String trace,
      String method,
      Money amount,
      @Nullable LocalDate paymentDate,
      @Nullable String remittanceId) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO deposit (id, payer_id, payer_name, trace, trace_key, method, amount_cents,
              payment_date, received_on, remittance_id, posted_cents, provider_cents,
              unapplied_cents, rest_cents, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 'OPEN')
            """)
        .params(
            id,
            payerId,
            payerName,
            trace,
            CheckEntry.numberKey(trace),
            method,
            amount.cents(),
            paymentDate,
            days.today(),
            remittanceId)
        .update();
    return id;
  }

  static Deposit deposit(ResultSet row, int number) throws SQLException {
    return new Deposit(
        row.getString("id"),
        row.getString("payer_id"),
        row.getString("payer_name"),
        row.getString("trace"),
        row.getString("method"),
        Money.ofCents(row.getLong("amount_cents")),
        row.getObject("payment_date", LocalDate.class),
        row.getObject("received_on", LocalDate.class),
        row.getString("remittance_id"),
        row.getObject("bank_on", LocalDate.class),
        Money.ofCents(row.getLong("posted_cents")),
        Money.ofCents(row.getLong("provider_cents")),
        Money.ofCents(row.getLong("unapplied_cents")),
        State.valueOf(row.getString("state")),
        row.getObject("closed_on", LocalDate.class),
        row.getString("closed_by"),
        row.getString("reason"),
        row.getString("reissued_by"));
  }
}
