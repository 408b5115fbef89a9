package org.cobaltclaims.edi.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Address;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One CLM with everything above and below it (DOMAIN 1.4). Segments that Cobalt passes on but does
 * not interpret (ambulance, chiropractic, home oxygen ...) are kept in {@code carried} lists and
 * are written at their place.
 *
 * @param billingProvider 2010AA; its taxonomy is 2000A PRV03
 * @param payTo 2010AB address; null if none
 * @param subscriber 2000B with 2010BA and 2010BB
 * @param patient 2010CA when the patient is not the subscriber (loop 2000C); null otherwise
 * @param patientRelationship PAT01 of 2000C; empty if the subscriber is the patient
 * @param patientDemographics DMG and PAT of the patient: of 2010CA where there is one, otherwise of
 *     2010BA; null if the file gave none
 * @param claimNumber CLM01
 * @param charge CLM02
 * @param placeOfService CLM05-1
 * @param frequency CLM05-3
 * @param providerSignature CLM06
 * @param assignment CLM07
 * @param benefitsAssignment CLM08
 * @param releaseOfInformation CLM09
 * @param patientSignatureSource CLM10, empty if none
 * @param relatedCauses CLM11 components: up to three causes, state, country; empty if none
 * @param specialProgram CLM12, empty if none
 * @param delayReason CLM20, empty if none
 * @param dates DTP of 2300
 * @param attachments PWK of 2300
 * @param contract CN1 of 2300; null if none
 * @param patientPaid AMT*F5; null if none
 * @param references REF of 2300 in file order (9F, G1, F8, X4 ...)
 * @param notes NTE and K3 of 2300 as they stand
 * @param diagnoses HI with ABK/ABF (or BK/BF): codes without dot, principal first
 * @param providers 2310 loops: DN, P3, 82, 77, DQ, PW, 45
 * @param otherPayers 2320 loops in file order
 * @param lines 2400 loops in file order
 * @param carried segments of 2300 that are passed on uninterpreted, in file order
 * @param position the CLM segment's position in its transaction
 * @param icd9 true if the diagnoses are sent as ICD-9 (HI with BK/BF)
 * @param payToPerson NM102 of 2010AB is 1
 * @param payToPlan 2010AC, the plan that the provider's payment goes to; null if none
 * @param patientStatus PAT of the patient's HL where it says more than the relationship (death,
 *     weight, pregnancy); null otherwise
 */
public record ProfessionalClaim(
    Party billingProvider,
    @Nullable Address payTo,
    Subscriber subscriber,
    @Nullable Party patient,
    String patientRelationship,
    @Nullable Demographics patientDemographics,
    String claimNumber,
    Money charge,
    String placeOfService,
    String frequency,
    String providerSignature,
    String assignment,
    String benefitsAssignment,
    String releaseOfInformation,
    String patientSignatureSource,
    List<String> relatedCauses,
    String specialProgram,
    String delayReason,
    List<DateOrPeriod> dates,
    List<Segment> attachments,
    @Nullable Segment contract,
    @Nullable Money patientPaid,
    List<Party.Reference> references,
    List<Segment> notes,
    List<String> diagnoses,
    List<Party> providers,
    List<OtherPayer> otherPayers,
    List<Line> lines,
    List<Segment> carried,
    int position,
    boolean icd9,
    boolean payToPerson,
    @Nullable Party payToPlan,
    @Nullable Segment patientStatus) {

  public ProfessionalClaim {
    relatedCauses = List.copyOf(relatedCauses);
    dates = List.copyOf(dates);
    attachments = List.copyOf(attachments);
    references = List.copyOf(references);
    notes = List.copyOf(notes);
    diagnoses = List.copyOf(diagnoses);
    providers = List.copyOf(providers);
    otherPayers = List.copyOf(otherPayers);
    lines = List.copyOf(lines);
    carried = List.copyOf(carried);
  }

  /** A claim with ICD-10 diagnoses and without the rarer parts. */
  public ProfessionalClaim(
      Party billingProvider,
      @Nullable Address payTo,
      Subscriber subscriber,
      @Nullable Party patient,
      String patientRelationship,
      @Nullable Demographics patientDemographics,
      String claimNumber,
      Money charge,
      String placeOfService,
      String frequency,
      String providerSignature,
      String assignment,
      String benefitsAssignment,
      String releaseOfInformation,
      String patientSignatureSource,
      List<String> relatedCauses,
      String specialProgram,
      String delayReason,
      List<DateOrPeriod> dates,
      List<Segment> attachments,
      @Nullable Segment contract,
      @Nullable Money patientPaid,
      List<Party.Reference> references,
      List<Segment> notes,
      List<String> diagnoses,
      List<Party> providers,
      List<OtherPayer> otherPayers,
      List<Line> lines,
      List<Segment> carried,
      int position) {
    this(
        billingProvider,
        payTo,
        subscriber,
        patient,
        patientRelationship,
        patientDemographics,
        claimNumber,
        charge,
        placeOfService,
        frequency,
        providerSignature,
        assignment,
        benefitsAssignment,
        releaseOfInformation,
        patientSignatureSource,
        relatedCauses,
        specialProgram,
        delayReason,
        dates,
        attachments,
        contract,
        patientPaid,
        references,
        notes,
        diagnoses,
        providers,
        otherPayers,
        lines,
        carried,
        position,
        false,
        billingProvider.person(),
        null,
        null);
  }

  /**
   * 2000B: the destination payer and its subscriber.
   *
   * @param sequence SBR01: P, S, T, A-H, U
   * @param relationship SBR02: 18 if the patient is the subscriber, otherwise empty
   * @param groupNumber SBR03
   * @param groupName SBR04
   * @param insuranceType SBR05, the Medicare secondary reason
   * @param filingIndicator SBR09
   * @param person 2010BA
   * @param demographics DMG of 2010BA; null if none
   * @param payer 2010BB
   */
  public record Subscriber(
      String sequence,
      String relationship,
      String groupNumber,
      String groupName,
      String insuranceType,
      String filingIndicator,
      Party person,
      @Nullable Demographics demographics,
      Party payer) {}

  /**
   * DMG.
   *
   * @param birthDate DMG02; null if unreadable
   * @param gender DMG03: F, M, U
   */
  public record Demographics(@Nullable LocalDate birthDate, String gender) {}

  /**
   * DTP.
   *
   * @param qualifier DTP01, such as 431 or 472
   * @param from the date, or the period's first day
   * @param to the period's last day (RD8); equal to {@code from} for a single date
   */
  public record DateOrPeriod(String qualifier, LocalDate from, LocalDate to) {}

  /**
   * CAS: one reason, flattened out of the six trios of a segment.
   *
   * @param group CAS01 as sent
   * @param reason CAS02/05/08/11/14/17
   * @param amount CAS03/06/...
   * @param quantity CAS04/07/...; null if none
   */
  public record Adjustment(
      String group, String reason, Money amount, @Nullable BigDecimal quantity) {}

  /**
   * 2320 with 2330A, 2330B: another payer, with its money once it adjudicated (DOMAIN 2.3).
   *
   * @param sequence SBR01
   * @param relationship SBR02: of the patient to this subscriber
   * @param groupNumber SBR03
   * @param groupName SBR04
   * @param insuranceType SBR05
   * @param filingIndicator SBR09
   * @param adjustments CAS at claim level
   * @param paid AMT*D; null if this payer has not adjudicated
   * @param nonCovered AMT*A8; null if none
   * @param remainingLiability AMT*EAF; null if none
   * @param benefitsAssignment OI03
   * @param patientSignatureSource OI04
   * @param releaseOfInformation OI06
   * @param outpatientAdjudication MOA as it stands; null if none
   * @param subscriber 2330A
   * @param payer 2330B; references include 2U, G1, 9F, F8
   * @param adjudicated DTP*573 of 2330B; null if none
   * @param providers 2330C-G as they stand
   * @param carried other segments of 2320, in file order
   */
  public record OtherPayer(
      String sequence,
      String relationship,
      String groupNumber,
      String groupName,
      String insuranceType,
      String filingIndicator,
      List<Adjustment> adjustments,
      @Nullable Money paid,
      @Nullable Money nonCovered,
      @Nullable Money remainingLiability,
      String benefitsAssignment,
      String patientSignatureSource,
      String releaseOfInformation,
      @Nullable Segment outpatientAdjudication,
      Party subscriber,
      Party payer,
      @Nullable LocalDate adjudicated,
      List<Party> providers,
      List<Segment> carried) {
    public OtherPayer {
      adjustments = List.copyOf(adjustments);
      providers = List.copyOf(providers);
      carried = List.copyOf(carried);
    }

    /** Without anything uninterpreted. */
    public OtherPayer(
        String sequence,
        String relationship,
        String groupNumber,
        String groupName,
        String insuranceType,
        String filingIndicator,
        List<Adjustment> adjustments,
        @Nullable Money paid,
        @Nullable Money nonCovered,
        @Nullable Money remainingLiability,
        String benefitsAssignment,
        String patientSignatureSource,
        String releaseOfInformation,
        @Nullable Segment outpatientAdjudication,
        Party subscriber,
        Party payer,
        @Nullable LocalDate adjudicated,
        List<Party> providers) {
      this(
          sequence,
          relationship,
          groupNumber,
          groupName,
          insuranceType,
          filingIndicator,
          adjustments,
          paid,
          nonCovered,
          remainingLiability,
          benefitsAssignment,
          patientSignatureSource,
          releaseOfInformation,
          outpatientAdjudication,
          subscriber,
          payer,
          adjudicated,
          providers,
          List.of());
    }
  }

  /**
   * 2400: a service line.
   *
   * @param number LX01
   * @param procedure SV101
   * @param charge SV102
   * @param unit SV103: UN or MJ
   * @param units SV104
   * @param placeOfService SV105, empty if as the claim's
   * @param diagnosisPointers SV107, 1-12
   * @param emergency SV109 is Y
   * @param epsdt SV111 is Y
   * @param familyPlanning SV112 is Y
   * @param copayExempt SV115 is 0
   * @param service DTP*472
   * @param controlNumber REF*6R, empty if none
   * @param references the other REF of 2400 in file order
   * @param providers 2420 loops
   * @param adjudications 2430 loops in file order
   * @param carried all other segments of 2400 and 2410 (LIN, CTP, PWK, CR1, NTE, other DTP ...) in
   *     file order
   * @param position the LX segment's position in its transaction
   */
  public record Line(
      int number,
      Procedure procedure,
      Money charge,
      String unit,
      BigDecimal units,
      String placeOfService,
      List<Integer> diagnosisPointers,
      boolean emergency,
      boolean epsdt,
      boolean familyPlanning,
      boolean copayExempt,
      DateOrPeriod service,
      String controlNumber,
      List<Party.Reference> references,
      List<Party> providers,
      List<LineAdjudication> adjudications,
      List<Segment> carried,
      int position) {
    public Line {
      diagnosisPointers = List.copyOf(diagnosisPointers);
      references = List.copyOf(references);
      providers = List.copyOf(providers);
      adjudications = List.copyOf(adjudications);
      carried = List.copyOf(carried);
    }
  }

  /**
   * 2430: what a prior payer decided on a line (DOMAIN 2.4).
   *
   * @param payerId SVD01, equal to that payer's 2330B NM109
   * @param paid SVD02
   * @param procedure SVD03 as adjudicated; null if the file gave none
   * @param units SVD05
   * @param bundledInto SVD06: the LX of the paying line; 0 if not bundled
   * @param adjustments CAS
   * @param adjudicated DTP*573; null if none
   * @param remainingLiability AMT*EAF; null if none
   */
  public record LineAdjudication(
      String payerId,
      Money paid,
      @Nullable Procedure procedure,
      BigDecimal units,
      int bundledInto,
      List<Adjustment> adjustments,
      @Nullable LocalDate adjudicated,
      @Nullable Money remainingLiability) {
    public LineAdjudication {
      adjustments = List.copyOf(adjustments);
    }
  }

  /** The value of the first 2300 REF with the qualifier, empty if there is none. */
  public String reference(String qualifier) {
    return references.stream()
        .filter(r -> r.qualifier().equals(qualifier))
        .map(Party.Reference::value)
        .findFirst()
        .orElse("");
  }
}
