package org.cobaltclaims.claim;

import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;

/** A family's content is long; who only reads reads it once. Spring Data finds it by its name. */
class ClaimFamilyStoreImpl implements ClaimFamilyStore {

  private final JdbcAggregateOperations aggregates;

  ClaimFamilyStoreImpl(JdbcAggregateOperations aggregates) {
    this.aggregates = aggregates;
  }

  @Override
  public Optional<ClaimFamily> findById(String id) {
    return ReadOnce.get(
        "claim_family", id, () -> Optional.ofNullable(aggregates.findById(id, ClaimFamily.class)));
  }
}
