package org.cobaltclaims.remittance;

import java.util.List;
import java.util.Set;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;

/**
 * What a payer allows for a charge: the charge less what its contract writes off. What it takes off
 * afterwards, such as sequestration, and what others have settled leaves the allowed amount as it
 * is; patient responsibility is a part of it (DOMAIN 3.1, AMT*B6).
 */
public final class AllowedAmount {

  /** Sequestration, what an earlier payer settled, capitation, what was paid before the process. */
  private static final Set<String> TAKEN_AFTERWARDS =
      Set.of("253", "23", "24", "104", "105", "100");

  private AllowedAmount() {}

  /** The allowed amount of a charge with these adjustments. */
  public static Money of(
      Money charge,
      List<Adjustment> adjustments,
      List<String> remarks,
      int level,
      ReasonCodes codes) {
    return charge.minus(
        adjustments.stream()
            .filter(row -> isContractual(row, remarks, level, codes))
            .map(Adjustment::amount)
            .collect(Money.sum()));
  }

  private static boolean isContractual(
      Adjustment row, List<String> remarks, int level, ReasonCodes codes) {
    return row.group() != AdjustmentGroup.PR
        && !TAKEN_AFTERWARDS.contains(row.reason())
        && codes.judge(row, remarks, level).kind() == ReasonCodes.Kind.MONEY;
  }
}
