package org.cobaltclaims.coordination.process;

import java.util.Objects;
import java.util.function.Supplier;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every act of a person beside the tasks needs: a lock, a line on the timeline, a look. */
@Component
class ManualActs {

  private static final String RULE = "2.2";

  /** Deadlocks and lost races are repeated so often. */
  private static final int TRIES = 5;

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  ManualActs(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      Timeline timeline,
      ApplicationEventPublisher events,
      TransactionTemplate transactions) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.timeline = timeline;
    this.events = events;
    this.transactions = transactions;
  }

  <T> T run(Supplier<T> act) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(transactions.execute(status -> act.get()));
      } catch (TransientDataAccessException collided) {
        if (attempt == TRIES) {
          throw collided;
        }
      }
    }
  }

  /** Whoever waits looks again, and the family is worked also if it was done. */
  void goOn(PayerClaim claim, TaskKind... settled) {
    for (TaskKind kind : settled) {
      events.publishEvent(new TaskSettled(kind, claim.id()));
    }
    ClaimFamily family = family(claim.familyId());
    if (family.state() != FamilyState.OPEN) {
      family.settle(FamilyState.OPEN);
      families.save(family);
    }
    events.publishEvent(new PayerClaimChanged(claim.id()));
    events.publishEvent(new FamilyReopened(claim.familyId()));
  }

  void say(PayerClaim claim, String text, Object... values) {
    timeline.append(claim.familyId(), claim.id(), RULE, text.formatted(values));
  }

  void lock(String payerClaimId) {
    management.lock(family(number(payerClaimId).familyId()).id());
  }

  PayerClaim existing(String payerClaimId) {
    return claims
        .findById(payerClaimId)
        .orElseThrow(() -> DecisionRefused.missing("there is no payer claim " + payerClaimId));
  }

  ClaimFamily family(String familyId) {
    return families
        .findById(familyId)
        .orElseThrow(() -> DecisionRefused.missing("there is no claim family " + familyId));
  }

  static ControlNumber number(String payerClaimId) {
    if (!ControlNumber.isOurs(payerClaimId + "A")) {
      throw DecisionRefused.missing("a payer claim has a family's ten characters and a level");
    }
    return ControlNumber.parse(payerClaimId + "A");
  }

  static void requireReason(String why) {
    if (why.isBlank()) {
      throw DecisionRefused.invalid("this needs a reason");
    }
  }
}
