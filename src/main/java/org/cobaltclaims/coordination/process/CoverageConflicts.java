package org.cobaltclaims.coordination.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.CoverageEvidences;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.OrderConflict;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.patient.EligibilityTold;
import org.cobaltclaims.patient.OtherPayer;
import org.cobaltclaims.practice.Payers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a 271 says against the coverages of open claims (DOMAIN 7.1, 10): kept as evidence, and
 * asked of a person where it contradicts what the claim goes by.
 */
@Component
class CoverageConflicts {

  /** The payer says that the coverage does not hold. */
  static final String INACTIVE = "271-INACTIVE";

  /** The payer says that another one comes first. */
  static final String OTHER_PRIMARY = "271-OTHER-PRIMARY";

  /** The payer knows of another one that the claim does not name, or not there. */
  static final String OTHER_PAYER = "271-OTHER-PAYER";

  private static final String RULE = "10";

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final CoverageEvidences evidences;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CoverageConflicts(
      ClaimFamilies families,
      PayerClaims claims,
      CoverageEvidences evidences,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.families = families;
    this.claims = claims;
    this.evidences = evidences;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void told(EligibilityTold told) {
    for (ClaimFamily family : families.findByPatientIds(told.patientIds())) {
      if (family.state() != FamilyState.CLOSED) {
        family.content().coverages().stream()
            .filter(coverage -> coverage.payerId().equalsIgnoreCase(told.payerId()))
            .filter(coverage -> coverage.memberId().equalsIgnoreCase(told.answer().memberId()))
            .forEach(coverage -> compare(told, family, coverage));
      }
    }
  }

  private void compare(EligibilityTold told, ClaimFamily family, Coverage coverage) {
    EligibilityAnswer answer = told.answer();
    String id =
        "%s-%d-%s%d".formatted(told.fileId(), answer.position(), family.id(), coverage.level());
    LocalDate today = LocalDate.now(clock);
    if (answer.outcome(family.serviceFrom()) == EligibilityAnswer.Outcome.INACTIVE) {
      if (!decided(family, coverage)
          && evidences.keep(
              CoverageEvidence.inactive(
                  id, family.id(), coverage.level(), answer.from(), answer.to(), today))) {
        ask(
            family,
            coverage,
            INACTIVE,
            "Payer %s says that its coverage does not hold on the day of service"
                .formatted(coverage.payerId()));
      }
      return;
    }
    int ordinal = 0;
    for (OtherPayer other : answer.otherPayers()) {
      ordinal++;
      if (other.holdsOn(family.serviceFrom())) {
        compare(id + "-" + ordinal, family, coverage, other, today);
      }
    }
  }

  private void compare(
      String id, ClaimFamily family, Coverage coverage, OtherPayer other, LocalDate today) {
    ClaimContent content = family.content();
    String payerId = known(other);
    Optional<Coverage> meant =
        OrderConflict.meant(content, coverage.level(), payerId, other.payerName());
    CoverageEvidence evidence =
        new CoverageEvidence(
            id,
            family.id(),
            coverage.level(),
            "271",
            CoverageEvidence.Kind.OTHER_PAYER,
            other.place().name(),
            meant.map(Coverage::payerId).orElse(payerId),
            other.payerName(),
            other.memberId(),
            other.groupNumber(),
            other.insuranceType(),
            other.subscriberLast(),
            other.subscriberFirst(),
            other.from(),
            other.to(),
            today);
    if (!evidences.keep(evidence) || !OrderConflict.asks(coverage.level(), meant, other.place())) {
      return;
    }
    boolean first = other.place() == OtherPayer.Place.PRIMARY;
    ask(
        family,
        coverage,
        first ? OTHER_PRIMARY : OTHER_PAYER,
        "Payer %s says that payer %s %s%s"
            .formatted(
                coverage.payerId(),
                evidence.otherPayer(),
                first ? "comes first" : "covers the patient, too",
                meant.isPresent() ? "" : "; the claim does not name it"));
  }

  private String known(OtherPayer other) {
    return List.of(other.payerId(), other.payerName()).stream()
        .filter(name -> !name.isBlank())
        .flatMap(name -> payers.payerByAlias(name).stream())
        .findFirst()
        .orElse(other.payerId());
  }

  private boolean decided(ClaimFamily family, Coverage coverage) {
    return claims
        .findById(PayerClaim.idOf(family.id(), coverage.level()))
        .map(PayerClaim::decided)
        .orElse(false);
  }

  private void ask(ClaimFamily family, Coverage coverage, String reason, String text) {
    String claimId = PayerClaim.idOf(family.id(), coverage.level());
    timeline.append(
        family.id(),
        claims.existsById(claimId) ? claimId : null,
        RULE,
        text + ": a person decides");
    events.publishEvent(new TaskNeeded(TaskKind.PAYER_ORDER, claimId, family.id(), reason));
  }
}
