package org.cobaltclaims.denial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Underpayments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks payers to pay what their contract says. A dispute is an appeal like those against denials:
 * one of the payer's levels, with a letter of its own (DOMAIN 8.3). The claim does not wait for it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UnderpaymentDisputes {

  private final Appeals appeals;
  private final DenialReview review;
  private final Underpayments underpayments;
  private final ClaimFamilies families;
  private final Payers payers;
  private final CurrentSettings settings;
  private final Timeline timeline;
  private final Clock clock;

  UnderpaymentDisputes(
      Appeals appeals,
      DenialReview review,
      Underpayments underpayments,
      ClaimFamilies families,
      Payers payers,
      CurrentSettings settings,
      Timeline timeline,
      Clock clock) {
    this.appeals = appeals;
    this.review = review;
    this.underpayments = underpayments;
    this.families = families;
    this.payers = payers;
    this.settings = settings;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Files a dispute with its letter; one that is open already is waited for longer.
   *
   * @param text why the payment is wrong, beside the figures; may be empty
   * @param until when a person is asked about the answer
   * @throws IllegalDenialException if the payer grants no appeal any more, or the time for one is
   *     over
   */
  public void file(PayerClaim claim, String text, LocalDate until, String by) {
    if (open(claim.id()).isPresent()) {
      appeals.disputeAwaited(claim.id(), until);
      say(claim, "The answer to the dispute is awaited until %s".formatted(until));
      return;
    }
    LocalDate today = LocalDate.now(clock);
    int granted = payers.profile(claim.payerId()).appealLevels();
    int level = appeals.of(claim.id()).size() + 1;
    LocalDate ends = review.appealUntil(claim);
    if (level > granted) {
      throw new IllegalDenialException(
          "payer %s grants %d appeals, and all were made".formatted(claim.payerId(), granted));
    }
    if (today.isAfter(ends)) {
      throw new IllegalDenialException("the time for an appeal ended on " + ends);
    }
    List<Underpayments.Short> found = underpayments.of(claim.id());
    Money missing = found.stream().map(Underpayments.Short::missing).collect(Money.sum());
    String letter =
        AppealLetter.dispute(
            new AppealLetter.Facts(
                settings.practice(),
                families.findById(claim.familyId()).orElseThrow().content(),
                claim.level(),
                claim.hasVersion() ? claim.currentVersion().pcn() : claim.id(),
                claim.icn() == null ? "" : claim.icn(),
                claim.adjudicatedOn(),
                List.of(),
                missing,
                level,
                text,
                today),
            found.stream().map(UnderpaymentDisputes::figures).toList());
    appeals.file(
        new Appeal(
            claim.id(),
            claim.familyId(),
            level,
            Appeal.UNDERPAID,
            missing,
            today,
            by,
            ends,
            until,
            letter,
            null,
            null));
    say(
        claim,
        "Appeal %d because %s are short of the contract is written; it may be filed until %s, its answer is awaited until %s"
            .formatted(level, missing, ends, until));
  }

  /** A person goes on without the payer's answer, or with its no. */
  public void dropped(PayerClaim claim, Appeal.Outcome outcome) {
    appeals.disputeAnswered(claim.id(), outcome, LocalDate.now(clock));
  }

  /** Notes the disputes that the payer has answered by deciding anew. */
  public void noteAnswers() {
    for (Appeal dispute : appeals.openDisputes()) {
      Money missing =
          underpayments.of(dispute.payerClaimId()).stream()
              .map(Underpayments.Short::missing)
              .collect(Money.sum());
      if (missing.compareTo(dispute.amount()) < 0) {
        appeals.disputeAnswered(
            dispute.payerClaimId(),
            missing.isZero() ? Appeal.Outcome.OVERTURNED : Appeal.Outcome.PARTLY_OVERTURNED,
            LocalDate.now(clock));
      }
    }
  }

  private Optional<Appeal> open(String payerClaimId) {
    return appeals.openDisputes().stream()
        .filter(dispute -> dispute.payerClaimId().equals(payerClaimId))
        .findFirst();
  }

  private void say(PayerClaim claim, String text) {
    timeline.append(claim.familyId(), claim.id(), TaskKind.UNDERPAID.rule(), text);
  }

  private static String figures(Underpayments.Short one) {
    return "%s: charged %s, allowed %s, by contract %s, short %s"
        .formatted(
            one.line() == 0 ? "Claim" : "Line %d %s".formatted(one.line(), one.procedure()),
            one.charge(),
            one.allowed(),
            one.rate(),
            one.missing());
  }
}
