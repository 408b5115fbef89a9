package org.cobaltclaims.intake;

import org.cobaltclaims.remittance.ClaimPayment;

/**
 * What a payer had decided before the claim came in.
 *
 * @param level the payer's level in the family
 * @param payment its decision; the id is {@code familyId-INTAKE-level}, the lines are matched
 */
public record PriorPayment(int level, ClaimPayment payment) {}
