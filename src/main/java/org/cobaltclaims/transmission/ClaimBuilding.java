package org.cobaltclaims.transmission;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Remittances;
import org.springframework.stereotype.Service;

/**
 * Gathers what a payer's claim is built from: the family's content and what the payers before have
 * decided.
 */
@Service
public class ClaimBuilding {

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final Remittances remittances;
  private final Payers payers;

  ClaimBuilding(
      ClaimFamilies families, PayerClaims claims, Remittances remittances, Payers payers) {
    this.families = families;
    this.claims = claims;
    this.remittances = remittances;
    this.payers = payers;
  }

  /**
   * The next version of a claim, or why it cannot be built: what a prior payer reported does not
   * balance, or is not about our lines.
   */
  public BilledClaims.Result next(PayerClaim claim) {
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    Map<Integer, List<ClaimPayment>> decisions = new TreeMap<>();
    boolean asItCameIn = true;
    for (PayerClaim prior : claims.findByFamilyIdOrderByLevel(claim.familyId())) {
      if (prior.level() < claim.level()) {
        asItCameIn &= prior.origin() == Origin.INTAKE;
        decisions.put(
            prior.level(),
            EffectiveAdjudication.of(content, remittances.posted(prior.id())).payments());
      }
    }
    return BilledClaims.build(
        content,
        claim.level(),
        claim.nextControlNumber().toString(),
        asItCameIn ? content.frequency() : "1",
        asItCameIn ? content.payerControlNumber() : "",
        claim.delayReason(),
        decisions,
        level -> payers.profile(payerAt(content, level)));
  }

  private static String payerAt(ClaimContent content, int level) {
    Coverage coverage = content.coverage(level);
    if (coverage == null) {
      throw new IllegalStateException("no coverage at level " + level);
    }
    return coverage.payerId();
  }
}
