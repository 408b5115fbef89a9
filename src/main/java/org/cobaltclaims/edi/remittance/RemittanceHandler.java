package org.cobaltclaims.edi.remittance;

import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;

/**
 * Takes an 835 piece by piece as it is read, so that one of any number of claims needs little
 * memory. The pieces come in file order: heading, then groups, payments and provider adjustments,
 * then the end; heading and end come exactly once, whatever the transaction lacks.
 */
public interface RemittanceHandler {

  /** BPR to 1000B; its groups, claims and provider adjustments are empty. */
  default void heading(Remittance heading) {}

  /** An LX with its TS3 and TS2; the payments that follow stand in it. */
  default void group(ProviderGroup group) {}

  /** A 2100 with its 2110 loops. */
  default void payment(ClaimPayment payment) {}

  /**
   * A CLP that cannot be used, because an amount or a procedure in it cannot be read; the problems
   * say which. Its money is missing from the payments, so the transaction does not balance.
   */
  default void unreadable(Origin clp) {}

  /** One reason of a PLB. */
  default void providerAdjustment(ProviderAdjustment adjustment) {}

  /** The transaction is over. */
  default void end() {}
}
