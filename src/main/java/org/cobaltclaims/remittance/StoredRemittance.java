package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A remittance as the database has it.
 *
 * @param id ours
 * @param fileId the file that it came in
 * @param payerName 1000A N102
 * @param payerIds the ids by which the payer names itself
 * @param payerTaxId TRN03
 * @param trace TRN02
 * @param paid BPR02, signed
 * @param paymentDate BPR16; null if none
 * @param state where it stands
 * @param method BPR04: ACH, CHK, NON ...
 * @param enteredBy who typed it in from paper; null if it came as an 835
 */
public record StoredRemittance(
    String id,
    String fileId,
    String payerName,
    List<String> payerIds,
    String payerTaxId,
    String trace,
    Money paid,
    @Nullable LocalDate paymentDate,
    RemittanceState state,
    String method,
    @Nullable String enteredBy) {

  /** True if a person typed it in. */
  public boolean byHand() {
    return enteredBy != null;
  }
}
