package org.cobaltclaims.remittance.process;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.Crossover;
import org.cobaltclaims.coordination.Deadlines;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Classification;
import org.cobaltclaims.remittance.PaymentBalance;
import org.cobaltclaims.remittance.ReasonCodes;
import org.cobaltclaims.remittance.SplitClaim;
import org.cobaltclaims.remittance.Underpayments;
import org.springframework.stereotype.Component;

/**
 * What a posted decision means for its claim, for the people who watch it, and for the next payer.
 */
@Component
class ClaimDeciding {

  private final StaleClaims stale;
  private final PriorityPayers priority;
  private final Underpayments underpayments;
  private final Payers payers;
  private final Clock clock;
  private final ReasonCodes codes = ReasonCodes.standard();

  ClaimDeciding(
      StaleClaims stale,
      PriorityPayers priority,
      Underpayments underpayments,
      Payers payers,
      Clock clock) {
    this.stale = stale;
    this.priority = priority;
    this.underpayments = underpayments;
    this.payers = payers;
    this.clock = clock;
  }

  /**
   * The payer has decided.
   *
   * @param payments the decision, or the parts of a split one, all posted
   * @param correction whether it corrects one that was posted before
   */
  void adjudicate(
      PostingChunk chunk, PayerClaim claim, List<ClaimPayment> payments, boolean correction) {
    ClaimPayment payment = SplitClaim.merged(payments);
    ClaimContent content = chunk.content(claim.familyId());
    Classification classification =
        Classification.of(payment, claim.level(), codes.of(chunk.profile(claim.payerId(), payers)));
    boolean crossoverAnswered = claim.state() == PayerClaimState.AWAITING_CROSSOVER;
    claim.adjudicated(
        classification.outcome(), payment.payerClaimControlNumber(), payment.adjudicated());
    chunk.changed(claim);
    chunk.say(
        claim,
        "3.9",
        "Payer %s decided %s: charged %s, paid %s%s%s%s"
            .formatted(
                claim.payerId(),
                classification.outcome(),
                payment.charge(),
                payment.paid(),
                ClaimPosting.from(payment),
                payments.size() == 1 ? "" : ", in %d parts".formatted(payments.size()),
                correction ? ", as a correction" : ""));
    for (ClaimPayment part : payments) {
      PaymentBalance.warnings(part)
          .forEach(warning -> chunk.say(claim, warning.rule(), warning.message()));
    }
    settleWaiting(chunk, claim, crossoverAnswered);
    if (classification.hasDenial() && !isOnward(classification, content, claim)) {
      chunk.need(TaskKind.WORK_DENIAL, claim.id(), claim.familyId(), classification.reason());
    }
    if (claim.level() == 1 && hasPriorPayerEffect(payment)) {
      chunk.need(TaskKind.PAYER_ORDER, claim.id(), claim.familyId(), "OA-23");
    }
    priority.told(chunk, claim, payment);
    UnderpaidDesk.look(chunk, claim, content, payment, underpayments);
    crossOver(chunk, claim, payments, content);
    if (claim.level() > 1) {
      stale.answered(chunk, claim);
    }
    if (correction) {
      stale.corrected(chunk, claim);
      chunk.reopen(claim.familyId());
    }
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

  /** Whatever was left to do before the payer could decide need not be done any more. */
  static void settleWaiting(PostingChunk chunk, PayerClaim claim, boolean crossoverAnswered) {
    List.of(
            TaskKind.CHASE_REMITTANCE,
            TaskKind.ERA_MISSING,
            TaskKind.INFO_REQUESTED,
            TaskKind.FILING_LIMIT,
            TaskKind.REVIEW_SECONDARY,
            TaskKind.COB_UNBALANCED,
            TaskKind.FIND_ACKNOWLEDGEMENT,
            TaskKind.CORRECT_CLAIM,
            TaskKind.CORRECT_REJECTION,
            TaskKind.PRINT_AND_MAIL)
        .forEach(kind -> chunk.settle(kind, claim.id()));
    if (crossoverAnswered) {
      chunk.settle(TaskKind.CHASE_CROSSOVER, claim.id());
    }
  }

  /** Whether the payer forwarded the claim, so that the next one is not billed (DOMAIN 3.6). */
  private void crossOver(
      PostingChunk chunk, PayerClaim claim, List<ClaimPayment> payments, ClaimContent content) {
    Coverage next = content.coverage(claim.level() + 1);
    PayerProfile payer = chunk.profile(claim.payerId(), payers);
    PayerProfile nextPayer = next == null ? payer : chunk.profile(next.payerId(), payers);
    Crossover crossover =
        Crossover.decide(
            content, claim.level(), payments, chunk.forwarding(claim), payer, nextPayer);
    String signals =
        crossover.signals().stream()
            .map(signal -> signal.rule() + " " + signal.value())
            .distinct()
            .collect(joining(", "));
    switch (crossover.decision()) {
      case NONE -> crossover.warnings().forEach(warning -> chunk.say(claim, "3.6", warning));
      case NOT_FORWARDED ->
          chunk.say(claim, "3.6", "Not forwarded by the payer, as it says (%s)".formatted(signals));
      case CONTRADICTORY ->
          chunk.say(
              claim,
              "3.6",
              "The payer says both that it forwarded the claim and that it did not (%s)"
                  .formatted(signals));
      case OTHER_CARRIER -> {
        chunk.say(
            claim,
            "3.6",
            "Forwarded by the payer, but not surely to the next coverage (%s)".formatted(signals));
        if (next == null) {
          // Somebody else is asked for it, of whom we know nothing: nobody is billed unasked.
          chunk.need(
              TaskKind.PAYER_ORDER, claim.id(), claim.familyId(), Crossover.TO_UNKNOWN_PAYER);
        }
      }
      case FORWARDED -> {
        if (next != null) {
          forwarded(chunk, claim, payments, next, nextPayer, signals);
        }
      }
    }
  }

  private void forwarded(
      PostingChunk chunk,
      PayerClaim claim,
      List<ClaimPayment> payments,
      Coverage next,
      PayerProfile nextPayer,
      String signals) {
    claim.crossedOver();
    LocalDate told = payments.getFirst().adjudicated();
    LocalDate until =
        Deadlines.crossoverWait(
            told, nextPayer, Deadlines.secondary(chunk.content(claim.familyId()), nextPayer, told));
    LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
    LocalDate due = until.isBefore(tomorrow) ? tomorrow : until;
    if (chunk.claim(claim.familyId(), next.level()).isEmpty()) {
      chunk.changed(
          PayerClaim.awaitingCrossover(
              claim.familyId(), next.level(), chunk.served(claim.familyId()), next.payerId(), due));
    }
    chunk.say(
        claim,
        "3.6",
        "Forwarded to payer %s by the payer itself (%s); nothing is sent, its answer is awaited until %s"
            .formatted(next.payerId(), signals, due));
  }
}
