package org.cobaltclaims.edi.remittance;

import java.util.List;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Reference;
import org.jspecify.annotations.Nullable;

/**
 * 1000B.
 *
 * @param name N102
 * @param idQualifier N103: XX, FI, XV
 * @param id N104
 * @param address N3 and N4; {@link Address#NONE} if not sent
 * @param references REF (TJ tax id, PQ ...)
 * @param delivery RDM; null if none
 */
public record Payee(
    String name,
    String idQualifier,
    String id,
    Address address,
    List<Reference> references,
    @Nullable Delivery delivery) {
  public Payee {
    references = List.copyOf(references);
  }

  /**
   * RDM: where the remittance is sent to.
   *
   * @param method RDM01: BM mail, EM e-mail, FT file transfer, OL on-line
   * @param name RDM02
   * @param number RDM03
   */
  public record Delivery(String method, String name, String number) {}
}
