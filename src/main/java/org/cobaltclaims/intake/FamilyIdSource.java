package org.cobaltclaims.intake;

import java.security.SecureRandom;
import org.cobaltclaims.claim.FamilyIds;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Ids for new families: nobody can guess them. With a demonstration's seed they follow from seed
 * and claim number, so that it can be repeated.
 */
@Component
class FamilyIdSource {

  private final SecureRandom random = new SecureRandom();
  private final @Nullable String seed;

  FamilyIdSource(@Value("${cobalt.demo-seed:#{null}}") @Nullable String seed) {
    this.seed = seed;
  }

  String next(String practiceClaim) {
    return seed == null ? FamilyIds.random(random) : FamilyIds.seeded(seed, practiceClaim);
  }
}
