package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One insurance of the patient as it counts for one claim family: the order is frozen when the
 * family is made (DOMAIN 7.1).
 *
 * @param level 1 primary, 2 secondary, 3 tertiary ...
 * @param payerId 2010BB/2330B NM109
 * @param payerName NM103
 * @param payerAddress N3/N4; null if none
 * @param payerReferences REF of 2010BB/2330B (2U, G2 ...), without G1, 9F and F8
 * @param memberId 2010BA/2330A NM109
 * @param groupNumber SBR03, empty if none
 * @param groupName SBR04, empty if none
 * @param insuranceType SBR05, the Medicare secondary reason; empty if none
 * @param filingIndicator SBR09, empty if unknown
 * @param relationship of the patient to the subscriber: 18 self, 01 spouse, 19 child, 20, 21, 39,
 *     40, 53, G8
 * @param subscriber the subscriber's name
 * @param subscriberAddress null if none
 * @param subscriberBirthDate null if not known
 * @param subscriberGender F, M, U; empty if not known
 * @param subscriberReferences REF of 2010BA/2330A (SY, Y4)
 * @param benefitsAssignment CLM08/OI03: Y, N, W
 * @param patientSignatureSource CLM10/OI04, empty if none
 * @param releaseOfInformation CLM09/OI06: Y, I
 * @param priorAuthorization REF*G1 for this payer, empty if none
 * @param referral REF*9F for this payer, empty if none
 */
public record Coverage(
    int level,
    String payerId,
    String payerName,
    @Nullable Address payerAddress,
    List<Reference> payerReferences,
    String memberId,
    String groupNumber,
    String groupName,
    String insuranceType,
    String filingIndicator,
    String relationship,
    Name subscriber,
    @Nullable Address subscriberAddress,
    @Nullable LocalDate subscriberBirthDate,
    String subscriberGender,
    List<Reference> subscriberReferences,
    String benefitsAssignment,
    String patientSignatureSource,
    String releaseOfInformation,
    String priorAuthorization,
    String referral) {

  private static final String SEQUENCE = "PSTABCDEFGH";

  public Coverage {
    payerReferences = List.copyOf(payerReferences);
    subscriberReferences = List.copyOf(subscriberReferences);
  }

  /** SBR01: P for level 1, S, T, then A to H. */
  public String sequence() {
    return SEQUENCE.substring(level - 1, level);
  }

  public boolean patientIsSubscriber() {
    return relationship.equals("18");
  }

  /** The same coverage under another id of its payer, such as that of the plan. */
  public Coverage withPayerId(String id) {
    return with(level, id, insuranceType);
  }

  /** The same coverage at another place in the payer order. */
  public Coverage atLevel(int place) {
    return with(place, payerId, insuranceType);
  }

  /**
   * The same coverage with the reason why Medicare is not primary.
   *
   * @param type SBR05; empty for none
   */
  public Coverage withInsuranceType(String type) {
    return with(level, payerId, type);
  }

  /**
   * The same coverage under other numbers of its payer.
   *
   * @param member NM109 of the subscriber
   * @param group SBR03; empty for none
   */
  public Coverage numbered(String member, String group) {
    return new Coverage(
        level,
        payerId,
        payerName,
        payerAddress,
        payerReferences,
        member,
        group,
        groupName,
        insuranceType,
        filingIndicator,
        relationship,
        subscriber,
        subscriberAddress,
        subscriberBirthDate,
        subscriberGender,
        subscriberReferences,
        benefitsAssignment,
        patientSignatureSource,
        releaseOfInformation,
        priorAuthorization,
        referral);
  }

  /**
   * The same coverage for another visit.
   *
   * @param authorization of that visit; empty if none
   * @param referralNumber of that visit; empty if none
   */
  public Coverage forVisit(String authorization, String referralNumber) {
    return with(level, payerId, insuranceType, authorization, referralNumber);
  }

  private Coverage with(int place, String id, String type) {
    return with(place, id, type, priorAuthorization, referral);
  }

  private Coverage with(
      int place, String id, String type, String authorization, String referralNumber) {
    return new Coverage(
        place,
        id,
        payerName,
        payerAddress,
        payerReferences,
        memberId,
        groupNumber,
        groupName,
        type,
        filingIndicator,
        relationship,
        subscriber,
        subscriberAddress,
        subscriberBirthDate,
        subscriberGender,
        subscriberReferences,
        benefitsAssignment,
        patientSignatureSource,
        releaseOfInformation,
        authorization,
        referralNumber);
  }
}
