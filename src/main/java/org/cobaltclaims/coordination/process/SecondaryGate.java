package org.cobaltclaims.coordination.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.Crossover;
import org.cobaltclaims.coordination.EffectiveAdjudication;
import org.cobaltclaims.coordination.Gate;
import org.cobaltclaims.denial.Denials;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.ReasonCodes.Secondary;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.transmission.ClaimBuilding;
import org.cobaltclaims.transmission.StatusInquiries;
import org.cobaltclaims.worklist.Tasks;
import org.springframework.stereotype.Component;

/** Gathers what the gate asks about a later payer's claim (DOMAIN 2.2) from the database. */
@Component
class SecondaryGate {

  /** What a person decides about a denial that the payer before is asked about no more. */
  private static final Set<String> ACCEPTED =
      Set.of("BILL_NEXT_PAYER", "BILL_PATIENT", "WRITE_OFF");

  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Remittances remittances;
  private final Payers payers;
  private final ClaimBuilding building;
  private final StatusInquiries inquiries;
  private final Denials denials;
  private final Tasks tasks;
  private final Clock clock;
  private final ReasonCodes codes = ReasonCodes.standard();

  SecondaryGate(
      PayerClaims claims,
      ClaimFamilies families,
      Remittances remittances,
      Payers payers,
      ClaimBuilding building,
      StatusInquiries inquiries,
      Denials denials,
      Tasks tasks,
      Clock clock) {
    this.claims = claims;
    this.families = families;
    this.remittances = remittances;
    this.payers = payers;
    this.building = building;
    this.inquiries = inquiries;
    this.denials = denials;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * What the gate finds.
   *
   * @param otherOpen whether the payer has been sent the claim already (2.2-10)
   * @param coverageActive whether the coverage holds on the dates of service, as far as is known
   */
  Gate.Facts facts(PayerClaim claim, boolean otherOpen, boolean coverageActive) {
    List<PayerClaim> before =
        claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
            .filter(other -> other.level() < claim.level())
            .toList();
    boolean skipped = before.stream().allMatch(PayerClaim::isSkipped);
    PayerClaim prior =
        before.stream()
            .filter(other -> skipped || !other.isSkipped())
            .reduce((first, second) -> second)
            .orElseThrow();
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    PayerProfile priorPayer = payers.profile(prior.payerId());
    PayerProfile destination = payers.profile(claim.payerId());
    List<StoredPayment> held = remittances.held(prior.id());
    List<ClaimPayment> decisions = new ArrayList<>(remittances.posted(prior.id()));
    held.stream()
        .map(StoredPayment::payment)
        .filter(ClaimPayment::reversal)
        .forEach(decisions::add);
    EffectiveAdjudication effective = EffectiveAdjudication.of(content, decisions);
    boolean personLetsItPass =
        claim.isPassed() || decided(claim.id(), TaskKind.REVIEW_SECONDARY, "BILL");
    boolean posted =
        skipped
            || prior.decided() && held.stream().allMatch(payment -> payment.payment().reversal());
    return Gate.facts(
        new Gate.Question(
            content,
            claim.level(),
            effective,
            posted,
            Crossover.decide(
                content,
                prior.level(),
                effective.payments(),
                inquiries.forwarding(prior.id()),
                priorPayer,
                destination),
            personLetsItPass || decided(claim.id(), TaskKind.CHASE_CROSSOVER, "BILL_DIRECTLY"),
            denial(effective, prior.level(), priorPayer),
            personLetsItPass
                || tasks
                    .decision(prior.id(), TaskKind.WORK_DENIAL)
                    .filter(ACCEPTED::contains)
                    .isPresent(),
            denials.released(claim.familyId(), claim.level()),
            personLetsItPass,
            coverageActive,
            otherOpen,
            claim.delayReason(),
            LocalDate.now(clock),
            priorPayer,
            destination,
            claim.isPassed() || claim.isReplacement() && !remittances.posted(claim.id()).isEmpty(),
            skipped,
            posted ? building.next(claim).problems() : List.of()));
  }

  private Secondary denial(EffectiveAdjudication effective, int level, PayerProfile payer) {
    return effective.payments().stream()
        .map(payment -> Classification.of(payment, level, codes.of(payer)).secondary())
        .min(Secondary::compareTo)
        .orElse(Secondary.YES);
  }

  private boolean decided(String payerClaimId, TaskKind kind, String decision) {
    return tasks.decision(payerClaimId, kind).filter(decision::equals).isPresent();
  }
}
