package org.cobaltclaims.claim.process;

import java.util.function.Predicate;
import org.cobaltclaims.claim.PayerClaim;

/**
 * The place in the process payer-claim at which a claim goes on, derived from the database alone,
 * so that an instance can be started for a claim in any state.
 */
public enum ClaimPlace {
  /** To be checked, or checked again. */
  SCRUB,
  /** A later payer's claim: first ask whether it may be billed. */
  SECONDARY,
  /** A person corrects it. */
  CORRECT,
  /** On its way; the acknowledgement is awaited. */
  ACKNOWLEDGE,
  /** A person prints and mails it. */
  PAPER,
  /** With the payer; the remittance is awaited. */
  REMITTANCE,
  /** Refused before adjudication; a person corrects it. */
  REJECTED,
  /** Denied, and not decided yet. */
  DENIAL,
  /** The payer is done with it, or will not be billed. */
  DONE;

  /**
   * Where the claim stands.
   *
   * @param denialOpen whether a denial of it waits for a person, or for what a person asked for
   */
  public static ClaimPlace of(PayerClaim claim, Predicate<PayerClaim> denialOpen) {
    return switch (claim.state()) {
      case DRAFT -> claim.level() == 1 ? SCRUB : SECONDARY;
      case SCRUBBED -> SCRUB;
      case CORRECTING -> CORRECT;
      case QUEUED -> claim.currentVersion().channel().equals("PAPER") ? PAPER : ACKNOWLEDGE;
      case BATCHED, SENT, SYNTAX_OK, RECEIVED -> ACKNOWLEDGE;
      case PRINTED -> PAPER;
      case ACCEPTED, PENDING, INFO_REQUESTED, MAILED, AWAITING_CROSSOVER, REVERSED -> REMITTANCE;
      case FILE_REJECTED, TXN_REJECTED, REJECTED -> REJECTED;
      case APPEALED -> DENIAL;
      case ADJUDICATED, CROSSED_OVER -> denialOpen.test(claim) ? DENIAL : DONE;
      case WRITTEN_OFF, CLOSED -> DONE;
    };
  }
}
