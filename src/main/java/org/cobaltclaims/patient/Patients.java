package org.cobaltclaims.patient;

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
