package org.cobaltclaims.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question about a coverage with its answer, or what a payer told unasked (DOMAIN 10).
 *
 * @param serviceOn the day that it is about
 * @param askedOn null if nobody asked
 * @param trace TRN02 of the question; null if nobody asked
 * @param answeredOn null while it is not answered
 * @param outcome null while it is not answered
 * @param activeFrom the plan's first day; null if it does not say
 * @param activeTo the plan's last day; null if it goes on or it does not say
 * @param rejections AAA03 codes, empty if none
 * @param otherPayers what the payer knows of other insurance, for people; empty if none
 */
public record Eligibility(
    String id,
    String patientId,
    String payerId,
    String memberId,
    LocalDate serviceOn,
    @Nullable LocalDate askedOn,
    @Nullable String askedBy,
    @Nullable String trace,
    @Nullable LocalDate answeredOn,
    EligibilityAnswer.@Nullable Outcome outcome,
    @Nullable LocalDate activeFrom,
    @Nullable LocalDate activeTo,
    String rejections,
    String otherPayers) {

  /** The same with another member id, or with what is shown of it. */
  public Eligibility withMemberId(String shown) {
    return new Eligibility(
        id,
        patientId,
        payerId,
        shown,
        serviceOn,
        askedOn,
        askedBy,
        trace,
        answeredOn,
        outcome,
        activeFrom,
        activeTo,
        rejections,
        otherPayers);
  }
}
