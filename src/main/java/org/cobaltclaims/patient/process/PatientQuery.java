package org.cobaltclaims.patient.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Patients as rows of a list, by name. */
@Component
@Transactional(readOnly = true)
public class PatientQuery {

  /** What is found beyond that is too much to be looked through; the search has to say more. */
  private static final int MOST = 500;

  private static final int SHORTEST = 2;
  private static final String DECIDED = "('ADJUDICATED', 'CROSSED_OVER', 'WRITTEN_OFF', 'CLOSED')";
  private static final List<DateTimeFormatter> DAYS =
      List.of(day("M/d/uuuu"), day("M-d-uuuu"), day("uuuu-M-d"));

  private final JdbcClient jdbc;

  PatientQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A coverage of a row.
   *
   * @param place in the payer order, from 1
   * @param ended the last day, where it has one
   */
  public record Insured(int place, String payerId, @Nullable LocalDate ended) {}

  /**
   * One patient.
   *
   * @param owes for visits whose payers are all done
   * @param recordNumber the practice's own number of the patient; empty if not known
   * @param openClaims claims that payers have not decided
   * @param lastVisit null if there was none
   */
  public record Row(
      String id,
      String lastName,
      String firstName,
      @Nullable LocalDate birthDate,
      String gender,
      String recordNumber,
      List<Insured> coverages,
      Money owes,
      long openClaims,
      @Nullable LocalDate lastVisit) {}

  /**
   * The first patients by name.
   *
   * @param state only with a visit in this state; null for all
   * @param among only these; null for all
   */
  public List<Row> find(@Nullable FamilyState state, @Nullable Set<String> among, int most) {
    if (among != null && among.isEmpty()) {
      return List.of();
    }
    List<Row> rows =
        bound(
                jdbc.sql(
                    "SELECT p.id, p.last_name, p.first_name, p.birth_date, p.gender,"
                        + " p.record_number FROM patient p"
                        + where(state, among)
                        + " ORDER BY p.last_name, p.first_name, p.id LIMIT :most"),
                state,
                among)
            .param("most", most)
            .query(
                (row, n) ->
                    new Row(
                        row.getString("id"),
                        row.getString("last_name"),
                        row.getString("first_name"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("gender"),
                        row.getString("record_number"),
                        List.of(),
                        Money.ZERO,
                        0,
                        null))
            .list();
    return completed(rows);
  }

  /** How many there are in all. */
  public long count(@Nullable FamilyState state, @Nullable Set<String> among) {
    if (among != null && among.isEmpty()) {
      return 0;
    }
    if (state != null && among == null) {
      // In the order of the index; COUNT(DISTINCT) would collect the ids first.
      return jdbc.sql(
              "SELECT COUNT(*) FROM (SELECT f.patient_id FROM claim_family f WHERE f.state = :state"
                  + " GROUP BY f.patient_id) p")
          .param("state", state.name())
          .query(Long.class)
          .single();
    }
    return bound(jdbc.sql("SELECT COUNT(*) FROM patient p" + where(state, among)), state, among)
        .query(Long.class)
        .single();
  }

  private static String where(@Nullable FamilyState state, @Nullable Set<String> among) {
    List<String> parts = new ArrayList<>();
    if (state != null) {
      parts.add(
          "EXISTS (SELECT 1 FROM claim_family f WHERE f.patient_id = p.id AND f.state = :state)");
    }
    if (among != null) {
      parts.add("p.id IN (:ids)");
    }
    return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
  }

  private static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec query, @Nullable FamilyState state, @Nullable Set<String> among) {
    JdbcClient.StatementSpec bound = query;
    if (state != null) {
      bound = bound.param("state", state.name());
    }
    return among == null ? bound : bound.param("ids", among);
  }

  private List<Row> completed(List<Row> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    List<String> ids = rows.stream().map(Row::id).toList();
    Map<String, List<Insured>> coverages = coverages(ids);
    Map<String, Long> owed =
        sums(
            """
            SELECT f.patient_id, SUM(e.amount_cents) AS total
            FROM claim_family f JOIN ledger_entry e ON e.family_id = f.id
            WHERE f.patient_id IN (:ids) AND f.state = 'PATIENT_BALANCE'
              AND e.bucket = 'PATIENT_OPEN'
            GROUP BY f.patient_id
            """,
            ids);
    Map<String, Long> open =
        sums(
            "SELECT f.patient_id, COUNT(*) AS total"
                + " FROM claim_family f JOIN payer_claim c ON c.family_id = f.id"
                + " WHERE f.patient_id IN (:ids) AND c.state NOT IN "
                + DECIDED
                + " GROUP BY f.patient_id",
            ids);
    Map<String, LocalDate> visits = visits(ids);
    return rows.stream()
        .map(
            row ->
                new Row(
                    row.id(),
                    row.lastName(),
                    row.firstName(),
                    row.birthDate(),
                    row.gender(),
                    row.recordNumber(),
                    coverages.getOrDefault(row.id(), List.of()),
                    Money.ofCents(owed.getOrDefault(row.id(), 0L)),
                    open.getOrDefault(row.id(), 0L),
                    visits.get(row.id())))
        .toList();
  }

  private Map<String, List<Insured>> coverages(List<String> ids) {
    Map<String, List<Insured>> all = new HashMap<>();
    jdbc.sql(
            "SELECT patient_id, ordinal, payer_id, effective_to FROM coverage"
                + " WHERE patient_id IN (:ids) ORDER BY patient_id, ordinal")
        .param("ids", ids)
        .query(
            row -> {
              List<Insured> of =
                  all.computeIfAbsent(row.getString("patient_id"), id -> new ArrayList<>());
              of.add(
                  new Insured(
                      of.size() + 1,
                      row.getString("payer_id"),
                      row.getObject("effective_to", LocalDate.class)));
            });
    return all;
  }

  private Map<String, Long> sums(String sql, List<String> ids) {
    Map<String, Long> sums = new HashMap<>();
    jdbc.sql(sql)
        .param("ids", ids)
        .query(
            row -> {
              sums.put(row.getString("patient_id"), row.getLong("total"));
            });
    return sums;
  }

  private Map<String, LocalDate> visits(List<String> ids) {
    Map<String, LocalDate> last = new HashMap<>();
    jdbc.sql(
            "SELECT patient_id, MAX(service_from) AS last_on FROM claim_family"
                + " WHERE patient_id IN (:ids) GROUP BY patient_id")
        .param("ids", ids)
        .query(
            row -> {
              last.put(row.getString("patient_id"), row.getObject("last_on", LocalDate.class));
            });
    return last;
  }

  /**
   * The patients whom somebody who looks for a text may mean: it is a day of birth, or its
   * beginning is a last name (with a comma and the first name's beginning, if wanted), a member id,
   * the practice's number of the patient or the number of a claim.
   */
  public Set<String> search(String text) {
    String wanted = text.strip();
    Set<String> found = new HashSet<>();
    if (wanted.length() < SHORTEST) {
      return found;
    }
    Optional<LocalDate> born = born(wanted);
    if (born.isPresent()) {
      found.addAll(ids("SELECT id FROM patient WHERE birth_date = :b LIMIT 500", born.get()));
      return found;
    }
    String beginning = wanted.replace("%", "").replace("_", "") + "%";
    found.addAll(
        ids("SELECT patient_id FROM coverage WHERE member_id LIKE :b LIMIT 500", beginning));
    found.addAll(ids("SELECT id FROM patient WHERE record_number LIKE :b LIMIT 500", beginning));
    found.addAll(
        ids(
            "SELECT patient_id FROM claim_family WHERE practice_claim LIKE :b OR id LIKE :b"
                + " LIMIT 500",
            beginning));
    String[] names = wanted.replace("%", "").split("\\s*,\\s*|\\s+", 2);
    found.addAll(
        jdbc.sql(
                "SELECT id FROM patient WHERE last_name LIKE :last AND first_name LIKE :first"
                    + " ORDER BY last_name, first_name, id LIMIT 500")
            .param("last", names[0] + "%")
            .param("first", (names.length > 1 ? names[1] : "") + "%")
            .query(String.class)
            .list());
    return found.size() > MOST ? Set.copyOf(List.copyOf(found).subList(0, MOST)) : found;
  }

  private List<String> ids(String sql, Object beginning) {
    return jdbc.sql(sql).param("b", beginning).query(String.class).list();
  }

  private static Optional<LocalDate> born(String text) {
    for (DateTimeFormatter form : DAYS) {
      try {
        return Optional.of(LocalDate.parse(text, form));
      } catch (DateTimeParseException another) {
        // The next form may fit.
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter day(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withResolverStyle(ResolverStyle.STRICT);
  }
}
