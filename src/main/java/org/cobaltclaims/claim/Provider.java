package org.cobaltclaims.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider or place of a claim or line (2010AA, 2310, 2420).
 *
 * @param role NM101: 85 billing, 82 rendering, DN/P3 referring, 77 facility, DQ supervising, DK
 *     ordering ...
 * @param name NM103-NM107
 * @param idQualifier NM108, XX for an NPI; empty if none
 * @param id NM109, empty if none
 * @param address N3/N4; null if none
 * @param taxonomy PRV03, empty if none
 * @param references REF, such as EI or SY with the tax id, 0B, G2
 * @param contacts PER as they came
 * @param carried other segments of the loop, passed on as they came
 */
public record Provider(
    String role,
    Name name,
    String idQualifier,
    String id,
    @Nullable Address address,
    String taxonomy,
    List<Reference> references,
    List<CarriedSegment> contacts,
    List<CarriedSegment> carried) {
  public Provider {
    references = List.copyOf(references);
    contacts = List.copyOf(contacts);
    carried = List.copyOf(carried);
  }

  /** A provider without anything uninterpreted. */
  public Provider(
      String role,
      Name name,
      String idQualifier,
      String id,
      @Nullable Address address,
      String taxonomy,
      List<Reference> references,
      List<CarriedSegment> contacts) {
    this(role, name, idQualifier, id, address, taxonomy, references, contacts, List.of());
  }

  /** The value of the first reference with the qualifier, empty if there is none. */
  public String reference(String qualifier) {
    return references.stream()
        .filter(r -> r.qualifier().equals(qualifier))
        .map(Reference::value)
        .findFirst()
        .orElse("");
  }
}
