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
 * @param bypassedLevels the levels of prior payers that were not asked because the destination's
 *     policy allows it (2320 AMT*A8, DOMAIN 2.8); a person confirmed it for this claim
 */
public record BilledClaim(
    String controlNumber,
    int level,
    String frequency,
    String originalReference,
    String delayReason,
    boolean sendTaxonomy,
    ClaimContent content,
    List<PriorAdjudication> priorAdjudications,
    List<Integer> bypassedLevels) {

  public BilledClaim {
    priorAdjudications = List.copyOf(priorAdjudications);
    // Snapshots of claims that went out before there was a bypass do not have it.
    bypassedLevels = bypassedLevels == null ? List.of() : List.copyOf(bypassedLevels);
  }

  /** A claim for which every prior payer was asked. */
  public BilledClaim(
      String controlNumber,
      int level,
      String frequency,
      String originalReference,
      String delayReason,
      boolean sendTaxonomy,
      ClaimContent content,
      List<PriorAdjudication> priorAdjudications) {
    this(
        controlNumber,
        level,
        frequency,
        originalReference,
        delayReason,
        sendTaxonomy,
        content,
        priorAdjudications,
        List.of());
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
