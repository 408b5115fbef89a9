package org.cobaltclaims.intake;

import java.time.LocalDate;
import org.cobaltclaims.money.Money;

/**
 * A patient paid at a visit that makes no claim: the money is held for them.
 *
 * @param source names the visit for ever, so that it is booked once
 * @param on the day of the visit
 */
public record PaidWithoutClaim(String patientId, String source, Money amount, LocalDate on) {}
