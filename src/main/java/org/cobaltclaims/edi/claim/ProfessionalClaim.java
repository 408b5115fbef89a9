package org.cobaltclaims.edi.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One CLM with everything above and below it (DOMAIN 1.4). Segments that Cobalt passes on but does
 * not interpret (ambulance, chiropractic, home oxygen ...) are kept in {@code carried} lists and
 * are written at their place. Lists stand in the guide's order, in whatever order they came; what
 * the guide puts at one place keeps its order.
 *
 * @param billing 2000A with 2010AA to 2010AC
 * @param subscriber 2000B with 2010BA and 2010BB
 * @param dependent 2000C with 2010CA, the patient who is not the subscriber; null if the patient is
 * @param information CLM
 * @param dates DTP of 2300
 * @param attachments PWK of 2300
 * @param contract CN1 of 2300; null if none
 * @param amounts AMT of 2300: F5, what the patient paid
 * @param references REF of 2300 (9F, G1, F8, X4 ...)
 * @param notes NTE and K3 of 2300
 * @param diagnoses HI with ABK/ABF (or BK/BF): codes without dot, principal first
 * @param icd9 true if the diagnoses are sent as ICD-9 (HI with BK/BF)
 * @param providers 2310 loops: DN, P3, 82, 77, DQ, PW, 45
 * @param otherPayers 2320 loops in file order
 * @param lines 2400 loops in file order
 * @param carried segments of 2300 that are passed on uninterpreted
 */
public record ProfessionalClaim(
    BillingProvider billing,
    Subscriber subscriber,
    @Nullable Dependent dependent,
    ClaimInformation information,
    List<DateOrPeriod> dates,
    List<Attachment> attachments,
    @Nullable Contract contract,
    List<Amount> amounts,
    List<Party.Reference> references,
    List<Note> notes,
    List<String> diagnoses,
    boolean icd9,
    List<Party> providers,
    List<OtherPayer> otherPayers,
    List<Line> lines,
    List<Segment> carried) {

  public ProfessionalClaim {
    dates = ClaimOrder.claimDates(dates);
    attachments = List.copyOf(attachments);
    amounts = ClaimOrder.amounts(amounts);
    references = ClaimOrder.claimReferences(references);
    notes = ClaimOrder.notes(notes);
    diagnoses = List.copyOf(diagnoses);
    providers = ClaimOrder.claimProviders(providers);
    otherPayers = List.copyOf(otherPayers);
    lines = List.copyOf(lines);
    carried = ClaimOrder.claim(carried);
  }

  /**
   * 2000A.
   *
   * @param provider 2010AA; its taxonomy is 2000A PRV03
   * @param payTo 2010AB, a name without words at an address; null if none
   * @param payToPlan 2010AC, the plan that the provider's payment goes to; null if none
   */
  public record BillingProvider(Party provider, @Nullable Party payTo, @Nullable Party payToPlan) {}

  /**
   * SBR of 2000B or 2320.
   *
   * @param sequence SBR01: P, S, T, A-H, U
   * @param relationship SBR02: in 2000B 18 if the patient is the subscriber, otherwise empty; in
   *     2320 the patient's relationship to this subscriber
   * @param groupNumber SBR03
   * @param groupName SBR04
   * @param insuranceType SBR05, the Medicare secondary reason
   * @param filingIndicator SBR09
   */
  public record SubscriberInformation(
      String sequence,
      String relationship,
      String groupNumber,
      String groupName,
      String insuranceType,
      String filingIndicator) {}

  /**
   * 2000B: the destination payer and its subscriber.
   *
   * @param information SBR
   * @param status PAT of 2000B (death, weight, pregnancy); null if none
   * @param person 2010BA
   * @param demographics DMG of 2010BA; null if none
   * @param payer 2010BB
   */
  public record Subscriber(
      SubscriberInformation information,
      @Nullable Segment status,
      Party person,
      @Nullable Demographics demographics,
      Party payer) {}

  /**
   * 2000C: a patient who is not the subscriber.
   *
   * @param relationship PAT01
   * @param status PAT where it says more than the relationship; null otherwise
   * @param person 2010CA
   * @param demographics DMG; null if the file gave none
   */
  public record Dependent(
      String relationship,
      @Nullable Segment status,
      Party person,
      @Nullable Demographics demographics) {}

  /**
   * DMG.
   *
   * @param birthDate DMG02; null if unreadable
   * @param gender DMG03: F, M, U
   */
  public record Demographics(@Nullable LocalDate birthDate, String gender) {}

  /**
   * CLM (DOMAIN 1.5).
   *
   * @param number CLM01
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
   * @param origin the CLM that was read
   */
  public record ClaimInformation(
      String number,
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
      Origin origin) {
    public ClaimInformation {
      relatedCauses = List.copyOf(relatedCauses);
    }
  }

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
   * @param origin the CAS that was read
   */
  public record Adjustment(
      String group, String reason, Money amount, @Nullable BigDecimal quantity, Origin origin) {}

  /**
   * OI of 2320.
   *
   * @param benefitsAssignment OI03
   * @param patientSignatureSource OI04
   * @param releaseOfInformation OI06
   */
  public record CoverageInformation(
      String benefitsAssignment, String patientSignatureSource, String releaseOfInformation) {}

  /**
   * 2320 with 2330A to 2330G: another payer, with its money once it adjudicated (DOMAIN 2.3).
   *
   * @param information SBR
   * @param adjustments CAS at claim level, the reasons of a group together
   * @param amounts AMT: D paid, A8 non-covered, EAF remaining liability
   * @param coverage OI
   * @param outpatientAdjudication MOA as it stands; null if none
   * @param subscriber 2330A
   * @param payer 2330B; references include 2U, G1, 9F, F8
   * @param adjudicated DTP*573 of 2330B; null if none
   * @param providers 2330C-G
   * @param carried other segments of 2320, in file order
   * @param origin the SBR that was read
   */
  public record OtherPayer(
      SubscriberInformation information,
      List<Adjustment> adjustments,
      List<Amount> amounts,
      CoverageInformation coverage,
      @Nullable Segment outpatientAdjudication,
      Party subscriber,
      Party payer,
      @Nullable LocalDate adjudicated,
      List<Party> providers,
      List<Segment> carried,
      Origin origin) {
    public OtherPayer {
      adjustments = ClaimOrder.adjustments(adjustments);
      amounts = ClaimOrder.amounts(amounts);
      providers = ClaimOrder.otherPayerProviders(providers);
      carried = List.copyOf(carried);
    }

    /** SBR01. */
    public String sequence() {
      return information.sequence();
    }

    /** AMT*D; null if this payer has not adjudicated. */
    public @Nullable Money paid() {
      return Amount.money(amounts, "D");
    }

    /** AMT*A8; null if none. */
    public @Nullable Money nonCovered() {
      return Amount.money(amounts, "A8");
    }

    /** AMT*EAF; null if none. */
    public @Nullable Money remainingLiability() {
      return Amount.money(amounts, "EAF");
    }
  }

  /**
   * SV1 (DOMAIN 1.6).
   *
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
   * @param origin the SV1 that was read
   */
  public record ProfessionalService(
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
      Origin origin) {
    public ProfessionalService {
      diagnosisPointers = List.copyOf(diagnosisPointers);
    }
  }

  /**
   * 2400: a service line.
   *
   * @param number LX01
   * @param professional SV1
   * @param service DTP*472
   * @param controlNumber REF*6R, empty if none
   * @param references the other REF of 2400
   * @param drug 2410; null if none
   * @param providers 2420 loops
   * @param adjudications 2430 loops in file order
   * @param carried all other segments of 2400, and 2410 where it is none of a drug (PWK, CR1, NTE,
   *     other DTP, AMT ...), and 2440 in file order
   * @param origin the LX that was read
   */
  public record Line(
      int number,
      ProfessionalService professional,
      DateOrPeriod service,
      String controlNumber,
      List<Party.Reference> references,
      @Nullable Drug drug,
      List<Party> providers,
      List<LineAdjudication> adjudications,
      List<Segment> carried,
      Origin origin) {
    public Line {
      references = ClaimOrder.lineReferences(references);
      providers = ClaimOrder.lineProviders(providers);
      adjudications = List.copyOf(adjudications);
      carried = ClaimOrder.line(carried);
    }

    /** SV101. */
    public Procedure procedure() {
      return professional.procedure();
    }

    /** SV102. */
    public Money charge() {
      return professional.charge();
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
   * @param adjustments CAS, the reasons of a group together
   * @param adjudicated DTP*573; null if none
   * @param amounts AMT: EAF remaining liability
   * @param origin the SVD that was read
   */
  public record LineAdjudication(
      String payerId,
      Money paid,
      @Nullable Procedure procedure,
      BigDecimal units,
      int bundledInto,
      List<Adjustment> adjustments,
      @Nullable LocalDate adjudicated,
      List<Amount> amounts,
      Origin origin) {
    public LineAdjudication {
      adjustments = ClaimOrder.adjustments(adjustments);
      amounts = List.copyOf(amounts);
    }

    /** AMT*EAF; null if none. */
    public @Nullable Money remainingLiability() {
      return Amount.money(amounts, "EAF");
    }
  }

  /** CLM01. */
  public String claimNumber() {
    return information.number();
  }

  /** CLM02. */
  public Money charge() {
    return information.charge();
  }

  /** The CLM segment's position in its transaction; 0 if it was not read from a file. */
  public int position() {
    return information.origin().position();
  }

  /** AMT*F5; null if none. */
  public @Nullable Money patientPaid() {
    return Amount.money(amounts, "F5");
  }

  /** DMG of the patient: of 2010CA where there is one, otherwise of 2010BA; null if none. */
  public @Nullable Demographics patientDemographics() {
    return dependent == null ? subscriber.demographics() : dependent.demographics();
  }

  /** The value of the first 2300 REF with the qualifier, empty if there is none. */
  public String reference(String qualifier) {
    for (Party.Reference each : references) {
      if (each.qualifier().equals(qualifier)) {
        return each.value();
      }
    }
    return "";
  }
}
