package org.cobaltclaims.claim;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** All claim families. */
public interface ClaimFamilies extends ListCrudRepository<ClaimFamily, String> {

  /** The families that bear the practice's claim number. */
  List<ClaimFamily> findByPracticeClaim(String practiceClaim);
}
