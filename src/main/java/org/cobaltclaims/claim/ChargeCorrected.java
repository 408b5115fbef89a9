package org.cobaltclaims.claim;

import java.util.Map;
import org.cobaltclaims.money.Money;

/**
 * A person has corrected what was charged. The ledger follows in the same transaction: the payer
 * that is billed again is asked for the difference.
 *
 * @param familyId the family
 * @param level of the payer that is billed again
 * @param differences by line number: how much more is charged; negative if it is less
 */
public record ChargeCorrected(String familyId, int level, Map<Integer, Money> differences) {
  public ChargeCorrected {
    differences = Map.copyOf(differences);
  }
}
