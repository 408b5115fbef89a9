package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.List;

/**
 * What was posted on a day, by payer, against the deposits that came into the books on it. Amounts
 * in cents.
 *
 * @param date the posting day; a payment may be older
 * @param closed whether the day takes no more
 * @param payers one row for each payer, by its id; empty for what no payer stands behind
 * @param total all payers together
 * @param deposits the deposits of the day
 * @param broughtIn paid by earlier payers before the claim came to us: no money of this day
 * @param patientPaid paid by patients
 */
public record DayReport(
    LocalDate date,
    boolean closed,
    List<Row> payers,
    Row total,
    List<DepositRow> deposits,
    long broughtIn,
    long patientPaid) {

  public DayReport {
    payers = List.copyOf(payers);
    deposits = List.copyOf(deposits);
  }

  /**
   * One payer.
   *
   * @param payer its id
   * @param payments posted on claims, less what payers took back
   * @param contractual written off under a contract
   * @param otherWriteOff written off for another reason
   * @param providerAdjustments given beside claims; negative is taken (PLB with reversed sign)
   * @param unapplied kept apart, less what found its claim
   * @param deposits worth of the day's deposits
   * @param difference deposits less payments, provider adjustments and unapplied: what of the day's
   *     deposits is not accounted for
   * @param refunds paid back to the payer out of credits; no part of payments, and no deposit
   */
  public record Row(
      String payer,
      long payments,
      long contractual,
      long otherWriteOff,
      long providerAdjustments,
      long unapplied,
      long deposits,
      long difference,
      long refunds) {

    Row plus(Row other) {
      return new Row(
          payer,
          payments + other.payments,
          contractual + other.contractual,
          otherWriteOff + other.otherWriteOff,
          providerAdjustments + other.providerAdjustments,
          unapplied + other.unapplied,
          deposits + other.deposits,
          difference + other.difference,
          refunds + other.refunds);
    }

    static Row of(
        String payer,
        long payments,
        long contractual,
        long otherWriteOff,
        long providerAdjustments,
        long unapplied,
        long deposits,
        long refunds) {
      return new Row(
          payer,
          payments,
          contractual,
          otherWriteOff,
          providerAdjustments,
          unapplied,
          deposits,
          deposits - payments - providerAdjustments - unapplied,
          refunds);
    }
  }

  /** A deposit; one that is void since then counts against its day of that. */
  public record DepositRow(
      String payer, String number, long amount, long remainder, String state) {}
}
