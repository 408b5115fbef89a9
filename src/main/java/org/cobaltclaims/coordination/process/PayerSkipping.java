package org.cobaltclaims.coordination.process;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.Bypass;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Skips the payers before one whose cost-avoidance policy allows it (AMT*A8, DOMAIN 2.8). The table
 * is the practice's, and a person confirms each use.
 */
@Service
public class PayerSkipping {

  private static final Set<PayerClaimState> UNSENT =
      EnumSet.of(
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.CORRECTING,
          PayerClaimState.QUEUED,
          PayerClaimState.FILE_REJECTED,
          PayerClaimState.TXN_REJECTED,
          PayerClaimState.REJECTED);

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final ClaimClosing closing;
  private final Remittances remittances;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final CurrentSettings settings;

  PayerSkipping(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      ClaimClosing closing,
      Remittances remittances,
      Timeline timeline,
      ApplicationEventPublisher events,
      CurrentSettings settings) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.closing = closing;
    this.remittances = remittances;
    this.timeline = timeline;
    this.events = events;
    this.settings = settings;
  }

  /**
   * A person confirms that a payer is billed without the decisions of those before it that have not
   * decided.
   *
   * @param level of the payer that is billed
   * @return its claim, a draft
   * @throws DecisionRefused if its policy does not allow it, or a claim is with its payer
   */
  @Transactional
  public PayerClaim skipBefore(String familyId, int level, String why, String by) {
    if (why.isBlank()) {
      throw DecisionRefused.invalid("this needs a reason");
    }
    ClaimContent content =
        families
            .findById(familyId)
            .orElseThrow(() -> DecisionRefused.missing("there is no claim family " + familyId))
            .content();
    if (level < 2 || content.coverage(level) == null) {
      throw DecisionRefused.missing(
          "family %s has no later payer at level %d".formatted(familyId, level));
    }
    management.lock(familyId);
    Set<Integer> decided = new TreeSet<>();
    List<PayerClaim> skipped = new ArrayList<>();
    for (Coverage coverage : content.coverages()) {
      if (coverage.level() < level) {
        PayerClaim prior = management.openNextClaim(familyId, coverage.level());
        if (!remittances.posted(prior.id()).isEmpty()) {
          decided.add(coverage.level());
        } else {
          skipped.add(prior);
        }
      }
    }
    Bypass bypass = Bypass.of(settings.skippedPayers());
    for (PayerClaim prior : skipped) {
      if (!bypass.allows(content, level, prior.level(), decided)) {
        throw DecisionRefused.state(
            "no policy lets payer %s be skipped for every service of this claim"
                .formatted(prior.payerId()));
      }
      if (!UNSENT.contains(prior.state())) {
        throw DecisionRefused.state(
            "payer claim %s is %s: only what has not left can be skipped"
                .formatted(prior.id(), prior.state()));
      }
    }
    if (skipped.isEmpty()) {
      throw DecisionRefused.state("every payer before has decided: there is none to skip");
    }
    skipped.forEach(prior -> skip(prior, level, why, by));
    PayerClaim claim = management.openNextClaim(familyId, level);
    if (claim.state() == PayerClaimState.CLOSED) {
      closing.takenUp(claim);
    }
    events.publishEvent(new PayerClaimChanged(claim.id()));
    events.publishEvent(new FamilyReopened(familyId));
    return claims.findById(claim.id()).orElseThrow();
  }

  private void skip(PayerClaim prior, int level, String why, String by) {
    closing.skipped(prior, level);
    for (TaskKind kind : TaskKind.values()) {
      events.publishEvent(new TaskSettled(kind, prior.id()));
    }
    timeline.append(
        prior.familyId(),
        prior.id(),
        "2.8",
        "Payer %s is skipped (AMT*A8), as the policy of the payer at level %d allows; confirmed by %s: %s"
            .formatted(prior.payerId(), level, by, why));
    events.publishEvent(new PayerClaimChanged(prior.id()));
  }
}
