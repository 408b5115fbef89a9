package org.cobaltclaims.transmission;

import java.util.List;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;

/** 2400: the lines, the same for every payer, with what prior payers decided on each. */
final class LineMapping {

  private LineMapping() {}

  static List<Line> lines(BilledClaim billed) {
    Provider rendering = ClaimMapping.rendering(billed.content());
    return billed.content().lines().stream().map(l -> line(billed, l, rendering)).toList();
  }

  private static Line line(BilledClaim billed, ServiceLine line, Provider rendering) {
    return new Line(
        line.number(),
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
        new ProfessionalClaim.DateOrPeriod("472", line.serviceFrom(), line.serviceTo()),
        line.controlNumber(),
        line.references().stream().map(PartyMapping::reference).toList(),
        providers(line, rendering),
        CobMapping.lineAdjudications(billed, line.number()),
        PartyMapping.segments(line.carried()),
        0);
  }

  /** 2420 only where it differs from the claim's (DOMAIN 1.4). */
  private static List<Party> providers(ServiceLine line, Provider rendering) {
    return line.providers().stream()
        .filter(p -> !(p.role().equals("82") && ClaimMapping.same(p, rendering)))
        .map(p -> PartyMapping.party(p, p.taxonomy()))
        .toList();
  }
}
