package org.cobaltclaims.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person changes in a claim before it goes out again. What is null stays as it is; an empty
 * text or list takes away what stands there.
 *
 * @param diagnoses all ICD-10-CM codes without dot, principal first
 * @param placeOfService CLM05-1
 * @param relatedCauses CLM11: AA, EM, OA, and the state where it was a car
 * @param delayReason CLM20
 * @param note NTE of the claim, at most 80 characters
 * @param authorization REF*G1 for the payer that is billed
 * @param referral REF*9F for the payer that is billed
 * @param memberId of the payer that is billed
 * @param groupNumber SBR03 of the payer that is billed
 * @param insuranceType SBR05 of the payer that is billed
 * @param filingIndicator SBR09 of the payer that is billed
 * @param payerId the id under which the clearinghouse knows the payer that is billed
 * @param subscriber of the payer that is billed
 * @param patient the patient
 * @param billingNpi 2010AA NM109
 * @param billingTaxonomy 2000A PRV03
 * @param renderingNpi 2310B NM109
 * @param referringNpi 2310A NM109
 * @param lines changes of single lines
 * @param providers providers that take the place of those in the same role, or are added
 */
public record Correction(
    @Nullable List<String> diagnoses,
    @Nullable String placeOfService,
    @Nullable List<String> relatedCauses,
    @Nullable String delayReason,
    @Nullable String note,
    @Nullable String authorization,
    @Nullable String referral,
    @Nullable String memberId,
    @Nullable String groupNumber,
    @Nullable String insuranceType,
    @Nullable String filingIndicator,
    @Nullable String payerId,
    @Nullable Person subscriber,
    @Nullable Person patient,
    @Nullable String billingNpi,
    @Nullable String billingTaxonomy,
    @Nullable String renderingNpi,
    @Nullable String referringNpi,
    @Nullable List<Line> lines,
    @Nullable List<ProviderChange> providers) {

  public Correction {
    diagnoses = copy(diagnoses);
    relatedCauses = copy(relatedCauses);
    lines = copy(lines);
    providers = copy(providers);
  }

  private static <T> @Nullable List<T> copy(@Nullable List<T> list) {
    return list == null ? null : List.copyOf(list);
  }

  /** Nothing is changed. */
  public static final Correction NONE =
      new Correction(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null);

  /** The part that a provider has in a claim. */
  public enum Role {
    /** 2310B: who has given the service. */
    RENDERING("82"),
    /** 2310A: who has sent the patient. */
    REFERRING("DN"),
    /** 2310D: who has supervised. */
    SUPERVISING("DQ"),
    /** 2310C: where the service was given. */
    FACILITY("77");

    private final String code;

    Role(String code) {
      this.code = code;
    }

    /** NM101. */
    String code() {
      return code;
    }

    /** True if a provider of the claim has this part; a primary care provider has referred. */
    boolean is(String nm101) {
      return code.equals(nm101) || this == REFERRING && nm101.equals("P3");
    }
  }

  /**
   * A provider of the claim (2310).
   *
   * @param role its part
   * @param npi NM109; an empty one takes the provider off the claim
   * @param last NM103, also the name of a place
   * @param first NM104
   * @param taxonomy PRV03, of a rendering provider only
   * @param address of a place
   */
  public record ProviderChange(
      Role role,
      @Nullable String npi,
      @Nullable String last,
      @Nullable String first,
      @Nullable String taxonomy,
      @Nullable Place address) {}

  /** N3 and N4 of a place in the United States. */
  public record Place(
      String line1, @Nullable String line2, String city, String state, String zip) {}

  /**
   * A patient or subscriber.
   *
   * @param gender F, M or U
   * @param relationship of the patient to the subscriber; of a subscriber only
   */
  public record Person(
      @Nullable String last,
      @Nullable String first,
      @Nullable String middle,
      @Nullable LocalDate birthDate,
      @Nullable String gender,
      @Nullable String relationship) {}

  /**
   * A service line.
   *
   * @param number LX01 of the line
   * @param procedure SV101-2
   * @param modifiers all of them in order
   * @param charge SV102 in cents
   * @param units SV104
   * @param diagnosisPointers SV107
   * @param placeOfService SV105; empty for the claim's
   * @param serviceTo as serviceFrom if only that is given
   * @param authorization REF*G1 of the line
   */
  public record Line(
      int number,
      @Nullable String procedure,
      @Nullable List<String> modifiers,
      @Nullable Long charge,
      @Nullable BigDecimal units,
      @Nullable List<Integer> diagnosisPointers,
      @Nullable String placeOfService,
      @Nullable LocalDate serviceFrom,
      @Nullable LocalDate serviceTo,
      @Nullable String authorization) {
    public Line {
      modifiers = copy(modifiers);
      diagnosisPointers = copy(diagnosisPointers);
    }
  }
}
