package org.cobaltclaims.patient.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FamilyHold;
import org.cobaltclaims.claim.FamilyReopened;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.remittance.ClaimClosing;
import org.cobaltclaims.remittance.PatientMoney;
import org.cobaltclaims.remittance.PatientPayments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows for a patient's visits when their coverages change (DOMAIN 2.2-5, 7.1). */
@Component
class CoveredVisits {

  private static final String RULE = "7.1";

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final FamilyHold hold;
  private final ClaimClosing closing;
  private final PatientPayments payments;
  private final PatientMoney money;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  CoveredVisits(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      FamilyHold hold,
      ClaimClosing closing,
      PatientPayments payments,
      PatientMoney money,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.hold = hold;
    this.closing = closing;
    this.payments = payments;
    this.money = money;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * A coverage was added. A visit that does not name it gets it behind its others; if its payers
   * are done, what the patient was charged is asked of the new one instead.
   *
   * @param last whether it comes after all others of the patient; otherwise a person says where it
   *     stands in visits under way
   */
  void added(String patientId, boolean last, Coverage coverage, PatientCoverage dates, String by) {
    each(
        patientId,
        family -> {
          if (dates.holdsOn(family.serviceFrom(), family.serviceTo())
              && place(family, dates) == 0) {
            extend(family, last, coverage, by);
          }
        });
  }

  private void extend(ClaimFamily family, boolean last, Coverage coverage, String by) {
    List<PayerClaim> byLevel = claims.findByFamilyIdOrderByLevel(family.id());
    PayerClaim newest = byLevel.getLast();
    boolean done = family.state() != FamilyState.OPEN;
    if (done && !money.charged(family.id()).isPositive()) {
      return;
    }
    ClaimContent content = family.content();
    int level = content.coverages().size() + 1;
    List<Coverage> all = new ArrayList<>(content.coverages());
    all.add(named(coverage, content).atLevel(level));
    family.corrected(content.withCoverages(all));
    boolean decided = newest.decided() && newest.level() == level - 1;
    if (done && decided) {
      family.settle(FamilyState.OPEN);
    }
    families.save(family);
    timeline.append(
        family.id(),
        null,
        RULE,
        "Coverage with payer %s added at level %d by %s".formatted(coverage.payerId(), level, by));
    if (!last && newest.level() < level) {
      events.publishEvent(
          new TaskNeeded(
              TaskKind.PAYER_ORDER, byLevel.getFirst().id(), family.id(), "COVERAGE_ADDED"));
    }
    if (decided) {
      Money moved = money.chargeInstead(family, level, "COB");
      timeline.append(
          family.id(),
          null,
          "3.9",
          "%s that the patient was charged is taken back and asked of payer %s"
              .formatted(moved, coverage.payerId()));
      events.publishEvent(new FamilyReopened(family.id()));
    }
  }

  /** The patient is named as the visit names them. */
  private static Coverage named(Coverage coverage, ClaimContent content) {
    if (!coverage.patientIsSubscriber()) {
      return coverage;
    }
    Coverage first = content.coverages().getFirst();
    return new Coverage(
        coverage.level(),
        coverage.payerId(),
        coverage.payerName(),
        coverage.payerAddress(),
        coverage.payerReferences(),
        coverage.memberId(),
        coverage.groupNumber(),
        coverage.groupName(),
        coverage.insuranceType(),
        coverage.filingIndicator(),
        coverage.relationship(),
        content.patient().name(),
        content.patient().address(),
        content.patient().birthDate(),
        content.patient().gender(),
        List.of(),
        first.benefitsAssignment(),
        first.patientSignatureSource(),
        first.releaseOfInformation(),
        coverage.priorAuthorization(),
        coverage.referral());
  }

  /** The dates of a coverage were set: visits that it does not hold for wait, missed ones go. */
  void dated(String patientId, PatientCoverage coverage, String by) {
    each(
        patientId,
        family -> {
          int level = place(family, coverage);
          boolean holds = coverage.holdsOn(family.serviceFrom(), family.serviceTo());
          if (level == 1) {
            primary(family, holds, by);
          } else if (level > 1) {
            claims
                .findById(PayerClaim.idOf(family.id(), level))
                .ifPresent(claim -> later(family, claim, holds));
          }
        });
  }

  private void primary(ClaimFamily family, boolean holds, String by) {
    boolean held = FamilyHold.COVERAGE_INACTIVE.equals(family.holdReason());
    if (holds && held) {
      hold.release(family.id(), "the coverage holds on the dates of service", by);
    } else if (!holds && !family.isOnHold() && isUnsent(family)) {
      hold.hold(family.id(), FamilyHold.COVERAGE_INACTIVE, by);
    }
  }

  private boolean isUnsent(ClaimFamily family) {
    return claims.findByFamilyIdOrderByLevel(family.id()).stream()
        .allMatch(
            claim ->
                switch (claim.state()) {
                  case DRAFT, SCRUBBED, QUEUED, CORRECTING ->
                      claim.versions().stream().allMatch(version -> version.sentOn() == null);
                  default -> false;
                });
  }

  private void later(ClaimFamily family, PayerClaim claim, boolean holds) {
    if (claim.state() == PayerClaimState.DRAFT) {
      events.publishEvent(new TaskSettled(TaskKind.REVIEW_SECONDARY, claim.id()));
      events.publishEvent(new PayerClaimChanged(claim.id()));
    } else if (holds
        && claim.state() == PayerClaimState.CLOSED
        && FamilyHold.COVERAGE_INACTIVE.equals(claim.closedReason())) {
      closing.takenUp(claim);
      if (family.state() != FamilyState.OPEN) {
        family.settle(FamilyState.OPEN);
        families.save(family);
      }
      money.settle(family.patientId());
      timeline.append(
          family.id(),
          claim.id(),
          RULE,
          "The coverage holds on the dates of service after all: payer %s is asked"
              .formatted(claim.payerId()));
      events.publishEvent(new FamilyReopened(family.id()));
    }
  }

  /**
   * The numbers of a coverage were corrected: the visits bear them from now on. A claim that is
   * ready and has not left is made anew with them.
   */
  void corrected(String patientId, PatientCoverage before, PatientCoverage now, String by) {
    each(
        patientId,
        family -> {
          int level = place(family, before);
          if (level > 0) {
            correct(family, level, now, by);
          }
        });
  }

  private void correct(ClaimFamily family, int level, PatientCoverage now, String by) {
    List<Coverage> all = new ArrayList<>(family.content().coverages());
    all.replaceAll(c -> c.level() == level ? c.numbered(now.memberId(), now.groupNumber()) : c);
    family.corrected(family.content().withCoverages(all));
    families.save(family);
    PayerClaim claim = claims.findById(PayerClaim.idOf(family.id(), level)).orElse(null);
    boolean again = claim != null && isReady(claim);
    timeline.append(
        family.id(),
        claim == null ? null : claim.id(),
        RULE,
        "Numbers of the coverage with payer %s corrected in the chart by %s%s"
            .formatted(
                now.payerId(),
                by,
                again
                    ? "; the claim is made anew with them"
                    : claim != null && !claim.versions().isEmpty()
                        ? "; what was sent stays as it was sent"
                        : ""));
    if (claim != null && again) {
      claim.redirected(claim.payerId(), claim.icn());
      claims.save(claim);
      events.publishEvent(new TaskSettled(TaskKind.PRINT_AND_MAIL, claim.id()));
      events.publishEvent(new PayerClaimChanged(claim.id()));
      events.publishEvent(new FamilyReopened(family.id()));
    }
  }

  /** Stands ready for the next file or the printer; a request to forget the claim stays one. */
  private static boolean isReady(PayerClaim claim) {
    return claim.state() == PayerClaimState.QUEUED
        && !claim.currentVersion().frequency().equals(PayerClaim.VOID);
  }

  /** A coverage was taken out: visits that were not billed to it yet go on without it. */
  void removed(String patientId, PatientCoverage coverage, String by) {
    each(
        patientId,
        family -> {
          List<Coverage> all = family.content().coverages();
          int level = place(family, coverage);
          if (level > 1
              && level == all.size()
              && claims.findById(PayerClaim.idOf(family.id(), level)).isEmpty()) {
            family.corrected(family.content().withCoverages(all.subList(0, level - 1)));
            families.save(family);
            timeline.append(
                family.id(),
                null,
                RULE,
                "Coverage with payer %s taken out by %s".formatted(coverage.payerId(), by));
          }
        });
  }

  /** The order was set: where a visit under way has another, a person decides. */
  void ordered(String patientId, List<PatientCoverage> now) {
    each(
        patientId,
        family -> {
          List<Integer> levels =
              now.stream().map(c -> place(family, c)).filter(level -> level > 0).toList();
          if (family.state() == FamilyState.OPEN
              && !levels.equals(levels.stream().sorted().toList())) {
            events.publishEvent(
                new TaskNeeded(
                    TaskKind.PAYER_ORDER,
                    PayerClaim.idOf(family.id(), 1),
                    family.id(),
                    "ORDER_CHANGED"));
          }
        });
  }

  private static int place(ClaimFamily family, PatientCoverage coverage) {
    return family.content().coverages().stream()
        .filter(c -> coverage.isOf(c.payerId(), c.memberId()))
        .mapToInt(Coverage::level)
        .findFirst()
        .orElse(0);
  }

  private void each(String patientId, Consumer<ClaimFamily> act) {
    List<String> ids = payments.families(patientId);
    ids.stream().sorted().forEach(management::lock);
    for (String id : ids) {
      act.accept(families.findById(id).orElseThrow());
    }
  }
}
