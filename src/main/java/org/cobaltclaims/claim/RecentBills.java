package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the newest visits say: whoever types in a visit, or looks at a patient, starts from it. */
@Repository
public class RecentBills {

  private static final int OF_PATIENT = 12;
  private static final int OF_PRACTICE = 60;

  private final JdbcClient jdbc;

  RecentBills(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The bills of a patient's newest visits, the newest first. */
  public List<ClaimContent> ofPatient(String patientId) {
    return jdbc
        .sql(
            "SELECT content FROM claim_family WHERE patient_id = :patient"
                + " ORDER BY service_from DESC, id DESC LIMIT :most")
        .param("patient", patientId)
        .param("most", OF_PATIENT)
        .query(String.class)
        .list()
        .stream()
        .map(json -> StoredJson.read(json, ClaimContent.class))
        .toList();
  }

  /** The bills of the practice's newest visits, the newest first. */
  public List<ClaimContent> ofPractice() {
    return jdbc
        .sql("SELECT content FROM claim_family ORDER BY service_from DESC, id DESC LIMIT :most")
        .param("most", OF_PRACTICE)
        .query(String.class)
        .list()
        .stream()
        .map(json -> StoredJson.read(json, ClaimContent.class))
        .toList();
  }

  /** A visit with its bill. */
  public record Billed(String familyId, ClaimContent content) {}

  /** What a patient was billed for a day of service. */
  public List<Billed> ofDay(String patientId, LocalDate serviceFrom) {
    return jdbc.sql(
            "SELECT id, content FROM claim_family WHERE patient_id = :patient AND service_from ="
                + " :day ORDER BY id")
        .param("patient", patientId)
        .param("day", serviceFrom)
        .query(
            (row, n) ->
                new Billed(
                    row.getString("id"),
                    StoredJson.read(row.getString("content"), ClaimContent.class)))
        .list();
  }
}
