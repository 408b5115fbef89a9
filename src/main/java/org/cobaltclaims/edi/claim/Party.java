package org.cobaltclaims.edi.claim;

import java.util.List;
import org.cobaltclaims.edi.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A person or an organisation: an NM1 loop.
 *
 * @param entity NM101, such as 85 billing provider, IL subscriber, QC patient, PR payer, 82
 *     rendering provider
 * @param person NM102: 1 if true, 2 if false
 * @param lastOrOrganization NM103
 * @param first NM104, empty if none
 * @param middle NM105, empty if none
 * @param suffix NM107, empty if none
 * @param idQualifier NM108, such as XX, MI, PI, 46; empty if none
 * @param id NM109, empty if none
 * @param address N3/N4; null if none
 * @param taxonomy PRV03 of the loop, empty if none
 * @param references REF segments of the loop in file order: qualifier and value
 * @param contacts PER segments of the loop as they stand
 * @param carried all other segments of the loop, and REF with more than two elements, in file
 *     order; of the billing provider also CUR of 2000A
 */
public record Party(
    String entity,
    boolean person,
    String lastOrOrganization,
    String first,
    String middle,
    String suffix,
    String idQualifier,
    String id,
    @Nullable Address address,
    String taxonomy,
    List<Reference> references,
    List<Segment> contacts,
    List<Segment> carried) {

  public Party {
    references = ClaimOrder.partyReferences(references);
    contacts = List.copyOf(contacts);
    carried = ClaimOrder.party(carried);
  }

  /** A party without anything uninterpreted. */
  public Party(
      String entity,
      boolean person,
      String lastOrOrganization,
      String first,
      String middle,
      String suffix,
      String idQualifier,
      String id,
      @Nullable Address address,
      String taxonomy,
      List<Reference> references,
      List<Segment> contacts) {
    this(
        entity,
        person,
        lastOrOrganization,
        first,
        middle,
        suffix,
        idQualifier,
        id,
        address,
        taxonomy,
        references,
        contacts,
        List.of());
  }

  /**
   * N3 and N4.
   *
   * @param line1 N301
   * @param line2 N302, empty if none
   * @param city N401
   * @param state N402
   * @param zip N403, digits
   * @param country N404, empty for the US
   * @param subdivision N407, empty for the US
   */
  public record Address(
      String line1,
      String line2,
      String city,
      String state,
      String zip,
      String country,
      String subdivision) {

    public Address(
        String line1, String line2, String city, String state, String zip, String country) {
      this(line1, line2, city, state, zip, country, "");
    }
  }

  /** REF01 and REF02. */
  public record Reference(String qualifier, String value) {}

  /** The value of the first REF with the qualifier, empty if there is none. */
  public String reference(String qualifier) {
    return references.stream()
        .filter(r -> r.qualifier().equals(qualifier))
        .map(Reference::value)
        .findFirst()
        .orElse("");
  }
}
