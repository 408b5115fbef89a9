package org.cobaltclaims.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.simulator.SeenClaim.Cas;
import org.cobaltclaims.simulator.SeenClaim.Line;
import org.cobaltclaims.simulator.SeenClaim.Other;
import org.cobaltclaims.simulator.SeenClaim.PriorLine;
import org.jspecify.annotations.Nullable;

/**
 * The clearinghouse's edits on one claim: payer order, payer ids and the money of DOMAIN 2.5, in
 * its own arithmetic.
 */
final class ClaimCheck {

  static final String OUT_OF_BALANCE =
      "Secondary Claim Information Missing or Invalid, Line Charge Amount = Line sum of Adjustment"
          + " Amts + Line Payer Paid Amt";

  /**
   * Why a claim is refused: two status codes (source 508) with their entity, and words.
   *
   * @param status of STC01
   * @param entity of STC01, empty if none
   * @param further of STC10, empty if none
   */
  record Refusal(String status, String entity, String further, String words) {}

  private final SeenClaim claim;
  private final LocalDate today;

  private ClaimCheck(SeenClaim claim, LocalDate today) {
    this.claim = claim;
    this.today = today;
  }

  /** The first thing that is wrong, empty if the claim may go on to the payer. */
  static Optional<Refusal> check(SeenClaim claim, LocalDate today) {
    ClaimCheck check = new ClaimCheck(claim, today);
    return Optional.<Refusal>empty()
        .or(check::payer)
        .or(check::sequences)
        .or(check::payerIds)
        .or(check::charges)
        .or(check::replacement)
        .or(check::priors);
  }

  private Optional<Refusal> payer() {
    Optional<SamplePayer> payer = SamplePayer.byId(claim.payer().id());
    if (payer.isEmpty()) {
      return refuse("153", "PR", "", "Payer id is not in the payer list");
    }
    if (!payer.get().electronic()) {
      return refuse("116", "PR", "", "Payer takes no electronic claims");
    }
    return Optional.empty();
  }

  /** Exactly one primary, no level twice, no gap (DOMAIN 2.3). */
  private Optional<Refusal> sequences() {
    List<Integer> levels = new ArrayList<>();
    levels.add(claim.level());
    claim.others().forEach(o -> levels.add(SeenClaim.levelOf(o.sequence())));
    levels.sort(null);
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i) != i + 1) {
        return refuse("742", "PR", "", "Payer Responsibility Sequence Number Codes out of order");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> payerIds() {
    Set<String> ids = new HashSet<>();
    ids.add(claim.payer().id());
    for (Other other : claim.others()) {
      if (other.payer().id().isEmpty() || !ids.add(other.payer().id())) {
        return refuse("479", "PR", "", "Other payer id missing or not unique");
      }
    }
    ids.remove(claim.payer().id());
    for (Line line : claim.lines()) {
      for (PriorLine prior : line.priors()) {
        if (!ids.contains(prior.payerId())) {
          return refuse(
              "479", "PR", "710", "Line adjudication of a payer that is not on the claim");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> charges() {
    Money lines = claim.lines().stream().map(Line::charge).collect(Money.sum());
    return lines.equals(claim.charge())
        ? Optional.empty()
        : refuse("400", "", "", "Total Claim Charge Amount = sum of Line Charge Amounts");
  }

  private Optional<Refusal> replacement() {
    boolean replaces = claim.frequency().equals("7") || claim.frequency().equals("8");
    return replaces == claim.originalNumber().isEmpty()
        ? refuse("464", "PR", "", "Payer Claim Control Number goes with frequency 7 and 8 only")
        : Optional.empty();
  }

  private Optional<Refusal> priors() {
    for (Other other : claim.others()) {
      boolean before = SeenClaim.levelOf(other.sequence()) < claim.level();
      boolean adjudicated = other.paid() != null;
      if (before && !adjudicated && !other.bypassed()) {
        return refuse("171", "PR", "672", "Secondary Claim Information Missing or Invalid");
      }
      if (adjudicated) {
        Optional<Refusal> refusal = balance(other);
        if (refusal.isPresent()) {
          return refusal;
        }
      } else if (claim.lines().stream().anyMatch(l -> !of(l, other).isEmpty())) {
        return refuse("672", "PR", "710", "Line adjudication without the payer's paid amount");
      }
    }
    return Optional.empty();
  }

  /** B1 to B4 and B6 to B8 for one prior payer. */
  private Optional<Refusal> balance(Other other) {
    Money paid = Objects.requireNonNull(other.paid());
    Money claimLevel = sum(other.adjustments());
    Money linesPaid = Money.ZERO;
    Money lineLevel = Money.ZERO;
    int linesWith = 0;
    boolean datedLines = false;
    for (Line line : claim.lines()) {
      Money explained = Money.ZERO;
      for (PriorLine prior : of(line, other)) {
        if (prior.paid().isNegative() || !dated(prior.adjudicated())) {
          return prior.paid().isNegative()
              ? refuse("672", "PR", "710", "Negative line paid amount")
              : refuse("516", "PR", "", "Adjudication date missing or in the future");
        }
        explained = explained.plus(prior.paid()).plus(sum(prior.adjustments()));
        linesPaid = linesPaid.plus(prior.paid());
        lineLevel = lineLevel.plus(sum(prior.adjustments()));
        datedLines = true;
      }
      if (!of(line, other).isEmpty()) {
        linesWith++;
        if (!explained.equals(line.charge())) {
          return refuse("400", "", "672", OUT_OF_BALANCE);
        }
      }
    }
    boolean lineDecisions = linesWith > 0;
    if (lineDecisions && linesWith < claim.lines().size()) {
      return refuse("400", "", "672", OUT_OF_BALANCE);
    }
    if (datedLines == (other.adjudicated() != null)
        || (other.adjudicated() != null && !dated(other.adjudicated()))) {
      return refuse("516", "PR", "", "Adjudication date missing, at both levels or in the future");
    }
    boolean paidAgrees = !lineDecisions || paid.equals(linesPaid.minus(claimLevel));
    boolean total = paid.plus(claimLevel).plus(lineLevel).equals(claim.charge());
    if (paid.isNegative() || !paidAgrees || !total) {
      return refuse(
          "400",
          "",
          "672",
          "Secondary Claim Information Missing or Invalid, Total Claim Charge"
              + " Amount = sum of Adjustment Amts + Payer Paid Amt");
    }
    return Optional.empty();
  }

  private boolean dated(@Nullable LocalDate date) {
    return date != null && !date.isAfter(today);
  }

  private static List<PriorLine> of(Line line, Other other) {
    return line.priors().stream().filter(p -> p.payerId().equals(other.payer().id())).toList();
  }

  private static Money sum(List<Cas> adjustments) {
    return adjustments.stream().map(Cas::amount).collect(Money.sum());
  }

  private static Optional<Refusal> refuse(
      String status, String entity, String further, String words) {
    return Optional.of(new Refusal(status, entity, further, words));
  }
}
