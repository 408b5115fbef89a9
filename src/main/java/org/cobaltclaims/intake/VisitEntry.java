package org.cobaltclaims.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit as a person types it in, or a program posts it: every part may be missing while it is
 * being written.
 *
 * @param number the practice's own number of the visit (CLM01), by which it is taken in once
 * @param patient one that is known, by id, or a new one
 * @param coverages those that the visit is billed to, the first payer first; left out: all that the
 *     chart has on the day of service
 * @param billing who bills (2010AA): the NPI of a billing provider that is known, or all of it;
 *     left out: the patient's, or the only one there is
 * @param rendering who saw the patient (2310B), where it is not the billing provider
 * @param referring who sent the patient (2310A)
 * @param facility where the service was given, if not at the billing provider's address (2310C)
 * @param serviceFrom the first day; lines that say no other day have it
 * @param serviceTo the last day; the first one if left out
 * @param placeOfService CLM05-1, such as 11 for the office
 * @param diagnoses ICD-10-CM with or without the dot, the principal one first
 * @param authorization REF*G1 for the first payer
 * @param referral REF*9F for the first payer
 * @param employment whether it is about something that happened at work (CLM11 EM)
 * @param accident AUTO or OTHER; left out if there was none
 * @param accidentState the state of an automobile accident, two letters
 * @param accidentOn DTP*439
 * @param onsetOn DTP*431, when the illness or injury began
 * @param delayReason CLM20, where it is late
 * @param patientPaid cents that the patient paid at the visit (AMT*F5)
 * @param note NTE*ADD
 * @param despiteFindings takes it in although something keeps it from going out: it waits as a task
 */
public record VisitEntry(
    @Nullable String number,
    @Nullable Person patient,
    @Nullable List<Insurance> coverages,
    @Nullable Biller billing,
    @Nullable Practitioner rendering,
    @Nullable Practitioner referring,
    @Nullable Facility facility,
    @Nullable LocalDate serviceFrom,
    @Nullable LocalDate serviceTo,
    @Nullable String placeOfService,
    @Nullable List<String> diagnoses,
    @Nullable List<Line> lines,
    @Nullable String authorization,
    @Nullable String referral,
    @Nullable Boolean employment,
    @Nullable String accident,
    @Nullable String accidentState,
    @Nullable LocalDate accidentOn,
    @Nullable LocalDate onsetOn,
    @Nullable String delayReason,
    @Nullable Long patientPaid,
    @Nullable String note,
    @Nullable Boolean despiteFindings) {

  /** What it says of the visit: whether findings are minded says nothing. */
  VisitEntry said() {
    return new VisitEntry(
        number,
        patient,
        coverages,
        billing,
        rendering,
        referring,
        facility,
        serviceFrom,
        serviceTo,
        placeOfService,
        diagnoses,
        lines,
        authorization,
        referral,
        employment,
        accident,
        accidentState,
        accidentOn,
        onsetOn,
        delayReason,
        patientPaid,
        note,
        null);
  }

  /**
   * Where somebody lives, or bills.
   *
   * @param zip five or nine digits
   */
  public record Place(
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String city,
      @Nullable String state,
      @Nullable String zip) {}

  /**
   * The patient.
   *
   * @param id ours, of one who is known; name, day of birth and gender are those of the chart then
   * @param gender F, M or U
   * @param address left out for one who is known: as it was last billed
   * @param recordNumber the practice's own number of the patient (REF*EA); the chart's if it has
   *     one
   */
  public record Person(
      @Nullable String id,
      @Nullable String last,
      @Nullable String first,
      @Nullable String middle,
      @Nullable String suffix,
      @Nullable LocalDate birthDate,
      @Nullable String gender,
      @Nullable Place address,
      @Nullable String recordNumber) {}

  /**
   * A coverage: its place in the patient's chart, or all of a new one.
   *
   * @param place in the chart, from 1; everything else but the insurance type is the chart's then
   * @param payer id
   * @param filingIndicator SBR09; the payer's own if left out
   * @param insuranceType SBR05: why Medicare is not the first payer
   * @param relationship of the patient to the insured: 18 self (if left out), 01 spouse, 19 child
   * @param subscriber the insured, where it is not the patient
   */
  public record Insurance(
      @Nullable Integer place,
      @Nullable String payer,
      @Nullable String payerName,
      @Nullable String memberId,
      @Nullable String groupNumber,
      @Nullable String filingIndicator,
      @Nullable String insuranceType,
      @Nullable String relationship,
      @Nullable Person subscriber) {}

  /**
   * A billing provider.
   *
   * @param name of an organisation; last and first name of a person otherwise
   */
  public record Biller(
      @Nullable String npi,
      @Nullable String name,
      @Nullable String last,
      @Nullable String first,
      @Nullable String taxId,
      @Nullable String taxonomy,
      @Nullable Place address) {}

  /** A rendering or referring provider: the NPI of one who is known, or all of it. */
  public record Practitioner(
      @Nullable String npi,
      @Nullable String last,
      @Nullable String first,
      @Nullable String taxonomy) {}

  /**
   * A place where services are given: the NPI of one that is known, or all of it.
   *
   * @param npi left out where it has none
   */
  public record Facility(@Nullable String npi, @Nullable String name, @Nullable Place address) {}

  /**
   * A service.
   *
   * @param procedure HCPCS or CPT
   * @param modifiers up to four
   * @param pointers to diagnoses: A to L, or 1 to 12
   * @param units one if left out
   * @param unit UN (if left out) or MJ, minutes
   * @param charge cents
   * @param from the visit's first day if left out
   * @param to the day of {@code from} if left out
   * @param placeOfService the visit's if left out
   */
  public record Line(
      @Nullable String procedure,
      @Nullable List<String> modifiers,
      @Nullable List<String> pointers,
      @Nullable BigDecimal units,
      @Nullable String unit,
      @Nullable Long charge,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String placeOfService) {}
}
