package org.cobaltclaims.remittance;

import java.math.BigDecimal;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a payer paid less (or more) than was charged: a CAS trio.
 *
 * @param group CAS01
 * @param reason the claim adjustment reason code (CARC)
 * @param amount signed
 * @param quantity null if none
 * @param segment position of the CAS segment in its transaction, 0 if it came from no file
 */
public record Adjustment(
    AdjustmentGroup group,
    String reason,
    Money amount,
    @Nullable BigDecimal quantity,
    int segment) {}
