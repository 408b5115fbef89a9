package org.cobaltclaims.edi.eligibility;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Repetition;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.eligibility.Benefit.RelatedEntity;
import org.jspecify.annotations.Nullable;

/** Gathers a 2110 of a 271 with its 2115 and 2120 loops. */
final class BenefitReader implements DetailReader<Benefit> {
  private final Segment eb;
  private final String loop;
  private final String relatedLoop;
  private final Fields fields;
  private final List<Segment> deliveries = new ArrayList<>(0);
  private final List<Reference> references = new ArrayList<>(0);
  private final List<DatePeriod> dates = new ArrayList<>(0);
  private final List<Rejection> rejections = new ArrayList<>(0);
  private final List<String> messages = new ArrayList<>(0);
  private final List<Segment> additional = new ArrayList<>(0);
  private final List<RelatedEntity> related = new ArrayList<>(0);
  private @Nullable EntityName name;
  private Address address = Address.NONE;
  private final List<Contact> contacts = new ArrayList<>(0);
  private @Nullable Provider provider;

  BenefitReader(Segment eb, String loop, String relatedLoop, Fields fields) {
    this.eb = eb;
    this.loop = loop;
    this.relatedLoop = relatedLoop;
    this.fields = fields;
  }

  @Override
  public boolean accept(Segment segment) {
    switch (segment.tag()) {
      case "LS", "LE" -> {
        finishRelated();
        return true;
      }
      case "NM1" -> {
        finishRelated();
        name = EntityName.read(segment);
        return true;
      }
      default -> {
        return name == null ? benefit(segment) : entity(segment);
      }
    }
  }

  private boolean benefit(Segment segment) {
    switch (segment.tag()) {
      case "HSD" -> deliveries.add(segment.unplaced());
      case "REF" -> references.add(Reference.read(segment));
      case "DTP" -> MemberBuilder.date(segment, loop, fields, dates);
      case "AAA" -> rejections.add(Rejection.read(segment, loop));
      case "MSG" -> messages.add(segment.text(1));
      case "III" -> additional.add(segment.unplaced());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean entity(Segment segment) {
    switch (segment.tag()) {
      case "N3" -> address = address.street(segment);
      case "N4" -> address = address.place(segment);
      case "PER" -> contacts.add(Contact.read(segment));
      case "PRV" -> provider = Provider.read(segment);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void finishRelated() {
    if (name != null) {
      related.add(new RelatedEntity(name, address, contacts, provider));
    }
    name = null;
    address = Address.NONE;
    contacts.clear();
    provider = null;
  }

  @Override
  public Benefit build() {
    finishRelated();
    if (eb.element(1).isEmpty()) {
      fields.missing(eb.position(), loop, "EB01", "what is told");
    }
    for (RelatedEntity each : related) {
      if (each.name().entity().isEmpty()) {
        fields.missing(eb.position(), relatedLoop, "NM101", "who is named");
      }
    }
    return new Benefit(
        eb.element(1),
        eb.element(2),
        Repetition.read(eb, 3),
        eb.element(4),
        eb.element(5),
        eb.element(6),
        fields.optionalMoney(eb, 7, loop),
        fields.decimal(eb, 8, loop),
        eb.element(9),
        fields.decimal(eb, 10, loop),
        eb.element(11),
        eb.element(12),
        fields.procedure(eb, 13, loop),
        eb.components(14),
        deliveries,
        references,
        dates,
        rejections,
        messages,
        additional,
        related,
        Origin.of(eb));
  }
}
