package org.cobaltclaims.edi.claim;

import java.util.List;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * AMT.
 *
 * @param qualifier AMT01: F5 patient paid (2300); D paid, A8 non-covered, EAF remaining patient
 *     liability (2320); EAF (2430)
 * @param amount AMT02
 * @param origin the AMT that was read
 */
public record Amount(String qualifier, Money amount, Origin origin) {

  /** An amount to be written. */
  public static Amount of(String qualifier, Money amount) {
    return new Amount(qualifier, amount, Origin.NONE);
  }

  /** The first with the qualifier, null if there is none. */
  public static @Nullable Amount find(List<Amount> amounts, String qualifier) {
    for (Amount each : amounts) {
      if (each.qualifier.equals(qualifier)) {
        return each;
      }
    }
    return null;
  }

  static @Nullable Money money(List<Amount> amounts, String qualifier) {
    Amount found = find(amounts, qualifier);
    return found == null ? null : found.amount;
  }
}
