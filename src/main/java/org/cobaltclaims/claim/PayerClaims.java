package org.cobaltclaims.claim;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All payer claims. */
public interface PayerClaims extends ListCrudRepository<PayerClaim, String> {

  /** The claims of a family, by level. */
  List<PayerClaim> findByFamilyIdOrderByLevel(String familyId);

  /** The claim of which a version bears the control number. */
  @Query(
      "SELECT c.* FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id WHERE v.pcn = :pcn")
  Optional<PayerClaim> findByPcn(String pcn);
}
