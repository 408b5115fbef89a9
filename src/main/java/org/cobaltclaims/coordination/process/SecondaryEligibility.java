package org.cobaltclaims.coordination.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.patient.CoverageDates;
import org.cobaltclaims.patient.Eligibility;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.patient.EligibilityHistory;
import org.cobaltclaims.patient.EligibilityTold;
import org.cobaltclaims.patient.EligibilityWanted;
import org.cobaltclaims.practice.Automation;
import org.cobaltclaims.practice.Automation.EligibilityCheck;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether a later payer's coverage is known to hold on the dates of service (DOMAIN 2.2-5, 10), by
 * what people have said and by the payer's own answers.
 */
@Component
class SecondaryEligibility {

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final ClaimManagement management;
  private final Payers payers;
  private final CoverageDates coverages;
  private final EligibilityHistory eligibility;
  private final Tasks tasks;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SecondaryEligibility(
      PayerClaims claims,
      ClaimFamilies families,
      ClaimManagement management,
      Payers payers,
      CoverageDates coverages,
      EligibilityHistory eligibility,
      Tasks tasks,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.claims = claims;
    this.families = families;
    this.management = management;
    this.payers = payers;
    this.coverages = coverages;
    this.eligibility = eligibility;
    this.tasks = tasks;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Whether the claim's coverage holds on the dates of service, as far as people have said. */
  CoverageDates.Holds coverage(PayerClaim claim) {
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    Coverage coverage = family.content().coverage(claim.level());
    if (coverage == null) {
      return CoverageDates.Holds.ACTIVE;
    }
    CoverageDates.Holds holds =
        coverages.on(
            family.patientId(),
            coverage.payerId(),
            coverage.memberId(),
            family.serviceFrom(),
            family.serviceTo());
    boolean stops =
        payers.automation().eligibilityBeforeSecondary() == EligibilityCheck.BLOCK
            && !claim.isPassed()
            && !billedAnyway(claim)
            && !unverified(claim).isEmpty();
    return stops && holds == CoverageDates.Holds.ACTIVE ? CoverageDates.Holds.UNVERIFIED : holds;
  }

  /**
   * Why the coverage of a later claim is not known to hold by a fresh answer of its payer (DOMAIN
   * 10); empty if it is, or the practice does not want to know.
   */
  String unverified(PayerClaim claim) {
    Automation wanted = payers.automation();
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    Coverage coverage = family.content().coverage(claim.level());
    if (coverage == null || wanted.eligibilityBeforeSecondary() == EligibilityCheck.OFF) {
      return "";
    }
    Eligibility answer =
        eligibility
            .newestAnswer(family.patientId(), coverage.payerId(), coverage.memberId())
            .orElse(null);
    LocalDate oldest = LocalDate.now(clock).minusDays(wanted.eligibilityMaxAgeDays());
    if (answer == null
        || answer.answeredOn() == null
        || answer.answeredOn().isBefore(oldest)
        || answer.serviceOn().isBefore(family.serviceFrom())) {
      return "ELIGIBILITY: the payer has not said within %d days that the coverage holds"
          .formatted(wanted.eligibilityMaxAgeDays());
    }
    return answer.outcome() == EligibilityAnswer.Outcome.ACTIVE
        ? ""
        : "ELIGIBILITY: the payer's answer of %s is %s"
            .formatted(answer.answeredOn(), answer.outcome());
  }

  boolean isLookedAt() {
    return payers.automation().eligibilityBeforeSecondary() != EligibilityCheck.OFF;
  }

  boolean blocks() {
    return payers.automation().eligibilityBeforeSecondary() == EligibilityCheck.BLOCK;
  }

  void ask(PayerClaim claim) {
    ClaimFamily family = families.findById(claim.familyId()).orElseThrow();
    Coverage coverage = Objects.requireNonNull(family.content().coverage(claim.level()));
    events.publishEvent(
        new EligibilityWanted(
            family.patientId(),
            coverage.payerId(),
            coverage.memberId(),
            family.serviceTo(),
            "gate"));
    timeline.append(claim.familyId(), claim.id(), "10", unverified(claim) + "; it is asked");
  }

  /** A payer has answered: the gate looks again at the claims that waited for it. */
  @EventListener
  void on(EligibilityTold told) {
    for (ClaimFamily family : families.findByPatientIds(told.patientIds())) {
      // Whoever is about to ask a person is waited for, or sees the answer.
      management.lock(family.id());
      for (PayerClaim claim : claims.findByFamilyIdOrderByLevel(family.id())) {
        tasks
            .open(claim.id(), TaskKind.REVIEW_SECONDARY)
            .filter(task -> task.reason().equals("ELIGIBILITY") && unverified(claim).isEmpty())
            .ifPresent(
                task -> {
                  events.publishEvent(new TaskSettled(TaskKind.REVIEW_SECONDARY, claim.id()));
                  events.publishEvent(new PayerClaimChanged(claim.id()));
                });
      }
    }
  }

  private boolean billedAnyway(PayerClaim claim) {
    return tasks.decision(claim.id(), TaskKind.REVIEW_SECONDARY).filter("BILL"::equals).isPresent();
  }
}
