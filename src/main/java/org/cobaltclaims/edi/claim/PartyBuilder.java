package org.cobaltclaims.edi.claim;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Address;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.jspecify.annotations.Nullable;

/** Gathers the segments of an NM1 loop. */
final class PartyBuilder {
  final String loop;
  private final Segment name;
  private @Nullable Segment street;
  private @Nullable Segment city;
  private String taxonomy;
  private final List<Reference> references = new ArrayList<>();
  private final List<Segment> contacts = new ArrayList<>();
  private final List<Segment> carried = new ArrayList<>();

  PartyBuilder(String loop, Segment name) {
    this(loop, name, "", List.of());
  }

  PartyBuilder(String loop, Segment name, String taxonomy, List<Segment> carried) {
    this.loop = loop;
    this.name = name;
    this.taxonomy = taxonomy;
    this.carried.addAll(carried);
  }

  int position() {
    return name.position();
  }

  void accept(Segment segment) {
    switch (segment.tag()) {
      case "N3" -> {
        if (street == null) {
          street = segment;
        } else {
          carried.add(segment);
        }
      }
      case "N4" -> {
        if (city == null) {
          city = segment;
        } else {
          carried.add(segment);
        }
      }
      case "REF" -> {
        if (segment.saysMoreThan(2)) {
          carried.add(segment);
        } else {
          references.add(new Reference(segment.element(1), segment.element(2)));
        }
      }
      case "PER" -> contacts.add(segment);
      case "PRV" -> {
        if (segment.is("PRV", "PE") && isTaxonomy(segment) && taxonomy.isEmpty()) {
          taxonomy = segment.element(3);
        } else {
          carried.add(segment);
        }
      }
      default -> carried.add(segment);
    }
  }

  static boolean isTaxonomy(Segment prv) {
    return prv.element(2).equals("PXC") && !prv.saysMoreThan(3);
  }

  boolean hasAddress() {
    return street != null && city != null;
  }

  boolean hasReference(String... qualifiers) {
    List<String> wanted = List.of(qualifiers);
    return references.stream().anyMatch(r -> wanted.contains(r.qualifier()));
  }

  @Nullable Address address() {
    if (street == null && city == null) {
      return null;
    }
    Segment n3 = street != null ? street : Segment.of("N3");
    Segment n4 = city != null ? city : Segment.of("N4");
    return new Address(
        n3.element(1),
        n3.element(2),
        n4.element(1),
        n4.element(2),
        n4.element(3),
        n4.element(4),
        n4.element(7));
  }

  boolean person() {
    return name.element(2).equals("1");
  }

  Party build() {
    return new Party(
        name.element(1),
        person(),
        name.element(3),
        name.element(4),
        name.element(5),
        name.element(7),
        name.element(8),
        name.element(9),
        address(),
        taxonomy,
        references,
        contacts,
        carried);
  }
}
