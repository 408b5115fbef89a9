package org.cobaltclaims.remittance;

import java.time.LocalDate;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that a patient paid or got back.
 *
 * @param clientKey the caller's own name for it, by which it is booked once; null if none
 * @param familyId the visit that it is for; null if it is for whatever is owed
 * @param amount negative for what was paid back
 * @param method such as CASH, CHECK, CARD; short and without PHI
 * @param reference check or receipt number; empty if none
 * @param receivedOn the day of the payment
 * @param note why, for a refund; empty if none
 * @param voidedOn the day on which it was taken back as an error; null if it stands
 */
public record PatientPayment(
    String id,
    String patientId,
    @Nullable String clientKey,
    @Nullable String familyId,
    Kind kind,
    Money amount,
    String method,
    String reference,
    LocalDate receivedOn,
    LocalDate enteredOn,
    String enteredBy,
    String note,
    @Nullable LocalDate voidedOn) {

  /** What kind of money it is. */
  public enum Kind {
    /** Paid at the visit and told by its claim (AMT*F5). */
    COPAY,
    /** Paid otherwise. */
    PAYMENT,
    /** Paid back to the patient. */
    REFUND
  }

  public boolean stands() {
    return voidedOn == null;
  }
}
