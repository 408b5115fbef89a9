package org.cobaltclaims.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payer claims as rows of lists, the newest service first. */
@Component
@Transactional(readOnly = true)
public class ClaimQuery {

  private static final String FROM =
      """
      FROM payer_claim c JOIN claim_family f ON f.id = c.family_id
        JOIN patient p ON p.id = f.patient_id
      """;

  private final JdbcClient jdbc;

  ClaimQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for.
   *
   * @param states in one of these; empty for all
   * @param later only claims to the second payer and those behind it
   * @param payerId null for all
   * @param families only claims of these; null for all
   * @param servedBefore only services before that day; null for all
   * @param held only claims of families on hold
   */
  public record Filter(
      Set<PayerClaimState> states,
      boolean later,
      @Nullable String payerId,
      @Nullable Set<String> families,
      @Nullable LocalDate servedBefore,
      boolean held) {
    public Filter {
      states = Set.copyOf(states);
      families = families == null ? null : Set.copyOf(families);
    }
  }

  /**
   * One payer claim.
   *
   * @param level 1 for the primary payer
   * @param practiceClaim the practice's own claim number
   * @param charge of the visit
   * @param sentOn when the newest version left; null if it did not
   * @param channel of the newest version, such as {@code PAPER}; empty if there is none
   * @param held whether the family is on hold
   */
  public record Row(
      String id,
      String familyId,
      int level,
      String payerId,
      PayerClaimState state,
      @Nullable Outcome outcome,
      String practiceClaim,
      String lastName,
      String firstName,
      LocalDate serviceFrom,
      Money charge,
      @Nullable LocalDate sentOn,
      String channel,
      boolean held) {}

  /** What stands at the newest version of a claim. */
  private record Newest(@Nullable LocalDate sentOn, String channel) {}

  /** The first rows, the newest service first. */
  public List<Row> find(Filter filter, int most) {
    Condition condition = Condition.of(filter);
    JdbcClient.StatementSpec query =
        jdbc.sql(
            """
            SELECT c.id, c.family_id, c.level, c.payer_id, c.state, c.outcome, f.practice_claim,
              p.last_name, p.first_name, f.service_from, f.charge_cents, f.hold_reason
            """
                + FROM
                + condition.where()
                + " ORDER BY f.service_from DESC, f.id DESC, c.level LIMIT :most");
    List<Row> rows = condition.bind(query).param("most", most).query(ClaimQuery::row).list();
    Map<String, Newest> newest = newest(rows.stream().map(Row::id).toList());
    return rows.stream().map(row -> with(row, newest.get(row.id()))).toList();
  }

  /** How many there are in all. */
  public long count(Filter filter) {
    Condition condition = Condition.of(filter);
    return condition
        .bind(jdbc.sql("SELECT COUNT(*) " + FROM + condition.where()))
        .query(Long.class)
        .single();
  }

  /**
   * How many claims are in which state, the first payer's apart from those of later ones.
   *
   * @param later false for claims to the first payer
   */
  public record Count(PayerClaimState state, boolean later, long claims) {}

  public List<Count> counts() {
    return jdbc.sql(
            """
            SELECT state, CASE WHEN level > 1 THEN 1 ELSE 0 END AS later, COUNT(*) AS claims
            FROM payer_claim GROUP BY state, CASE WHEN level > 1 THEN 1 ELSE 0 END
            """)
        .query(
            (row, n) ->
                new Count(
                    PayerClaimState.valueOf(row.getString("state")),
                    row.getInt("later") == 1,
                    row.getLong("claims")))
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    String outcome = row.getString("outcome");
    return new Row(
        row.getString("id"),
        row.getString("family_id"),
        row.getInt("level"),
        row.getString("payer_id"),
        PayerClaimState.valueOf(row.getString("state")),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getString("practice_claim"),
        row.getString("last_name"),
        row.getString("first_name"),
        row.getObject("service_from", LocalDate.class),
        Money.ofCents(row.getLong("charge_cents")),
        null,
        "",
        row.getString("hold_reason") != null);
  }

  private static Row with(Row row, @Nullable Newest newest) {
    return newest == null
        ? row
        : new Row(
            row.id(),
            row.familyId(),
            row.level(),
            row.payerId(),
            row.state(),
            row.outcome(),
            row.practiceClaim(),
            row.lastName(),
            row.firstName(),
            row.serviceFrom(),
            row.charge(),
            newest.sentOn(),
            newest.channel(),
            row.held());
  }

  private Map<String, Newest> newest(List<String> claims) {
    Map<String, Newest> newest = new HashMap<>();
    if (!claims.isEmpty()) {
      jdbc.sql(
              """
              SELECT payer_claim_id, sent_on, channel FROM claim_version
              WHERE payer_claim_id IN (:claims) ORDER BY payer_claim_id, ordinal
              """)
          .param("claims", claims)
          .query(
              row -> {
                newest.put(
                    row.getString("payer_claim_id"),
                    new Newest(
                        row.getObject("sent_on", LocalDate.class), row.getString("channel")));
              });
    }
    return newest;
  }

  /** The WHERE clause with what it takes. */
  private record Condition(String where, Map<String, Object> values) {

    static Condition of(Filter filter) {
      List<String> parts = new ArrayList<>();
      Map<String, Object> values = new HashMap<>();
      if (!filter.states().isEmpty()) {
        parts.add("c.state IN (:states)");
        values.put("states", filter.states().stream().map(Enum::name).collect(Collectors.toSet()));
      }
      if (filter.later()) {
        parts.add("c.level > 1");
      }
      if (filter.payerId() != null) {
        parts.add("c.payer_id = :payer");
        values.put("payer", filter.payerId());
      }
      if (filter.families() != null) {
        // An empty list is no SQL; nothing has an empty id.
        parts.add("f.id IN (:families)");
        values.put("families", filter.families().isEmpty() ? Set.of("") : filter.families());
      }
      if (filter.servedBefore() != null) {
        parts.add("f.service_from < :before");
        values.put("before", filter.servedBefore());
      }
      if (filter.held()) {
        parts.add("f.hold_reason IS NOT NULL");
      }
      return new Condition(parts.isEmpty() ? "" : "WHERE " + String.join(" AND ", parts), values);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
      return query.params(values);
    }
  }
}
