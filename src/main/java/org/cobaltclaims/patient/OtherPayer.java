package org.cobaltclaims.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Another insurance of a person, as a payer tells of it: evidence, not truth (DOMAIN 10).
 *
 * @param place where the payer that tells it puts it in the order
 * @param payerId by which the payer that tells it knows the other one; empty if it does not say
 * @param payerName empty if it does not say
 * @param memberId of the person there; empty if it does not say
 * @param groupNumber there; empty if it does not say
 * @param insuranceType EB04: 12 to 47 why Medicare is not primary, HM, HN and the like; empty if it
 *     does not say
 * @param subscriberLast the subscriber's last name there; empty if it does not say
 * @param subscriberFirst the subscriber's first name there; empty if it does not say
 * @param from the first day; null if it does not say
 * @param to the last day; null if it has not ended, or it does not say
 */
public record OtherPayer(
    Place place,
    String payerId,
    String payerName,
    String memberId,
    String groupNumber,
    String insuranceType,
    String subscriberLast,
    String subscriberFirst,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /** A place in the order of the payers. */
  public enum Place {
    /** It comes first (NM1*PRP, 835 NM1*PR). */
    PRIMARY,
    /** It comes second (NM1*SEP). */
    SECONDARY,
    /** It comes third (NM1*TTP). */
    TERTIARY,
    /** It exists; where it comes is not said. */
    UNKNOWN
  }

  /** True if it holds on a day, as far as is told. */
  public boolean holdsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
