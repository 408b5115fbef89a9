package org.cobaltclaims.coordination;

import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.practice.PayerProfile;

/**
 * What is proposed to a person when an earlier payer corrected its decision after the next claim
 * went out (DOMAIN 2.9, 3.5). Nothing is replaced by itself.
 *
 * @param action what to do with the claim that went out
 * @param frequency CLM05-3 of the claim that takes its place; empty if there is none now
 * @param originalReference 2300 REF*F8, the destination's newest control number; only with
 *     frequency 7
 * @param change what differs
 */
public record SecondaryReplacement(
    Action action, String frequency, String originalReference, CobChange change) {

  /** What to do with the claim that went out. */
  public enum Action {
    /** It still tells what holds. */
    KEEP,
    /** It has not left yet: build it again. */
    REBUILD,
    /** It is with the payer: once it is adjudicated or rejected, ask again. */
    WAIT,
    /** Adjudicated: send a replacement. */
    REPLACE,
    /** Rejected, or the payer takes no replacements: send a new claim. */
    SEND_NEW
  }

  private static final String ORIGINAL = "1";
  private static final String REPLACEMENT = "7";

  /**
   * What follows from a change.
   *
   * @param state where the claim that went out stands
   * @param destinationControlNumber the destination's newest ICN for it (CLP07); empty if none
   * @param destination the destination's profile
   */
  public static SecondaryReplacement propose(
      CobChange change,
      PayerClaimState state,
      String destinationControlNumber,
      PayerProfile destination) {
    if (!change.changed()) {
      return new SecondaryReplacement(Action.KEEP, "", "", change);
    }
    return switch (state) {
      case DRAFT, SCRUBBED, QUEUED ->
          new SecondaryReplacement(Action.REBUILD, ORIGINAL, "", change);
      case FILE_REJECTED, TXN_REJECTED, REJECTED ->
          new SecondaryReplacement(Action.SEND_NEW, ORIGINAL, "", change);
      case ADJUDICATED, CROSSED_OVER, CORRECTING, APPEALED, WRITTEN_OFF, CLOSED ->
          destination.acceptsReplacement() && !destinationControlNumber.isEmpty()
              ? new SecondaryReplacement(
                  Action.REPLACE, REPLACEMENT, destinationControlNumber, change)
              : new SecondaryReplacement(Action.SEND_NEW, ORIGINAL, "", change);
      case BATCHED,
          SENT,
          SYNTAX_OK,
          RECEIVED,
          ACCEPTED,
          PENDING,
          INFO_REQUESTED,
          AWAITING_CROSSOVER,
          REVERSED,
          PRINTED,
          MAILED ->
          new SecondaryReplacement(Action.WAIT, "", "", change);
    };
  }
}
