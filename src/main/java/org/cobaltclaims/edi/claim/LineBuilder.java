package org.cobaltclaims.edi.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Party.Reference;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Adjustment;
import org.cobaltclaims.edi.claim.ProfessionalClaim.DateOrPeriod;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ProfessionalService;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Gathers loop 2400 with 2410 to 2440. */
final class LineBuilder {
  private static final String LOOP = "2400";

  private final Segment lx;
  private final Fields fields;
  private @Nullable Segment sv1;
  private @Nullable DateOrPeriod service;
  private String controlNumber = "";
  private final List<Reference> references = new ArrayList<>();
  private final List<PartyBuilder> providers = new ArrayList<>();
  private final List<Adjudication> adjudications = new ArrayList<>();
  private final List<Segment> carried = new ArrayList<>();
  private final List<Segment> drug = new ArrayList<>(3);
  private boolean form;

  /** An SVD with what follows it. */
  private static final class Adjudication {
    final Segment svd;
    final List<Adjustment> adjustments = new ArrayList<>();
    @Nullable LocalDate adjudicated;
    final List<Amount> amounts = new ArrayList<>(1);

    Adjudication(Segment svd) {
      this.svd = svd;
    }
  }

  LineBuilder(Segment lx, Fields fields) {
    this.lx = lx;
    this.fields = fields;
  }

  void accept(Segment segment) {
    if (segment.tag().equals("LQ") || form) {
      form = true;
      carried.add(segment);
    } else if (segment.tag().equals("SVD")) {
      adjudications.add(new Adjudication(segment));
    } else if (!adjudications.isEmpty()) {
      adjudication(adjudications.getLast(), segment);
    } else if (segment.tag().equals("NM1")) {
      providers.add(new PartyBuilder("2420", segment));
    } else if (!providers.isEmpty()) {
      providers.getLast().accept(segment);
    } else {
      lineSegment(segment);
    }
  }

  private void lineSegment(Segment segment) {
    switch (segment.tag()) {
      case "SV1" -> sv1 = segment;
      case "LIN", "CTP" -> drug.add(segment);
      case "DTP" -> {
        if (segment.is("DTP", "472") && service == null) {
          service = ClaimBuilder.dateOrPeriod(segment, LOOP, fields);
        } else {
          carried.add(segment);
        }
      }
      case "REF" -> {
        if (!drug.isEmpty()) {
          drug.add(segment);
        } else if (segment.saysMoreThan(2)) {
          carried.add(segment);
        } else if (segment.is("REF", "6R") && controlNumber.isEmpty()) {
          controlNumber = segment.element(2);
        } else {
          references.add(new Reference(segment.element(1), segment.element(2)));
        }
      }
      default -> carried.add(segment);
    }
  }

  private void adjudication(Adjudication adjudication, Segment segment) {
    String loop = "2430";
    if (segment.tag().equals("CAS")) {
      AdjustmentReader.read(segment, loop, fields, adjudication.adjustments);
    } else if (segment.is("DTP", "573")) {
      adjudication.adjudicated = fields.date(segment, 3, loop);
    } else if (segment.is("AMT", "EAF")) {
      Money amount = fields.money(segment, 2, loop);
      if (amount != null) {
        adjudication.amounts.add(new Amount("EAF", amount, Origin.of(segment)));
      }
    } else {
      fields.doubtful(
          segment,
          segment.tag(),
          loop,
          "UNEXPECTED",
          "a segment that has no place here is passed over");
    }
  }

  /** The line, null with problems if it lacks what a line cannot be without. */
  @Nullable Line build(int diagnoses) {
    if (sv1 == null) {
      fields.missing(lx.position(), LOOP, "SV1", "the professional service");
      return null;
    }
    Procedure procedure = fields.procedure(sv1, 1, LOOP);
    if (procedure == null) {
      fields.wrong(sv1, 1, LOOP, "REQUIRED", "holds no procedure code with its qualifier");
    }
    Money charge = fields.money(sv1, 2, LOOP);
    BigDecimal units = fields.decimal(sv1, 4, LOOP);
    if (units == null && sv1.element(4).isEmpty()) {
      fields.missing(sv1.position(), LOOP, "SV104", "the number of units");
    }
    if (service == null) {
      fields.missing(lx.position(), LOOP, "DTP", "the service date (DTP*472)");
    }
    List<LineAdjudication> decided = new ArrayList<>();
    boolean whole = adjudications(decided);
    if (procedure == null || charge == null || units == null || service == null || !whole) {
      return null;
    }
    Drug typedDrug = Drug.of(drug);
    if (typedDrug == null) {
      carried.addAll(drug);
    }
    return new Line(
        fields.integer(lx, 1, LOOP),
        new ProfessionalService(
            procedure,
            charge,
            sv1.element(3),
            units,
            sv1.element(5),
            pointers(sv1, diagnoses),
            sv1.element(9).equals("Y"),
            sv1.element(11).equals("Y"),
            sv1.element(12).equals("Y"),
            sv1.element(15).equals("0"),
            Origin.of(sv1)),
        service,
        controlNumber,
        references,
        typedDrug,
        providers.stream().map(PartyBuilder::build).toList(),
        decided,
        carried,
        Origin.of(lx));
  }

  private List<Integer> pointers(Segment sv1, int diagnoses) {
    List<Integer> pointers = new ArrayList<>(4);
    for (String text : sv1.components(7)) {
      int pointer = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
      if (pointer < 1 || pointer > diagnoses) {
        fields.wrong(sv1, 7, LOOP, "POINTER", "points at no diagnosis of the claim");
      } else {
        pointers.add(pointer);
      }
    }
    if (sv1.components(7).isEmpty()) {
      fields.missing(sv1.position(), LOOP, "SV107", "a diagnosis pointer");
    }
    return pointers;
  }

  private boolean adjudications(List<LineAdjudication> into) {
    boolean whole = true;
    for (Adjudication each : adjudications) {
      Segment svd = each.svd;
      Money paid = fields.money(svd, 2, "2430");
      BigDecimal units = fields.decimal(svd, 5, "2430");
      if (paid == null) {
        whole = false;
        continue;
      }
      into.add(
          new LineAdjudication(
              svd.element(1),
              paid,
              fields.procedure(svd, 3, "2430"),
              units == null ? BigDecimal.ONE : units,
              fields.integer(svd, 6, "2430"),
              each.adjustments,
              each.adjudicated,
              each.amounts,
              Origin.of(svd)));
    }
    return whole;
  }
}
