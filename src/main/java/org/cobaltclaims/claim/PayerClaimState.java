package org.cobaltclaims.claim;

import java.util.EnumSet;
import java.util.Set;

/** Where a payer claim stands (DOMAIN 0.5). */
public enum PayerClaimState {
  DRAFT,
  SCRUBBED,
  QUEUED,
  BATCHED,
  SENT,
  FILE_REJECTED,
  TXN_REJECTED,
  SYNTAX_OK,
  RECEIVED,
  ACCEPTED,
  REJECTED,
  PENDING,
  INFO_REQUESTED,
  ADJUDICATED,
  AWAITING_CROSSOVER,
  CROSSED_OVER,
  REVERSED,
  CORRECTING,
  APPEALED,
  WRITTEN_OFF,
  PRINTED,
  MAILED,
  CLOSED;

  private static final Set<PayerClaimState> IN_TRANSIT =
      EnumSet.of(
          BATCHED, SENT, SYNTAX_OK, RECEIVED, ACCEPTED, PENDING, INFO_REQUESTED, PRINTED, MAILED);

  /** True while a version is on its way to or with the payer and its answer is awaited. */
  public boolean inTransit() {
    return IN_TRANSIT.contains(this);
  }
}
