package org.cobaltclaims.edi.remittance;

import java.util.List;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.Reference;

/**
 * 1000A.
 *
 * @param name N102
 * @param idQualifier N103, XV; empty if none
 * @param id N104, empty if none
 * @param address N3 and N4
 * @param additionalIds REF 2U, EO, HI, NF in file order, as qualifier and value
 * @param contacts PER (CX claims, BL technical, IC web site) in file order
 */
public record Payer(
    String name,
    String idQualifier,
    String id,
    Address address,
    List<Reference> additionalIds,
    List<Contact> contacts) {
  public Payer {
    additionalIds = List.copyOf(additionalIds);
    contacts = List.copyOf(contacts);
  }

  /** The national plan id: N104 where N103 is XV, empty otherwise. */
  public String nationalId() {
    return idQualifier.equals("XV") ? id : "";
  }
}
