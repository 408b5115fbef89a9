package org.cobaltclaims.coordination;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.jspecify.annotations.Nullable;

/**
 * What one prior payer decided, in the form in which the next payer is told (DOMAIN 2.3, 2.4,
 * 2.10).
 *
 * @param level the prior payer's level
 * @param payerId 2330B NM109 and SVD01
 * @param paid AMT*D, the payer's paid amount of the claim
 * @param adjustments claim-level CAS
 * @param remainingLiability AMT*EAF at claim level; null where the lines carry it or the
 *     destination wants none
 * @param adjudicated DTP*573
 * @param atClaimLevelOnly no 2430 at all; the date stands in 2330B
 * @param payerClaimControlNumber 2330B REF*F8; empty if not to be sent
 * @param outpatientAdjudication MOA01-09, empty if none
 * @param lines 2430
 * @param sources ids of the claim payments that it was made from
 */
public record PriorAdjudication(
    int level,
    String payerId,
    Money paid,
    List<Adjustment> adjustments,
    @Nullable Money remainingLiability,
    LocalDate adjudicated,
    boolean atClaimLevelOnly,
    String payerClaimControlNumber,
    List<String> outpatientAdjudication,
    List<CobLine> lines,
    List<String> sources) {

  public PriorAdjudication {
    adjustments = List.copyOf(adjustments);
    outpatientAdjudication = List.copyOf(outpatientAdjudication);
    lines = List.copyOf(lines);
    sources = List.copyOf(sources);
  }

  /**
   * 2430.
   *
   * @param lineNumber our LX
   * @param paid SVD02
   * @param procedure SVD03 as adjudicated
   * @param units SVD05
   * @param bundledInto SVD06; 0 if not bundled
   * @param adjustments CAS, without zero amounts, same group together
   * @param remainingLiability AMT*EAF; null if not to be sent
   */
  public record CobLine(
      int lineNumber,
      Money paid,
      Procedure procedure,
      BigDecimal units,
      int bundledInto,
      List<Adjustment> adjustments,
      @Nullable Money remainingLiability) {
    public CobLine {
      adjustments = List.copyOf(adjustments);
    }
  }
}
