package org.cobaltclaims.claim;

import java.util.List;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One visit's bill: what every payer of the family is shown unchanged (DOMAIN 2.1), and the
 * coverages in payer order.
 *
 * @param billingProvider 2010AA
 * @param payTo 2010AB; null if none
 * @param patient the patient
 * @param coverages ascending by level, at least one, no gaps
 * @param charge CLM02, the sum of the lines
 * @param placeOfService CLM05-1
 * @param frequency CLM05-3 as the practice sent it
 * @param providerSignature CLM06
 * @param assignment CLM07
 * @param relatedCauses CLM11 components, empty if none
 * @param specialProgram CLM12, empty if none
 * @param delayReason CLM20, empty if none
 * @param dates DTP of 2300
 * @param attachments PWK of 2300
 * @param contract CN1; null if none
 * @param patientPaid AMT*F5; null if none
 * @param references REF of 2300 that hold for every payer: without G1, 9F and F8
 * @param payerControlNumber REF*F8 of 2300: the destination's ICN that came with frequency 7 or 8;
 *     empty if none
 * @param notes NTE and K3
 * @param diagnoses ICD-10-CM without dot, principal first
 * @param providers 2310
 * @param lines 2400
 * @param carried other segments of 2300 (CR1, CR2, CRC, HCP ...)
 * @param icd9 true if the diagnoses are ICD-9 (HI with BK/BF), for services before October 2015
 * @param payToPerson NM102 of 2010AB is 1
 * @param payToPlan 2010AC; null if none
 * @param patientStatus PAT of the patient where it says more than the relationship; null otherwise
 */
public record ClaimContent(
    Provider billingProvider,
    @Nullable Address payTo,
    Patient patient,
    List<Coverage> coverages,
    Money charge,
    String placeOfService,
    String frequency,
    String providerSignature,
    String assignment,
    List<String> relatedCauses,
    String specialProgram,
    String delayReason,
    List<DateOrPeriod> dates,
    List<CarriedSegment> attachments,
    @Nullable CarriedSegment contract,
    @Nullable Money patientPaid,
    List<Reference> references,
    String payerControlNumber,
    List<CarriedSegment> notes,
    List<String> diagnoses,
    List<Provider> providers,
    List<ServiceLine> lines,
    List<CarriedSegment> carried,
    boolean icd9,
    boolean payToPerson,
    @Nullable Provider payToPlan,
    @Nullable CarriedSegment patientStatus) {

  public ClaimContent {
    coverages = List.copyOf(coverages);
    relatedCauses = List.copyOf(relatedCauses);
    dates = List.copyOf(dates);
    attachments = List.copyOf(attachments);
    references = List.copyOf(references);
    notes = List.copyOf(notes);
    diagnoses = List.copyOf(diagnoses);
    providers = List.copyOf(providers);
    lines = List.copyOf(lines);
    carried = List.copyOf(carried);
  }

  /** Content with ICD-10 diagnoses and without the rarer parts. */
  public ClaimContent(
      Provider billingProvider,
      @Nullable Address payTo,
      Patient patient,
      List<Coverage> coverages,
      Money charge,
      String placeOfService,
      String frequency,
      String providerSignature,
      String assignment,
      List<String> relatedCauses,
      String specialProgram,
      String delayReason,
      List<DateOrPeriod> dates,
      List<CarriedSegment> attachments,
      @Nullable CarriedSegment contract,
      @Nullable Money patientPaid,
      List<Reference> references,
      String payerControlNumber,
      List<CarriedSegment> notes,
      List<String> diagnoses,
      List<Provider> providers,
      List<ServiceLine> lines,
      List<CarriedSegment> carried) {
    this(
        billingProvider,
        payTo,
        patient,
        coverages,
        charge,
        placeOfService,
        frequency,
        providerSignature,
        assignment,
        relatedCauses,
        specialProgram,
        delayReason,
        dates,
        attachments,
        contract,
        patientPaid,
        references,
        payerControlNumber,
        notes,
        diagnoses,
        providers,
        lines,
        carried,
        false,
        billingProvider.name().person(),
        null,
        null);
  }

  /** The same bill with other coverages. */
  public ClaimContent withCoverages(List<Coverage> others) {
    return new ClaimContent(
        billingProvider,
        payTo,
        patient,
        others,
        charge,
        placeOfService,
        frequency,
        providerSignature,
        assignment,
        relatedCauses,
        specialProgram,
        delayReason,
        dates,
        attachments,
        contract,
        patientPaid,
        references,
        payerControlNumber,
        notes,
        diagnoses,
        providers,
        lines,
        carried,
        icd9,
        payToPerson,
        payToPlan,
        patientStatus);
  }

  /** The same bill with other attachments (PWK). */
  public ClaimContent withAttachments(List<CarriedSegment> others) {
    return new ClaimContent(
        billingProvider,
        payTo,
        patient,
        coverages,
        charge,
        placeOfService,
        frequency,
        providerSignature,
        assignment,
        relatedCauses,
        specialProgram,
        delayReason,
        dates,
        others,
        contract,
        patientPaid,
        references,
        payerControlNumber,
        notes,
        diagnoses,
        providers,
        lines,
        carried,
        icd9,
        payToPerson,
        payToPlan,
        patientStatus);
  }

  /** The coverage at a level; null if the patient has none there. */
  public @Nullable Coverage coverage(int level) {
    return coverages.stream().filter(c -> c.level() == level).findFirst().orElse(null);
  }
}
