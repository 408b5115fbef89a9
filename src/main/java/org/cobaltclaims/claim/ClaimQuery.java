package org.cobaltclaims.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

  /** So many rows are read by one statement. */
  private static final int CHUNK = 1000;

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

    /** Whether something of the families is asked for, and not of the claims alone. */
    private boolean isOfFamilies() {
      return families != null || held;
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

  /** Where a claim stands in the list. */
  private record Place(String id, LocalDate served, String familyId, int level) {}

  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing(Place::served)
          .thenComparing(Place::familyId)
          .thenComparing(Place::level)
          .reversed();

  /** What stands at the newest version of a claim. */
  private record Newest(@Nullable LocalDate sentOn, String channel) {}

  /** The first rows, the newest service first. */
  public List<Row> find(Filter filter, int most) {
    List<String> ids = filter.isOfFamilies() ? ofFamilies(filter, most) : inStates(filter, most);
    Map<String, Row> rows = new HashMap<>();
    Map<String, Newest> newest = new HashMap<>();
    for (int first = 0; first < ids.size(); first += CHUNK) {
      List<String> chunk = ids.subList(first, Math.min(ids.size(), first + CHUNK));
      jdbc.sql(
              """
              SELECT c.id, c.family_id, c.level, c.payer_id, c.state, c.outcome, f.practice_claim,
                p.last_name, p.first_name, c.service_from, f.charge_cents, f.hold_reason
              """
                  + FROM
                  + " WHERE c.id IN (:ids)")
          .param("ids", chunk)
          .query(ClaimQuery::row)
          .list()
          .forEach(row -> rows.put(row.id(), row));
      newest.putAll(newest(chunk));
    }
    // What was deleted since its id was read is not there any more.
    return ids.stream()
        .filter(rows::containsKey)
        .map(id -> with(Objects.requireNonNull(rows.get(id)), newest.get(id)))
        .toList();
  }

  /**
   * The first of each state in the order of an index, however many there are; of them the first.
   */
  private List<String> inStates(Filter filter, int most) {
    boolean ofPayer = filter.payerId() != null;
    Condition condition = Condition.of(filter);
    // What is the same in all rows orders nothing, and makes the index one of this order.
    String sql =
        states(filter).stream()
            .map(
                state ->
                    """
                    (SELECT c.id, c.service_from, c.family_id, c.level
                    FROM payer_claim c USE INDEX (%s) %s
                    ORDER BY %s c.state, c.service_from DESC, c.family_id DESC, c.level DESC
                    LIMIT :most)
                    """
                        .formatted(
                            ofPayer ? "ix_payer_claim_payer_rows" : "ix_payer_claim_rows",
                            condition.and("c.state = '%s'".formatted(state)).where(),
                            ofPayer ? "c.payer_id," : ""))
            .collect(Collectors.joining("UNION ALL "));
    return condition
        .bind(jdbc.sql(sql))
        .param("most", most)
        .query(ClaimQuery::place)
        .list()
        .stream()
        .sorted(NEWEST_FIRST)
        .limit(most)
        .map(Place::id)
        .toList();
  }

  private List<String> ofFamilies(Filter filter, int most) {
    Condition condition = Condition.of(filter).and(inStates(filter));
    return condition
        .bind(
            jdbc.sql(
                "SELECT c.id, c.service_from, c.family_id, c.level " + FROM + condition.where()))
        .query(ClaimQuery::place)
        .list()
        .stream()
        .sorted(NEWEST_FIRST)
        .limit(most)
        .map(Place::id)
        .toList();
  }

  private static Set<PayerClaimState> states(Filter filter) {
    return filter.states().isEmpty() ? EnumSet.allOf(PayerClaimState.class) : filter.states();
  }

  private static String inStates(Filter filter) {
    return filter.states().isEmpty()
        ? ""
        : filter.states().stream()
            .map(state -> "'%s'".formatted(state))
            .collect(Collectors.joining(", ", "c.state IN (", ")"));
  }

  private static Place place(ResultSet row, int number) throws SQLException {
    return new Place(
        row.getString("id"),
        row.getObject("service_from", LocalDate.class),
        row.getString("family_id"),
        row.getInt("level"));
  }

  /** How many there are in all. */
  public long count(Filter filter) {
    Condition condition = Condition.of(filter).and(inStates(filter));
    String from = filter.isOfFamilies() ? FROM : "FROM payer_claim c ";
    return condition
        .bind(jdbc.sql("SELECT COUNT(*) " + from + condition.where()))
        .query(Long.class)
        .single();
  }

  /**
   * How many claims are in which state, the first payer's apart from those of later ones.
   *
   * @param later false for claims to the first payer
   */
  public record Count(PayerClaimState state, boolean later, long claims) {}

  private static final Comparator<Count> BY_STATE =
      Comparator.comparing(Count::state).thenComparing(Count::later);

  public List<Count> counts() {
    return jdbc
        .sql(
            """
            SELECT state, level, COUNT(*) AS claims FROM payer_claim GROUP BY state, level
            """)
        .query(
            (row, n) ->
                new Count(
                    PayerClaimState.valueOf(row.getString("state")),
                    row.getInt("level") > 1,
                    row.getLong("claims")))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                count -> new Count(count.state(), count.later(), 0),
                () -> new TreeMap<>(BY_STATE),
                Collectors.summingLong(Count::claims)))
        .entrySet()
        .stream()
        .map(all -> new Count(all.getKey().state(), all.getKey().later(), all.getValue()))
        .toList();
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

  /** The parts of a WHERE clause, but for the states, with what they take. */
  private record Condition(List<String> parts, Map<String, Object> values) {

    static Condition of(Filter filter) {
      List<String> parts = new ArrayList<>();
      Map<String, Object> values = new HashMap<>();
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
        parts.add("c.service_from < :before");
        values.put("before", filter.servedBefore());
      }
      if (filter.held()) {
        // Said so that an index finds them; whoever holds a family has a name.
        parts.add("f.held_by > '' AND f.hold_reason IS NOT NULL");
      }
      return new Condition(parts, values);
    }

    Condition and(String part) {
      if (part.isEmpty()) {
        return this;
      }
      List<String> all = new ArrayList<>(parts);
      all.add(part);
      return new Condition(all, values);
    }

    String where() {
      return parts.isEmpty() ? "" : "WHERE " + String.join(" AND ", parts);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
      return query.params(values);
    }
  }
}
