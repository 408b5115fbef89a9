package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deposits as rows of lists, the newest first. */
@Component
@Transactional(readOnly = true)
public class DepositQuery {

  private final JdbcClient jdbc;

  DepositQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The lists that everybody has. */
  public enum View {
    /** Something of it is not accounted for. */
    OPEN("state = 'OPEN'"),
    /** The bank has it, and no remittance has announced it. */
    UNEXPLAINED("state = 'OPEN' AND remittance_id IS NULL"),
    /** A remittance has announced it, and no statement has had it. */
    AWAITED("state <> 'VOID' AND bank_on IS NULL AND remittance_id IS NOT NULL"),
    CLOSED("state = 'CLOSED'"),
    VOID("state = 'VOID'"),
    ALL("1 = 1");

    private final String condition;

    View(String condition) {
      this.condition = condition;
    }

    /** As it stands in addresses. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The view with an id; that of what is open if there is none. */
    public static View of(@Nullable String id) {
      for (View view : values()) {
        if (view.id().equals(id)) {
          return view;
        }
      }
      return OPEN;
    }
  }

  /**
   * What is looked for.
   *
   * @param payerId null for all
   * @param number the beginning of a check or EFT number; empty for all
   */
  public record Filter(View view, @Nullable String payerId, String number) {}

  /** What a list comes to. */
  public record Total(long deposits, Money amount, Money remainder) {}

  /** The first rows, the newest first. */
  public List<Deposit> find(Filter filter, int most) {
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql(
            Deposits.SELECT
                + where(filter, values)
                + " ORDER BY received_on DESC, trace, id LIMIT :most")
        .params(values)
        .param("most", most)
        .query(Deposits::deposit)
        .list();
  }

  /** All of them together. */
  public Total total(Filter filter) {
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql(
            """
            SELECT COUNT(*) AS deposits, COALESCE(SUM(amount_cents), 0) AS amount,
              COALESCE(SUM(CASE WHEN state = 'VOID' THEN 0
                ELSE amount_cents - posted_cents - provider_cents - unapplied_cents END), 0) AS rest
            FROM deposit
            """
                + where(filter, values))
        .params(values)
        .query(
            (row, n) ->
                new Total(
                    row.getLong("deposits"),
                    Money.ofCents(row.getLong("amount")),
                    Money.ofCents(row.getLong("rest"))))
        .single();
  }

  /** How many each view has. */
  public Map<View, Long> counts() {
    Map<View, Long> counts = new EnumMap<>(View.class);
    for (View view : View.values()) {
      counts.put(
          view,
          jdbc.sql("SELECT COUNT(*) FROM deposit WHERE " + view.condition)
              .query(Long.class)
              .single());
    }
    return counts;
  }

  private static String where(Filter filter, Map<String, Object> values) {
    List<String> parts = new ArrayList<>(List.of(filter.view().condition));
    if (filter.payerId() != null) {
      parts.add("payer_id = :payer");
      values.put("payer", filter.payerId());
    }
    if (!filter.number().isBlank()) {
      parts.add("(trace LIKE :typed OR trace_key LIKE :key)");
      values.put("typed", filter.number().strip().replace("%", "").replace("_", "") + "%");
      values.put("key", CheckEntry.numberKey(filter.number()) + "%");
    }
    return "WHERE " + String.join(" AND ", parts);
  }
}
