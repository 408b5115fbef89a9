package org.cobaltclaims.edi.eligibility;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.TraceNumber;
import org.cobaltclaims.edi.eligibility.Member.Diagnosis;
import org.jspecify.annotations.Nullable;

/** Gathers what stands directly under one HL: of a source, a receiver or a member. */
final class MemberBuilder<T> {
  /** The HL segment's position. */
  final int position;

  private final String letter;
  private final Fields fields;
  final List<TraceNumber> traces = new ArrayList<>(1);
  private @Nullable EntityName name;
  final List<Contact> contacts = new ArrayList<>(0);
  final List<Reference> references = new ArrayList<>(2);
  final List<Rejection> rejections = new ArrayList<>(0);
  final List<T> details = new ArrayList<>();
  Address address = Address.NONE;
  @Nullable Provider provider;
  private Demographics demographics = Demographics.NONE;
  private @Nullable Relationship relationship;
  private final List<Diagnosis> diagnoses = new ArrayList<>(0);
  private final List<DatePeriod> dates = new ArrayList<>(2);
  private @Nullable Military military;

  /**
   * @param letter that of the loops: A source, B receiver, C subscriber, D dependent
   */
  MemberBuilder(int position, String letter, Fields fields) {
    this.position = position;
    this.letter = letter;
    this.fields = fields;
  }

  boolean named() {
    return name != null;
  }

  EntityName name() {
    return name == null ? EntityName.NONE : name;
  }

  String loop(String number) {
    return number + letter;
  }

  /** Takes a segment that stands before the 2110 loops; false if it has no place there. */
  boolean accept(Segment segment) {
    boolean source = letter.equals("A");
    boolean member = letter.equals("C") || letter.equals("D");
    switch (segment.tag()) {
      case "NM1" -> {
        if (name != null) {
          return false;
        }
        name = EntityName.read(segment);
      }
      case "AAA" -> rejections.add(Rejection.read(segment, loop(name == null ? "2000" : "2100")));
      case "PER" -> {
        if (!source) {
          return false;
        }
        contacts.add(Contact.read(segment));
      }
      case "REF", "N3", "N4", "PRV" -> {
        if (source) {
          return false;
        }
        identification(segment);
      }
      default -> {
        return member && memberSegment(segment);
      }
    }
    return true;
  }

  private void identification(Segment segment) {
    switch (segment.tag()) {
      case "REF" -> references.add(Reference.read(segment));
      case "N3" -> address = address.street(segment);
      case "N4" -> address = address.place(segment);
      default -> provider = Provider.read(segment);
    }
  }

  private boolean memberSegment(Segment segment) {
    switch (segment.tag()) {
      case "TRN" -> traces.add(TraceNumber.read(segment));
      case "DMG" -> demographics = Demographics.read(segment, loop("2100"), fields);
      case "INS" -> relationship = Relationship.read(segment, loop("2100"), fields);
      case "HI" -> {
        for (int i = 1; i <= segment.elements().size(); i++) {
          if (!segment.components(i).isEmpty()) {
            diagnoses.add(new Diagnosis(segment.component(i, 1), segment.component(i, 2)));
          }
        }
      }
      case "DTP" -> date(segment, loop("2100"), fields, dates);
      case "MPI" -> military = Military.read(segment);
      default -> {
        return false;
      }
    }
    return true;
  }

  static void date(Segment dtp, String loop, Fields fields, List<DatePeriod> into) {
    DatePeriod period = DatePeriod.read(dtp);
    if (period != null) {
      into.add(period);
    } else {
      fields.doubtful(
          dtp, "DTP03", loop, "DATE", "DTP03 is no date or period in the form of DTP02");
    }
  }

  Member<T> build() {
    return new Member<>(
        traces,
        name(),
        references,
        address,
        rejections,
        provider,
        demographics,
        relationship,
        diagnoses,
        dates,
        military,
        details);
  }
}
