package org.cobaltclaims.remittance.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.CobBuilder;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.coordination.PriorAdjudication.CobLine;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Adjustment;
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
    if (before.isPresent() && now != null && amounts(before.get()).equals(amounts(now))) {
      chunk.settle(TaskKind.REVIEW_REVERSAL, later.id());
      chunk.say(
          later,
          "3.5",
          "Payer %s corrected itself to what this payer was told: nothing to replace"
              .formatted(claim.payerId()));
      return;
    }
    chunk.need(TaskKind.REVIEW_REVERSAL, later.id(), later.familyId(), COB_STALE);
    chunk.say(
        later,
        "2.9",
        "Proposal: %s, because payer %s corrected its decision: %s"
            .formatted(
                way(later),
                claim.payerId(),
                before.isPresent() && now != null
                    ? differences(amounts(before.get()), amounts(now))
                    : "what this payer was told cannot be compared"));
  }

  /** What to do by where the claim is (DOMAIN 2.9). */
  private static String way(PayerClaim later) {
    return later.decided()
        ? "replace the claim (frequency 7, REF*F8 %s)"
            .formatted(later.icn() == null ? "unknown" : later.icn())
        : "wait for this payer's answer, then replace the claim (frequency 7)";
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

  /** Every amount that the payer is told, by its place. */
  private static Map<String, Money> amounts(PriorAdjudication told) {
    Map<String, Money> amounts = new TreeMap<>();
    amounts.merge("paid", told.paid(), Money::plus);
    rows(amounts, "", told.adjustments());
    for (CobLine line : told.lines()) {
      String place = "line %d ".formatted(line.lineNumber());
      amounts.merge(place + "paid", line.paid(), Money::plus);
      rows(amounts, place, line.adjustments());
    }
    amounts.values().removeIf(Money::isZero);
    return amounts;
  }

  private static void rows(Map<String, Money> amounts, String place, List<Adjustment> rows) {
    rows.forEach(
        row -> amounts.merge(place + row.group() + "-" + row.reason(), row.amount(), Money::plus));
  }

  private static String differences(Map<String, Money> before, Map<String, Money> now) {
    List<String> differences = new ArrayList<>();
    TreeMap<String, Money> places = new TreeMap<>(before);
    places.putAll(now);
    for (String place : places.keySet()) {
      Money was = before.getOrDefault(place, Money.ZERO);
      Money is = now.getOrDefault(place, Money.ZERO);
      if (!Objects.equals(was, is)) {
        differences.add("%s %s instead of %s".formatted(place, is, was));
      }
    }
    return String.join(", ", differences);
  }
}
