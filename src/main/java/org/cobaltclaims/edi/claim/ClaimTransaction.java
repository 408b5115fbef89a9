package org.cobaltclaims.edi.claim;

import java.time.LocalDateTime;
import java.util.List;
import org.cobaltclaims.edi.Envelope;

/**
 * One ST-SE of an 837P.
 *
 * @param envelope the ISA and GS around it
 * @param controlNumber ST02
 * @param purpose BHT02: 00 original, 18 reissue
 * @param batchReference BHT03, comes back in a 277CA (2200B TRN02)
 * @param created BHT04/05
 * @param claimOrEncounter BHT06: CH chargeable, RP reporting, 31 subrogation
 * @param submitter loop 1000A
 * @param receiver loop 1000B
 * @param claims the claims in file order; billing provider, subscriber and patient are repeated in
 *     each
 * @param ordinal the transaction's ordinal in its file, from 1, as {@link
 *     org.cobaltclaims.edi.Problem#transaction()} has it; 0 if it was not read from one
 */
public record ClaimTransaction(
    Envelope envelope,
    String controlNumber,
    String purpose,
    String batchReference,
    LocalDateTime created,
    String claimOrEncounter,
    Party submitter,
    Party receiver,
    List<ProfessionalClaim> claims,
    int ordinal) {

  public ClaimTransaction {
    claims = List.copyOf(claims);
  }

  /** A transaction to be written. */
  public ClaimTransaction(
      Envelope envelope,
      String controlNumber,
      String purpose,
      String batchReference,
      LocalDateTime created,
      String claimOrEncounter,
      Party submitter,
      Party receiver,
      List<ProfessionalClaim> claims) {
    this(
        envelope,
        controlNumber,
        purpose,
        batchReference,
        created,
        claimOrEncounter,
        submitter,
        receiver,
        claims,
        0);
  }
}
