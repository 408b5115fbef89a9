package org.cobaltclaims.transmission;

import java.util.List;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.claim.Drug;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ProfessionalService;

/** 2400: the lines, the same for every payer, with what prior payers decided on each. */
final class LineMapping {

  private LineMapping() {}

  static List<Line> lines(BilledClaim billed) {
    Provider rendering = ClaimMapping.rendering(billed.content());
    return billed.content().lines().stream().map(l -> line(billed, l, rendering)).toList();
  }

  private static Line line(BilledClaim billed, ServiceLine line, Provider rendering) {
    List<Segment> carried = PartyMapping.segments(line.carried());
    Drug drug = Drug.of(carried.stream().filter(LineMapping::ofDrug).toList());
    return new Line(
        line.number(),
        new ProfessionalService(
            line.procedure(),
            line.charge(),
            line.unit(),
            line.units(),
            line.placeOfService().equals(billed.content().placeOfService())
                ? ""
                : line.placeOfService(),
            line.diagnosisPointers(),
            line.emergency(),
            line.epsdt(),
            line.familyPlanning(),
            line.copayExempt(),
            Origin.NONE),
        new ProfessionalClaim.DateOrPeriod("472", line.serviceFrom(), line.serviceTo()),
        line.controlNumber(),
        line.references().stream().map(PartyMapping::reference).toList(),
        drug,
        providers(line, rendering),
        CobMapping.lineAdjudications(billed, line.number()),
        drug == null ? carried : carried.stream().filter(s -> !ofDrug(s)).toList(),
        Origin.NONE);
  }

  /** 2410. */
  private static boolean ofDrug(Segment segment) {
    return segment.is("LIN") || segment.is("CTP") || segment.is("REF", "XZ", "VY");
  }

  /** 2420 only where it differs from the claim's (DOMAIN 1.4). */
  private static List<Party> providers(ServiceLine line, Provider rendering) {
    return line.providers().stream()
        .filter(p -> !(p.role().equals("82") && ClaimMapping.same(p, rendering)))
        .map(p -> PartyMapping.party(p, p.taxonomy()))
        .toList();
  }
}
