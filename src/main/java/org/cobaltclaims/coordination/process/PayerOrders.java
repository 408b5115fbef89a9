package org.cobaltclaims.coordination.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.IllegalCorrectionException;
import org.cobaltclaims.claim.NewCoverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.PayerReordering;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.denial.IllegalDenialException;
import org.cobaltclaims.patient.OrderRules;
import org.cobaltclaims.patient.OrderSituation;
import org.cobaltclaims.patient.Plan;
import org.cobaltclaims.patient.PlanKind;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.worklist.DecisionRefused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The order of a family's payers (DOMAIN 7.1): rules suggest it, a person sets it, and the claims
 * start again where it differs.
 */
@Service
public class PayerOrders {

  private static final String RULE = "7.1";
  private static final String CHILD = "19";
  private static final String COVERAGE_ENDED = "COVERAGE_ENDED";
  private static final int MOST_PAYERS = 9;

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final PayerReordering reordering;
  private final Denials denials;
  private final ClaimClosing closing;
  private final Remittances remittances;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  PayerOrders(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      PayerReordering reordering,
      Denials denials,
      ClaimClosing closing,
      Remittances remittances,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.reordering = reordering;
    this.denials = denials;
    this.closing = closing;
    this.remittances = remittances;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
  }

  /** The plans of a family, as far as its claim tells of them. */
  @Transactional(readOnly = true)
  public List<Plan> plans(String familyId) {
    ClaimContent content = family(familyId).content();
    return content.coverages().stream().map(coverage -> plan(content, coverage)).toList();
  }

  private Plan plan(ClaimContent content, Coverage coverage) {
    String indicator = coverage.filingIndicator();
    PlanKind kind =
        PlanKind.of(
            indicator.isEmpty() ? payers.profile(coverage.payerId()).filingIndicator() : indicator);
    LocalDate birth =
        coverage.subscriberBirthDate() == null && coverage.patientIsSubscriber()
            ? content.patient().birthDate()
            : coverage.subscriberBirthDate();
    return new Plan(
        coverage.level(),
        kind,
        true,
        coverage.patientIsSubscriber(),
        coverage.relationship().equals(CHILD),
        birth,
        null,
        null,
        null,
        false,
        null,
        null);
  }

  /** What the order of a family's payers depends on besides, as far as its claim tells. */
  @Transactional(readOnly = true)
  public OrderSituation situation(String familyId) {
    ClaimFamily family = family(familyId);
    ClaimContent content = family.content();
    LocalDate birth = content.patient().birthDate();
    if (birth == null) {
      birth =
          content.coverages().stream()
              .filter(Coverage::patientIsSubscriber)
              .map(Coverage::subscriberBirthDate)
              .filter(date -> date != null)
              .findFirst()
              .orElse(null);
    }
    List<String> causes = content.relatedCauses();
    OrderSituation.Event event =
        causes.contains("EM")
            ? OrderSituation.Event.EMPLOYMENT
            : causes.contains("AA")
                ? OrderSituation.Event.AUTO_ACCIDENT
                : causes.contains("OA")
                    ? OrderSituation.Event.OTHER_ACCIDENT
                    : OrderSituation.Event.NONE;
    return new OrderSituation(
        birth, family.serviceFrom(), event, OrderSituation.Parents.UNKNOWN, false, null);
  }

  /** The order that the rules suggest by what the claim tells. */
  @Transactional(readOnly = true)
  public OrderRules.Suggestion suggestion(String familyId) {
    return OrderRules.suggest(plans(familyId), situation(familyId));
  }

  /**
   * Sets the order and starts again where it differs. What a payer denied that was asked out of
   * turn does not count any more; what one has paid has to be taken back by it first.
   *
   * @param levels the present levels in the new order
   * @param insuranceTypes SBR05 by present level, where a person gives the reason why Medicare is
   *     not primary
   * @param why no PHI
   * @throws DecisionRefused if it is no order of these payers, or a claim's state does not allow it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void set(
      String familyId,
      List<Integer> levels,
      Map<Integer, String> insuranceTypes,
      String why,
      String by) {
    management.lock(familyId);
    ClaimFamily family = family(familyId);
    List<Coverage> before = family.content().coverages();
    if (!levels.stream()
        .sorted()
        .toList()
        .equals(IntStream.rangeClosed(1, before.size()).boxed().toList())) {
      throw DecisionRefused.invalid(
          "the order names each of the %d payers by its present place, once"
              .formatted(before.size()));
    }
    List<Coverage> after = new ArrayList<>();
    for (int level : levels) {
      Coverage coverage = before.get(level - 1);
      String type = insuranceTypes.getOrDefault(level, coverage.insuranceType());
      after.add(coverage.withInsuranceType(type).atLevel(after.size() + 1));
    }
    arrange(family, after);
    said(familyId, "Payer order set by %s to %s: %s", by, after, why);
  }

  /** From the first place on that differs, the claims start again. */
  private void arrange(ClaimFamily family, List<Coverage> after) {
    List<Coverage> before = family.content().coverages();
    int from = 1;
    while (from <= Math.min(before.size(), after.size())
        && after.get(from - 1).equals(before.get(from - 1))) {
      from++;
    }
    if (from > before.size() && from > after.size()) {
      throw DecisionRefused.state("that is the order as it stands");
    }
    int first = from;
    List<PayerClaim> again =
        claims.findByFamilyIdOrderByLevel(family.id()).reversed().stream()
            .filter(claim -> claim.level() >= first)
            .toList();
    again.forEach(this::withdraw);
    // Only now: what a payer before had passed on is not asked of them any more.
    again.stream().filter(claim -> claim.level() > after.size()).forEach(this::retire);
    reordering.setOrder(family.id(), after, from);
    again(family.id(), from);
  }

  /** No payer stands at the level of a claim any more. */
  private void retire(PayerClaim claim) {
    if (claim.state() != PayerClaimState.CLOSED) {
      claim.redirected(claim.payerId(), null);
      closing.givenUp(claim, COVERAGE_ENDED);
    }
  }

  private void said(String familyId, String text, String by, List<Coverage> after, String why) {
    timeline.append(
        familyId,
        null,
        RULE,
        text.formatted(by, String.join(", ", after.stream().map(Coverage::payerId).toList()), why));
  }

  /**
   * Adds a coverage that the claim did not name.
   *
   * @param place where it comes in the order, from 1; 0 behind all others
   * @param why no PHI
   * @throws DecisionRefused if something is missing, or a claim's state does not allow it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(String familyId, NewCoverage added, int place, String why, String by) {
    management.lock(familyId);
    ClaimFamily family = family(familyId);
    List<Coverage> before = family.content().coverages();
    int level = place == 0 ? before.size() + 1 : place;
    if (level < 1 || level > Math.min(before.size() + 1, MOST_PAYERS)) {
      throw DecisionRefused.invalid(
          "the place is one from 1 to " + Math.min(before.size() + 1, MOST_PAYERS));
    }
    List<Coverage> after = new ArrayList<>(before);
    Coverage coverage;
    try {
      String payer = added.payerId() == null ? "" : added.payerId().strip();
      coverage = added.at(level, family.content(), payers.profile(payer).filingIndicator());
    } catch (IllegalCorrectionException wrong) {
      throw DecisionRefused.invalid("details." + wrong.getMessage());
    }
    if (before.stream()
        .anyMatch(
            c ->
                c.payerId().equals(coverage.payerId())
                    && c.memberId().equals(coverage.memberId()))) {
      throw DecisionRefused.state("the claim names this coverage already");
    }
    after.add(level - 1, coverage);
    boolean behindAll = level > before.size();
    PayerClaim last = claims.findByFamilyIdOrderByLevel(familyId).getLast();
    arrange(family, renumbered(after));
    if (behindAll && last.level() == before.size() && last.decided()) {
      closing.askNext(familyId, level, last.id());
    }
    said(familyId, "Coverage added by %s; the payers are now %s: %s", by, after, why);
  }

  /**
   * Takes a coverage off a claim that does not hold on the day of service.
   *
   * @param level its place
   * @param why no PHI
   * @throws DecisionRefused if it is the only one, or a claim's state does not allow it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(String familyId, int level, String why, String by) {
    management.lock(familyId);
    ClaimFamily family = family(familyId);
    List<Coverage> before = family.content().coverages();
    if (before.size() == 1) {
      throw DecisionRefused.state(
          "it is the only coverage of the claim: close the claim, and the patient owes it");
    }
    List<Coverage> after =
        renumbered(before.stream().filter(coverage -> coverage.level() != level).toList());
    arrange(family, after);
    said(familyId, "Coverage taken off by %s; the payers are now %s: %s", by, after, why);
  }

  private static List<Coverage> renumbered(List<Coverage> order) {
    List<Coverage> renumbered = new ArrayList<>();
    order.forEach(coverage -> renumbered.add(coverage.atLevel(renumbered.size() + 1)));
    return renumbered;
  }

  /**
   * A payer that is known to come before that of a level takes its place; those from there on move
   * back.
   *
   * @param level the place that is wrong
   * @param payerId the payer that comes first
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void first(String familyId, int level, String payerId, String why, String by) {
    List<Integer> levels =
        new ArrayList<>(
            family(familyId).content().coverages().stream().map(Coverage::level).toList());
    int wanted =
        family(familyId).content().coverages().stream()
            .filter(c -> c.level() != level && c.payerId().equals(payerId))
            .mapToInt(Coverage::level)
            .findFirst()
            .orElseThrow(
                () ->
                    DecisionRefused.state(
                        "payer %s is no other payer of this claim".formatted(payerId)));
    levels.remove(Integer.valueOf(wanted));
    levels.add(levels.indexOf(level), wanted);
    set(familyId, levels, new HashMap<>(), why, by);
  }

  /** The payer of a level comes after the next one: the two change places. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void nextFirst(String familyId, int level, String why, String by) {
    List<Integer> levels =
        new ArrayList<>(
            family(familyId).content().coverages().stream().map(Coverage::level).toList());
    if (level >= levels.size()) {
      throw DecisionRefused.state(
          "the patient has no other coverage behind this one on the claim: name it in"
              + " details.coverage");
    }
    levels.set(level - 1, level + 1);
    levels.set(level, level);
    set(familyId, levels, new HashMap<>(), why, by);
  }

  private void withdraw(PayerClaim claim) {
    if (claim.state().inTransit() && remittances.isNotOurs(claim.id())) {
      // It lies there, but not to be decided.
      claim.rejected();
      claims.save(claim);
    }
    if (claim.state().inTransit()) {
      throw DecisionRefused.state(
          "payer claim %s is with payer %s: await its answer, or close it first"
              .formatted(claim.id(), claim.payerId()));
    }
    if (!remittances.held(claim.id()).isEmpty()) {
      throw DecisionRefused.state(
          "a payment of payer claim %s is held: decide about that first".formatted(claim.id()));
    }
    if (claim.state() == PayerClaimState.APPEALED) {
      throw DecisionRefused.state("payer claim %s is appealed".formatted(claim.id()));
    }
    try {
      closing.undo(claim.familyId(), claim.id() + "-");
      closing.undo(claim.familyId(), "KEEP-" + claim.id());
      closing.undo(claim.familyId(), "SKIP-" + claim.id());
      denials.withdraw(claim);
    } catch (IllegalDenialException paid) {
      throw DecisionRefused.state(
          paid.getMessage() + "; a void claim (frequency 8) asks the payer to take it back");
    }
  }

  private void again(String familyId, int from) {
    ClaimFamily family = family(familyId);
    family.settle(FamilyState.OPEN);
    families.save(family);
    // A coverage that has no claim yet may have been asked about.
    for (int level = from; level <= MOST_PAYERS; level++) {
      events.publishEvent(new TaskSettled(TaskKind.PAYER_ORDER, PayerClaim.idOf(familyId, level)));
    }
    for (PayerClaim claim : claims.findByFamilyIdOrderByLevel(familyId)) {
      if (claim.level() >= from) {
        for (TaskKind kind : TaskKind.values()) {
          events.publishEvent(new TaskSettled(kind, claim.id()));
        }
        events.publishEvent(new PayerClaimChanged(claim.id()));
      }
    }
    events.publishEvent(new FamilyReopened(familyId));
  }

  private ClaimFamily family(String familyId) {
    return families
        .findById(familyId)
        .orElseThrow(() -> DecisionRefused.missing("there is no claim family " + familyId));
  }
}
