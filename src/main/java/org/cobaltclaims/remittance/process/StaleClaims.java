package org.cobaltclaims.remittance.process;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.CobBuilder;
import org.cobaltclaims.coordination.CobChange;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.coordination.SecondaryReplacement;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Claims that were sent to a later payer with what an earlier one had decided and has corrected
 * since (DOMAIN 3.5, 2.9). Where the payer would be told something else now, the claim is replaced:
 * when a person says so, or by itself where the payer's profile does, and once the payer has
 * answered what it has. Where it would be told the same, nobody has to do anything.
 */
@Component
class StaleClaims {

  /** The reason of the task. */
  static final String COB_STALE = "COB_STALE";

  private static final String RULE = "2.9";

  private static final List<TaskKind> DENIAL =
      List.of(TaskKind.WORK_DENIAL, TaskKind.APPROVE_WRITE_OFF, TaskKind.FOLLOW_APPEAL);

  private final Snapshots snapshots;
  private final Payers payers;
  private final Clock clock;

  StaleClaims(Snapshots snapshots, Payers payers, Clock clock) {
    this.snapshots = snapshots;
    this.payers = payers;
    this.clock = clock;
  }

  /** The payer has corrected its decision; the claims to later payers are compared with it. */
  void corrected(PostingChunk chunk, PayerClaim claim) {
    for (PayerClaim later : chunk.claims(claim.familyId())) {
      boolean told =
          later.level() > claim.level() && (later.state().inTransit() || later.decided());
      if (told && later.state() != PayerClaimState.CLOSED) {
        compare(chunk, later);
      }
    }
  }

  /** The payer has answered a claim of which somebody wants to know whether it still holds. */
  void answered(PostingChunk chunk, PayerClaim claim) {
    if (!claim.isReplacedOnceAnswered() && !chunk.isOpen(TaskKind.REVIEW_REVERSAL, claim.id())) {
      return;
    }
    if (claim.hasVersion() || !priorsDecided(chunk, claim)) {
      compare(chunk, claim);
      return;
    }
    claim.keep();
    chunk.changed(claim);
    chunk.settle(TaskKind.REVIEW_REVERSAL, claim.id());
    chunk.say(
        claim,
        "3.6",
        "Decided anew on what the payer before forwarded: nothing of ours to replace");
  }

  /**
   * A person accepts that the claim is replaced: at once, or as soon as its payer has answered.
   *
   * @return false if there is nothing to replace
   */
  boolean replace(PostingChunk chunk, PayerClaim claim) {
    SecondaryReplacement proposal = proposal(chunk, claim);
    if (proposal != null && proposal.action() == SecondaryReplacement.Action.KEEP) {
      return false;
    }
    carryOut(
        chunk, claim, proposal == null ? withoutComparison(chunk, claim) : proposal, "accepted");
    return true;
  }

  /**
   * A person lets what was sent stand. While a payer before has not corrected itself, nobody can
   * say what that leaves to the patient.
   */
  void keep(PostingChunk chunk, PayerClaim claim) {
    claim.keep();
    chunk.changed(claim);
    if (priorsDecided(chunk, claim)) {
      StaleMoney.keep(chunk, claim);
    }
  }

  private void compare(PostingChunk chunk, PayerClaim later) {
    SecondaryReplacement proposal = proposal(chunk, later);
    boolean byItself =
        later.isReplacedOnceAnswered()
            || chunk.profile(later.payerId(), payers).replacesStaleClaims();
    if (proposal == null) {
      boolean early = !priorsDecided(chunk, later);
      if (early && byItself) {
        chunk.settle(TaskKind.REVIEW_REVERSAL, later.id());
        chunk.say(later, RULE, "Looked at again once the payers before have decided");
        return;
      }
      ask(
          chunk,
          later,
          early
              ? "once the payers before have decided"
              : "what this payer was told cannot be compared with it");
      return;
    }
    if (proposal.action() == SecondaryReplacement.Action.KEEP) {
      later.keep();
      chunk.changed(later);
      StaleMoney.restore(chunk, later);
      chunk.settle(TaskKind.REVIEW_REVERSAL, later.id());
      chunk.say(
          later, "3.5", "What this payer was told of the payers before holds: nothing to replace");
      return;
    }
    if (byItself) {
      chunk.settle(TaskKind.REVIEW_REVERSAL, later.id());
      carryOut(
          chunk,
          later,
          proposal,
          later.isReplacedOnceAnswered() ? "as was accepted" : "as this payer's profile says");
    } else {
      ask(chunk, later, words(proposal) + "; " + differences(proposal));
    }
  }

  private void carryOut(
      PostingChunk chunk, PayerClaim claim, SecondaryReplacement proposal, String why) {
    String what = differences(proposal);
    String because = what.isEmpty() ? "" : ": " + what;
    switch (proposal.action()) {
      case REPLACE, SEND_NEW, REBUILD -> {
        StaleMoney.open(chunk, claim);
        claim.replace(proposal.frequency());
        List.of(
                TaskKind.CORRECT_REJECTION,
                TaskKind.CORRECT_CLAIM,
                TaskKind.WORK_DENIAL,
                TaskKind.REVIEW_REVERSAL)
            .forEach(kind -> chunk.settle(kind, claim.id()));
        chunk.say(claim, RULE, "Built anew, %s: %s%s".formatted(why, words(proposal), because));
      }
      case WAIT -> {
        claim.replaceOnceAnswered();
        chunk.say(
            claim,
            RULE,
            "To be replaced, %s, once this payer has answered%s".formatted(why, because));
      }
      case KEEP -> throw new IllegalArgumentException("nothing to replace");
    }
    chunk.changed(claim);
    laterDenialsWait(chunk, claim);
    chunk.reopen(claim.familyId());
  }

  /** The family may be waiting for a later claim's denial to be worked: this claim comes first. */
  private void laterDenialsWait(PostingChunk chunk, PayerClaim claim) {
    for (PayerClaim later : chunk.claims(claim.familyId())) {
      if (later.level() > claim.level()) {
        if (DENIAL.stream().anyMatch(kind -> chunk.isOpen(kind, later.id()))) {
          later.denialWaitsForEarlier(LocalDate.now(clock).plusDays(1));
          DENIAL.forEach(kind -> chunk.settle(kind, later.id()));
          chunk.say(later, "3.5", "The denial waits: an earlier payer's claim is sent again first");
        }
        chunk.changed(later);
      }
    }
  }

  private static void ask(PostingChunk chunk, PayerClaim later, String proposal) {
    chunk.need(TaskKind.REVIEW_REVERSAL, later.id(), later.familyId(), COB_STALE);
    chunk.say(
        later, RULE, "Proposal, because the payer before corrected its decision: " + proposal);
  }

  private static String words(SecondaryReplacement proposal) {
    return switch (proposal.action()) {
      case KEEP -> "keep the claim";
      case REBUILD -> "build the claim anew";
      case WAIT -> "wait for this payer's answer, then replace the claim";
      case REPLACE ->
          "replace the claim (frequency %s, REF*F8 %s)"
              .formatted(proposal.frequency(), proposal.originalReference());
      case SEND_NEW -> "send a new claim (frequency %s)".formatted(proposal.frequency());
    };
  }

  private static String differences(SecondaryReplacement proposal) {
    return proposal.change().differences().stream().map(StaleClaims::words).collect(joining(", "));
  }

  private static String words(CobChange.Difference difference) {
    return "%s%s %s instead of %s"
        .formatted(
            difference.line() == 0 ? "" : "line %d ".formatted(difference.line()),
            difference.what(),
            difference.now(),
            difference.sent());
  }

  /** What follows from the difference; null if there is nothing to compare yet, or at all. */
  private @Nullable SecondaryReplacement proposal(PostingChunk chunk, PayerClaim later) {
    List<PriorAdjudication> before = told(later);
    List<PriorAdjudication> now = now(chunk, later);
    return before.isEmpty() || now.isEmpty()
        ? null
        : propose(chunk, later, CobChange.between(before, now));
  }

  /** Nothing of ours went out, or the payers before have not decided: as if all were different. */
  private SecondaryReplacement withoutComparison(PostingChunk chunk, PayerClaim later) {
    CobChange unknown =
        new CobChange(
            List.of(new CobChange.Difference(later.level() - 1, 0, "", Money.ZERO, Money.ZERO)));
    SecondaryReplacement proposal =
        priorsDecided(chunk, later)
            ? propose(chunk, later, unknown)
            : new SecondaryReplacement(SecondaryReplacement.Action.WAIT, "", "", unknown);
    return new SecondaryReplacement(
        proposal.action(),
        proposal.frequency(),
        proposal.originalReference(),
        new CobChange(List.of()));
  }

  private SecondaryReplacement propose(PostingChunk chunk, PayerClaim later, CobChange change) {
    return SecondaryReplacement.propose(
        change,
        later.state(),
        later.icn() == null ? "" : later.icn(),
        chunk.profile(later.payerId(), payers));
  }

  private static boolean priorsDecided(PostingChunk chunk, PayerClaim later) {
    return chunk.claims(later.familyId()).stream()
        .filter(prior -> prior.level() < later.level())
        .allMatch(PayerClaim::decided);
  }

  private List<PriorAdjudication> told(PayerClaim later) {
    return !later.hasVersion()
        ? List.of()
        : snapshots
            .load(later.currentVersion().pcn())
            .map(json -> StoredJson.read(json, BilledClaim.class).priorAdjudications())
            .orElse(List.of());
  }

  /** What the payer would be told now; empty if a payer before has not decided, or unclearly. */
  private List<PriorAdjudication> now(PostingChunk chunk, PayerClaim later) {
    ClaimContent content = chunk.content(later.familyId());
    List<PriorAdjudication> now = new ArrayList<>();
    for (PayerClaim prior : chunk.claims(later.familyId())) {
      if (prior.level() < later.level()) {
        List<ClaimPayment> standing = chunk.standing(prior);
        PriorAdjudication built =
            !prior.decided() || standing.isEmpty()
                ? null
                : CobBuilder.build(
                        content,
                        prior.level(),
                        standing,
                        chunk.profile(prior.payerId(), payers),
                        chunk.profile(later.payerId(), payers))
                    .adjudication();
        if (built == null) {
          return List.of();
        }
        now.add(built);
      }
    }
    return now;
  }
}
