package org.cobaltclaims.remittance;

import java.time.LocalDate;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A check or an EFT: announced by a remittance, seen at the bank, or both. What is not posted yet,
 * taken or given beside the claims, or kept apart as unapplied is its remainder; it is closed at
 * zero only.
 *
 * @param id ours
 * @param payerId null if the bank statement does not say, or we know none of that name
 * @param payerName as the remittance or the statement has it
 * @param trace check number or EFT trace (TRN02)
 * @param method CHK, ACH ...; empty if only the bank knows of it
 * @param amount what it is worth
 * @param paymentDate BPR16 or the check's date; null if only the bank knows of it
 * @param receivedOn the posting day on which it came into the books: with its remittance, or when
 *     it was closed without one; before that, when it was first known
 * @param remittanceId null as long as only the bank knows of it
 * @param bankOn the day on which the bank booked it; null as long as no statement has it
 * @param posted on claims, less what was taken back from them
 * @param providerAdjusted given beside the claims; negative is taken (PLB with reversed sign)
 * @param unapplied kept apart by a person's decision
 * @param state where it stands
 * @param closedOn the posting day of its end; null while it is open
 * @param closedBy who sent the rest to unapplied, or declared it void; null if it closed itself
 * @param reason why; null if nobody had to say
 * @param reissuedBy the deposit that took its place; null if none did
 */
public record Deposit(
    String id,
    @Nullable String payerId,
    String payerName,
    String trace,
    String method,
    Money amount,
    @Nullable LocalDate paymentDate,
    LocalDate receivedOn,
    @Nullable String remittanceId,
    @Nullable LocalDate bankOn,
    Money posted,
    Money providerAdjusted,
    Money unapplied,
    State state,
    @Nullable LocalDate closedOn,
    @Nullable String closedBy,
    @Nullable String reason,
    @Nullable String reissuedBy) {

  /** Where a deposit stands. */
  public enum State {
    /** Something of it is not accounted for. */
    OPEN,
    /** Every cent of it is. */
    CLOSED,
    /** It was never cashed, or is no payer's: it counts for nothing. */
    VOID
  }

  /** What of it is not accounted for; zero if it is void. */
  public Money remainder() {
    return state == State.VOID
        ? Money.ZERO
        : amount.minus(posted).minus(providerAdjusted).minus(unapplied);
  }
}
