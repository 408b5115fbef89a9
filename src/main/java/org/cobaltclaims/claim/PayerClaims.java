package org.cobaltclaims.claim;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** All payer claims. */
public interface PayerClaims extends ListCrudRepository<PayerClaim, String>, PayerClaimStore {

  @Override
  Optional<PayerClaim> findById(String id);

  @Override
  List<PayerClaim> findAllById(Iterable<String> ids);

  /** The claims of a family, by level. */
  @Override
  List<PayerClaim> findByFamilyIdOrderByLevel(String familyId);

  /** The claim of which a version bears the control number. */
  @Override
  Optional<PayerClaim> findByPcn(String pcn);

  /**
   * The claims of which a version bears one of the control numbers, by that number; numbers that
   * are none of ours are missing.
   */
  @Override
  Map<String, PayerClaim> findByPcns(Collection<String> pcns);

  @Override
  <S extends PayerClaim> S save(S claim);

  @Override
  <S extends PayerClaim> List<S> saveAll(Iterable<S> claims);
}
