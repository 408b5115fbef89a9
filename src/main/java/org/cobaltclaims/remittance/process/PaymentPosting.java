package org.cobaltclaims.remittance.process;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.coordination.Crossover;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.FamilyLedger;
import org.cobaltclaims.remittance.Ledger;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts one payer's decision on one claim, or says why a person has to (DOMAIN 3.2-3.9). Each
 * payment is its own transaction: what happened to it, the ledger, the claim, the tasks and the
 * message to the waiting process stand or fall together, and a second call finds it done.
 */
@Service
public class PaymentPosting {

  private final Remittances remittances;
  private final PaymentMatching matching;
  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final Payers payers;
  private final Ledger ledger;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ReasonCodes codes = ReasonCodes.standard();

  PaymentPosting(
      Remittances remittances,
      PaymentMatching matching,
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      Payers payers,
      Ledger ledger,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.remittances = remittances;
    this.matching = matching;
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.payers = payers;
    this.ledger = ledger;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** Posts the payment if it is new; returns what has become of it. */
  @Transactional
  public Disposition post(String paymentId) {
    StoredPayment stored = remittances.lock(paymentId);
    if (stored.disposition() != Disposition.NEW || stored.remittanceId() == null) {
      return stored.disposition();
    }
    StoredRemittance remittance = remittances.remittance(stored.remittanceId());
    ClaimPayment payment = stored.payment();
    PaymentMatching.Match match = matching.find(payment, remittance);
    if (match.claim() == null) {
      return setAside(payment, remittance, Disposition.UNMATCHED, match.reason());
    }
    management.lock(match.claim().familyId());
    // Read again: another posting may have changed the claim before we held the lock.
    PayerClaim claim = claims.findById(match.claim().id()).orElse(match.claim());
    String key = DuplicateKeys.claim(claim.payerId(), remittance.trace(), payment);
    if (remittances.known(key)) {
      remittances.dispose(payment, Disposition.DUPLICATE, "SAME_DECISION", claim.id());
      return Disposition.DUPLICATE;
    }
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    Matching.Lines lines = Matching.lines(content, payment);
    String obstacle = obstacle(claim, lines, remittance);
    if (!obstacle.isEmpty()) {
      remittances.claimKey(payment.id(), key);
      return hold(lines.payment(), remittance, claim, obstacle);
    }
    Posting.Result result = entries(claim, content, lines.payment());
    remittances.claimKey(payment.id(), key);
    if (!result.posted()) {
      return hold(lines.payment(), remittance, claim, result.problems().getFirst().rule());
    }
    ledger.post(payment.id(), claim.familyId(), result.entries());
    remittances.dispose(lines.payment(), Disposition.POSTED, null, claim.id());
    adjudicate(claim, lines.payment(), content);
    return Disposition.POSTED;
  }

  /**
   * Posts what a payer had decided before the claim came in, in the caller's transaction. What
   * cannot be posted is kept and held; the gate then asks a person.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void postFromIntake(String familyId, int level, ClaimPayment payment) {
    PayerClaim claim = claims.findById(PayerClaim.idOf(familyId, level)).orElseThrow();
    remittances.storeFromIntake(payment, claim.id());
    ClaimContent content = families.findById(familyId).orElseThrow().content();
    Posting.Result result = entries(claim, content, payment);
    if (!result.posted()) {
      remittances.dispose(
          payment, Disposition.HELD, result.problems().getFirst().rule(), claim.id());
      return;
    }
    ledger.post(payment.id(), familyId, result.entries());
    adjudicate(claim, payment, content);
  }

  private Posting.Result entries(PayerClaim claim, ClaimContent content, ClaimPayment payment) {
    return Posting.post(
        new FamilyLedger(ledger.entries(claim.familyId())),
        payment,
        claim.level(),
        content.coverage(claim.level() + 1) != null,
        payers.profile(claim.payerId()),
        codes);
  }

  /** Why the decision is not posted by itself; empty if it is. */
  private String obstacle(PayerClaim claim, Matching.Lines lines, StoredRemittance remittance) {
    ClaimPayment payment = lines.payment();
    if (payment.reversal()) {
      return "REVERSAL";
    }
    if (!Posting.isPostable(payment)) {
      return "STATUS-" + payment.status();
    }
    if (twins(remittance.id(), payment) > 1) {
      return "TWICE_IN_ONE_ERA";
    }
    if (claim.decided()) {
      boolean same =
          remittances.posted(claim.id()).stream()
              .anyMatch(earlier -> sameDecision(earlier, payment));
      return same ? "POSSIBLE_REISSUE" : "DECIDED_BEFORE";
    }
    if (claim.state() == PayerClaimState.CLOSED) {
      return "CLAIM_CLOSED";
    }
    if (claim.level() > 1
        && !claims
            .findById(PayerClaim.idOf(claim.familyId(), claim.level() - 1))
            .map(PayerClaim::decided)
            .orElse(false)) {
      return "PRIOR_PAYER_OPEN";
    }
    if (!PaymentBalance.failures(payment).isEmpty()) {
      return PaymentBalance.failures(payment).getFirst().rule();
    }
    if (!lines.chargeAgrees()) {
      return "CHARGE_DIFFERS";
    }
    if (!lines.unmatched().isEmpty()
        || !payment.lines().isEmpty() && !lines.undecided().isEmpty()) {
      return "LINES";
    }
    return "";
  }

  private long twins(String remittanceId, ClaimPayment payment) {
    return remittances.payments(remittanceId).stream()
        .map(StoredPayment::payment)
        .filter(other -> other.claimNumber().equals(payment.claimNumber()))
        .filter(other -> sameDecision(other, payment))
        .count();
  }

  private static boolean sameDecision(ClaimPayment one, ClaimPayment other) {
    return one.payerClaimControlNumber().equals(other.payerClaimControlNumber())
        && one.status().equals(other.status())
        && one.charge().equals(other.charge())
        && one.paid().equals(other.paid());
  }

  private Disposition setAside(
      ClaimPayment payment, StoredRemittance remittance, Disposition disposition, String reason) {
    remittances.dispose(payment, disposition, reason, null);
    events.publishEvent(new TaskNeeded(TaskKind.MATCH_PAYMENT, remittance.id(), null, reason));
    return disposition;
  }

  private Disposition hold(
      ClaimPayment payment, StoredRemittance remittance, PayerClaim claim, String reason) {
    remittances.dispose(payment, Disposition.HELD, reason, claim.id());
    TaskKind kind =
        switch (reason) {
          case "REVERSAL" -> TaskKind.REVIEW_REVERSAL;
          case "POSSIBLE_REISSUE" -> TaskKind.POSSIBLE_REISSUE;
          default -> TaskKind.MATCH_PAYMENT;
        };
    events.publishEvent(new TaskNeeded(kind, payment.id(), claim.familyId(), reason));
    timeline.append(
        claim.familyId(),
        claim.id(),
        kind == TaskKind.REVIEW_REVERSAL ? "3.5" : "3.7",
        "Payment " + payment.payerClaimControlNumber() + " is held for a person: " + reason);
    return Disposition.HELD;
  }

  private void adjudicate(PayerClaim claim, ClaimPayment payment, ClaimContent content) {
    Classification classification = Classification.of(payment, claim.level(), codes);
    boolean crossoverAnswered = claim.state() == PayerClaimState.AWAITING_CROSSOVER;
    claim.adjudicated(
        classification.outcome(), payment.payerClaimControlNumber(), payment.adjudicated());
    timeline.append(
        claim.familyId(),
        claim.id(),
        "3.9",
        "Payer %s decided %s: charged %s, paid %s (segment %d)"
            .formatted(
                claim.payerId(),
                classification.outcome(),
                payment.charge(),
                payment.paid(),
                payment.segment()));
    PaymentBalance.warnings(payment)
        .forEach(
            warning ->
                timeline.append(claim.familyId(), claim.id(), warning.rule(), warning.message()));
    settleWaiting(claim, crossoverAnswered);
    if (classification.hasDenial() && !isOnward(classification, content, claim)) {
      events.publishEvent(
          new TaskNeeded(
              TaskKind.WORK_DENIAL, claim.id(), claim.familyId(), classification.reason()));
    }
    if (claim.level() == 1 && hasPriorPayerEffect(payment)) {
      events.publishEvent(
          new TaskNeeded(TaskKind.PAYER_ORDER, claim.id(), claim.familyId(), "OA-23"));
    }
    crossOver(claim, payment, content);
    claims.save(claim);
    events.publishEvent(new PayerClaimChanged(claim.id()));
  }

  /**
   * A denial that the next payer may be asked about goes on by itself (DOMAIN 5.4, second = YES).
   */
  private static boolean isOnward(
      Classification classification, ClaimContent content, PayerClaim claim) {
    return classification.secondary() == ReasonCodes.Secondary.YES
        && classification.action() == ReasonCodes.Action.NEXT_ELSE_PATIENT
        && content.coverage(claim.level() + 1) != null;
  }

  private static boolean hasPriorPayerEffect(ClaimPayment payment) {
    return payment.allAdjustments().anyMatch(a -> a.reason().equals("23") && !a.amount().isZero());
  }

  private void settleWaiting(PayerClaim claim, boolean crossoverAnswered) {
    // Whatever was left to do before the payer could decide need not be done any more.
    List.of(
            TaskKind.CHASE_REMITTANCE,
            TaskKind.FIND_ACKNOWLEDGEMENT,
            TaskKind.CORRECT_CLAIM,
            TaskKind.CORRECT_REJECTION,
            TaskKind.PRINT_AND_MAIL)
        .forEach(kind -> events.publishEvent(new TaskSettled(kind, claim.id())));
    if (crossoverAnswered) {
      events.publishEvent(new TaskSettled(TaskKind.CHASE_CROSSOVER, claim.id()));
    }
  }

  private void crossOver(PayerClaim claim, ClaimPayment payment, ClaimContent content) {
    Coverage next = content.coverage(claim.level() + 1);
    if (next == null) {
      return;
    }
    PayerProfile nextPayer = payers.profile(next.payerId());
    Crossover crossover =
        Crossover.decide(
            content,
            claim.level(),
            List.of(payment),
            Set.of(),
            payers.profile(claim.payerId()),
            nextPayer);
    if (crossover.decision() != Crossover.Decision.FORWARDED) {
      return;
    }
    claim.crossedOver();
    LocalDate due = LocalDate.now(clock).plusDays(nextPayer.crossoverWaitDays());
    management.openForwardedClaim(claim.familyId(), next.level(), due);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "3.6",
        "Forwarded to payer %s by the payer itself (%s); nothing is sent, its answer is awaited until %s"
            .formatted(
                next.payerId(),
                crossover.signals().stream()
                    .map(signal -> signal.rule() + " " + signal.value())
                    .collect(joining(", ")),
                due));
  }
}
