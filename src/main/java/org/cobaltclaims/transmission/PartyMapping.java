package org.cobaltclaims.transmission;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party;
import org.jspecify.annotations.Nullable;

/** From the feature's people, places and references to NM1 loops and segments. */
final class PartyMapping {

  private PartyMapping() {}

  static Party party(Provider provider, String taxonomy) {
    return new Party(
        provider.role(),
        provider.name().person(),
        provider.name().last(),
        provider.name().first(),
        provider.name().middle(),
        provider.name().suffix(),
        provider.idQualifier(),
        provider.id(),
        address(provider.address()),
        taxonomy,
        provider.references().stream().map(PartyMapping::reference).toList(),
        segments(provider.contacts()),
        segments(provider.carried()));
  }

  /**
   * 2010BB or 2330B.
   *
   * @param allowed the qualifiers of the coverage's payer references that may stand in the loop
   * @param further references behind them
   */
  static Party payer(Coverage coverage, Set<String> allowed, List<Party.Reference> further) {
    return new Party(
        "PR",
        false,
        coverage.payerName(),
        "",
        "",
        "",
        "PI",
        coverage.payerId(),
        address(coverage.payerAddress()),
        "",
        Stream.concat(
                coverage.payerReferences().stream()
                    .filter(r -> allowed.contains(r.qualifier()))
                    .map(PartyMapping::reference),
                further.stream())
            .toList(),
        List.of());
  }

  /** A loop that says no more than an address, such as 2010AB. */
  static Party place(String entity, boolean person, Address address) {
    return new Party(
        entity, person, "", "", "", "", "", "", address(address), "", List.of(), List.of());
  }

  static Party.@Nullable Address address(@Nullable Address address) {
    return address == null
        ? null
        : new Party.Address(
            address.line1(),
            address.line2(),
            address.city(),
            address.state(),
            address.zip(),
            address.country(),
            address.subdivision());
  }

  static Party.Reference reference(Reference reference) {
    return new Party.Reference(reference.qualifier(), reference.value());
  }

  static Segment segment(CarriedSegment carried) {
    return new Segment(carried.tag(), carried.elements(), 0);
  }

  static List<Segment> segments(List<CarriedSegment> carried) {
    return carried.stream().map(PartyMapping::segment).toList();
  }
}
