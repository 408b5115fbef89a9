package org.cobaltclaims.claim;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Coverages that people have added to patients, with all that a claim says of them. Claims that do
 * not name them are completed from here.
 */
@Repository
public class AddedCoverages {

  private final JdbcClient jdbc;

  AddedCoverages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps a coverage; one with the same payer and member id is replaced. Its level says nothing.
   */
  public void put(String patientId, Coverage coverage) {
    remove(patientId, coverage.payerId(), coverage.memberId());
    jdbc.sql(
            "INSERT INTO added_coverage (patient_id, payer_id, member_id, body)"
                + " VALUES (:patient, :payer, :member, :body)")
        .param("patient", patientId)
        .param("payer", coverage.payerId())
        .param("member", coverage.memberId())
        .param("body", StoredJson.write(coverage))
        .update();
  }

  /** One that was added under other ids was corrected; one that no person added is none of ours. */
  public void corrected(String patientId, Coverage before, Coverage now) {
    boolean known =
        of(patientId).stream()
            .anyMatch(
                c ->
                    c.payerId().equals(before.payerId()) && c.memberId().equals(before.memberId()));
    if (known) {
      remove(patientId, before.payerId(), before.memberId());
      put(patientId, now);
    }
  }

  public void remove(String patientId, String payerId, String memberId) {
    jdbc.sql(
            "DELETE FROM added_coverage WHERE patient_id = :patient AND payer_id = :payer AND"
                + " member_id = :member")
        .param("patient", patientId)
        .param("payer", payerId)
        .param("member", memberId)
        .update();
  }

  /** All that were added to a patient. */
  public List<Coverage> of(String patientId) {
    return jdbc
        .sql(
            "SELECT body FROM added_coverage WHERE patient_id = :patient"
                + " ORDER BY payer_id, member_id")
        .param("patient", patientId)
        .query(String.class)
        .list()
        .stream()
        .map(json -> StoredJson.read(json, Coverage.class))
        .toList();
  }
}
