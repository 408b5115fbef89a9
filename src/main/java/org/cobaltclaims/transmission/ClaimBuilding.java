package org.cobaltclaims.transmission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cobaltclaims.claim.ChosenChannels;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimPaperwork;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.practice.PayerProfile;
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
  private final ChosenChannels channels;
  private final ClaimPaperwork paperwork;

  ClaimBuilding(
      ClaimFamilies families,
      PayerClaims claims,
      Remittances remittances,
      Payers payers,
      ChosenChannels channels,
      ClaimPaperwork paperwork) {
    this.channels = channels;
    this.paperwork = paperwork;
    this.families = families;
    this.claims = claims;
    this.remittances = remittances;
    this.payers = payers;
  }

  /**
   * The next version of a claim, or why it cannot be built: what a prior payer reported does not
   * balance, is not about our lines, or, of a claim that is not printed, has no room in segments.
   */
  public BilledClaims.Result next(PayerClaim claim) {
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    Map<Integer, List<ClaimPayment>> decisions = new TreeMap<>();
    Set<Integer> skipped = new TreeSet<>();
    boolean asItCameIn = true;
    List<PayerClaim> all =
        claim.level() == 1 ? List.of() : claims.findByFamilyIdOrderByLevel(claim.familyId());
    for (PayerClaim prior : all) {
      if (prior.level() < claim.level()) {
        asItCameIn &= prior.origin() == Origin.INTAKE;
        if (prior.isSkipped()) {
          skipped.add(prior.level());
        }
        decisions.put(
            prior.level(),
            EffectiveAdjudication.of(content, remittances.posted(prior.id())).payments());
      }
    }
    Frequency frequency = frequency(claim, content, asItCameIn);
    BilledClaims.Result built =
        BilledClaims.build(
            paperwork.added(claim.id(), content),
            claim.level(),
            claim.nextControlNumber().toString(),
            frequency.code(),
            frequency.originalReference(),
            claim.delayReason(),
            decisions,
            level -> payers.profile(payerAt(content, level)),
            skipped);
    return isPrinted(claim, content) ? built.printed() : built;
  }

  private boolean isPrinted(PayerClaim claim, ClaimContent content) {
    PayerProfile payer = payers.profile(claim.payerId());
    String channel = channels.of(claim.id()).orElse(payer.channel(claim.level()).name());
    return !channel.equals(PayerProfile.Channel.ELECTRONIC.name())
        || !BilledClaims.electronicCob(content, claim.level(), payer);
  }

  /**
   * CLM05-3 and what it refers to.
   *
   * @param code 1, 7 or 8
   * @param originalReference REF*F8: this payer's newest control number with 7 and 8, otherwise
   *     empty
   */
  public record Frequency(String code, String originalReference) {

    private static final Frequency ORIGINAL = new Frequency("1", "");
  }

  /** How the next version of a claim is sent: as a person decided, or as the practice did. */
  public Frequency frequency(PayerClaim claim) {
    return frequency(claim, families.findById(claim.familyId()).orElseThrow().content());
  }

  /** The same for who has the family's content at hand. */
  public Frequency frequency(PayerClaim claim, ClaimContent content) {
    boolean asItCameIn =
        claim.level() == 1
            || claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
                .filter(prior -> prior.level() < claim.level())
                .allMatch(prior -> prior.origin() == Origin.INTAKE);
    return frequency(claim, content, asItCameIn);
  }

  private static Frequency frequency(PayerClaim claim, ClaimContent content, boolean asItCameIn) {
    String chosen = claim.nextFrequency();
    if (chosen == null) {
      return asItCameIn
          ? new Frequency(content.frequency(), content.payerControlNumber())
          : Frequency.ORIGINAL;
    }
    String icn = claim.icn();
    return claim.isReplacement() && icn != null ? new Frequency(chosen, icn) : Frequency.ORIGINAL;
  }

  private static String payerAt(ClaimContent content, int level) {
    Coverage coverage = content.coverage(level);
    if (coverage == null) {
      throw new IllegalStateException("no coverage at level " + level);
    }
    return coverage.payerId();
  }
}
