package org.cobaltclaims.worklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose visits tasks are about, as work lists show and search it. */
@Repository
public class TaskSubjects {

  /** What is found beyond that is too much to be looked through; the search has to say more. */
  private static final int MOST = 500;

  private static final int SHORTEST = 2;

  private final JdbcClient jdbc;

  TaskSubjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A visit.
   *
   * @param practiceClaim the practice's own claim number (CLM01 as it came)
   * @param serviceFrom first day of service
   */
  public record Visit(
      String familyId,
      String practiceClaim,
      String lastName,
      String firstName,
      LocalDate serviceFrom) {}

  /** The visits of families, by family. */
  public Map<String, Visit> visits(Collection<String> familyIds) {
    Map<String, Visit> visits = new HashMap<>();
    if (familyIds.isEmpty()) {
      return visits;
    }
    jdbc.sql(
            """
            SELECT f.id, f.practice_claim, p.last_name, p.first_name, f.service_from
            FROM claim_family f JOIN patient p ON p.id = f.patient_id
            WHERE f.id IN (:ids)
            """)
        .param("ids", familyIds)
        .query(
            (row, n) ->
                new Visit(
                    row.getString("id"),
                    row.getString("practice_claim"),
                    row.getString("last_name"),
                    row.getString("first_name"),
                    row.getObject("service_from", LocalDate.class)))
        .list()
        .forEach(visit -> visits.put(visit.familyId(), visit));
    return visits;
  }

  /**
   * The families that somebody who looks for a text may mean: its beginning is a claim number, the
   * practice's number of the patient, the patient's last name (with a comma and the first name's
   * beginning, if wanted), or the whole is a payer's claim number or the number of a check or
   * transfer.
   */
  public Set<String> families(String text) {
    String wanted = text.strip();
    Set<String> found = new HashSet<>();
    if (wanted.length() < SHORTEST) {
      return found;
    }
    String beginning = wanted.replace("%", "").replace("_", "") + "%";
    found.addAll(
        jdbc.sql("SELECT id FROM claim_family WHERE practice_claim LIKE :b OR id LIKE :b LIMIT 500")
            .param("b", beginning)
            .query(String.class)
            .list());
    found.addAll(
        jdbc.sql(
                """
                SELECT f.id FROM patient p JOIN claim_family f ON f.patient_id = p.id
                WHERE p.record_number LIKE :b LIMIT 500
                """)
            .param("b", beginning)
            .query(String.class)
            .list());
    String[] names = wanted.split("\\s*,\\s*|\\s+", 2);
    found.addAll(
        jdbc.sql(
                """
                SELECT f.id FROM patient p JOIN claim_family f ON f.patient_id = p.id
                WHERE p.last_name LIKE :last AND p.first_name LIKE :first LIMIT 500
                """)
            .param("last", names[0].replace("%", "") + "%")
            .param("first", (names.length > 1 ? names[1].replace("%", "") : "") + "%")
            .query(String.class)
            .list());
    found.addAll(byPayment(wanted.toUpperCase(Locale.ROOT)));
    return found.size() > MOST ? Set.copyOf(List.copyOf(found).subList(0, MOST)) : found;
  }

  private List<String> byPayment(String number) {
    return jdbc.sql(
            """
            SELECT family_id FROM payer_claim WHERE icn = :number
            UNION
            SELECT p.family_id FROM remittance r JOIN claim_payment p ON p.remittance_id = r.id
            WHERE r.trace = :number AND p.family_id IS NOT NULL
            LIMIT 500
            """)
        .param("number", number)
        .query(String.class)
        .list();
  }
}
