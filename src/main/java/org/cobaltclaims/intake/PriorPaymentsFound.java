package org.cobaltclaims.intake;

import java.util.List;

/**
 * A claim came in that earlier payers have decided. Their payer claims exist (origin INTAKE) and
 * wait for the decisions, which have to be posted in the same transaction.
 *
 * @param payments ascending by level
 */
public record PriorPaymentsFound(String familyId, List<PriorPayment> payments) {
  public PriorPaymentsFound {
    payments = List.copyOf(payments);
  }
}
