package org.cobaltclaims.claim;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All claim families. */
public interface ClaimFamilies extends ListCrudRepository<ClaimFamily, String>, ClaimFamilyStore {

  @Override
  Optional<ClaimFamily> findById(String id);

  /** The families that bear the practice's claim number. */
  List<ClaimFamily> findByPracticeClaim(String practiceClaim);

  /** The families of patients. */
  @Query("SELECT f.* FROM claim_family f WHERE f.patient_id IN (:patientIds) ORDER BY f.id")
  List<ClaimFamily> findByPatientIds(Collection<String> patientIds);
}
