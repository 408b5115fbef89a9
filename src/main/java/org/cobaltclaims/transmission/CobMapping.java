package org.cobaltclaims.transmission;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.claim.Amount;
import org.cobaltclaims.edi.claim.Party;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.CoverageInformation;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.edi.claim.ProfessionalClaim.OtherPayer;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.jspecify.annotations.Nullable;

/**
 * 2320, 2330 and 2430: what the other payers are, and what those who decided paid (DOMAIN 2.3,
 * 2.4). Money, date and remaining liability of a payer stand at one level only (2.5 B6), and SVD01
 * is always the NM109 of its 2330B.
 */
final class CobMapping {

  private static final Set<String> OTHER_PAYER_REFERENCES = Set.of("2U", "EI", "FY", "NF");

  private CobMapping() {}

  /** One 2320 for every coverage but the destination's, in payer order. */
  static List<OtherPayer> otherPayers(BilledClaim billed) {
    return billed.content().coverages().stream()
        .filter(c -> c.level() != billed.level())
        .map(c -> otherPayer(c, adjudication(billed, c.level()), nonCovered(billed, c.level())))
        .toList();
  }

  /** AMT*A8: the whole charge, where the payer was not asked (DOMAIN 2.8). */
  private static @Nullable Money nonCovered(BilledClaim billed, int level) {
    return billed.bypassedLevels().contains(level) ? billed.content().charge() : null;
  }

  private static OtherPayer otherPayer(
      Coverage coverage, @Nullable PriorAdjudication decided, @Nullable Money nonCovered) {
    return new OtherPayer(
        ClaimMapping.information(coverage, coverage.relationship()),
        decided == null ? List.of() : adjustments(decided.adjustments()),
        amounts(decided, nonCovered),
        new CoverageInformation(
            coverage.benefitsAssignment(),
            coverage.patientSignatureSource(),
            coverage.releaseOfInformation()),
        decided == null
            ? null
            : ClaimMapping.outpatientAdjudication(decided.outpatientAdjudication()),
        subscriber(coverage),
        PartyMapping.payer(
            coverage,
            OTHER_PAYER_REFERENCES,
            decided == null || decided.payerClaimControlNumber().isEmpty()
                ? List.of()
                : List.of(new Party.Reference("F8", decided.payerClaimControlNumber()))),
        decided != null && atClaimLevel(decided) ? decided.adjudicated() : null,
        List.of(),
        List.of(),
        Origin.NONE);
  }

  /**
   * AMT*D of a payer that decided, AMT*A8 of one that was not asked, AMT*EAF only where the lines
   * do not say it.
   */
  private static List<Amount> amounts(
      @Nullable PriorAdjudication decided, @Nullable Money nonCovered) {
    List<Amount> amounts = new ArrayList<>(2);
    if (nonCovered != null) {
      amounts.add(Amount.of("A8", nonCovered));
    }
    if (decided == null) {
      return amounts;
    }
    amounts.add(Amount.of("D", decided.paid()));
    Money remaining = decided.remainingLiability();
    if (remaining != null && !liabilityStandsInLines(decided)) {
      amounts.add(Amount.of("EAF", remaining));
    }
    return amounts;
  }

  /** 2330A: name and member id; address and birth date are nobody else's business. */
  private static Party subscriber(Coverage coverage) {
    return new Party(
        "IL",
        coverage.subscriber().person(),
        coverage.subscriber().last(),
        coverage.subscriber().first(),
        coverage.subscriber().middle(),
        coverage.subscriber().suffix(),
        "MI",
        coverage.memberId(),
        null,
        "",
        coverage.subscriberReferences().stream()
            .filter(r -> r.qualifier().equals("SY"))
            .map(PartyMapping::reference)
            .toList(),
        List.of());
  }

  /** The 2430 loops of a line: prior payers in their order, each with all that it returned. */
  static List<LineAdjudication> lineAdjudications(BilledClaim billed, int lineNumber) {
    return billed.priorAdjudications().stream()
        .filter(p -> !atClaimLevel(p))
        .flatMap(
            p ->
                p.lines().stream()
                    .filter(l -> l.lineNumber() == lineNumber)
                    .map(l -> lineAdjudication(billed, p, l)))
        .toList();
  }

  private static LineAdjudication lineAdjudication(
      BilledClaim billed, PriorAdjudication decided, PriorAdjudication.CobLine line) {
    Coverage coverage = billed.content().coverage(decided.level());
    if (coverage == null) {
      throw new IllegalStateException(
          "no coverage at level " + decided.level() + ", from which an adjudication came");
    }
    return new LineAdjudication(
        coverage.payerId(),
        line.paid(),
        line.procedure(),
        line.units(),
        line.bundledInto(),
        adjustments(line.adjustments()),
        decided.adjudicated(),
        line.remainingLiability() == null
            ? List.of()
            : List.of(Amount.of("EAF", line.remainingLiability())),
        Origin.NONE);
  }

  private static @Nullable PriorAdjudication adjudication(BilledClaim billed, int level) {
    return billed.priorAdjudications().stream()
        .filter(p -> p.level() == level)
        .findFirst()
        .orElse(null);
  }

  private static boolean atClaimLevel(PriorAdjudication decided) {
    return decided.atClaimLevelOnly() || decided.lines().isEmpty();
  }

  private static boolean liabilityStandsInLines(PriorAdjudication decided) {
    return !atClaimLevel(decided)
        && decided.lines().stream().anyMatch(l -> l.remainingLiability() != null);
  }

  /** CAS trios as reported, without those of no amount (DOMAIN 2.4). */
  private static List<ProfessionalClaim.Adjustment> adjustments(List<Adjustment> adjustments) {
    return adjustments.stream()
        .filter(a -> !a.amount().isZero())
        .map(
            a ->
                new ProfessionalClaim.Adjustment(
                    a.group().name(), a.reason(), a.amount(), a.quantity(), Origin.NONE))
        .toList();
  }
}
