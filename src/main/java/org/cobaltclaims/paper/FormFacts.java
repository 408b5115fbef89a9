package org.cobaltclaims.paper;

import java.time.LocalDate;
import org.cobaltclaims.practice.PayerProfile;

/**
 * What a form says beside the claim itself.
 *
 * @param payer how the payer that is billed wants its paper
 * @param date items 12 and 31: when the version was made, so that it is the same form every time
 * @param phone item 33 where the claim has none: the practice's, ten digits
 */
public record FormFacts(PayerProfile payer, LocalDate date, String phone) {}
