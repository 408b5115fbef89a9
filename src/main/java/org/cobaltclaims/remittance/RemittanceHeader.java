package org.cobaltclaims.remittance;

import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an 835 says about the payment as a whole.
 *
 * @param payerName 1000A N102
 * @param payerIds every id by which the payer names itself: REF*2U, EO, HI, NF and N104
 * @param payerTaxId TRN03
 * @param trace TRN02: EFT trace or check number
 * @param method BPR04: ACH, CHK, NON ...
 * @param paid BPR02, negative if BPR03 is D
 * @param paymentDate BPR16; null if none
 * @param payeeId 1000B N104
 * @param providerAdjustments PLB
 */
public record RemittanceHeader(
    String payerName,
    List<String> payerIds,
    String payerTaxId,
    String trace,
    String method,
    Money paid,
    @Nullable LocalDate paymentDate,
    String payeeId,
    List<ProviderAdjustment> providerAdjustments) {

  public RemittanceHeader {
    payerIds = List.copyOf(payerIds);
    providerAdjustments = List.copyOf(providerAdjustments);
  }

  /**
   * One PLB reason: positive is money taken from us, negative is money given (DOMAIN 3.4).
   *
   * @param code PLB03-1: L6, WO, FB ...
   * @param reference PLB03-2, empty if none
   * @param amount signed
   * @param segment position of the PLB segment in its transaction
   */
  public record ProviderAdjustment(String code, String reference, Money amount, int segment) {}
}
