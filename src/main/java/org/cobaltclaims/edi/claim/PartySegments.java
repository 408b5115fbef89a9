package org.cobaltclaims.edi.claim;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Address;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim.SubscriberInformation;

/** The segments of an NM1 loop. */
final class PartySegments {
  private final Sanitizer sanitizer;

  PartySegments(Sanitizer sanitizer) {
    this.sanitizer = sanitizer;
  }

  /** The whole loop. */
  List<Segment> of(Party party) {
    return of(party, List.of());
  }

  /**
   * The whole loop with what else belongs into it; nothing if the party is nobody.
   *
   * @param more segments that the record holds elsewhere, such as DMG or DTP
   */
  List<Segment> of(Party party, List<Segment> more) {
    if (isNobody(party)) {
      return List.of();
    }
    List<Segment> segments = new ArrayList<>();
    segments.add(name(party));
    if (!party.taxonomy().isEmpty() && !party.entity().equals("85")) {
      segments.add(Segment.of("PRV", "PE", "PXC", party.taxonomy()));
    }
    if (party.address() != null) {
      address(party.address(), segments);
    }
    for (Reference reference : party.references()) {
      segments.add(reference(reference));
    }
    for (Segment contact : party.contacts()) {
      segments.add(contact(contact));
    }
    segments.addAll(more);
    for (Segment carried : party.carried()) {
      if (!carried.tag().equals("CUR")) {
        segments.add(carried);
      }
    }
    return ClaimOrder.party(segments);
  }

  /** SBR of 2000B or 2320. */
  Segment information(SubscriberInformation information) {
    return Segment.of(
        "SBR",
        information.sequence(),
        information.relationship(),
        Sanitizer.text(information.groupNumber(), Sanitizer.GROUP_NUMBER),
        sanitizer.name(information.groupName(), Sanitizer.GROUP_NAME),
        information.insuranceType(),
        "",
        "",
        "",
        information.filingIndicator());
  }

  private static boolean isNobody(Party party) {
    return party.lastOrOrganization().isEmpty()
        && party.id().isEmpty()
        && party.address() == null
        && party.references().isEmpty()
        && party.contacts().isEmpty()
        && party.carried().isEmpty();
  }

  private Segment name(Party party) {
    return Segment.of(
        "NM1",
        party.entity(),
        party.person() ? "1" : "2",
        sanitizer.name(party.lastOrOrganization(), Sanitizer.LAST_NAME),
        sanitizer.name(party.first(), Sanitizer.FIRST_NAME),
        sanitizer.name(party.middle(), Sanitizer.MIDDLE_NAME),
        "",
        sanitizer.name(party.suffix(), Sanitizer.NAME_SUFFIX),
        party.id().isEmpty() ? "" : party.idQualifier(),
        id(party.idQualifier(), party.id()));
  }

  /** Payer and submitter ids are agreed with the receiver and stay as they are. */
  static String id(String qualifier, String id) {
    return switch (qualifier) {
      case "XX", "MI", "II", "24", "34" -> Sanitizer.identifier(id, Sanitizer.NAME_ID);
      default -> Sanitizer.text(id, Sanitizer.NAME_ID);
    };
  }

  static void address(Address address, List<Segment> into) {
    into.add(
        Segment.of(
            "N3",
            Sanitizer.text(address.line1(), Sanitizer.ADDRESS),
            Sanitizer.text(address.line2(), Sanitizer.ADDRESS)));
    into.add(
        Segment.of(
            "N4",
            Sanitizer.text(address.city(), Sanitizer.CITY),
            Sanitizer.text(address.state(), Sanitizer.STATE),
            Sanitizer.identifier(address.zip(), Sanitizer.ZIP),
            address.country(),
            "",
            "",
            address.subdivision()));
  }

  static Segment reference(Reference reference) {
    boolean taxId = reference.qualifier().equals("EI") || reference.qualifier().equals("SY");
    return Segment.of(
        "REF",
        reference.qualifier(),
        taxId
            ? Sanitizer.identifier(reference.value(), Sanitizer.REFERENCE)
            : Sanitizer.text(reference.value(), Sanitizer.REFERENCE));
  }

  /** PER: telephone numbers as digits, everything else as text. */
  private Segment contact(Segment per) {
    String[] elements = new String[per.elements().size()];
    for (int i = 1; i <= elements.length; i++) {
      boolean telephone = i > 3 && i % 2 == 0 && isTelephone(per.element(i - 1));
      elements[i - 1] =
          telephone
              ? Sanitizer.identifier(per.element(i), Sanitizer.CONTACT)
              : i == 2
                  ? sanitizer.name(per.element(i), Sanitizer.CONTACT_NAME)
                  : Sanitizer.contact(per.element(i), Sanitizer.CONTACT);
    }
    return Segment.of("PER", elements);
  }

  private static boolean isTelephone(String qualifier) {
    return qualifier.equals("TE") || qualifier.equals("FX") || qualifier.equals("EX");
  }
}
