package org.cobaltclaims.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a payer decided on a service line: an SVC (loop 2110).
 *
 * @param lineNumber our line that it was matched to; 0 while unmatched
 * @param lineControlNumber REF*6R, empty if none
 * @param procedure SVC01 as adjudicated
 * @param submittedProcedure SVC06; null if as adjudicated
 * @param charge SVC02
 * @param paid SVC03
 * @param units SVC05, 1 if absent
 * @param serviceDate DTM*472 or 150; null if none
 * @param adjustments CAS
 * @param remarks LQ*HE
 * @param segment position of the SVC segment in its transaction, 0 if it came from no file
 */
public record PaymentLine(
    int lineNumber,
    String lineControlNumber,
    Procedure procedure,
    @Nullable Procedure submittedProcedure,
    Money charge,
    Money paid,
    BigDecimal units,
    @Nullable LocalDate serviceDate,
    List<Adjustment> adjustments,
    List<String> remarks,
    int segment) {
  public PaymentLine {
    adjustments = List.copyOf(adjustments);
    remarks = List.copyOf(remarks);
  }

  /** The same line, matched to ours. */
  public PaymentLine matchedTo(int ourLine) {
    return new PaymentLine(
        ourLine,
        lineControlNumber,
        procedure,
        submittedProcedure,
        charge,
        paid,
        units,
        serviceDate,
        adjustments,
        remarks,
        segment);
  }
}
