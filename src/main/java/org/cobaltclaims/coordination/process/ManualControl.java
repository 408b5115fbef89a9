package org.cobaltclaims.coordination.process;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyHold;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.FilingReleases;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.remittance.PatientMoney;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person does with a claim or a family beside the tasks (DOMAIN 2.2, 2.9). Every act stands
 * on the timeline with who and why; the processes look at the family anew and go on from what they
 * find.
 */
@Service
public class ManualControl {

  private static final String RULE = "2.2";
  private static final String VOID = "8";

  /** CLM20: third-party processing delay (DOMAIN 2.2-8). */
  private static final String THIRD_PARTY_DELAY = "7";

  /** Deadlocks and lost races are repeated so often. */
  private static final int TRIES = 5;

  /** What no role can decide away: without these the claim would tell what is not so. */
  private static final Set<Integer> FIRM = Set.of(1, 4, 5, 10, 11);

  /** Not a condition of being billed but of being billed electronically. */
  private static final int ELECTRONIC = 9;

  /** Behind the eleven of DOMAIN 2.2; met also where an old answer only warns (DOMAIN 10). */
  private static final int ELIGIBILITY = 12;

  private static final Set<PayerClaimState> NOT_BILLED =
      EnumSet.of(PayerClaimState.DRAFT, PayerClaimState.CLOSED);

  private static final Set<PayerClaimState> UNSENT =
      EnumSet.of(
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.CORRECTING,
          PayerClaimState.QUEUED);

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final SecondaryBilling billing;
  private final ClaimClosing closing;
  private final Denials denials;
  private final FamilyHold hold;
  private final FilingReleases releases;
  private final PatientMoney patientMoney;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Set<String> overridingRoles;

  ManualControl(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      SecondaryBilling billing,
      ClaimClosing closing,
      Denials denials,
      FamilyHold hold,
      FilingReleases releases,
      PatientMoney patientMoney,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      @Value("${cobalt.overriding-roles:lead,manager}") List<String> overridingRoles) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.billing = billing;
    this.closing = closing;
    this.denials = denials;
    this.hold = hold;
    this.releases = releases;
    this.patientMoney = patientMoney;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
    this.transactions = transactions;
    this.overridingRoles =
        overridingRoles.stream()
            .map(role -> role.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a payer may be billed.
   *
   * @param payerClaimId the family's id and the level
   * @param state of the claim; null if there is none yet
   * @param onHold whether the family is on hold
   * @param conditions all of DOMAIN 2.2, each met or not
   */
  public record Billable(
      String payerClaimId,
      @Nullable PayerClaimState state,
      boolean onHold,
      List<Gate.Condition> conditions) {
    public Billable {
      conditions = List.copyOf(conditions);
    }

    /** True if nothing keeps the claim from being made; it may have to be printed. */
    public boolean allMet() {
      return !onHold && conditions.stream().allMatch(c -> c.met() || c.number() == ELECTRONIC);
    }
  }

  /** What the patient is charged now for the visit of a later payer's claim. */
  public Money patientCharges(String payerClaimId) {
    return run(() -> patientMoney.charged(family(number(payerClaimId).familyId()).id()));
  }

  /** All conditions of the gate for a payer's claim, whether it exists or not. */
  public Billable billable(String payerClaimId) {
    return run(() -> look(payerClaimId));
  }

  private Billable look(String payerClaimId) {
    PayerClaim existing = claims.findById(payerClaimId).orElse(null);
    PayerClaim claim = existing == null ? draft(payerClaimId) : existing;
    ClaimFamily family = family(claim.familyId());
    requireLater(claim);
    if (claims.findById(PayerClaim.idOf(claim.familyId(), claim.level() - 1)).isEmpty()) {
      throw DecisionRefused.state(
          "the payer before, at level %d, has not been billed".formatted(claim.level() - 1));
    }
    boolean otherOpen = existing != null && !NOT_BILLED.contains(existing.state());
    return new Billable(
        claim.id(),
        existing == null ? null : existing.state(),
        family.isOnHold(),
        conditions(claim, otherOpen));
  }

  /** Those of the gate, and whether a fresh answer of the payer says that the coverage holds. */
  private List<Gate.Condition> conditions(PayerClaim claim, boolean otherOpen) {
    List<Gate.Condition> all = new ArrayList<>(billing.gate(claim, otherOpen).conditions());
    if (!billing.looksAtEligibility()) {
      return all;
    }
    String unverified = billing.unverified(claim);
    boolean met = unverified.isEmpty() || !billing.eligibilityBlocks();
    all.add(new Gate.Condition(ELIGIBILITY, "eligibility", met, unverified));
    return all;
  }

  /**
   * Has the next payer's claim made now, if all conditions are met; the process sends it.
   *
   * @return the conditions; if one is not met, nothing was done
   */
  public Billable create(String payerClaimId, String why, String by) {
    return run(
        () -> {
          lock(payerClaimId);
          Billable found = look(payerClaimId);
          if (found.allMet()) {
            PayerClaim claim = opened(payerClaimId);
            releases.release(claim.id(), by);
            say(claim, "Claim to payer %s asked for by %s: %s", claim.payerId(), by, why);
            goOn(claim, TaskKind.REVIEW_SECONDARY, TaskKind.COB_UNBALANCED);
          }
          return found;
        });
  }

  /**
   * Lets a claim pass the gate although a condition is not met.
   *
   * @param role of who decides; one that may override
   * @throws DecisionRefused if the role may not, or a condition is not met that nobody can decide
   *     away
   */
  public Billable sendAnyway(String payerClaimId, String role, String why, String by) {
    requireReason(why);
    if (!overridingRoles.contains(role.strip().toLowerCase(Locale.ROOT))) {
      throw DecisionRefused.invalid(
          "this needs one of the roles " + overridingRoles.stream().sorted().toList());
    }
    return run(
        () -> {
          lock(payerClaimId);
          Billable found = look(payerClaimId);
          List<Gate.Condition> firm =
              found.conditions().stream()
                  .filter(condition -> !condition.met() && FIRM.contains(condition.number()))
                  .toList();
          if (found.onHold()) {
            throw DecisionRefused.state("the family is on hold: release it first");
          }
          if (!firm.isEmpty()) {
            throw DecisionRefused.state(
                firm.stream()
                    .map(c -> c.ruleId() + " " + c.reason())
                    .collect(Collectors.joining("; ", "it cannot be billed: ", "")));
          }
          PayerClaim claim = opened(payerClaimId);
          claim.passed(by);
          if (billing.gate(claim).deadlinePassed()
              || found.conditions().stream().anyMatch(c -> c.number() == 8 && !c.met())) {
            claim.delayed(THIRD_PARTY_DELAY);
          }
          claims.save(claim);
          String unmet =
              found.conditions().stream()
                  .filter(c -> !c.met() && c.number() != ELECTRONIC)
                  .map(Gate.Condition::ruleId)
                  .collect(Collectors.joining(", "));
          say(claim, "Sent anyway by %s (%s), not met: %s: %s", by, role, unmet, why);
          goOn(claim, TaskKind.REVIEW_SECONDARY, TaskKind.COB_UNBALANCED, TaskKind.CHASE_CROSSOVER);
          return found;
        });
  }

  /**
   * Lets a claim go with the next file that waits for a person to file it.
   *
   * @throws DecisionRefused if it does not wait to be filed
   */
  public PayerClaim file(String payerClaimId, String by) {
    return run(
        () -> {
          lock(payerClaimId);
          PayerClaim claim = existing(payerClaimId);
          if (claim.state() != PayerClaimState.QUEUED) {
            throw DecisionRefused.state(
                "payer claim %s is %s: only what is ready to go can be filed"
                    .formatted(claim.id(), claim.state()));
          }
          if (releases.release(claim.id(), by)) {
            say(claim, "To be filed with the next file, by %s", by);
            events.publishEvent(new PayerClaimChanged(claim.id()));
          }
          return claim;
        });
  }

  /** Takes out a later payer's claim that has not left. It can be made again. */
  public PayerClaim delete(String payerClaimId, String why, String by) {
    requireReason(why);
    return run(
        () -> {
          lock(payerClaimId);
          PayerClaim claim = existing(payerClaimId);
          requireLater(claim);
          boolean left = claim.versions().stream().anyMatch(version -> version.sentOn() != null);
          if (!UNSENT.contains(claim.state()) || left) {
            throw DecisionRefused.state(
                "payer claim %s is %s: only what has not left can be deleted"
                    .formatted(claim.id(), claim.state()));
          }
          closing.givenUp(claim, "DELETED");
          say(claim, "Deleted by %s before it left: %s", by, why);
          goOn(claim, TaskKind.values());
          return claim;
        });
  }

  /** Gives a claim up, wherever it stands before its payer has decided. */
  public PayerClaim close(String payerClaimId, String why, String by) {
    requireReason(why);
    return run(
        () -> {
          lock(payerClaimId);
          PayerClaim claim = existing(payerClaimId);
          giveUp(claim, why, by);
          return claim;
        });
  }

  private void giveUp(PayerClaim claim, String why, String by) {
    if (claim.decided()
        || claim.state() == PayerClaimState.CLOSED
        || claim.state() == PayerClaimState.REVERSED
        || claim.state() == PayerClaimState.BATCHED) {
      throw DecisionRefused.state(
          "payer claim %s is %s: there is nothing to close".formatted(claim.id(), claim.state()));
    }
    closing.givenUp(claim, "CLOSED_BY_HAND");
    say(claim, "Closed by %s: %s", by, why);
    goOn(claim, TaskKind.values());
  }

  /** Gives up every claim of a family that is still to be decided; the rest is the patient's. */
  public ClaimFamily closeFamily(String familyId, String why, String by) {
    requireReason(why);
    return run(
        () -> {
          management.lock(family(familyId).id());
          List<PayerClaim> all = claims.findByFamilyIdOrderByLevel(familyId);
          if (denials.undecided(all.getFirst()).isPositive()) {
            throw DecisionRefused.state("something was denied and not decided yet: decide that");
          }
          List<PayerClaim> open =
              all.stream()
                  .filter(c -> !c.decided() && c.state() != PayerClaimState.CLOSED)
                  .toList();
          if (open.isEmpty()) {
            throw DecisionRefused.state("no claim of the family is open");
          }
          open.forEach(claim -> giveUp(claim, why, by));
          return family(familyId);
        });
  }

  /**
   * Asks a payer to forget the claim that it has decided (frequency 8).
   *
   * @throws DecisionRefused if it has not decided it, takes no voids or gave no control number
   */
  public PayerClaim voidClaim(String payerClaimId, String why, String by) {
    requireReason(why);
    return run(
        () -> {
          lock(payerClaimId);
          PayerClaim claim = existing(payerClaimId);
          String icn = claim.icn();
          if (icn == null
              || claim.state() != PayerClaimState.ADJUDICATED
              || !payers.profile(claim.payerId()).acceptsReplacement()) {
            throw DecisionRefused.state(
                "payer claim %s is %s: a void needs the payer's decision with its control number, and a payer that takes it"
                    .formatted(claim.id(), claim.state()));
          }
          claim.replace(VOID);
          claims.save(claim);
          say(claim, "To be voided (frequency 8, REF*F8 %s) by %s: %s", icn, by, why);
          goOn(claim, TaskKind.WORK_DENIAL);
          return claim;
        });
  }

  /** Nothing of the family leaves until it is released. */
  public ClaimFamily hold(String familyId, String why, String by) {
    requireReason(why);
    return run(
        () -> {
          hold.hold(family(familyId).id(), why, by);
          return family(familyId);
        });
  }

  /** The family goes on. */
  public ClaimFamily release(String familyId, String why, String by) {
    return run(
        () -> {
          if (!hold.release(family(familyId).id(), why, by)) {
            throw DecisionRefused.state("family %s is not on hold".formatted(familyId));
          }
          return family(familyId);
        });
  }

  /**
   * The claim, ready to be looked at by the process: a new draft, or one that is taken up again.
   */
  private PayerClaim opened(String payerClaimId) {
    ControlNumber number = number(payerClaimId);
    PayerClaim claim = management.openNextClaim(number.familyId(), number.level());
    switch (claim.state()) {
      case CLOSED -> closing.takenUp(claim);
      case AWAITING_CROSSOVER -> {
        claim.billDirectly();
        claims.save(claim);
      }
      default -> {
        // It waits at the gate already.
      }
    }
    return claims.findById(claim.id()).orElseThrow();
  }

  /** Whoever waits looks again, and the family is worked also if it was done. */
  private void goOn(PayerClaim claim, TaskKind... settled) {
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

  private void say(PayerClaim claim, String text, Object... values) {
    timeline.append(claim.familyId(), claim.id(), RULE, text.formatted(values));
  }

  private void lock(String payerClaimId) {
    management.lock(family(number(payerClaimId).familyId()).id());
  }

  private PayerClaim existing(String payerClaimId) {
    return claims
        .findById(payerClaimId)
        .orElseThrow(() -> DecisionRefused.missing("there is no payer claim " + payerClaimId));
  }

  private PayerClaim draft(String payerClaimId) {
    ControlNumber number = number(payerClaimId);
    Coverage coverage = family(number.familyId()).content().coverage(number.level());
    if (coverage == null) {
      throw DecisionRefused.missing(
          "family %s has no coverage at level %d".formatted(number.familyId(), number.level()));
    }
    return PayerClaim.draft(number.familyId(), number.level(), coverage.payerId());
  }

  private static ControlNumber number(String payerClaimId) {
    if (!ControlNumber.isOurs(payerClaimId + "A")) {
      throw DecisionRefused.missing("a payer claim has a family's ten characters and a level");
    }
    return ControlNumber.parse(payerClaimId + "A");
  }

  private static void requireLater(PayerClaim claim) {
    if (claim.level() == 1) {
      throw DecisionRefused.invalid("this is for claims to payers after the first");
    }
  }

  private static void requireReason(String why) {
    if (why.isBlank()) {
      throw DecisionRefused.invalid("this needs a reason");
    }
  }

  private ClaimFamily family(String familyId) {
    return families
        .findById(familyId)
        .orElseThrow(() -> DecisionRefused.missing("there is no claim family " + familyId));
  }

  private <T> T run(Supplier<T> act) {
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
}
