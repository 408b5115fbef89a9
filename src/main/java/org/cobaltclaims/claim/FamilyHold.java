package org.cobaltclaims.claim;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts families on hold and releases them. While one is on hold nothing of it leaves, in files or
 * on paper; what has left before is answered and posted as ever.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FamilyHold {

  /** The reason of tasks that wait for the release. */
  public static final String ON_HOLD = "ON_HOLD";

  /** Why a family is held whose first payer's coverage does not hold on the dates of service. */
  public static final String COVERAGE_INACTIVE = "COVERAGE_INACTIVE";

  private static final String RULE = "2.2";

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  FamilyHold(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * Nothing of the family leaves from now on. Whoever puts a queued claim into a file at the same
   * time collides with this, so that one of the two comes first.
   *
   * @param why no PHI
   */
  public void hold(String familyId, String why, String by) {
    management.lock(familyId);
    ClaimFamily family = families.findById(familyId).orElseThrow();
    family.hold(why, by);
    families.save(family);
    List<PayerClaim> queued =
        claims.findByFamilyIdOrderByLevel(familyId).stream()
            .filter(claim -> claim.state() == PayerClaimState.QUEUED)
            .toList();
    claims.saveAll(queued);
    timeline.append(familyId, null, RULE, "Put on hold by %s: %s".formatted(by, why));
    queued.forEach(claim -> events.publishEvent(new PayerClaimChanged(claim.id())));
  }

  /**
   * The family goes on; what waited for the release is looked at again.
   *
   * @return false if it was not on hold
   */
  public boolean release(String familyId, String why, String by) {
    management.lock(familyId);
    ClaimFamily family = families.findById(familyId).orElseThrow();
    if (!family.isOnHold()) {
      return false;
    }
    family.release();
    families.save(family);
    timeline.append(familyId, null, RULE, "Released by %s: %s".formatted(by, why));
    for (PayerClaim claim : claims.findByFamilyIdOrderByLevel(familyId)) {
      switch (claim.state()) {
        case DRAFT -> events.publishEvent(new TaskSettled(TaskKind.REVIEW_SECONDARY, claim.id()));
        case CORRECTING -> events.publishEvent(new TaskSettled(TaskKind.CORRECT_CLAIM, claim.id()));
        default -> {
          // Nothing waits for the release but the next file or the post.
        }
      }
      events.publishEvent(new PayerClaimChanged(claim.id()));
    }
    return true;
  }
}
