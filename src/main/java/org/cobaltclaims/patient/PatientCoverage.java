package org.cobaltclaims.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One insurance of a patient, as claims have shown it. Its place in the patient's list is its place
 * in the payer order.
 *
 * @param payerId NM109 of the payer
 * @param memberId NM109 of the subscriber
 * @param groupNumber SBR03, empty if none
 * @param relationship of the patient to the subscriber, 18 self
 * @param effectiveFrom the earliest date of service that was billed under it
 * @param effectiveTo the last day; null while it has not ended
 * @param confirmedOn the latest date of service that was billed under it
 * @param datesSet whether a person has set its dates; claims do not change them then
 */
@Table("coverage")
public record PatientCoverage(
    String payerId,
    String memberId,
    String groupNumber,
    String relationship,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    LocalDate confirmedOn,
    boolean datesSet) {

  /** A coverage as a claim for a date of service names it. */
  public static PatientCoverage shown(
      String payerId, String memberId, String groupNumber, String relationship, LocalDate on) {
    return new PatientCoverage(payerId, memberId, groupNumber, relationship, on, null, on, false);
  }

  boolean sameAs(PatientCoverage other) {
    return payerId.equalsIgnoreCase(other.payerId) && memberId.equalsIgnoreCase(other.memberId);
  }

  /** What both say: the wider dates, and of the rest what the later date of service shows. */
  PatientCoverage joined(PatientCoverage other) {
    PatientCoverage later = other.confirmedOn.isBefore(confirmedOn) ? this : other;
    return new PatientCoverage(
        later.payerId,
        later.memberId,
        later.groupNumber,
        later.relationship,
        datesSet || effectiveFrom.isBefore(other.effectiveFrom)
            ? effectiveFrom
            : other.effectiveFrom,
        datesSet ? effectiveTo : later.effectiveTo,
        later.confirmedOn,
        datesSet);
  }

  /** The same coverage under the ids that its payer knows it by. */
  PatientCoverage known(String payer, String member) {
    return new PatientCoverage(
        payer,
        member,
        groupNumber,
        relationship,
        effectiveFrom,
        effectiveTo,
        confirmedOn,
        datesSet);
  }

  /**
   * The same coverage under other numbers of its payer.
   *
   * @param group empty for none
   */
  public PatientCoverage numbered(String member, String group) {
    return new PatientCoverage(
        payerId, member, group, relationship, effectiveFrom, effectiveTo, confirmedOn, datesSet);
  }

  /** The same coverage with the dates that a person has set. */
  public PatientCoverage between(LocalDate from, @Nullable LocalDate to) {
    return new PatientCoverage(
        payerId, memberId, groupNumber, relationship, from, to, confirmedOn, true);
  }

  /** True if it is the one with this payer under this member id. */
  public boolean isOf(String payer, String member) {
    return payerId.equalsIgnoreCase(payer) && memberId.equalsIgnoreCase(member);
  }

  /** True unless the dates that were set say that it does not hold on all of the days. */
  public boolean holdsOn(LocalDate from, LocalDate to) {
    return !datesSet
        || !from.isBefore(effectiveFrom) && (effectiveTo == null || !to.isAfter(effectiveTo));
  }
}
