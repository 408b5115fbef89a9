package org.cobaltclaims.remittance.process;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
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
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Claims that were sent to a later payer with what an earlier one had decided and has corrected
 * since (DOMAIN 3.5, 2.9). Where the payer would be told something else now, a person gets the
 * proposal to replace the claim; where it would be told the same, nobody has to do anything.
 */
@Component
class StaleClaims {

  /** The reason of the task. */
  static final String COB_STALE = "COB_STALE";

  private final Snapshots snapshots;
  private final Payers payers;

  StaleClaims(Snapshots snapshots, Payers payers) {
    this.snapshots = snapshots;
    this.payers = payers;
  }

  /** The payer has corrected its decision; the claims to later payers are compared with it. */
  void corrected(PostingChunk chunk, PayerClaim claim) {
    for (PayerClaim later : chunk.claims(claim.familyId())) {
      boolean told =
          later.level() > claim.level() && (later.state().inTransit() || later.decided());
      if (told && later.state() != PayerClaimState.CLOSED) {
        compare(chunk, claim, later);
      }
    }
  }

  private void compare(PostingChunk chunk, PayerClaim claim, PayerClaim later) {
    Optional<PriorAdjudication> before = told(claim, later);
    PriorAdjudication now = now(chunk, claim, later);
    if (before.isEmpty() || now == null) {
      ask(chunk, later, "what this payer was told cannot be compared with it");
      return;
    }
    SecondaryReplacement proposal =
        SecondaryReplacement.propose(
            CobChange.between(List.of(before.get()), List.of(now)),
            later.state(),
            later.icn() == null ? "" : later.icn(),
            chunk.profile(later.payerId(), payers));
    if (proposal.action() == SecondaryReplacement.Action.KEEP) {
      chunk.settle(TaskKind.REVIEW_REVERSAL, later.id());
      chunk.say(
          later,
          "3.5",
          "Payer %s corrected itself to what this payer was told: nothing to replace"
              .formatted(claim.payerId()));
      return;
    }
    ask(
        chunk,
        later,
        "%s; %s"
            .formatted(
                words(proposal),
                proposal.change().differences().stream()
                    .map(StaleClaims::words)
                    .collect(joining(", "))));
  }

  private static void ask(PostingChunk chunk, PayerClaim later, String proposal) {
    chunk.need(TaskKind.REVIEW_REVERSAL, later.id(), later.familyId(), COB_STALE);
    chunk.say(
        later, "2.9", "Proposal, because the payer before corrected its decision: " + proposal);
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

  private static String words(CobChange.Difference difference) {
    return "%s%s %s instead of %s"
        .formatted(
            difference.line() == 0 ? "" : "line %d ".formatted(difference.line()),
            difference.what(),
            difference.now(),
            difference.sent());
  }

  private Optional<PriorAdjudication> told(PayerClaim claim, PayerClaim later) {
    return !later.hasVersion()
        ? Optional.empty()
        : snapshots
            .load(later.currentVersion().pcn())
            .map(json -> StoredJson.read(json, BilledClaim.class))
            .flatMap(
                billed ->
                    billed.priorAdjudications().stream()
                        .filter(prior -> prior.level() == claim.level())
                        .findFirst());
  }

  private @Nullable PriorAdjudication now(PostingChunk chunk, PayerClaim claim, PayerClaim later) {
    ClaimContent content = chunk.content(claim.familyId());
    return CobBuilder.build(
            content,
            claim.level(),
            chunk.standing(claim),
            chunk.profile(claim.payerId(), payers),
            chunk.profile(later.payerId(), payers))
        .adjudication();
  }
}
