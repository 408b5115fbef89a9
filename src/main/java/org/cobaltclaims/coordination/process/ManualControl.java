package org.cobaltclaims.coordination.process;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.ControlNumber;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FilingReleases;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.remittance.PatientMoney;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What a person does with the claim to a later payer beside the tasks (DOMAIN 2.2): looks at the
 * gate, has it made, sends it anyway, files it, takes it out. Every act stands on the timeline with
 * who and why; the processes look at the family anew and go on from what they find.
 */
@Service
public class ManualControl {

  /** CLM20: third-party processing delay (DOMAIN 2.2-8). */
  private static final String THIRD_PARTY_DELAY = "7";

  /** What no role can decide away: without these the claim would tell what is not so. */
  private static final Set<Integer> FIRM = Set.of(1, 4, 5, 10, 11);

  /** Not a condition of being billed but of being billed electronically. */
  private static final int ELECTRONIC = 9;

  /** Behind the eleven of DOMAIN 2.2; met also where an old answer only warns (DOMAIN 10). */
  private static final int ELIGIBILITY = 12;

  /** Shown while a person is asked who comes first (DOMAIN 7.1). */
  private static final int ORDER = 13;

  private static final Set<PayerClaimState> NOT_BILLED =
      EnumSet.of(PayerClaimState.DRAFT, PayerClaimState.CLOSED);

  private static final Set<PayerClaimState> UNSENT =
      EnumSet.of(
          PayerClaimState.DRAFT,
          PayerClaimState.SCRUBBED,
          PayerClaimState.CORRECTING,
          PayerClaimState.QUEUED);

  private final PayerClaims claims;
  private final ClaimManagement management;
  private final SecondaryBilling billing;
  private final SecondaryEligibility eligibility;
  private final ClaimClosing closing;
  private final FilingReleases releases;
  private final PatientMoney patientMoney;
  private final ManualActs acts;
  private final ApplicationEventPublisher events;
  private final Set<String> overridingRoles;

  ManualControl(
      PayerClaims claims,
      ClaimManagement management,
      SecondaryBilling billing,
      SecondaryEligibility eligibility,
      ClaimClosing closing,
      FilingReleases releases,
      PatientMoney patientMoney,
      ManualActs acts,
      ApplicationEventPublisher events,
      @Value("${cobalt.overriding-roles:lead,manager}") List<String> overridingRoles) {
    this.claims = claims;
    this.management = management;
    this.billing = billing;
    this.eligibility = eligibility;
    this.closing = closing;
    this.releases = releases;
    this.patientMoney = patientMoney;
    this.acts = acts;
    this.events = events;
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
    return acts.run(
        () -> patientMoney.charged(acts.family(ManualActs.number(payerClaimId).familyId()).id()));
  }

  /** All conditions of the gate for a payer's claim, whether it exists or not. */
  public Billable billable(String payerClaimId) {
    return acts.run(() -> look(payerClaimId));
  }

  private Billable look(String payerClaimId) {
    PayerClaim existing = claims.findById(payerClaimId).orElse(null);
    PayerClaim claim = existing == null ? draft(payerClaimId) : existing;
    ClaimFamily family = acts.family(claim.familyId());
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
    if (billing.isOrderQuestioned(claim)) {
      all.add(
          new Gate.Condition(
              ORDER,
              "payerOrder",
              false,
              "the order of the payers is in question: decide the task PAYER_ORDER"));
    }
    if (!eligibility.isLookedAt()) {
      return all;
    }
    String unverified = eligibility.unverified(claim);
    boolean met = unverified.isEmpty() || !eligibility.blocks();
    all.add(new Gate.Condition(ELIGIBILITY, "eligibility", met, unverified));
    return all;
  }

  /**
   * Has the next payer's claim made now, if all conditions are met; the process sends it.
   *
   * @return the conditions; if one is not met, nothing was done
   */
  public Billable create(String payerClaimId, String why, String by) {
    return acts.run(
        () -> {
          acts.lock(payerClaimId);
          Billable found = look(payerClaimId);
          if (found.allMet()) {
            PayerClaim claim = opened(payerClaimId);
            releases.release(claim.id(), by);
            acts.say(claim, "Claim to payer %s asked for by %s: %s", claim.payerId(), by, why);
            acts.goOn(claim, TaskKind.REVIEW_SECONDARY, TaskKind.COB_UNBALANCED);
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
    ManualActs.requireReason(why);
    if (!overridingRoles.contains(role.strip().toLowerCase(Locale.ROOT))) {
      throw DecisionRefused.invalid(
          "this needs one of the roles " + overridingRoles.stream().sorted().toList());
    }
    return acts.run(
        () -> {
          acts.lock(payerClaimId);
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
          acts.say(claim, "Sent anyway by %s (%s), not met: %s: %s", by, role, unmet, why);
          acts.goOn(
              claim, TaskKind.REVIEW_SECONDARY, TaskKind.COB_UNBALANCED, TaskKind.CHASE_CROSSOVER);
          return found;
        });
  }

  /**
   * Lets a claim go with the next file that waits for a person to file it.
   *
   * @throws DecisionRefused if it does not wait to be filed
   */
  public PayerClaim file(String payerClaimId, String by) {
    return acts.run(
        () -> {
          acts.lock(payerClaimId);
          PayerClaim claim = acts.existing(payerClaimId);
          if (claim.state() != PayerClaimState.QUEUED) {
            throw DecisionRefused.state(
                "payer claim %s is %s: only what is ready to go can be filed"
                    .formatted(claim.id(), claim.state()));
          }
          if (releases.release(claim.id(), by)) {
            acts.say(claim, "To be filed with the next file, by %s", by);
            events.publishEvent(new PayerClaimChanged(claim.id()));
          }
          return claim;
        });
  }

  /** Takes out a later payer's claim that has not left. It can be made again. */
  public PayerClaim delete(String payerClaimId, String why, String by) {
    ManualActs.requireReason(why);
    return acts.run(
        () -> {
          acts.lock(payerClaimId);
          PayerClaim claim = acts.existing(payerClaimId);
          requireLater(claim);
          boolean left = claim.versions().stream().anyMatch(version -> version.sentOn() != null);
          if (!UNSENT.contains(claim.state()) || left) {
            throw DecisionRefused.state(
                "payer claim %s is %s: only what has not left can be deleted"
                    .formatted(claim.id(), claim.state()));
          }
          closing.givenUp(claim, "DELETED");
          acts.say(claim, "Deleted by %s before it left: %s", by, why);
          acts.goOn(claim, TaskKind.values());
          return claim;
        });
  }

  /**
   * The claim, ready to be looked at by the process: a new draft, or one that is taken up again.
   */
  private PayerClaim opened(String payerClaimId) {
    ControlNumber number = ManualActs.number(payerClaimId);
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

  private PayerClaim draft(String payerClaimId) {
    ControlNumber number = ManualActs.number(payerClaimId);
    ClaimFamily family = acts.family(number.familyId());
    Coverage coverage = family.content().coverage(number.level());
    if (coverage == null) {
      throw DecisionRefused.missing(
          "family %s has no coverage at level %d".formatted(number.familyId(), number.level()));
    }
    return PayerClaim.draft(
        number.familyId(), number.level(), family.serviceFrom(), coverage.payerId());
  }

  private static void requireLater(PayerClaim claim) {
    if (claim.level() == 1) {
      throw DecisionRefused.invalid("this is for claims to payers after the first");
    }
  }
}
