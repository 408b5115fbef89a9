package org.cobaltclaims.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All patients. */
public interface Patients extends ListCrudRepository<Patient, String> {

  /** The patient with the digest of {@link PatientIdentity}. */
  Optional<Patient> findByIdentityDigest(String identityDigest);

  /** The patients of a practice who are insured under a member id at a payer. */
  @Query(
      """
      SELECT p.* FROM patient p
      WHERE p.practice = :practice AND p.id IN
        (SELECT c.patient_id FROM coverage c WHERE c.member_id = :memberId AND c.payer_id = :payerId)
      ORDER BY p.id
      """)
  List<Patient> findByMemberId(String practice, String payerId, String memberId);

  /** The patients whom a practice knows under a number of its own. */
  List<Patient> findByPracticeAndRecordNumber(String practice, String recordNumber);

  /** Patients in the order of their ids, behind one of them; all that follow the empty id. */
  @Query("SELECT p.* FROM patient p WHERE p.id > :after ORDER BY p.id LIMIT :most")
  List<Patient> findBehind(String after, int most);

  /**
   * The patients of whom something is asked, and those who were sent a statement of a day.
   *
   * @param on the statement's day
   */
  @Query(
      """
      SELECT p.* FROM patient p JOIN (
        SELECT f.patient_id FROM claim_family f WHERE f.state = 'PATIENT_BALANCE'
        UNION SELECT s.patient_id FROM patient_statement s WHERE s.stated_on = :on
      ) asked ON asked.patient_id = p.id
      """)
  List<Patient> findStated(LocalDate on);

  /** The patients, of whatever practice, who are insured under a member id at a payer. */
  @Query(
      """
      SELECT p.* FROM patient p
      WHERE p.id IN
        (SELECT c.patient_id FROM coverage c WHERE c.member_id = :memberId AND c.payer_id = :payerId)
      ORDER BY p.id
      """)
  List<Patient> findInsured(String payerId, String memberId);
}
