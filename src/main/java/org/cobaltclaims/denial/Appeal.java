package org.cobaltclaims.denial;

import java.time.LocalDate;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One letter to a payer that asks it to look again at a denial, or at a payment short of the
 * contract (DOMAIN 8.3).
 *
 * @param level 1 for the first appeal of a payer claim, 2 for the next ...
 * @param reason group and CARC of the denial, or {@link #UNDERPAID}
 * @param amount what was denied, or is short
 * @param windowEndsOn the last day on which it could be filed
 * @param answerDueOn when a person is asked about the answer
 * @param letter the letter's words
 * @param outcome null while the answer is awaited
 * @param answeredOn null while the answer is awaited
 */
public record Appeal(
    String payerClaimId,
    String familyId,
    int level,
    String reason,
    Money amount,
    LocalDate filedOn,
    String filedBy,
    LocalDate windowEndsOn,
    LocalDate answerDueOn,
    String letter,
    @Nullable Outcome outcome,
    @Nullable LocalDate answeredOn) {

  /** The reason of a letter about a payment that is short of the contract. */
  public static final String UNDERPAID = "UNDERPAID";

  /** What became of it. */
  public enum Outcome {
    /** The payer gives way. */
    OVERTURNED,
    PARTLY_OVERTURNED,
    /** The payer stays with its decision. */
    UPHELD,
    /** The payer decided anew, and its remittance says how. */
    DECIDED,
    /** Something else was done instead. */
    DROPPED
  }
}
