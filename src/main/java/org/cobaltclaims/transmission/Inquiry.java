package org.cobaltclaims.transmission;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question about one claim to its payer (276), with the payer's answer (277) as far as it came
 * (DOMAIN 4.4).
 *
 * @param id TRN02, our own number, which the answer repeats
 * @param payerClaimId the claim
 * @param occurrence 1 for the first question about it
 * @param pcn the claim number that the payer knows
 * @param icn the payer's own number for it, as far as it was known; null if not
 * @param payerId who is asked
 * @param clearinghouse through whom
 * @param askedOn the day
 * @param answer null until it came
 */
public record Inquiry(
    String id,
    String payerClaimId,
    int occurrence,
    String pcn,
    @Nullable String icn,
    String payerId,
    String clearinghouse,
    LocalDate askedOn,
    @Nullable Answer answer) {

  /** What an answer means for whoever waits (DOMAIN 4.4). */
  public enum Kind {
    /** P3, P4, R*: somebody has to send something. */
    INFORMATION,
    /** F*: decided; the remittance has to come. */
    FINALIZED,
    /** D0, A4: the payer does not find the claim. */
    NOT_FOUND,
    /** A3, A6, A7, A8: refused before adjudication. */
    REFUSED,
    /** P*: the payer works on it. */
    PENDING,
    /** Other A*: it was received. */
    ACKNOWLEDGED,
    /** E*: the question failed on its way. */
    FAILED
  }

  /**
   * The payer's answer.
   *
   * @param on the day on which it came
   * @param codes categories and statuses, such as {@code P3:294}
   * @param forwarding F3F, F3N
   * @param decidedOn when the payer decided, as it says; the day of the answer if it does not say;
   *     null if it has not decided
   * @param lookAgain UTC: when the payer is asked again; null if it is not
   */
  public record Answer(
      LocalDate on,
      Kind kind,
      String codes,
      Set<String> forwarding,
      @Nullable LocalDate decidedOn,
      @Nullable LocalDateTime lookAgain) {
    public Answer {
      forwarding = Set.copyOf(forwarding);
    }
  }
}
