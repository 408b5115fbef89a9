package org.cobaltclaims.desk;

import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Bucket;
import org.cobaltclaims.remittance.FamilyLedger;

/**
 * Where a visit's money stands: the charge is the sum of all others, less the credit.
 *
 * @param paid by payers
 * @param writtenOff contractual and other
 * @param open what payers are asked, or are to be asked
 * @param denied denied, and nobody has decided what becomes of it
 * @param patientOpen what the patient owes
 * @param credit what was paid too much; negative
 */
public record VisitMoney(
    Money charge,
    Money paid,
    Money writtenOff,
    Money open,
    Money denied,
    Money patientOpen,
    Money patientPaid,
    Money credit) {

  public static VisitMoney of(Money charge, FamilyLedger ledger) {
    return new VisitMoney(
        charge,
        ledger.balance(Bucket.PAID),
        ledger.balance(Bucket.CONTRACTUAL).plus(ledger.balance(Bucket.OTHER_WRITE_OFF)),
        ledger.balance(Bucket.PAYER_OPEN),
        ledger.balance(Bucket.DENIED_OPEN),
        ledger.balance(Bucket.PATIENT_OPEN),
        ledger.balance(Bucket.PATIENT_PAID),
        ledger.balance(Bucket.CREDIT));
  }
}
