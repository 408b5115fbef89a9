package org.cobaltclaims.remittance.process;

import java.util.List;
import java.util.Set;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;

/** Decisions that say only that the claim is one that the payer has decided already. */
final class DuplicateDenials {

  /** CARC 18 exact duplicate, B13 previously paid (DOMAIN 5.4). */
  private static final Set<String> DUPLICATE = Set.of("18", "B13");

  private DuplicateDenials() {}

  /** True if nothing is paid and every reason is that the claim came before. */
  static boolean says(ClaimPayment payment) {
    List<Adjustment> rows = payment.allAdjustments().filter(row -> !row.amount().isZero()).toList();
    return !payment.reversal()
        && payment.paid().isZero()
        && !rows.isEmpty()
        && rows.stream().allMatch(row -> DUPLICATE.contains(row.reason()));
  }
}
