package org.cobaltclaims.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records that may not be purged whatever their age: somebody sues, audits or investigates. Placed
 * and released by people, never deleted.
 *
 * @param subject id of a patient, a claim family or a payer; empty once that is gone
 * @param releasedBy null while it stands
 */
public record LegalHold(
    String id,
    Scope scope,
    String subject,
    String reason,
    String placedBy,
    Instant placedAt,
    @Nullable String releasedBy,
    @Nullable Instant releasedAt,
    @Nullable String releaseReason) {

  /** What a hold is on. */
  public enum Scope {
    /** The patient with all visits. */
    PATIENT,
    /** One visit, with its claims to all payers. */
    CLAIM,
    /** Every visit with a claim to the payer, whatever became of that claim. */
    PAYER
  }

  public boolean stands() {
    return releasedAt == null;
  }
}
