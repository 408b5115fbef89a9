package org.cobaltclaims.edi.acknowledgement;

import java.time.LocalDate;
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
 */
public record ClaimAcknowledgement(
    Envelope envelope,
    String controlNumber,
    String sourceEntity,
    String sourceName,
    String sourceId,
    String batchReference,
    List<Status> batchStatuses,
    List<Claim> claims) {

  public ClaimAcknowledgement {
    batchStatuses = List.copyOf(batchStatuses);
    claims = List.copyOf(claims);
  }

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
   */
  public record Claim(
      String claimNumber,
      List<Status> statuses,
      String payerClaimControlNumber,
      String clearinghouseTrace,
      int segment) {
    public Claim {
      statuses = List.copyOf(statuses);
    }
  }
}
