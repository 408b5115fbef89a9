package org.cobaltclaims.claim;

import java.util.Optional;

/** How a family is read, in place of what the repository would do by itself. */
interface ClaimFamilyStore {

  Optional<ClaimFamily> findById(String id);
}
