package org.cobaltclaims.edi.acknowledgement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One ST-SE of a 277CA (DOMAIN 4.3).
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param sourceEntity 2100A NM101: AY clearinghouse, PR payer
 * @param sourceName 2100A NM103
 * @param sourceId 2100A NM109
 * @param batchReference 2200B TRN02: the BHT03 of ours, empty if none
 * @param batchStatuses 2200B STC
 * @param claims 2200D loops
 * @param providerStatuses 2200C STC, of all billing providers
 * @param heading what else the header says
 */
public record ClaimAcknowledgement(
    Envelope envelope,
    String controlNumber,
    String sourceEntity,
    String sourceName,
    String sourceId,
    String batchReference,
    List<Status> batchStatuses,
    List<Claim> claims,
    List<Status> providerStatuses,
    Heading heading) {

  public ClaimAcknowledgement {
    batchStatuses = List.copyOf(batchStatuses);
    claims = List.copyOf(claims);
    providerStatuses = List.copyOf(providerStatuses);
  }

  /** With an empty heading, which can be read but not written. */
  public ClaimAcknowledgement(
      Envelope envelope,
      String controlNumber,
      String sourceEntity,
      String sourceName,
      String sourceId,
      String batchReference,
      List<Status> batchStatuses,
      List<Claim> claims) {
    this(
        envelope,
        controlNumber,
        sourceEntity,
        sourceName,
        sourceId,
        batchReference,
        batchStatuses,
        claims,
        List.of(),
        new Heading("", envelope.time(), "46", "", null, null, "", ""));
  }

  /**
   * The rest of the header.
   *
   * @param reference BHT03
   * @param created BHT04/05
   * @param sourceIdQualifier 2100A NM108
   * @param sourceTrace 2200A TRN02
   * @param received 2200A DTP*050; null if none
   * @param processed 2200A DTP*009; null if none
   * @param receiverName 2100B NM103
   * @param receiverId 2100B NM109
   */
  public record Heading(
      String reference,
      LocalDateTime created,
      String sourceIdQualifier,
      String sourceTrace,
      @Nullable LocalDate received,
      @Nullable LocalDate processed,
      String receiverName,
      String receiverId) {}

  /**
   * One code of STC01, STC10 or STC11.
   *
   * @param category such as A2
   * @param status such as 20
   * @param entity such as PR, empty if none
   * @param effective STC02; null if none
   * @param action STC03: WQ accepted, U rejected; empty if none
   * @param charge STC04; null if none
   * @param lineControlNumber REF*FJ where the status is a line's, empty otherwise
   */
  public record Status(
      String category,
      String status,
      String entity,
      @Nullable LocalDate effective,
      String action,
      @Nullable Money charge,
      String lineControlNumber) {}

  /**
   * 2000D/2200D.
   *
   * @param claimNumber TRN02: the CLM01 of ours
   * @param statuses STC of the claim, then of its lines
   * @param payerClaimControlNumber REF*1K, empty if none
   * @param clearinghouseTrace REF*D9, empty if none
   * @param segment position of the TRN segment in its transaction
   * @param subject whom the claim is about
   */
  public record Claim(
      String claimNumber,
      List<Status> statuses,
      String payerClaimControlNumber,
      String clearinghouseTrace,
      int segment,
      Subject subject) {
    public Claim {
      statuses = List.copyOf(statuses);
    }

    /** Without a subject, which can be read but not written. */
    public Claim(
        String claimNumber,
        List<Status> statuses,
        String payerClaimControlNumber,
        String clearinghouseTrace,
        int segment) {
      this(
          claimNumber,
          statuses,
          payerClaimControlNumber,
          clearinghouseTrace,
          segment,
          new Subject(false, "", "", "", "", "", "", null, null));
    }
  }

  /**
   * 2100C, 2100D and the date of service.
   *
   * @param providerIsPerson 2100C NM102 is 1
   * @param providerName 2100C NM103
   * @param providerFirst 2100C NM104, empty if none
   * @param providerId 2100C NM109, the NPI
   * @param patientLast 2100D NM103
   * @param patientFirst 2100D NM104, empty if none
   * @param memberId 2100D NM109, empty if none
   * @param serviceFrom DTP*472; null if none
   * @param serviceTo the period's last day; null if none
   */
  public record Subject(
      boolean providerIsPerson,
      String providerName,
      String providerFirst,
      String providerId,
      String patientLast,
      String patientFirst,
      String memberId,
      @Nullable LocalDate serviceFrom,
      @Nullable LocalDate serviceTo) {}
}
