package org.cobaltclaims.claim;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How payer claims are read and written together with their versions: one statement to read,
 * however many claims and versions there are, and only those versions are written that are new or
 * changed. Takes the place of what the repository would do by itself.
 */
interface PayerClaimStore {

  Optional<PayerClaim> findById(String id);

  List<PayerClaim> findAllById(Iterable<String> ids);

  List<PayerClaim> findByFamilyIdOrderByLevel(String familyId);

  Optional<PayerClaim> findByPcn(String pcn);

  Map<String, PayerClaim> findByPcns(Collection<String> pcns);

  <S extends PayerClaim> S save(S claim);

  <S extends PayerClaim> List<S> saveAll(Iterable<S> claims);
}
