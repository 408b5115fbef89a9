package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.CoverageEvidence;
import org.cobaltclaims.claim.CoverageEvidences;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.Crossover;
import org.cobaltclaims.coordination.Deadlines;
import org.cobaltclaims.patient.OtherPayer.Place;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.Posting;
import org.cobaltclaims.remittance.Remittances;
import org.springframework.stereotype.Component;

/**
 * CLP02 23: the claim is not this payer's, it has forwarded it (DOMAIN 3.2). That is no denial and
 * moves no money: the next payer is awaited where it is the one that is named; otherwise a person
 * sets the order of the payers.
 */
@Component
class NotOurs {

  private static final String RULE = "3.2";

  private final CoverageEvidences evidences;
  private final Payers payers;
  private final Clock clock;

  NotOurs(CoverageEvidences evidences, Payers payers, Clock clock) {
    this.evidences = evidences;
    this.payers = payers;
    this.clock = clock;
  }

  /**
   * Takes what the payer says.
   *
   * @return false if it says something else, or contradicts what it has decided before
   */
  boolean take(PostingChunk chunk, PayerClaim claim, ClaimPosting.Arrived arrived) {
    ClaimPayment payment = arrived.payment();
    boolean taken =
        payment.status().equals(Remittances.NOT_OURS)
            && payment.paid().isZero()
            && claim.state().inTransit()
            && chunk.standing(claim).isEmpty();
    if (!taken) {
      return false;
    }
    chunk.dispose(
        arrived.stored(),
        payment,
        Disposition.SET_ASIDE,
        "STATUS-" + payment.status(),
        claim,
        ClaimPosting.key(arrived),
        null);
    ClaimContent content = chunk.content(claim.familyId());
    Coverage next = content.coverage(claim.level() + 1);
    PayerProfile payer = chunk.profile(claim.payerId(), payers);
    PayerProfile nextPayer = next == null ? payer : chunk.profile(next.payerId(), payers);
    Crossover.Decision decision =
        Crossover.decide(
                content, claim.level(), List.of(payment), chunk.forwarding(claim), payer, nextPayer)
            .decision();
    if (decision == Crossover.Decision.FORWARDED && next != null) {
      await(chunk, claim, payment, next, nextPayer);
    } else {
      ask(chunk, claim, payment, content);
    }
    return true;
  }

  /** The named payer is the next one: what was asked of this one is asked of it. */
  private void await(
      PostingChunk chunk,
      PayerClaim claim,
      ClaimPayment payment,
      Coverage next,
      PayerProfile nextPayer) {
    claim.notOurs(payment.payerClaimControlNumber(), payment.adjudicated());
    chunk.changed(claim);
    ClaimDeciding.settleWaiting(chunk, claim, false);
    chunk.book(
        "SKIP-" + claim.id(),
        claim.familyId(),
        Posting.releaseToPayer(
            chunk.money(claim.familyId()), claim.level(), next.level(), "STATUS-23"));
    LocalDate until =
        Deadlines.crossoverWait(
            payment.adjudicated(),
            nextPayer,
            Deadlines.secondary(chunk.content(claim.familyId()), nextPayer, payment.adjudicated()));
    LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
    LocalDate due = until.isBefore(tomorrow) ? tomorrow : until;
    if (chunk.claim(claim.familyId(), next.level()).isEmpty()) {
      chunk.changed(
          PayerClaim.awaitingCrossover(
              claim.familyId(), next.level(), chunk.served(claim.familyId()), next.payerId(), due));
    }
    chunk.say(
        claim,
        RULE,
        "Payer %s says that the claim is not its own and went to payer %s (CLP02 23); its answer is awaited until %s"
            .formatted(claim.payerId(), next.payerId(), due));
  }

  /** Nobody knows whose it is, or somebody who is not next: a person sets the order. */
  private void ask(
      PostingChunk chunk, PayerClaim claim, ClaimPayment payment, ClaimContent content) {
    String carrier = payment.forwardedTo();
    String payerId = payers.payerByAlias(carrier).orElse("");
    if (!carrier.isEmpty()) {
      evidences.keep(
          new CoverageEvidence(
              payment.id() + "-TT",
              claim.familyId(),
              claim.level(),
              "835",
              CoverageEvidence.Kind.OTHER_PAYER,
              Place.PRIMARY.name(),
              content.coverages().stream()
                  .map(Coverage::payerId)
                  .filter(id -> id.equalsIgnoreCase(carrier))
                  .findFirst()
                  .orElse(payerId),
              carrier,
              "",
              "",
              "",
              "",
              "",
              null,
              null,
              LocalDate.now(clock)));
    }
    chunk.need(TaskKind.PAYER_ORDER, claim.id(), claim.familyId(), "STATUS-" + payment.status());
    chunk.say(
        claim,
        RULE,
        "Payer %s says that the claim is not its own and was forwarded%s (CLP02 23): a person decides"
            .formatted(claim.payerId(), payerId.isEmpty() ? "" : " to payer " + payerId));
  }
}
