package org.cobaltclaims.coordination;

import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;

/**
 * One claim as one payer is asked: the family's content, the destination, and what the other payers
 * are or decided. What is transmitted is made from this alone, and it is kept unchanged with the
 * version that was sent.
 *
 * @param controlNumber CLM01
 * @param level the destination's level
 * @param frequency CLM05-3: 1, 7, 8
 * @param originalReference 2300 REF*F8: the destination's ICN, only with 7 and 8; empty otherwise
 * @param delayReason CLM20, empty if none
 * @param sendTaxonomy whether 2000A PRV is sent (payer switch)
 * @param content the family's content
 * @param priorAdjudications of every prior payer that adjudicated, ascending by level; coverages
 *     without one are announced without money
 */
public record BilledClaim(
    String controlNumber,
    int level,
    String frequency,
    String originalReference,
    String delayReason,
    boolean sendTaxonomy,
    ClaimContent content,
    List<PriorAdjudication> priorAdjudications) {

  public BilledClaim {
    priorAdjudications = List.copyOf(priorAdjudications);
  }

  /** The coverage that is billed. */
  public Coverage destination() {
    Coverage coverage = content.coverage(level);
    if (coverage == null) {
      throw new IllegalStateException("no coverage at level " + level);
    }
    return coverage;
  }
}
