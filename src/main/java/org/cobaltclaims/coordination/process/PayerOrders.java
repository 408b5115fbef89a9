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
    int from = 1;
    while (from <= after.size() && after.get(from - 1).equals(before.get(from - 1))) {
      from++;
    }
    if (from > after.size()) {
      throw DecisionRefused.state("that is the order as it stands");
    }
    for (PayerClaim claim : claims.findByFamilyIdOrderByLevel(familyId).reversed()) {
      if (claim.level() >= from) {
        withdraw(claim);
      }
    }
    reordering.setOrder(familyId, after, from);
    again(familyId, from);
    timeline.append(
        familyId,
        null,
        RULE,
        "Payer order set by %s to %s: %s"
            .formatted(by, String.join(", ", after.stream().map(Coverage::payerId).toList()), why));
  }

  /** The payer of a claim says that another one comes first: the two change places. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void otherFirst(PayerClaim claim, String why, String by) {
    List<Integer> levels =
        new ArrayList<>(
            family(claim.familyId()).content().coverages().stream().map(Coverage::level).toList());
    if (claim.level() >= levels.size()) {
      throw DecisionRefused.state(
          "the patient has no other coverage behind this one on the claim: add it first");
    }
    levels.set(claim.level() - 1, claim.level() + 1);
    levels.set(claim.level(), claim.level());
    set(claim.familyId(), levels, new HashMap<>(), why, by);
  }

  private void withdraw(PayerClaim claim) {
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
