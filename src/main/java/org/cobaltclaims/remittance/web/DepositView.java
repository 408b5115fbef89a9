package org.cobaltclaims.remittance.web;

import java.time.LocalDate;
import org.cobaltclaims.remittance.Deposit;
import org.jspecify.annotations.Nullable;

/** A deposit as the web shows it; amounts in cents. */
record DepositView(
    String id,
    @Nullable String payer,
    String payerName,
    String number,
    String method,
    @Nullable LocalDate date,
    LocalDate received,
    @Nullable LocalDate bankDate,
    long amount,
    long posted,
    long providerAdjustments,
    long unapplied,
    long remainder,
    String state,
    @Nullable String remittance,
    @Nullable LocalDate closedOn,
    @Nullable String closedBy,
    @Nullable String reason,
    @Nullable String reissuedBy) {

  static DepositView of(Deposit deposit) {
    return new DepositView(
        deposit.id(),
        deposit.payerId(),
        deposit.payerName(),
        deposit.trace(),
        deposit.method(),
        deposit.paymentDate(),
        deposit.receivedOn(),
        deposit.bankOn(),
        deposit.amount().cents(),
        deposit.posted().cents(),
        deposit.providerAdjusted().cents(),
        deposit.unapplied().cents(),
        deposit.remainder().cents(),
        deposit.state().name(),
        deposit.remittanceId(),
        deposit.closedOn(),
        deposit.closedBy(),
        deposit.reason(),
        deposit.reissuedBy());
  }
}
