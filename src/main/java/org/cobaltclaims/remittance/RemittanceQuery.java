package org.cobaltclaims.remittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remittances as rows of lists, the newest first, each with what became of its payments. */
@Component
@Transactional(readOnly = true)
public class RemittanceQuery {

  private static final String SELECT =
      """
      SELECT r.id, r.file_id, r.payer_id, r.payer_name, r.trace, r.method, r.paid_cents,
        r.payment_date, r.received_on, r.state, r.entered_by, r.payer_tax_id, r.purged_payments,
        r.purged_cents FROM remittance r
      """;

  private final JdbcClient jdbc;

  RemittanceQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for.
   *
   * @param states in one of these; empty for all
   * @param payerId null for all
   * @param byHand those that were typed in, or those that came as an 835; null for both
   * @param from received on that day or later; null for all
   * @param until received on that day or before; null for all
   * @param number the beginning of a check or EFT number; empty for all
   */
  public record Filter(
      Set<RemittanceState> states,
      @Nullable String payerId,
      @Nullable Boolean byHand,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      String number) {
    public Filter {
      states = Set.copyOf(states);
    }
  }

  /**
   * One remittance.
   *
   * @param payerId null until it is known which payer it is from
   * @param enteredBy who typed it in; null if it came as an 835
   * @param tally what became of its payments
   * @param deposit where its money stands; null if it announced none
   * @param remainder what of its deposit is not accounted for
   */
  public record Row(
      String id,
      String fileId,
      @Nullable String payerId,
      String payerName,
      String trace,
      String method,
      Money paid,
      @Nullable LocalDate paymentDate,
      LocalDate receivedOn,
      RemittanceState state,
      @Nullable String enteredBy,
      String payerTaxId,
      Tally tally,
      Deposit.@Nullable State deposit,
      Money remainder) {}

  /** How many payments there are, and what they were paid. */
  public record Sum(int payments, Money paid) {
    static final Sum NONE = new Sum(0, Money.ZERO);

    Sum plus(Sum other) {
      return new Sum(payments + other.payments, paid.plus(other.paid));
    }
  }

  /**
   * The payments of a remittance.
   *
   * @param provider the sum of PLB: positive is taken from us
   * @param purged payments of visits that are purged; what became of them is told no more
   */
  public record Tally(Map<Disposition, Sum> sums, Money provider, Sum purged) {
    public Tally {
      sums = Map.copyOf(sums);
    }

    /** All of them, also those that are purged. */
    public int payments() {
      return sums.values().stream().mapToInt(Sum::payments).sum() + purged.payments();
    }

    /** What CLP04 of all payments adds up to, also of those that are purged. */
    public Money paid() {
      return sums.values().stream().map(Sum::paid).collect(Money.sum()).plus(purged.paid());
    }

    /** In the ledger, or taken back there. */
    public Sum posted() {
      return of(
          Disposition.POSTED, Disposition.REVERSED, Disposition.REVERSAL, Disposition.REISSUED);
    }

    /** Payments that a person has to look at. */
    public Sum waiting() {
      return of(Disposition.HELD, Disposition.UNMATCHED, Disposition.NEW);
    }

    /** Payments that are not posted and stay so. */
    public Sum ignored() {
      return of(Disposition.SET_ASIDE, Disposition.DUPLICATE);
    }

    private Sum of(Disposition... any) {
      Sum sum = Sum.NONE;
      for (Disposition one : any) {
        sum = sum.plus(sums.getOrDefault(one, Sum.NONE));
      }
      return sum;
    }
  }

  /** What a list is sorted by; what is alike stands in the order in which it came. */
  public enum Sort {
    RECEIVED("r.received_on"),
    PAYER("r.payer_name"),
    NUMBER("r.trace"),
    DATED("r.payment_date"),
    AMOUNT("r.paid_cents");

    private final String column;

    Sort(String column) {
      this.column = column;
    }
  }

  /** The first rows, the newest first. */
  public List<Row> find(Filter filter, int most) {
    return find(filter, Sort.RECEIVED, true, most);
  }

  /**
   * The first rows.
   *
   * @param descending the last, or the most, first
   */
  public List<Row> find(Filter filter, Sort sort, boolean descending, int most) {
    Map<String, Object> values = new HashMap<>();
    String way = descending ? " DESC" : "";
    String where = where(filter, values);
    List<Row> rows =
        jdbc.sql(
                SELECT + where + " ORDER BY " + sort.column + way + ", r.id" + way + " LIMIT :most")
            .params(values)
            .param("most", most)
            .query(RemittanceQuery::row)
            .list();
    return filled(rows);
  }

  /** One remittance; empty if there is none with the id. */
  public Optional<Row> find(String id) {
    List<Row> rows =
        jdbc.sql(SELECT + "WHERE r.id = :id").param("id", id).query(RemittanceQuery::row).list();
    return filled(rows).stream().findFirst();
  }

  /** How many there are in all. */
  public long count(Filter filter) {
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql("SELECT COUNT(*) FROM remittance r " + where(filter, values))
        .params(values)
        .query(Long.class)
        .single();
  }

  /** How many are in each state; states that none is in are left out. */
  public Map<RemittanceState, Long> counts() {
    Map<RemittanceState, Long> counts = new EnumMap<>(RemittanceState.class);
    jdbc.sql("SELECT state, COUNT(*) AS remittances FROM remittance GROUP BY state")
        .query(
            row -> {
              counts.put(
                  RemittanceState.valueOf(row.getString("state")), row.getLong("remittances"));
            });
    return counts;
  }

  /** The remittance that a duplicate repeats: the first with the same trace, payer and amount. */
  public Optional<Row> original(Row duplicate) {
    List<Row> rows =
        jdbc.sql(
                SELECT
                    + """
                    WHERE r.trace = :trace AND r.paid_cents = :paid AND r.id <> :id
                      AND (r.payer_tax_id = :tax OR r.entered_by IS NOT NULL)
                      AND r.state NOT IN ('DUPLICATE', 'DISCARDED')
                    ORDER BY r.received_on, r.id LIMIT 1
                    """)
            .param("trace", duplicate.trace())
            .param("paid", duplicate.paid().cents())
            .param("id", duplicate.id())
            .param("tax", duplicate.payerTaxId())
            .query(RemittanceQuery::row)
            .list();
    return filled(rows).stream().findFirst();
  }

  /**
   * A payment with what took it back.
   *
   * @param reversedBy the payment that took it back or replaced it; null if it stands
   */
  public record Payment(StoredPayment stored, int ordinal, @Nullable String reversedBy) {}

  /**
   * The payments of a remittance: those that wait for a person first, then in the order of the
   * file.
   */
  public List<Payment> payments(String remittanceId, boolean onlyWaiting, int most) {
    return jdbc.sql(
            """
            SELECT body, remittance_id, ordinal, disposition, reason, payer_claim_id, reversed_by
            FROM claim_payment WHERE remittance_id = :id
              AND (:waiting = FALSE OR disposition IN ('HELD', 'UNMATCHED', 'NEW'))
            ORDER BY CASE WHEN disposition IN ('HELD', 'UNMATCHED') THEN 0 ELSE 1 END, ordinal
            LIMIT :most
            """)
        .param("id", remittanceId)
        .param("waiting", onlyWaiting)
        .param("most", most)
        .query(RemittanceQuery::payment)
        .list();
  }

  /** One payment. */
  public Optional<Payment> payment(String id) {
    return jdbc.sql(
            """
            SELECT body, remittance_id, ordinal, disposition, reason, payer_claim_id, reversed_by
            FROM claim_payment WHERE id = :id
            """)
        .param("id", id)
        .query(RemittanceQuery::payment)
        .optional();
  }

  private static Payment payment(ResultSet row, int number) throws SQLException {
    return new Payment(
        new StoredPayment(
            StoredJson.read(row.getString("body"), ClaimPayment.class),
            row.getString("remittance_id"),
            Disposition.valueOf(row.getString("disposition")),
            row.getString("reason"),
            row.getString("payer_claim_id")),
        row.getInt("ordinal"),
        row.getString("reversed_by"));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("id"),
        row.getString("file_id"),
        row.getString("payer_id"),
        row.getString("payer_name"),
        row.getString("trace"),
        row.getString("method"),
        Money.ofCents(row.getLong("paid_cents")),
        row.getObject("payment_date", LocalDate.class),
        row.getObject("received_on", LocalDate.class),
        RemittanceState.valueOf(row.getString("state")),
        row.getString("entered_by"),
        row.getString("payer_tax_id"),
        new Tally(
            Map.of(),
            Money.ZERO,
            new Sum(row.getInt("purged_payments"), Money.ofCents(row.getLong("purged_cents")))),
        null,
        Money.ZERO);
  }

  private record Rest(Deposit.State state, Money remainder) {}

  private List<Row> filled(List<Row> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    Set<String> ids = rows.stream().map(Row::id).collect(Collectors.toSet());
    Map<String, Map<Disposition, Sum>> sums = sums(ids);
    Map<String, Money> provider = provider(ids);
    Map<String, Rest> deposits = deposits(ids);
    return rows.stream()
        .map(
            row ->
                with(
                    row,
                    new Tally(
                        sums.getOrDefault(row.id(), Map.of()),
                        Objects.requireNonNull(provider.getOrDefault(row.id(), Money.ZERO)),
                        row.tally().purged()),
                    deposits.get(row.id())))
        .toList();
  }

  private static Row with(Row row, Tally tally, @Nullable Rest deposit) {
    return new Row(
        row.id(),
        row.fileId(),
        row.payerId(),
        row.payerName(),
        row.trace(),
        row.method(),
        row.paid(),
        row.paymentDate(),
        row.receivedOn(),
        row.state(),
        row.enteredBy(),
        row.payerTaxId(),
        tally,
        deposit == null ? null : deposit.state(),
        deposit == null ? Money.ZERO : deposit.remainder());
  }

  private Map<String, Map<Disposition, Sum>> sums(Collection<String> ids) {
    Map<String, Map<Disposition, Sum>> sums = new HashMap<>();
    jdbc.sql(
            """
            SELECT remittance_id, disposition, COUNT(*) AS payments, SUM(paid_cents) AS total
            FROM claim_payment WHERE remittance_id IN (:ids) GROUP BY remittance_id, disposition
            """)
        .param("ids", ids)
        .query(
            row -> {
              sums.computeIfAbsent(
                      row.getString("remittance_id"), id -> new EnumMap<>(Disposition.class))
                  .put(
                      Disposition.valueOf(row.getString("disposition")),
                      new Sum(row.getInt("payments"), Money.ofCents(row.getLong("total"))));
            });
    return sums;
  }

  private Map<String, Money> provider(Collection<String> ids) {
    Map<String, Money> sums = new HashMap<>();
    jdbc.sql(
            """
            SELECT remittance_id, SUM(amount_cents) AS total FROM provider_adjustment
            WHERE remittance_id IN (:ids) GROUP BY remittance_id
            """)
        .param("ids", ids)
        .query(
            row -> {
              sums.put(row.getString("remittance_id"), Money.ofCents(row.getLong("total")));
            });
    return sums;
  }

  private Map<String, Rest> deposits(Collection<String> ids) {
    Map<String, Rest> deposits = new HashMap<>();
    jdbc.sql(
            """
            SELECT remittance_id, state,
              amount_cents - posted_cents - provider_cents - unapplied_cents AS remainder
            FROM deposit WHERE remittance_id IN (:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              Deposit.State state = Deposit.State.valueOf(row.getString("state"));
              deposits.put(
                  row.getString("remittance_id"),
                  new Rest(
                      state,
                      state == Deposit.State.VOID
                          ? Money.ZERO
                          : Money.ofCents(row.getLong("remainder"))));
            });
    return deposits;
  }

  private static String where(Filter filter, Map<String, Object> values) {
    List<String> parts = new ArrayList<>();
    if (!filter.states().isEmpty()) {
      parts.add("r.state IN (:states)");
      values.put("states", filter.states().stream().map(Enum::name).collect(Collectors.toSet()));
    }
    if (filter.payerId() != null) {
      parts.add("r.payer_id = :payer");
      values.put("payer", filter.payerId());
    }
    if (filter.byHand() != null) {
      parts.add(filter.byHand() ? "r.entered_by IS NOT NULL" : "r.entered_by IS NULL");
    }
    if (filter.from() != null) {
      parts.add("r.received_on >= :from");
      values.put("from", filter.from());
    }
    if (filter.until() != null) {
      parts.add("r.received_on <= :until");
      values.put("until", filter.until());
    }
    if (!filter.number().isBlank()) {
      String typed = filter.number().strip().replace("%", "").replace("_", "");
      parts.add("(r.trace LIKE :typed OR r.trace LIKE :upper)");
      values.put("typed", typed + "%");
      values.put("upper", typed.toUpperCase(Locale.ROOT) + "%");
    }
    return parts.isEmpty() ? "" : "WHERE " + String.join(" AND ", parts);
  }
}
