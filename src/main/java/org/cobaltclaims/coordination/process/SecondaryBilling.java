package org.cobaltclaims.coordination.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.FilingReleases;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.TasksSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.Deadlines;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.money.Imbalance;
import org.cobaltclaims.patient.CoverageDates;
import org.cobaltclaims.practice.Automation.SecondaryFiling;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.cobaltclaims.transmission.ClaimBuilding;
import org.cobaltclaims.transmission.ClaimRouting;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers the facts of the gate to the next payer (DOMAIN 2.2) and carries out what the gate
 * decides.
 */
@Service
public class SecondaryBilling {

  private static final String ON_HOLD = "onHold";
  private static final String COVERAGE = "coverage";
  private static final String HANDLING = "handling";

  /** The facts of a claim that a person has closed: the table skips it. */
  private static final Map<String, Object> NOTHING_TO_ASK =
      Map.ofEntries(
          Map.entry("adjudicationCertain", true),
          Map.entry("openReversal", false),
          Map.entry("crossoverContradiction", false),
          Map.entry("crossoverSignal", false),
          Map.entry("statusAllowed", true),
          Map.entry("nextCoverageReady", true),
          Map.entry("denialOutcome", Secondary.YES.name()),
          Map.entry("remainingPositive", false),
          Map.entry("billZeroBalance", false),
          Map.entry("deadlinePassed", false),
          Map.entry("noOtherOpenClaim", true),
          Map.entry(ON_HOLD, false),
          Map.entry(COVERAGE, CoverageDates.Holds.ACTIVE.name()),
          Map.entry(HANDLING, SecondaryFiling.AUTOMATIC.name()));

  private static final String PRACTICE_REVIEW = "PRACTICE_REVIEW";

  /** The facts of a claim that a person knows to be forwarded: the table waits for its answer. */
  private static final Map<String, Object> FORWARDED = forwarded();

  private static Map<String, Object> forwarded() {
    Map<String, Object> facts = new HashMap<>(NOTHING_TO_ASK);
    facts.put("crossoverSignal", true);
    return Map.copyOf(facts);
  }

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Payers payers;
  private final FilingReleases releases;
  private final SecondaryEligibility eligibility;
  private final OrderQuestions questions;
  private final SecondaryGate gate;
  private final ClaimBuilding building;
  private final ClaimRouting routing;
  private final ClaimClosing closing;
  private final ClaimManagement management;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SecondaryBilling(
      PayerClaims claims,
      ClaimFamilies families,
      Payers payers,
      FilingReleases releases,
      SecondaryEligibility eligibility,
      OrderQuestions questions,
      SecondaryGate gate,
      ClaimBuilding building,
      ClaimRouting routing,
      ClaimClosing closing,
      ClaimManagement management,
      Tasks tasks,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.families = families;
    this.payers = payers;
    this.releases = releases;
    this.eligibility = eligibility;
    this.questions = questions;
    this.gate = gate;
    this.building = building;
    this.routing = routing;
    this.closing = closing;
    this.management = management;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** The facts on which the table secondary-gate decides. */
  @Transactional(readOnly = true)
  public Map<String, Object> facts(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (isOutOfTurn(claim)) {
      return NOTHING_TO_ASK;
    }
    return switch (claim.state()) {
      case DRAFT -> {
        CoverageDates.Holds coverage = eligibility.coverage(claim);
        Map<String, Object> facts =
            new HashMap<>(
                gate.facts(claim, false, coverage != CoverageDates.Holds.INACTIVE).variables());
        facts.put(ON_HOLD, isOnHold(claim));
        facts.put(COVERAGE, coverage.name());
        facts.put(HANDLING, handling(claim).name());
        yield facts;
      }
      case AWAITING_CROSSOVER -> FORWARDED;
      // Closed, or answered without being sent by us: the payer before had forwarded it.
      default -> NOTHING_TO_ASK;
    };
  }

  /** How the practice wants the claim to be made, unless a person has let it pass already. */
  private SecondaryFiling handling(PayerClaim claim) {
    boolean wanted =
        claim.isPassed()
            || releases.isReleased(claim.id())
            || claim.hasVersion()
            || decided(claim.id(), TaskKind.REVIEW_SECONDARY, "BILL");
    if (wanted) {
      return SecondaryFiling.AUTOMATIC;
    }
    return questions.isOpen(claim)
        ? SecondaryFiling.REVIEW
        : payers.profile(claim.payerId()).secondary();
  }

  /** True if a person has to say first whether this payer is the one that comes now. */
  boolean isOrderQuestioned(PayerClaim claim) {
    return questions.isOpen(claim);
  }

  /** An earlier payer's claim is worked again: the family goes on there. */
  private boolean isOutOfTurn(PayerClaim claim) {
    return claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
        .filter(prior -> prior.level() < claim.level())
        .anyMatch(prior -> !prior.decided() && prior.state() != PayerClaimState.CLOSED);
  }

  /** What the gate finds; what people decided about it counts. */
  Gate.Facts gate(PayerClaim claim) {
    return gate(claim, false);
  }

  /**
   * What the gate finds.
   *
   * @param otherOpen whether the payer has been sent the claim already (2.2-10)
   */
  Gate.Facts gate(PayerClaim claim, boolean otherOpen) {
    return gate.facts(
        claim, otherOpen, eligibility.coverage(claim) != CoverageDates.Holds.INACTIVE);
  }

  private boolean decided(String payerClaimId, TaskKind kind, String decision) {
    return tasks.decision(payerClaimId, kind).filter(decision::equals).isPresent();
  }

  /**
   * Does as {@link #build} does.
   *
   * @return what decides on the claim's channel if it can go; empty if it does not add up
   */
  @Transactional
  public Optional<ClaimRouting.Routing> ready(String payerClaimId) {
    return build(payerClaimId).isEmpty()
        ? Optional.of(routing.of(claims.findById(payerClaimId).orElseThrow()))
        : Optional.empty();
  }

  /**
   * Tries whether the claim can be built and balances (gate 2.2, condition 11).
   *
   * @return what does not add up; empty if it can go. A person is asked otherwise.
   */
  @Transactional
  public List<Imbalance> build(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    List<Imbalance> problems = building.next(claim).problems();
    if (problems.isEmpty()) {
      events.publishEvent(
          TasksSettled.of(claim.id(), TaskKind.COB_UNBALANCED, TaskKind.REVIEW_SECONDARY));
      timeline.append(
          claim.familyId(), claim.id(), "2.2", "All conditions for billing this payer are met");
      if (eligibility.isLookedAt()
          && !eligibility.blocks()
          && !eligibility.unverified(claim).isEmpty()) {
        timeline.append(
            claim.familyId(),
            claim.id(),
            "10",
            "Warning: " + eligibility.unverified(claim) + "; it is billed");
      }
      return problems;
    }
    if (tasks.open(claim.id(), TaskKind.COB_UNBALANCED).isPresent()) {
      return problems;
    }
    events.publishEvent(
        new TaskNeeded(
            TaskKind.COB_UNBALANCED, claim.id(), claim.familyId(), problems.getFirst().rule()));
    for (Imbalance problem : problems) {
      timeline.append(
          claim.familyId(),
          claim.id(),
          problem.rule(),
          "Line %d: expected %s, found %s, difference %s: %s"
              .formatted(
                  problem.line(),
                  problem.expected(),
                  problem.found(),
                  problem.difference(),
                  problem.message()));
    }
    return problems;
  }

  /** The payer is not billed; what it was to be asked is left to the patient. */
  @Transactional
  public void skip(String payerClaimId, String reason) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (!claim.decided() && !isOutOfTurn(claim)) {
      closing.notBilled(payerClaimId, reason);
    }
  }

  /** True if nothing of the claim's family may leave. */
  boolean isOnHold(PayerClaim claim) {
    return families.findById(claim.familyId()).orElseThrow().isOnHold();
  }

  /** What does not add up in the claim as it would be built now. */
  List<Imbalance> imbalances(PayerClaim claim) {
    return building.next(claim).problems();
  }

  /** What does not add up in the claim even if it is printed. */
  List<Imbalance> imbalancesOnPaper(PayerClaim claim) {
    return building.next(claim).printed().problems();
  }

  /** The payer before forwarded the claim: its answer is awaited, nothing is sent (DOMAIN 3.6). */
  @Transactional
  public void awaitCrossover(String payerClaimId) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    if (claim.state() != PayerClaimState.DRAFT) {
      return;
    }
    PayerClaim prior =
        claims.findById(PayerClaim.idOf(claim.familyId(), claim.level() - 1)).orElseThrow();
    PayerProfile destination = payers.profile(claim.payerId());
    LocalDate today = LocalDate.now(clock);
    LocalDate told = Objects.requireNonNullElse(prior.adjudicatedOn(), today);
    LocalDate until =
        Deadlines.crossoverWait(
            told,
            destination,
            Deadlines.secondary(
                families.findById(claim.familyId()).orElseThrow().content(), destination, told));
    LocalDate due = until.isAfter(today) ? until : today.plusDays(1);
    claim.awaitCrossover(due);
    claims.save(claim);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "3.6",
        "Forwarded by the payer before; its answer is awaited until " + due);
  }

  /**
   * A person has to decide whether the payer is billed; every condition that is not met is noted.
   * If something has happened since the gate looked, nobody is asked, and the gate looks again.
   *
   * @param seen the facts on which the gate decided, among other variables
   */
  @Transactional
  public void ask(String payerClaimId, String reason, Map<String, Object> seen) {
    PayerClaim claim = claims.findById(payerClaimId).orElseThrow();
    management.lock(claim.familyId());
    if (tasks.open(claim.id(), TaskKind.REVIEW_SECONDARY).isPresent()) {
      return;
    }
    if (!seen.entrySet().containsAll(facts(payerClaimId).entrySet())) {
      // A user task that finds its task closed completes as soon as it is there.
      if (tasks.newest(claim.id(), TaskKind.REVIEW_SECONDARY).isEmpty()) {
        events.publishEvent(
            new TaskNeeded(TaskKind.REVIEW_SECONDARY, claim.id(), claim.familyId(), reason));
        events.publishEvent(new TaskSettled(TaskKind.REVIEW_SECONDARY, claim.id()));
      }
      return;
    }
    boolean questioned = reason.equals(PRACTICE_REVIEW) && questions.isOpen(claim);
    events.publishEvent(
        new TaskNeeded(
            TaskKind.REVIEW_SECONDARY,
            claim.id(),
            claim.familyId(),
            questioned ? OrderQuestions.REASON : reason));
    if (questioned) {
      timeline.append(
          claim.familyId(),
          claim.id(),
          "7.1",
          "Not billed while the order of the payers is in question");
    }
    if (reason.equals("ELIGIBILITY")) {
      eligibility.ask(claim);
    }
    gate(claim)
        .unmet()
        .forEach(
            condition ->
                timeline.append(
                    claim.familyId(), claim.id(), condition.ruleId(), condition.reason()));
  }
}
